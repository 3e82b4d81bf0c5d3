"""Where to look first: units with their points and reasons, and what is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, FormView, Link, State


@dataclass(frozen=True)
class RiskLine:
    """A unit with its points; every reason in words."""

    unit: str
    points: int
    reasons: Sequence[str]
    state: State


@dataclass(frozen=True)
class ProposalLine:
    """A check that is proposed, with the reasons of that day, and the form that settles it."""

    title: str
    reasons: Sequence[str]
    notes: Sequence[str]
    state: State
    note: str = ""
    form: FormView | None = None
    check: Link | None = None  # the form of a check of this unit, for whoever drafts them


@dataclass(frozen=True)
class RisksView:
    """The list for the chair and the office."""

    finding: str
    rule: str
    basis: str
    proposals: Sequence[ProposalLine]
    outcomes: Sequence[Choice]
    units: Sequence[RiskLine]
