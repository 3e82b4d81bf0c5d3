"""The plan of the year: as residents read it, and as the office imports and approves it."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import (
    Choice,
    Clock,
    DeadlineView,
    DocumentView,
    Event,
    FileView,
    FormView,
    Link,
    State,
)


@dataclass(frozen=True)
class TaskLine:
    """A task in the plan's tree; `path` is its place in the text, such as II.3."""

    path: str
    text: str
    href: str
    lead: str
    rhythm: str
    state: State
    clock: Clock | None = None
    steps: str = ""  # how far the units' own steps towards it are


@dataclass(frozen=True)
class PlanGroup:
    """A group such as II.3: its sentences, its tasks for officials, and how many are done."""

    path: str
    title: str
    tasks: Sequence[TaskLine]
    aims: Sequence[str] = ()
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class PlanPart:
    """A part of the plan: I, II or III."""

    path: str
    title: str
    groups: Sequence[PlanGroup]


@dataclass(frozen=True)
class PlanView:
    """The plan in force; `progress` is (state, count) in the order of the ring.

    `acts` are what the signed-in person may do next, the main one first.
    """

    title: str
    year: int
    state: State
    document: DocumentView | None
    finding: str
    progress: Sequence[tuple[State, int]]
    parts: Sequence[PlanPart]
    versions: Sequence[Link] = ()
    downloads: Sequence[Link] = ()
    acts: Sequence[Link] = ()
    events: Sequence[Event] = ()

    @property
    def ring(self) -> list[tuple[str, int]]:
        """The progress as parts of the ring."""
        return [(state.kind, count) for state, count in self.progress]

    @property
    def done_count(self) -> int:
        """How many tasks are done."""
        return sum(count for kind, count in self.ring if kind == "done")

    @property
    def task_count(self) -> int:
        """How many tasks the plan has."""
        return sum(count for _, count in self.ring)


@dataclass(frozen=True)
class PlanUploadView:
    """The form that takes a plan as a file or as pasted text."""

    form: FormView
    years: Sequence[Choice]


@dataclass(frozen=True)
class ApprovalView:
    """The form that gives a paper its number, day and signature (TM. or KT.).

    `day` names the field of the day. Without `signers` the name of the signer is asked for.
    """

    title: str
    subject: Link
    rule: str
    form: FormView
    capacities: Sequence[Choice]
    day: str
    send: str
    signers: Sequence[Choice] = ()
    example: str = "112/KH-UBND"
    checks: Sequence[State] = ()
    reads: Sequence[str] = ()  # what is signed, where it is short enough to stand here
    content_sha256: str = ""  # says what was read


@dataclass(frozen=True)
class Answer:
    """An urging (đôn đốc): what was asked, by when, the answer, or the form to give it."""

    text: str
    clock: Clock
    answer: str = ""
    form: FormView | None = None
    letter: Link | None = None


@dataclass(frozen=True)
class UnitStep:
    """A step of a unit's own plan towards a task of the ward."""

    text: str
    unit: Link
    state: State


@dataclass(frozen=True)
class TaskView:
    """A task: the words that made it, who owes it, what was done, and the forms to add to it.

    `says` and `basis` are of a day that was named, or of none; `deadline` of one that was counted.
    """

    title: str
    source: str
    source_from: Link
    lead: str
    cooperating: Sequence[str]
    rhythm: str
    output: str
    state: State
    clock: Clock | None
    events: Sequence[Event]
    files: Sequence[FileView]
    progress_form: FormView | None = None
    outcomes: Sequence[Choice] = ()
    says: str = ""
    basis: str = ""
    deadline: DeadlineView | None = None
    urgings: Sequence[Answer] = ()
    urging_form: FormView | None = None
    steps: Sequence[UnitStep] = ()
    indicator: str = ""
    evidence_asked: str = ""
    others: Sequence[Choice] = ()  # tasks of the same unit that one letter may name too
    acts: Sequence[Link] = ()
