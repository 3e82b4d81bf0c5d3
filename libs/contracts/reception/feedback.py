"""Everyday feedback and what came of it. Never what was typed, where it is, or by whom."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class FeedbackReceived(Event):
    """Somebody reported something everyday. The text, the point and the photos stay here."""

    told_as: ClassVar[str] = "reception.feedback.received"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    channel: str  # web | open311 | hotline | drop_box | in_person
    neighbourhood_id: UUID | None
    received_on: date
    due_on: date  # to be answered


class FeedbackAssigned(Event):
    """A unit has to answer it."""

    told_as: ClassVar[str] = "reception.feedback.assigned"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    unit_id: UUID
    due_on: date


class FeedbackAnswered(Event):
    """It was answered; again after another look. The answer's text is left out."""

    told_as: ClassVar[str] = "reception.feedback.answered"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    unit_id: UUID
    answered_on: date
    due_on: date
    days_late: int  # working days
    again: bool  # the second answer, after the sender asked for another look


class FeedbackRated(Event):
    """Whoever sent it said how good the answer is."""

    told_as: ClassVar[str] = "reception.feedback.rated"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    unit_id: UUID
    rating: int  # 1 to 5


class FeedbackReopened(Event):
    """Whoever sent it asked for another look. Why is left out."""

    told_as: ClassVar[str] = "reception.feedback.reopened"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    unit_id: UUID
    due_on: date


class FeedbackEnded(Event):
    """It ended without an answer, or after one. To which kind of letter it became is left out."""

    told_as: ClassVar[str] = "reception.feedback.ended"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    outcome: str  # closed | declined | merged | handed_over
    ended_on: date


class MergedFeedbackMoved(Event):
    """What a report was merged into was answered, or ended: told for each that was merged."""

    told_as: ClassVar[str] = "reception.feedback.merged_moved"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    progress: str  # of the original: answered | closed | declined


class FeedbackOverdue(Event):
    """A day passed on which it should have been logged, assigned or answered."""

    told_as: ClassVar[str] = "reception.feedback.overdue"
    about: ClassVar[str] = "feedback_id"

    feedback_id: UUID
    category: str
    step: str  # log | assign | answer
    unit_id: UUID | None
    due_on: date
    days_late: int  # working days
