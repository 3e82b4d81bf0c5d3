"""What everybody may see of reception: its days, and feedback that its senders made public."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, case, exists
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.reception.feedback.categories import categories
from services.reception.feedback.queries import everybody_may_see
from services.reception.feedback.tables import Feedback, FeedbackClock
from services.reception.sessions.rules import Progress
from services.reception.sessions.tables import ReceptionSession

PAGE = "/phan-anh/"


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Days to come, feedback that was answered, and feedback whose answer is late.

    Of feedback the category, and the words that a clerk released; never what was typed. Petitions,
    visits and bookings are nobody's but their senders'.
    """
    ward = ward_of(session)
    return [_days(ward, today), *_feedback(ward, today)]


def _days(ward: str, today: date) -> Select[Any]:
    day = ReceptionSession
    coming = line(
        "reception",
        "Tiếp công dân",
        day.known_on,
        "/tiep-cong-dan/",
        day.id,
        until=day.held_on,
        news=False,
        said=day.place,
    )
    return coming.where(day.ward_id == ward, day.progress == Progress.PLANNED, day.held_on >= today)


def _feedback(ward: str, today: date) -> list[Select[Any]]:
    report, public = Feedback, (Feedback.ward_id == ward, *everybody_may_see())
    titles = {each.code: each.title for each in categories().values()}
    category = case(titles, value=report.category, else_="Phản ánh hiện trường")
    released = report.public_text + " " + report.public_place
    overdue = exists().where(
        FeedbackClock.ward_id == ward,
        FeedbackClock.feedback_id == report.id,
        FeedbackClock.ended_on.is_(None),
        FeedbackClock.due_on < today,
    )
    answered = line("feedback", category, report.answered_on, PAGE, report.code, said=released)
    waiting = line(
        "feedback",
        category,
        report.received_on,
        PAGE,
        report.code,
        late=overdue,
        news=False,
        said=released,
    )
    return [
        answered.where(*public, report.answered_on.is_not(None)),
        waiting.where(*public, report.answered_on.is_(None)),
    ]
