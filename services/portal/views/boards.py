"""Boards that residents elect: which there are, one of them with its members."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Event, Link, State
from services.portal.views.matters import Act, MatterLine


@dataclass(frozen=True)
class PeopleBoardsView:
    """Every board; for the desk of the Front what can be begun."""

    title: str
    finding: str
    lines: Sequence[MatterLine]
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class MemberLine:
    """Somebody on a board; `left` is since when no more, and why, for the Front alone."""

    name: str
    post: str
    sent_by: str
    since: str
    left: str = ""


@dataclass(frozen=True)
class PeopleBoardView:
    """One board: its term, its members, who is missing, the elections into it, the steps."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    finding: str
    members: Sequence[MemberLine] = ()
    free: Sequence[MatterLine] = ()
    elections: Sequence[MatterLine] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
