"""What the pages of the disclosure plan of a year need."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, DocumentView, Event, FormView, Link, State


@dataclass(frozen=True)
class YearPlanLine:
    """One item of the plan in words; `edit` leads to its form, empty for readers."""

    item: str
    title: str
    unit: str
    forms: str
    moment: str
    length: str
    edit: str = ""


@dataclass(frozen=True)
class YearPlanView:
    """A plan with its lines; forms are there for whoever may take the step."""

    title: str
    state: State
    finding: str
    document: DocumentView | None
    lines: Sequence[YearPlanLine]
    downloads: Sequence[Link]
    versions: Sequence[Link]
    capacities: Sequence[Choice] = ()
    submit: FormView | None = None
    take_back: FormView | None = None
    approve: FormView | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class YearPlansView:
    """The plans of the ward; `new` drafts another."""

    finding: str
    rule: str
    plans: Sequence[tuple[Link, State, str]]
    years: Sequence[Choice]
    new: FormView | None = None


@dataclass(frozen=True)
class YearPlanLineView:
    """The form of one item: who, when, and what the plan adds to the law."""

    title: str
    subject: Link
    facts: Sequence[tuple[str, str]]
    form: FormView
    units: Sequence[Choice]
    days: Sequence[tuple[str, str]]
    extras: Sequence[int]
    forms: Sequence[Choice]
