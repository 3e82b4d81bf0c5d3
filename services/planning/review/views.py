"""What is shown of a review."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from services.planning.plans.views import PlanView
from services.planning.reshaping.views import ReshapingView
from services.planning.review.returns import ReturnView


class ProposalView(BaseModel):
    """A proposal with the sentence it rests on. `changed` holds what people put instead."""

    id: UUID
    path: str
    sentence: str
    kind: str
    value: dict[str, Any]
    confidence: str
    reason: str
    state: str
    changed: dict[str, Any]
    lead_unit_ids: list[UUID]  # who would owe it, for tasks


class FlagView(BaseModel):
    """Something in the source that does not agree with itself or with the law."""

    id: UUID
    code: str
    paths: list[str]
    sentence: str | None
    message: str
    seen_at: datetime | None


class UnitView(BaseModel):
    """A unit of the ward."""

    id: UUID
    kind: str
    name: str
    short_name: str


class CountersView(BaseModel):
    """What still stands between the draft and its submission."""

    tasks: int
    tasks_undecided: int
    tasks_taken: int
    tasks_without_lead: int
    flags: int
    flags_unseen: int


class ReviewView(BaseModel):
    """A plan under review."""

    plan: PlanView
    ready: bool
    counters: CountersView
    proposals: list[ProposalView]
    flags: list[FlagView]
    reshapings: list[ReshapingView]  # merges and splits that stand, the last one first
    bodies: dict[str, list[UUID]]  # which units each kind of body stands for
    units: list[UnitView]
    returns: list[ReturnView]  # why the chair sent it back, the newest first
