"""What is shown of plans."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.happened import HappenedView
from services.planning.rules import PlanState, Position, SigningForm, TaskState


class PlanView(BaseModel):
    """A plan without its text. `as_read` is what the source says of itself, nothing more."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    year: int
    version: int
    title: str
    state: PlanState
    number: str | None
    signed_on: date | None
    signing_form: SigningForm | None
    signer_position: Position | None
    starts_on: date | None
    ends_on: date | None
    amends_id: UUID | None
    imported_at: datetime
    source_kind: str
    source_sha256: str
    source_bytes: int
    as_read: dict[str, Any]


class SourceView(BaseModel):
    """What a plan was read from: the pasted text, or a link to the file good for ten minutes."""

    kind: str
    sha256: str
    size_bytes: int
    text: str | None
    link: str | None


class WorkView(BaseModel):
    """How far the tasks of a part of the plan are, those below it included."""

    total: int = 0
    done: int = 0
    late: int = 0


class NodeView(BaseModel):
    """A node of the plan with its sentences, its work and what stands below it."""

    path: str
    kind: str
    mark: str
    text: str
    page: int | None
    sentences: list[str]
    work: WorkView
    children: list["NodeView"]


class YearTaskView(BaseModel):
    """A task of a plan as everybody may read it; `lead` is a body, empty where none is named."""

    title: str
    group: str
    lead: str
    cadence: str
    due_on: date | None
    state: TaskState


class PlanTreeView(BaseModel):
    """A plan with its whole text, how far its work is, and what happened to it."""

    plan: PlanView
    work: WorkView
    nodes: list[NodeView]
    left_out: list[str]
    timeline: list[HappenedView] = []
