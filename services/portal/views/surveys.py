"""Surveys: the list, the paper to answer, the results, and the desk that asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Event, FormView, Link, Offered, Pager, State


@dataclass(frozen=True)
class SurveyLine:
    """A survey in a list."""

    href: str
    title: str
    notes: Sequence[str]
    state: State


@dataclass(frozen=True)
class SurveysView:
    """The surveys of a ward; on the desk with `starts`, the ways to begin another."""

    finding: str
    lines: Sequence[SurveyLine]
    start: FormView | None = None
    starts: Sequence[Choice] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class AskedQuestion:
    """One question of the paper; `choices` are chips, `hint` says what a number may be."""

    name: str
    number: int
    text: str
    kind: str  # choice | number | text
    required: bool
    choices: Sequence[Choice] = ()
    hint: str = ""


@dataclass(frozen=True)
class AnswerView:
    """The paper to answer, for whoever has a code, scanned a sheet, or types in a paper."""

    title: str
    notes: Sequence[str]
    form: FormView | None
    questions: Sequence[AskedQuestion] = ()
    asks_code: bool = False
    on_paper: bool = False
    back: Link | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class ResultCell:
    """A number and its share of everybody who answered."""

    words: str
    count: int
    share: str


@dataclass(frozen=True)
class ResultQuestion:
    """What may be shown of one question; `note` says what is not, and why."""

    text: str
    cells: Sequence[ResultCell]
    silent: str
    index: str
    note: str


@dataclass(frozen=True)
class ResultSample:
    """One sample: how it was asked and how many answered stand before every number."""

    key: str
    title: str
    response: str
    questions: Sequence[ResultQuestion]
    rated: Sequence[str]
    rows: Sequence[tuple[str, int, Sequence[str]]]


@dataclass(frozen=True)
class ResultsView:
    """The results of a survey."""

    title: str
    back: Link
    notes: Sequence[str]
    samples: Sequence[ResultSample]
    summary: str
    comments: Sequence[str]
    downloads: Sequence[Link] = ()
    publish: FormView | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class EditedQuestion:
    """A row of the builder; its fields are f"{name}_text" and so on."""

    name: str
    number: int
    title: str
    kinds: Sequence[Choice]


@dataclass(frozen=True)
class SurveyEditView:
    """The builder: what a survey says and asks."""

    title: str
    back: Link
    form: FormView
    audiences: Sequence[Choice]
    questions: Sequence[EditedQuestion]


@dataclass(frozen=True)
class PointLine:
    """A point: its sheet to print, its page, and where papers are typed in."""

    title: str
    unit: str
    sheet: str
    page: str
    paper: str


@dataclass(frozen=True)
class StratumLine:
    """A numbered list and what was drawn from it."""

    unit: str
    size: int
    drawn: str


@dataclass(frozen=True)
class SurveyAct(Offered):
    """A step of the desk: its form and the names of its fields."""

    fields: Sequence[str]
    hint: str = ""


@dataclass(frozen=True)
class SurveyWorkView:
    """One survey on the desk: where it stands, whom it asks, the steps that are possible now."""

    title: str
    state: State
    back: Link
    facts: Sequence[tuple[str, str]]
    questions: Sequence[AskedQuestion]
    links: Sequence[Link]
    strata: Sequence[StratumLine]
    points: Sequence[PointLine]
    days: Sequence[tuple[str, str, str, int]]
    acts: Sequence[SurveyAct]
    units: Sequence[Choice]
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class CommentLine:
    """A comment to be looked at; the forms say where each decision goes."""

    id: str
    question: str
    text: str
    signs: str
    release: FormView | None
    withhold: str = ""
    hand_over: str = ""
    register: FormView | None = None
    give_back: str = ""


@dataclass(frozen=True)
class CommentsView:
    """Comments that wait: for an official, or for the reception clerk alone."""

    title: str
    lead: str
    back: Link
    lines: Sequence[CommentLine]
    claims: Sequence[Choice] = ()
    before: int = 0  # how many are on earlier pages
    pager: Pager | None = None
