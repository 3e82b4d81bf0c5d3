"""What everybody may see of reception: its days, and feedback that its senders made public."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, exists
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.reception.feedback.categories import categories
from services.reception.feedback.queries import everybody_may_see
from services.reception.feedback.tables import Feedback, FeedbackClock
from services.reception.sessions.rules import Progress
from services.reception.sessions.tables import ReceptionSession

FEEDBACK = "/phan-anh/"


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Days to come, feedback that was answered, and feedback whose answer is late.

    Of feedback the category, and the words that a clerk released; never what was typed. Petitions,
    visits and bookings are nobody's but their senders'.
    """
    ward = ward_of(session)
    days = line(
        "reception",
        "Tiếp công dân",
        ReceptionSession.known_on,
        "/tiep-cong-dan/",
        ReceptionSession.id,
        until=ReceptionSession.held_on,
        news=False,
        said=ReceptionSession.place,
    ).where(
        ReceptionSession.ward_id == ward,
        ReceptionSession.progress == Progress.PLANNED,
        ReceptionSession.held_on >= today,
    )
    category = case(
        {each.code: each.title for each in categories().values()},
        value=Feedback.category,
        else_="Phản ánh hiện trường",
    )
    public = (Feedback.ward_id == ward, *everybody_may_see())
    released = Feedback.public_text + " " + Feedback.public_place
    answered = line(
        "feedback", category, Feedback.answered_on, FEEDBACK, Feedback.code, said=released
    ).where(*public, Feedback.answered_on.is_not(None))
    waiting = line(
        "feedback", category, Feedback.received_on, FEEDBACK, Feedback.code,
        late=exists().where(
            FeedbackClock.ward_id == ward,
            FeedbackClock.feedback_id == Feedback.id,
            FeedbackClock.ended_on.is_(None),
            FeedbackClock.due_on < today,
        ),
        news=False,
        said=released,
    ).where(*public, Feedback.answered_on.is_(None))  # fmt: skip
    return [days, answered, waiting]
