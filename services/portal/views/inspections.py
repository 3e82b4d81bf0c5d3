"""Checks of units: lists, one with its findings, its checklist, the programme of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Event, FormView, Link, Offline, State
from services.portal.views.matters import Act


@dataclass(frozen=True)
class CheckLine:
    """A check, or a line of a programme, in a list; `remove` is where it is taken out.

    `source` is the sentence that a proposed line comes from.
    """

    title: str
    href: str
    state: State
    notes: Sequence[str]
    remove: str = ""
    source: str = ""


@dataclass(frozen=True)
class InspectionsView:
    """The checks that somebody may know of; for those who prepare them the form of a decision."""

    finding: str
    going: Sequence[CheckLine]
    over: Sequence[CheckLine]
    year: int
    years: Sequence[Link] = ()
    form: FormView | None = None
    kinds: Sequence[Choice] = ()
    units: Sequence[Choice] = ()
    checklists: Sequence[Choice] = ()
    officials: Sequence[Choice] = ()
    items: Sequence[Choice] = ()
    acts: Sequence[Act] = ()
    begun: bool = False  # whether the form of a decision stands open


@dataclass(frozen=True)
class FindingLine:
    """One finding: how grave, against what, what proves it; `remove` takes it back."""

    title: str
    text: str
    weight: State
    basis: str
    evidence: str = ""
    remove: str = ""


@dataclass(frozen=True)
class InspectionView:
    """One check with the steps that are possible now."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    notice: str
    scope: str
    team: Sequence[str]
    findings: Sequence[FindingLine]
    conclusion: str
    links: Sequence[Link] = ()
    downloads: Sequence[Link] = ()
    acts: Sequence[Act] = ()
    unread: str = ""
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class AnswerLine:
    """An answer to a line: what was seen, the note, by whom and when."""

    said: State
    note: str
    notes: Sequence[str]
    photo: str = ""


@dataclass(frozen=True)
class LineToCheck:
    """A line of the checklist, the newest answer of each person, and the form to answer it.

    `own` is an answer that whoever looks may correct.
    """

    key: str
    text: str
    basis: str
    answers: Sequence[AnswerLine]
    earlier: Sequence[AnswerLine]
    form: FormView | None = None
    own: Choice | None = None


@dataclass(frozen=True)
class ChecklistView:
    """The checklist of one check, answered line by line."""

    title: str
    back: Link
    finding: str
    lines: Sequence[LineToCheck]
    answers: Sequence[Choice]
    unanswered: State
    offline: Offline | None = None  # for whoever carries it out


@dataclass(frozen=True)
class CheckProgrammesView:
    """The programmes of checks, one for each year."""

    lines: Sequence[CheckLine]
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class CheckProgrammeView:
    """The programme of one year by months; `owed` is what former years left."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    lines: Sequence[CheckLine]
    acts: Sequence[Act] = ()
    owed: Sequence[CheckLine] = ()
    says: str = ""
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class ConclusionLine:
    """The public paper of a conclusion: of which unit, its number and day, its files, its hash."""

    title: str
    notes: Sequence[str]
    links: Sequence[Link]
    sha256: str


@dataclass(frozen=True)
class ConclusionsView:
    """The conclusions that are public; `more` leads to everything disclosed beside them."""

    finding: str
    lines: Sequence[ConclusionLine]
    more: Link
