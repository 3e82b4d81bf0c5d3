"""People told and taught: classes, campaigns, the week of the loudspeakers, the public page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Choice, Event, FileView, FormView, Link, State


@dataclass(frozen=True)
class ClassLine:
    """A class in a list: topic, when and where, and how far it is."""

    topic: str
    href: str
    when: str
    where: str
    state: State


@dataclass(frozen=True)
class ClassesView:
    """The classes of a year and the form of a new one; `groups` are fields of numbers."""

    year: int
    finding: str
    classes: Sequence[ClassLine]
    form: FormView | None
    tasks: Sequence[Choice]
    groups: Sequence[Choice]
    years: Sequence[Link] = ()


@dataclass(frozen=True)
class ClassView:
    """One class: what was planned, who came, and the forms to settle it."""

    topic: str
    state: State
    facts: Sequence[tuple[str, str]]
    groups: Sequence[tuple[str, str, str]]
    task: Link | None
    files: Sequence[FileView]
    remark: str
    result: FormView | None
    fields: Sequence[Choice]
    cancel: FormView | None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class CampaignLine:
    """A campaign in a list."""

    title: str
    href: str
    document: str
    period: str
    unit: str
    reach: str


@dataclass(frozen=True)
class CampaignsView:
    """The campaigns of a year and the form of a new one."""

    year: int
    finding: str
    campaigns: Sequence[CampaignLine]
    form: FormView | None
    tasks: Sequence[Choice]
    audiences: Sequence[Choice]
    years: Sequence[Link] = ()


@dataclass(frozen=True)
class ActivityLine:
    """One activity with its form; `outcomes` are what may be said of it today."""

    title: str
    when: str
    where: str
    kind: str
    state: State
    note: str
    files: Sequence[Link]
    form: FormView | None
    outcomes: Sequence[Choice]
    amount: str
    article: bool


@dataclass(frozen=True)
class CampaignView:
    """One campaign with its activities and the forms to plan more; `honour` is what it is about."""

    title: str
    facts: Sequence[tuple[str, str]]
    aims: str
    task: Link | None
    reach: str
    activities: Sequence[ActivityLine]
    broadcast: FormView | None
    activity: FormView | None
    kinds: Sequence[Choice]
    honour: Link | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class SlotLine:
    """One slot on the loudspeakers."""

    at: str
    system: str
    title: str
    state: State


@dataclass(frozen=True)
class WeekView:
    """The loudspeakers from Monday to Sunday; `days` holds those with slots."""

    title: str
    days: Sequence[tuple[date, Sequence[SlotLine]]]
    previous: Link | None
    next: Link | None
    feed: str


@dataclass(frozen=True)
class PublicOutreachView:
    """What everybody may read: this week's loudspeakers, campaigns, classes."""

    week: WeekView
    campaigns: Sequence[CampaignLine]
    classes: Sequence[ClassLine]
