"""Surveys end: closed by the clock on their day, or withdrawn with everything that was answered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyWithdrawn
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.surveys.answering.mixing import mix
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.results.telling import tell_closed
from services.participation.surveys.rules import NotOpened, State
from services.participation.surveys.tables import (
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveyComment,
    SurveyDay,
)

CLOSED_AT_ONCE_MAX = 100


async def close_surveys(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """The day after the last one: no more answers, and their order is lost for good.

    Only the clock closes: nobody ends a survey early and keeps what was said so far.
    """
    query = (
        select(Survey)
        .where(Survey.ward_id == ward_of(session), Survey.state == State.OPENED)
        .where(Survey.closes_on < now.date())
        .order_by(Survey.closes_on, Survey.id)
        .limit(CLOSED_AT_ONCE_MAX)
        .with_for_update()
    )
    for row in (await session.execute(query)).scalars():
        row.state, row.closed_on = State.CLOSED, now.date()
        await mix(session, row.id)
        record(session, by, "close_survey", row.id, now)
        await tell_closed(session, row, now)


async def withdraw_survey(
    session: AsyncSession, survey_id: UUID, *, because: str, by: Actor, now: datetime
) -> Survey:
    """It asked the wrong thing: nobody answers any more, what was answered is gone unread, and
    everybody reads why. What may be a petition stays until the reception clerk has seen it."""
    permit(by, "withdraw_survey")
    row = await found(session, Survey, survey_id, lock=True)
    if row.state != State.OPENED:
        raise NotOpened
    for table in (SurveyAnswer, SurveyComment, SurveyCode, SurveyDay):
        gone = delete(table).where(table.ward_id == ward_of(session), table.survey_id == row.id)
        if table is SurveyComment:
            gone = gone.where(SurveyComment.state != CommentState.WITH_CLERK)
        await session.execute(gone)
    row.state, row.because = State.WITHDRAWN, because
    record(session, by, "withdraw_survey", row.id, now, because=because)
    emit(
        session,
        SurveyWithdrawn(
            occurred_at=now,
            survey_id=row.id,
            form=row.form_key,
            audience=row.audience,
            withdrawn_on=now.date(),
        ),
    )
    return row
