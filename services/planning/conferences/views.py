"""What is shown of places of work and their conferences."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.planning.conferences.rules import ConferenceForm, ConferenceState
from services.planning.tasks.views import FileView, TaskView


class AttemptView(BaseModel):
    """A day on which too few people came."""

    on: date
    called: int
    present: int


class ConferenceView(BaseModel):
    """A conference; `present` and `in_favour` count ballots where it was decided by them."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    ended_on: date
    due_on: date
    state: ConferenceState
    on: date | None
    place: str
    form: ConferenceForm | None
    staff_count: int | None
    called: int | None
    attempts: list[AttemptView]
    held_on: date | None
    present: int | None
    in_favour: int | None
    by_ballot: bool
    adopted: bool


class WorkplaceView(BaseModel):
    """A place of work; `conference` is that of its latest working year."""

    unit_id: UUID
    name: str
    kind: str
    staff_count: int | None
    year_end: str  # "31/12"
    speaker: str
    conference: ConferenceView | None


class WorkplaceListView(BaseModel):
    """The places of work that the caller may see."""

    workplaces: list[WorkplaceView]


class CheckView(BaseModel):
    """A check of what was resolved, and when its result was announced."""

    id: UUID
    on: date
    announced_on: date
    noted_at: datetime
    result: str
    evidence: FileView | None


class WorkplaceDetailView(BaseModel):
    """A place of work with everything about its conferences, and what it owes now."""

    workplace: WorkplaceView
    former: list[ConferenceView]
    resolution: FileView | None
    checks: list[CheckView]
    owed: list[TaskView]
