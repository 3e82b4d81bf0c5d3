"""What is shown of meetings and their conclusions."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from services.planning.meetings.rules import MeetingKind, MeetingState
from services.planning.rules import SigningForm
from services.planning.tasks.views import FileView, TaskView, UnitNameView


class ChangeView(BaseModel):
    """A day a meeting was moved from, or called off on, and why."""

    on: date
    starts_at: str
    place: str
    reason: str
    noted_at: datetime


class MeetingView(BaseModel):
    """A meeting in a list."""

    id: UUID
    kind: MeetingKind
    title: str
    on: date
    starts_at: str
    place: str
    state: MeetingState
    invited: int | None
    present: int | None
    number: str | None
    signed_on: date | None
    conclusion_count: int = 0  # in a list only


class ConclusionView(BaseModel):
    """A conclusion; `tasks` are what it became once it was announced."""

    id: UUID
    ordinal: int
    text: str
    lead_units: list[UnitNameView]
    due_on: date | None
    tasks: list[TaskView]


class MeetingDetailView(BaseModel):
    """A meeting with all that belongs to it."""

    meeting: MeetingView
    called_at: datetime
    agenda: str
    documents: list[FileView]
    changes: list[ChangeView]
    minutes: FileView | None
    signing_form: SigningForm | None
    conclusions: list[ConclusionView]
    content_sha256: str  # of the conclusions: whoever announces them names what was read


class MeetingListView(BaseModel):
    """Meetings, the latest first; `hearing` is the hearing of the Front that is owed now."""

    meetings: list[MeetingView]
    hearing: TaskView | None
