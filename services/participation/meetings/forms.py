"""What is typed about a meeting, each field with its limit."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.text import Line, tidy
from services.participation.matters.forms import HOUSEHOLDS_MAX
from services.participation.rounds.forms import CountForm, Course, Name, Number
from services.participation.rounds.rules import Count


class MeetingForm(BaseModel):
    """When and where a neighbourhood meets; clusters only where the law allows them."""

    unit_id: UUID
    on: date
    starts_at: time
    place: Line
    clusters: Annotated[list[Name], Field(max_length=20)] = []
    scattered: bool = False


class ToldForm(BaseModel):
    """When the notice was posted, and when every household had the papers."""

    noticed_on: date
    documents_on: date | None = None


class TicksForm(BaseModel):
    """Exactly whose representatives came to a cluster."""

    cluster_id: UUID
    household_ids: Annotated[list[UUID], Field(max_length=HOUSEHOLDS_MAX)]


class TellersForm(BaseModel):
    """Secretary and tellers, how many approve them, and how those present vote."""

    secretary: Name
    tellers: Annotated[list[Name], Field(max_length=10)]
    approving: Number
    secret: bool


class ClusterCountForm(CountForm):
    """What was counted in one cluster."""

    cluster_id: UUID


class MeetingCountForm(BaseModel):
    """Every cluster, the sums as written, the witnesses, and how the meeting went."""

    clusters: Annotated[list[ClusterCountForm], Field(min_length=1, max_length=20)]
    total: CountForm
    witness_ids: Annotated[list[UUID], Field(max_length=10)]
    course: Course = ""

    def counts(self) -> dict[UUID, Count]:
        """What was counted in each cluster."""
        return {
            each.cluster_id: Count(**each.model_dump(exclude={"cluster_id"}))
            for each in self.clusters
        }


class BreakingOffForm(BaseModel):
    """How it went until then, and why it could not go on."""

    course: Annotated[str, StringConstraints(min_length=1, max_length=8_000), BeforeValidator(tidy)]
