"""A sealed letter before, during and after a look, and the log of looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.portal.views.frame import Choice, FormView, State


@dataclass(frozen=True)
class Written:
    """What is read in one look."""

    persons: Sequence[tuple[str, str]]
    text: str
    files: Sequence[tuple[FormView, str]]  # each is opened by a form: an address would be kept


@dataclass(frozen=True)
class SealedLetterView:
    """How a letter stands towards whoever looks; `written` during the look only."""

    state: State
    said: str
    reasons: Sequence[Choice] = ()
    look: FormView | None = None
    ask: FormView | None = None
    written: Written | None = None


@dataclass(frozen=True)
class Question:
    """Somebody asks to look, and waits for a second person or may look now."""

    who: str
    at: datetime
    reason: str
    state: State
    letter: str
    agree: FormView | None = None
    decline: FormView | None = None


@dataclass(frozen=True)
class LookLine:
    """One line of the log: who did what, why; never what was in the letter."""

    number: int
    at: datetime
    who: str
    what: str
    notes: Sequence[str]
    letter: str


@dataclass(frozen=True)
class Term:
    """For how long letters of a class are kept."""

    title: str
    years: int
    form: FormView | None = None


@dataclass(frozen=True)
class LooksView:
    """Questions that wait, the log, its end, and how long letters are kept."""

    questions: Sequence[Question]
    lines: Sequence[LookLine] | None = None  # None: not for this visitor
    older: str = ""
    head_number: int = 0
    head_hash: str = ""
    terms: Sequence[Term] = field(default_factory=list)
    form: FormView | None = None


@dataclass(frozen=True)
class StopView:
    """The form that stops notices; none once they are stopped."""

    form: FormView | None
