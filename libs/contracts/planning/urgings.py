"""Units urged to do what they owe, and their answers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class UrgingSent(Event):
    """The office urged a unit to do what it owes (đôn đốc). The letter's text is left out."""

    told_as: ClassVar[str] = "planning.urging.sent"
    about: ClassVar[str] = "task_id"

    urging_id: UUID
    task_id: UUID
    unit_id: UUID | None
    answer_by: date


class UrgingAnswered(Event):
    """The unit answered the urging."""

    told_as: ClassVar[str] = "planning.urging.answered"
    about: ClassVar[str] = "task_id"

    urging_id: UUID
    task_id: UUID
    days_late: int  # calendar days
