"""What is shown of a merge or a split."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.planning.reshaping.rules import Shape


class ReshapingView(BaseModel):
    """A merge or a split: the proposals that gave way, and those that stand instead."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    shape: Shape
    before: list[dict[str, Any]]
    after: list[UUID]
    made_at: datetime
    undone_at: datetime | None
