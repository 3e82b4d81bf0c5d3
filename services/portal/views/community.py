"""Yearly conferences of neighbourhoods: which are owed, one of them, what was asked there."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import DeadlineView, Event, FormView, Link, State
from services.portal.views.matters import Act, MatterLine


@dataclass(frozen=True)
class CommunityListView:
    """Conferences; for the desk also what each neighbourhood owes for the year."""

    finding: str
    lines: Sequence[MatterLine]
    owed_title: str = ""
    owed: Sequence[MatterLine] = ()
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class AskedLine:
    """What was asked and answered; `kept` says why everybody does not read it."""

    title: str
    question: str
    answer: str
    kept: str = ""
    remove: FormView | None = None


@dataclass(frozen=True)
class CommunityView:
    """One conference: the invitation, who came by number, what was asked, the result."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    agenda: str
    result: str
    asked: Sequence[AskedLine]
    papers: Sequence[Link]
    deadline: DeadlineView | None = None
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
