"""What the calendar hands out: all of it is public but what the desk still owes."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.law.clocks import working_days_left
from services.reception.sessions import rules
from services.reception.sessions.rules import POSTED, Leader, Progress
from services.reception.sessions.tables import ReceptionSession
from services.reception.views import ExplanationView


class SessionLineView(BaseModel):
    """A session in the calendar. `days_to_post` counts working days, below zero when late."""

    id: UUID
    nominal_on: date | None
    held_on: date
    starts_at: time
    ends_at: time
    kind: str
    mode: str
    led_by: str
    place: str
    progress: str
    moved_because: str
    postponed_from: date | None
    postponed_because: str
    posted_on: date | None
    document_number: str
    post_by: date | None
    days_to_post: int | None
    taken_by: str | None
    missed: bool
    delegation_broken: bool


class SessionView(SessionLineView):
    """One session whole, with why it had to be posted by its day."""

    participants: str
    content: str
    slot_minutes: int
    explanation: ExplanationView | None
    timeline: list[HappenedView] = []  # where one is asked for


class CalendarView(BaseModel):
    """The sessions of a year, and where they are fewer than the law of their date asks."""

    year: int
    today: date
    sessions: list[SessionView]
    warnings: list[str]


class FrameView(BaseModel):
    """How the ward usually receives."""

    starts_at: time
    ends_at: time
    place: str
    participants: str
    content: str
    slot_minutes: int


def whole(row: ReceptionSession, today: date) -> SessionView:
    """A session as everybody may see it."""
    fields = set(SessionView.model_fields) & set(ReceptionSession.__table__.columns.keys())
    shown: dict[str, Any] = {name: getattr(row, name) for name in fields}
    planned = row.progress == Progress.PLANNED
    owed = row.post_by if planned and row.posted_on is None and row.held_on >= today else None
    return SessionView(
        **shown,
        days_to_post=working_days_left(today, owed) if owed else None,
        missed=planned and row.known_on <= row.held_on < today,
        delegation_broken=_broken(row),
        explanation=_explanation(row),
    )


def _broken(row: ReceptionSession) -> bool:
    """Whether a deputy takes what the law of the day leaves to the chair alone."""
    by = row.taken_by or row.led_by
    return by == Leader.DEPUTY and not rules.delegation_allowed(row.kind, row.held_on)


def _explanation(row: ReceptionSession) -> ExplanationView | None:
    if row.counted is None:
        return None
    return ExplanationView(
        due_on=row.post_by,
        rule=POSTED,
        basis=row.basis,
        start_on=row.held_on,
        calendar_version=row.calendar_version,
        days=row.counted,
    )


def calendar(year: int, rows: list[SessionView], today: date) -> CalendarView:
    """The year, judged by the law of each week and month."""
    short = rules.shortfalls((row.held_on for row in rows), year)
    return CalendarView(
        year=year, today=today, sessions=rows, warnings=[one.sentence for one in short]
    )
