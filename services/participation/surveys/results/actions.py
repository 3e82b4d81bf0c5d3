"""The results of a survey are published, with a summary of what people wrote."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.surveys.comments.queries import counted_by_state
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.results.telling import tell_published
from services.participation.surveys.rules import (
    AlreadyPublished,
    CommentsWaiting,
    NotClosedYet,
    State,
    SummaryMissing,
)
from services.participation.surveys.tables import Survey


async def publish_survey(
    session: AsyncSession,
    survey_id: UUID,
    *,
    summary: str,
    number: str = "",
    by: Actor,
    now: datetime,
) -> Survey:
    """Put the results on the ward's page. Every comment was looked at before; what people wrote
    is summed up where they wrote anything that is not somebody's petition."""
    permit(by, "publish_survey")
    row = await found(session, Survey, survey_id, lock=True)
    if row.state == State.PUBLISHED:
        raise AlreadyPublished
    if row.state != State.CLOSED:
        raise NotClosedYet(closes_on=row.closes_on or "…")
    counted = await counted_by_state(session, row.id)
    waiting = counted[CommentState.WAITING] + counted[CommentState.WITH_CLERK]
    if waiting:
        raise CommentsWaiting(count=waiting)
    if not summary and counted[CommentState.RELEASED] + counted[CommentState.WITHHELD]:
        raise SummaryMissing(fields={"summary": SummaryMissing().sentence})
    row.state, row.published_on = State.PUBLISHED, now.date()
    row.summary, row.number = summary, number
    record(session, by, "publish_survey", row.id, now, number=number)
    await tell_published(session, row, counted[CommentState.RELEASED], now)
    return row
