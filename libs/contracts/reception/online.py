"""What a session held online owes: met, or late. Never who took part, never the link."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class OnlineDutyMet(Event):
    """The notice, the trial, the open link or the recording; late by minutes is one day late."""

    told_as: ClassVar[str] = "reception.online_duty.met"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
    duty: str  # notice, trial, opening, recording
    due_on: date
    done_on: date
    days_late: int  # working days


class OnlineDutyLate(Event):
    """The day passed by which an online session owed it."""

    told_as: ClassVar[str] = "reception.online_duty.late"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
    duty: str
    due_on: date
