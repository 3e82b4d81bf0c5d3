"""Plans of units below the ward's plan: who has one, and the steps of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Event, FormView, Link, State


@dataclass(frozen=True)
class UnitPlanLine:
    """A unit with how far its plan is."""

    unit: str
    state: State
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class UnitPlansView:
    """Every unit's plan of a year, those without one first; `draft` begins one's own."""

    year: int
    finding: str
    lines: Sequence[UnitPlanLine]
    draft: FormView | None = None
    waiting: Link | None = None  # to what waits for whoever looks
    years: Sequence[Link] = ()


@dataclass(frozen=True)
class WaitingPlan:
    """A plan that was handed in: its steps in words, the fields of its line, what was read."""

    id: str
    unit: str
    href: str
    steps: Sequence[str]
    left_out: Sequence[str]
    tick: str
    number: str
    read: tuple[str, str]


@dataclass(frozen=True)
class PlansWaitingView:
    """Every plan that waits for the chair, and the one form that decides on those chosen."""

    year: int
    plans: Sequence[WaitingPlan]
    form: FormView


@dataclass(frozen=True)
class StepLine:
    """A step of a unit; `task` leads to the ward task it serves, `form` reports or removes it."""

    title: str
    when: str
    state: State
    task: Link | None
    form: FormView | None = None
    send: str = ""


@dataclass(frozen=True)
class UnitPlanPageView:
    """One plan of a unit, with what the one who looks may do next.

    `left_out` are tasks of the ward that the plan has no step for; `returned` why it came back.
    """

    title: str
    unit: str
    state: State
    year: int
    steps: Sequence[StepLine]
    left_out: Sequence[str] = ()
    returned: str = ""
    add: FormView | None = None
    tasks: Sequence[Choice] = ()
    submit: FormView | None = None
    approve: FormView | None = None
    send: str = ""
    content_sha256: str = ""
    sent_back: FormView | None = None
    text: Link | None = None
    downloads: Sequence[Link] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class ReadStep:
    """A step read from a unit's text: its words, and what the unit is to decide."""

    key: str
    path: str
    sentence: str
    title: str
    due_on: str
    tasks: Sequence[Choice]
    decision: str = ""
    flag: str = ""


@dataclass(frozen=True)
class UnitTextView:
    """The text of a unit's plan; `upload` takes another, `form` the decisions on its steps."""

    title: str
    plan: Link
    source: str
    passages: Sequence[str]
    notices: Sequence[str] = ()
    left_out: Sequence[str] = ()
    steps: Sequence[ReadStep] = ()
    form: FormView | None = None
    upload: FormView | None = None
