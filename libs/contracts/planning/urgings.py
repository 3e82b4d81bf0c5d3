"""Units urged to do what they owe, their answers, and what went up because nothing helped."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class UrgingSent(Event):
    """A unit was urged to do what it owes (đôn đốc), one letter. The letter's text is left out."""

    told_as: ClassVar[str] = "planning.urging.sent"
    about: ClassVar[str] = "task_id"
    or_about: ClassVar[str] = "urging_id"

    urging_id: UUID
    task_id: UUID | None  # the first of those the letter names; late documents may have none
    unit_id: UUID | None
    answer_by: date
    task_ids: tuple[UUID, ...] = ()  # all of them
    cause: str = "office"  # office | late_disclosure: the clock sent it in the office's name


class UrgingMoved(Event):
    """The calendar changed, and with it the day for an answer. The reason stays in planning."""

    told_as: ClassVar[str] = "planning.urging.moved"
    about: ClassVar[str] = "task_id"
    or_about: ClassVar[str] = "urging_id"

    urging_id: UUID
    task_id: UUID | None
    unit_id: UUID
    was_answer_by: date
    answer_by: date


class UrgingAnswered(Event):
    """The unit answered the urging."""

    told_as: ClassVar[str] = "planning.urging.answered"
    about: ClassVar[str] = "task_id"
    or_about: ClassVar[str] = "urging_id"

    urging_id: UUID
    task_id: UUID | None
    days_late: int  # calendar days


class UrgingFulfilled(Event):
    """Nothing that a letter asks for is owed any more, and nobody had answered it."""

    told_as: ClassVar[str] = "planning.urging.fulfilled"
    about: ClassVar[str] = "task_id"
    or_about: ClassVar[str] = "urging_id"

    urging_id: UUID
    task_id: UUID | None
    unit_id: UUID


class UrgingUnanswered(Event):
    """The day for an answer passed, something of the letter is still owed, and nobody answered."""

    told_as: ClassVar[str] = "planning.urging.unanswered"
    about: ClassVar[str] = "task_id"
    or_about: ClassVar[str] = "urging_id"

    urging_id: UUID
    task_id: UUID | None
    unit_id: UUID
    answer_by: date


class TaskEscalated(Event):
    """What is overdue went up: to the head of the unit, then to the chair. Told once a level."""

    told_as: ClassVar[str] = "planning.task.escalated"
    about: ClassVar[str] = "task_id"
    or_about: ClassVar[str] = "obligation_id"

    task_id: UUID | None  # none where no plan asks for the late document
    kind: str
    title: str
    lead_unit_id: UUID | None
    level: str  # head | chair
    cause: str  # overdue | late_disclosure: a document urged for and still not shown
    due_on: date
    obligation_id: UUID | None = None  # of the late disclosure
