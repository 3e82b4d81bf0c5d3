"""What is shown of programmes."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.happened import HappenedView
from services.planning.programmes.rules import ProgrammeKind, ProgrammeState, Side
from services.planning.tasks.views import TaskView, UnitNameView


class ProgrammeView(BaseModel):
    """A programme, and on which days each side signed it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: ProgrammeKind
    year: int
    state: ProgrammeState
    ward_signed_on: date | None
    front_signed_on: date | None


class ItemView(BaseModel):
    """An item; `task` is what it became once the programme was in force."""

    id: UUID
    ordinal: int
    side: Side
    unit: UnitNameView
    text: str
    due_on: date
    shared: bool
    task: TaskView | None


class ProgrammeDetailView(BaseModel):
    """A programme as `side` sees it."""

    programme: ProgrammeView
    side: Side
    items: list[ItemView]
    content_sha256: str  # of these items: whoever signs names what was read
    timeline: list[HappenedView] = []  # where one is asked for
