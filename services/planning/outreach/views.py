"""What is shown of campaigns, activities and the week of the loudspeakers."""

from datetime import date, time
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from services.planning.outreach.rules import ActivityState, Audience, Kind
from services.planning.tasks.views import FileView
from services.planning.training.views import PublicClassView


class ReachView(BaseModel):
    """How far a campaign reached."""

    people: int
    minutes: int
    articles: int
    sheets: int


class CampaignView(BaseModel):
    """A campaign with its reach so far."""

    id: UUID
    task_id: UUID | None
    task: str
    unit_id: UUID
    unit: str
    title: str
    document: str
    aims: str
    audiences: list[Audience]
    starts_on: date
    ends_on: date
    honour_code: str
    planned: int
    held: int
    reach: ReachView


class ActivityView(BaseModel):
    """An activity with everything its unit wrote down."""

    id: UUID
    campaign_id: UUID
    unit_id: UUID
    kind: Kind
    title: str
    place: str
    on: date
    starts_at: time | None
    minutes: int | None
    state: ActivityState
    amount: int | None
    address: str
    reason: str
    script: list[FileView]
    evidence: list[FileView]


class CampaignDetailView(BaseModel):
    """A campaign and its activities, the earliest first."""

    campaign: CampaignView
    activities: list[ActivityView]
    timeline: list[HappenedView] = []  # where one is asked for


class SlotView(BaseModel):
    """A slot on the loudspeakers, as everybody may know it: no reason, no file."""

    on: date
    starts_at: time
    minutes: int
    system: str
    title: str
    state: ActivityState
    minutes_aired: int | None


class WeekView(BaseModel):
    """The loudspeakers from Monday to Sunday."""

    starts_on: date
    ends_on: date
    slots: list[SlotView]


class PublicCampaignView(BaseModel):
    """A campaign as everybody may know it."""

    title: str
    document: str
    unit: str
    starts_on: date
    ends_on: date
    reach: ReachView


class PublicOutreachView(BaseModel):
    """What everybody may know: the week of the loudspeakers, campaigns, classes."""

    week: WeekView
    campaigns: list[PublicCampaignView]
    classes: list[PublicClassView]
