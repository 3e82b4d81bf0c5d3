"""Who heads the neighbourhoods, and how one is elected."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Clock, Event, Link, State
from services.portal.views.matters import Act, MatterLine


@dataclass(frozen=True)
class HeadsView:
    """How each neighbourhood is headed, and every election; for the desk what can be begun."""

    title: str
    finding: str
    heads: Sequence[MatterLine]
    elections: Sequence[MatterLine]
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class PreparationLine:
    """Something that has to be done before the day, by when, and when it was."""

    text: str
    clock: Clock
    document: str = ""


@dataclass(frozen=True)
class CandidateLine:
    """Somebody who stands; `votes` is empty before the count."""

    ordinal: int
    name: str
    born: int
    votes: str = ""
    won: State | None = None


@dataclass(frozen=True)
class ElectionView:
    """One election: its days, who stands, the result, and the steps of the desk."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    finding: str
    steps: Sequence[PreparationLine]
    candidates: Sequence[CandidateLine] = ()
    hidden: str = ""
    reason: str = ""
    vote: Link | None = None
    following: str = ""
    papers: Sequence[Link] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
