"""Plans of units below the ward's plan: who has one, and the steps of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, FormView, Link, State


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
