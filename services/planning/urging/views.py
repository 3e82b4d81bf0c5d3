"""What is shown of urgings, and of everything that is late."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.law.clocks import calendar_days_late
from services.planning.urging.tables import Urging


class UrgingView(BaseModel):
    """A letter and its answer; without a number it has not gone out on paper."""

    id: UUID
    task_id: UUID | None
    task_ids: list[UUID]
    unit_id: UUID
    cause: str
    sent_on: date
    answer_by: date
    text: str
    number: str | None
    signed_on: date | None
    answer: str
    answered_on: date | None
    days_late: int


class AnswerMoveView(BaseModel):
    """A changed calendar moved the day to answer: which days count otherwise now."""

    was_due_on: date
    due_on: date
    why: str


class LetterView(UrgingView):
    """One letter alone, with how its day to answer was counted; nothing where somebody named it."""

    clock: dict[str, Any]
    moves: list[AnswerMoveView]
    timeline: list[HappenedView]


class PaceView(BaseModel):
    """The ward's numbers, in working days; `own` when it set them itself."""

    answer_days: int
    head_days: int
    chair_days: int
    own: bool
    basis: str


class LateDisclosureView(BaseModel):
    """A document not shown in time: when its unit was urged, and when the chair was told."""

    obligation_id: UUID
    task_id: UUID | None
    khoan: int
    item: str
    title: str
    unit_id: UUID | None
    unit: str
    due_on: date
    urging_id: UUID | None
    urged_on: date | None
    answer_by: date | None
    escalated_on: date | None


def urging_shown(row: Urging, today: date) -> UrgingView:
    """A letter with how late its answer is or was."""
    fields = {name: getattr(row, name) for name in UrgingView.model_fields if name != "days_late"}
    return UrgingView(
        **fields, days_late=calendar_days_late(row.answer_by, row.answered_on or today)
    )
