"""What units are asked to put right after a check: boards, one of them, those of a check."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Clock, DeadlineView, Event, FormView, Link, State
from services.portal.views.matters import Act


@dataclass(frozen=True)
class RecommendationLine:
    """One in a list; the clock runs while the unit owes it, else the state says how it stands."""

    text: str
    href: str
    notes: Sequence[str]
    state: State
    clock: Clock | None = None


@dataclass(frozen=True)
class RecommendationGroup:
    """Those of a board that are alike."""

    key: str
    title: str
    lines: Sequence[RecommendationLine]


@dataclass(frozen=True)
class RecommendationBoardView:
    """What somebody checked, or what a unit owes."""

    title: str
    says: str
    finding: str
    groups: Sequence[RecommendationGroup]


@dataclass(frozen=True)
class RecommendationPageView:
    """One recommendation with its day, what happened, and the steps that are possible now."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    text: str
    basis: str
    deadline: DeadlineView
    clock: Clock | None
    events: Sequence[Event]
    links: Sequence[Link] = ()
    notice: str = ""
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class CheckRecommendationsView:
    """What one check asked of units; for the team and the chair the form to ask."""

    title: str
    back: Link
    lines: Sequence[RecommendationLine]
    nothing: str
    rule: str
    form: FormView | None = None
    units: Sequence[Choice] = ()
    findings: Sequence[Choice] = ()
