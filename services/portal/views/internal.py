"""What the pages of things shown to the staff need; nobody sees them without signing in."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import (
    Choice,
    DeadlineView,
    DocumentView,
    Event,
    FormView,
    Link,
    State,
)


@dataclass(frozen=True)
class InternalLine:
    """One paper for the staff in a list."""

    title: str
    href: str
    document: DocumentView
    state: State
    note: str


@dataclass(frozen=True)
class InternalKhoanLine:
    """One of the twelve contents with its papers."""

    number: int
    title: str
    state: State
    note: str
    papers: Sequence[InternalLine]


@dataclass(frozen=True)
class InternalBoardView:
    """The twelve contents of article 46 as they stand."""

    finding: str
    rules: Sequence[str]
    khoans: Sequence[InternalKhoanLine]
    acts: Sequence[Link]


@dataclass(frozen=True)
class InternalPaperView:
    """A paper for the staff; a form is there for whoever may take the step now."""

    title: str
    subject: str
    state: State
    document: DocumentView
    facts: Sequence[tuple[str, str]]
    summary: str
    body: str
    files: Sequence[Link]
    warning: str
    deadline: DeadlineView
    approve: FormView | None = None
    publish: FormView | None = None
    post: FormView | None = None
    end: FormView | None = None
    withdraw: FormView | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class InternalEditView:
    """The form of a new paper for the staff."""

    form: FormView
    khoans: Sequence[Choice]
    units: Sequence[Choice]
    forms: Sequence[Choice]
    rules: Sequence[str]
