"""Drafts on which residents are asked: the list, one of them, and the desk's steps and opinions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import (
    Choice,
    DeadlineView,
    Event,
    FormView,
    Link,
    Offered,
    Pager,
    State,
)


@dataclass(frozen=True)
class ConsultationLine:
    """A draft in a list."""

    title: str
    href: str
    state: State
    notes: Sequence[str]


@dataclass(frozen=True)
class ConsultationsView:
    """What residents are and were asked; for the desk the form to draft one."""

    finding: str
    open_now: Sequence[ConsultationLine]
    over: Sequence[ConsultationLine]
    form: FormView | None = None
    matters: Sequence[Choice] = ()
    forms: Sequence[Choice] = ()
    units: Sequence[Choice] = ()
    public: Link | None = None
    critiques: Link | None = None


@dataclass(frozen=True)
class OpinionLine:
    """Words that everybody may read."""

    stance: State
    text: str
    notes: Sequence[str]


@dataclass(frozen=True)
class CountRow:
    """How many said what by one channel."""

    name: str
    in_favour: int
    against: int
    other: int

    @property
    def whole(self) -> int:
        """All of them."""
        return self.in_favour + self.against + self.other


@dataclass(frozen=True)
class MeetingLine:
    """What one meeting or bundle of slips brought; `remove` is where it is taken back."""

    title: str
    notes: Sequence[str]
    minutes: str = ""
    remove: str = ""


@dataclass(frozen=True)
class ConsultationAct(Offered):
    """One step of the desk: its form, its words, the fields it asks for."""

    fields: Sequence[str]


@dataclass(frozen=True)
class AnsweredGroup:
    """What was said alike, how often, and what the ward answers."""

    title: str
    stance: State
    size: int
    answer: State
    explanation: str


@dataclass(frozen=True)
class ConsultationView:
    """One draft: what is asked, until when, how to answer, and what was said."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    matter: str
    summary: str
    draft: str
    forms: Sequence[str]
    notes: Sequence[str]
    opinions: Sequence[OpinionLine]
    pager: Pager | None = None
    counts: Sequence[CountRow] = ()
    send: FormView | None = None
    sent: str = ""
    stances: Sequence[Choice] = ()
    neighbourhoods: Sequence[Choice] = ()
    acts: Sequence[ConsultationAct] = ()
    links: Sequence[Link] = ()
    meetings: Sequence[MeetingLine] = ()
    earliest: date | None = None
    summary_of_all: str = ""
    groups: Sequence[AnsweredGroup] = ()
    ending: Sequence[str] = ()
    decision_reasons: str = ""
    downloads: Sequence[Link] = ()
    decisions: Sequence[Choice] = ()
    hearings: Sequence[Choice] = ()
    presences: Sequence[Choice] = ()
    events: Sequence[Event] = ()
    deadline: DeadlineView | None = None


@dataclass(frozen=True)
class OpinionAct:
    """What a clerk may do with one opinion."""

    name: str
    send: str
    form: FormView
    fields: Sequence[str]


@dataclass(frozen=True)
class OpinionWork:
    """One opinion as it was typed, why a clerk looks first, and what may be done with it."""

    id: str
    stance: State | None
    state: State
    text: str
    shown: str
    why: Sequence[str]
    notes: Sequence[str]
    acts: Sequence[OpinionAct]


@dataclass(frozen=True)
class OpinionsView:
    """Opinions on one draft that a clerk looks at; `filters` leave those that still wait."""

    title: str
    back: Link
    finding: str
    action: str
    filters: Sequence[Choice]
    opinions: Sequence[OpinionWork]
    grounds: Sequence[Choice]
    claims: Sequence[Choice]
    before: int = 0  # how many are on earlier pages
    pager: Pager | None = None


@dataclass(frozen=True)
class TypingInView:
    """The phone page on which slips and meetings are typed in."""

    title: str
    back: Link
    facts: Sequence[str]
    count: FormView
    slips: FormView
    channels: Sequence[Choice]
    neighbourhoods: Sequence[Choice]
    stances: Sequence[Choice]
    rows: Sequence[int]
    meetings: Sequence[MeetingLine]
    done: str = ""


@dataclass(frozen=True)
class GroupMember:
    """An opinion in a group, why it is there, and the form that puts it elsewhere."""

    text: str
    why: str
    move: FormView


@dataclass(frozen=True)
class GroupWork:
    """A group that is arranged and explained; `others` are those it may be merged with."""

    name: str
    stance: State
    answer: State
    size: int
    members: Sequence[GroupMember]
    others: Sequence[Choice]
    explain: FormView
    merge: FormView
    more: Link | None = None  # where its other opinions are


@dataclass(frozen=True)
class GroupsView:
    """The opinions on one draft in groups, the rule, and the form to choose the ward's share."""

    title: str
    back: Link
    finding: str
    rule: str
    groups: Sequence[GroupWork]
    answers: Sequence[Choice]
    bounds: str
    regroup: FormView | None = None
    setting: FormView | None = None
    every: Link | None = None  # from one group back to all
    pager: Pager | None = None
