"""What the desk sees of an online session. The link is in no view that everybody may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from pydantic import BaseModel

from libs.law.clocks import working_days_left
from services.reception.sessions.online.tables import OnlineDuty, OnlineLine
from services.reception.sessions.tables import ReceptionSession
from services.reception.views import ExplanationView


class OnlineDutyView(BaseModel):
    """A duty and how it stands. `days_left` counts working days, below zero when late."""

    duty: str
    due_on: date
    due_at: time | None
    days_left: int | None
    done_on: date | None
    done_at: time | None
    days_late: int | None
    document_number: str
    tried_by: list[str]
    explanation: ExplanationView


class OnlineView(BaseModel):
    """What an online session owes, where it takes place, what became of its recording."""

    link: str
    recorded: bool | None
    kept_at: str
    duties: list[OnlineDutyView]


class OpenDutyView(BaseModel):
    """A duty that is still owed, for a list of work."""

    session_id: UUID
    held_on: date
    duty: str
    due_on: date
    due_at: time | None
    days_left: int


def online(duties: Sequence[OnlineDuty], line: OnlineLine | None, today: date) -> OnlineView:
    """One session for the desk."""
    return OnlineView(
        link=line.link if line else "",
        recorded=line.recorded if line else None,
        kept_at=line.kept_at if line else "",
        duties=[_duty(row, today) for row in duties],
    )


def _duty(row: OnlineDuty, today: date) -> OnlineDutyView:
    kept = set(OnlineDutyView.model_fields) - {"days_left", "explanation"}
    explained = ("due_on", "rule", "basis", "start_on", "calendar_version")
    return OnlineDutyView(
        **{name: getattr(row, name) for name in kept},
        days_left=None if row.done_on else working_days_left(today, row.due_on),
        explanation=ExplanationView(
            **{name: getattr(row, name) for name in explained}, days=row.counted
        ),
    )


def still_owed(duty: OnlineDuty, row: ReceptionSession, today: date) -> OpenDutyView:
    """One line of work."""
    kept = ("session_id", "duty", "due_on", "due_at")
    return OpenDutyView(
        **{name: getattr(duty, name) for name in kept},
        held_on=row.held_on,
        days_left=working_days_left(today, duty.due_on),
    )
