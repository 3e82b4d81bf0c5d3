"""Supervision by the people's boards and the Front: told only of what was sent, and no words."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class WorkNotified(Event):
    """The investor of a work has notice that a board of residents supervises it."""

    told_as: ClassVar[str] = "inspections.work.notified"
    about: ClassVar[str] = "work_id"

    work_id: UUID
    unit_id: UUID
    number: str
    notified_on: date
    starts_on: date


class WorkEnded(Event):
    """A work is done, and its board dissolved."""

    told_as: ClassVar[str] = "inspections.work.ended"
    about: ClassVar[str] = "work_id"

    work_id: UUID
    ended_on: date


class SupervisionSent(Event):
    """The plan of a supervision, or the Front's request, went to the committee and the unit."""

    told_as: ClassVar[str] = "inspections.supervision.sent"
    about: ClassVar[str] = "supervision_id"

    supervision_id: UUID
    room: str  # people | investment | front
    unit_id: UUID
    number: str
    sent_on: date
    starts_on: date


class SupervisedReported(Event):
    """Whoever is supervised by the Front sent its report. What it says stays in inspections."""

    told_as: ClassVar[str] = "inspections.supervision.reported"
    about: ClassVar[str] = "supervision_id"

    supervision_id: UUID
    unit_id: UUID
    on: date
    days_late: int  # calendar days


class SupervisionConcluded(Event):
    """The result of a supervision was sent: how much was found wrong, and not what."""

    told_as: ClassVar[str] = "inspections.supervision.concluded"
    about: ClassVar[str] = "supervision_id"

    supervision_id: UUID
    room: str
    unit_id: UUID
    work_id: UUID | None
    number: str
    concluded_on: date
    wrongs: int
    days_late: int  # calendar days; only the Front's own conclusion has a last day


class AdviceSent(Event):
    """The committee is asked something by a board or the Front, and owes an answer."""

    told_as: ClassVar[str] = "inspections.advice.sent"
    about: ClassVar[str] = "advice_id"

    advice_id: UUID
    supervision_id: UUID
    room: str
    unit_id: UUID
    about_law: bool  # that a law does not fit, rather than that somebody did wrong
    sent_on: date
    due_on: date


class AdvicePassedOn(Event):
    """Somebody other than the committee is asked; nothing is owed here."""

    told_as: ClassVar[str] = "inspections.advice.passed_on"
    about: ClassVar[str] = "advice_id"

    advice_id: UUID
    supervision_id: UUID
    room: str
    unit_id: UUID
    asked: str  # party | other
    about_law: bool
    sent_on: date


class SupervisionAnswered(Event):
    """The committee answered one recommendation. The answer's words stay in inspections."""

    told_as: ClassVar[str] = "inspections.advice.answered"
    about: ClassVar[str] = "advice_id"

    advice_id: UUID
    room: str
    unit_id: UUID
    number: str
    taken: str  # accepted | partly | rejected
    answered_on: date
    days_late: int  # calendar days


class SupervisionUnanswered(Event):
    """The last day passed and the committee has not answered. Told once."""

    told_as: ClassVar[str] = "inspections.advice.unanswered"
    about: ClassVar[str] = "advice_id"

    advice_id: UUID
    room: str
    unit_id: UUID
    due_on: date
    on: date


class AdviceMoved(Event):
    """The calendar changed, and with it the last day for an answer."""

    told_as: ClassVar[str] = "inspections.advice.moved"
    about: ClassVar[str] = "advice_id"

    advice_id: UUID
    room: str
    unit_id: UUID
    was_due_on: date
    due_on: date


class RecoveryNoted(Event):
    """Money or land came back after a supervision."""

    told_as: ClassVar[str] = "inspections.supervision.recovered"
    about: ClassVar[str] = "supervision_id"

    supervision_id: UUID
    room: str
    kind: str  # money_recovered | money_other | land_recovered | land_other | settlement_cut
    amount: int  # đồng, of land square metres
    on: date
