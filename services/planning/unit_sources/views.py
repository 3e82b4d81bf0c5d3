"""What is shown of the text of a unit's plan."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.planning.unit_sources.rules import ProposalState


class SourceView(BaseModel):
    """What the plan was read from, and what was converted on the way."""

    model_config = ConfigDict(from_attributes=True)

    kind: str
    sha256: str
    size_bytes: int
    read_at: datetime
    notices: list[str]


class PassageView(BaseModel):
    """A passage with its mark as written."""

    model_config = ConfigDict(from_attributes=True)

    path: str
    kind: str
    mark: str
    text: str


class ReadStepView(BaseModel):
    """A step that was read, the sentence it comes from, and what the unit made of it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    due_on: date | None
    task_id: UUID | None
    path: str
    sentence: str
    state: ProposalState


class TextView(BaseModel):
    """The text of a unit's plan; without a source there is none.

    `steps` and `left_out` are for the unit alone.
    """

    source: SourceView | None
    passages: list[PassageView]
    steps: list[ReadStepView]
    left_out: list[str]
