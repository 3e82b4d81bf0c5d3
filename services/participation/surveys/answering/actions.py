"""An answer is taken: by a code, by a sheet, or from paper. Nothing ties it to whoever gave it.

No history, no event: each would say when. What is kept is the answer itself, with its day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.moderation.rules import needs_a_clerk, signs
from services.participation.surveys.answering import queries, rules
from services.participation.surveys.answering.rules import From
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.queries import point_with
from services.participation.surveys.questions import as_asked, read_answers
from services.participation.surveys.rules import NotOpenToday, Sample, State, is_open
from services.participation.surveys.tables import (
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveyComment,
)


async def answer_with_code(
    session: AsyncSession, survey_id: UUID, code: str, typed: Mapping[str, str], *, now: datetime
) -> None:
    """Somebody drawn answers; the code is used up by this. Raises CodeUnknown and CodeUsed."""
    row = await _open(session, survey_id, now)
    unit_id = await _use_up(session, row.id, code)
    _keep(session, row, From(Sample.FRAME, unit_id), typed, now)


async def answer_at_point(
    session: AsyncSession, point_code: str, typed: Mapping[str, str], *, now: datetime
) -> None:
    """Whoever scanned a sheet answers. A point takes so many a day and no more."""
    point = await point_with(session, point_code)
    row = await _open(session, point.survey_id, now)
    origin = From(Sample.VOLUNTEERS, point.unit_id)
    if await queries.answers_of_day(session, row.id, origin, now.date()) >= rules.POINT_A_DAY_MAX:
        raise rules.TooManyAnswersToday
    _keep(session, row, origin, typed, now)


async def enter_paper_answer(
    session: AsyncSession,
    point_code: str,
    typed: Mapping[str, str],
    *,
    code: str = "",
    by: Actor,
    now: datetime,
) -> None:
    """The staff of a point types in a paper; with a code it is somebody drawn who brought it.

    That somebody typed a paper is noted, so that it shows who typed how many; never which.
    """
    point = await point_with(session, point_code)
    permit(by, "enter_paper_answer", unit_id=point.unit_id)
    row = await _open(session, point.survey_id, now)
    origin = From(Sample.VOLUNTEERS, point.unit_id, on_paper=True)
    if code:
        origin = From(Sample.FRAME, await _use_up(session, row.id, code), on_paper=True)
    _keep(session, row, origin, typed, now)
    record(session, by, "enter_paper_answer", point.id, now)


async def _open(session: AsyncSession, survey_id: UUID, now: datetime) -> Survey:
    """The survey, which cannot close before this answer is in. Raises NotFound, NotOpenToday."""
    query = select(Survey).where(Survey.ward_id == ward_of(session), Survey.id == survey_id)
    row = await session.scalar(query.with_for_update(read=True))
    if row is None or row.state == State.DRAFT:
        raise NotFound
    if not is_open(State(row.state), row.opens_on, row.closes_on, now.date()):
        raise NotOpenToday(opens_on=row.opens_on, closes_on=row.closes_on)
    return row


async def _use_up(session: AsyncSession, survey_id: UUID, code: str) -> UUID:
    """Mark the code as used, for one of those who try at once; the unit it was drawn for."""
    mine = (
        (SurveyCode.ward_id == ward_of(session))
        & (SurveyCode.survey_id == survey_id)
        & (SurveyCode.code_hash == hash_of(code))
    )
    use = update(SurveyCode).where(mine, SurveyCode.used.is_(False)).values(used=True)
    unit_id = await session.scalar(use.returning(SurveyCode.unit_id))
    if unit_id is None:
        known = await session.scalar(select(SurveyCode.id).where(mine))
        raise rules.CodeUsed if known else rules.CodeUnknown
    return unit_id


def _keep(
    session: AsyncSession, row: Survey, origin: From, typed: Mapping[str, str], now: datetime
) -> None:
    """What was chosen, and apart from it what was written; raises AnswersWrong."""
    counted, texts = read_answers(as_asked(row.questions), typed)
    session.add(
        SurveyAnswer(
            survey_id=row.id,
            sample=origin.sample,
            unit_id=origin.unit_id,
            answered_on=now.date(),
            on_paper=origin.on_paper,
            answers=counted,
        )
    )
    for question, text in texts.items():
        sent = CommentState.WITH_CLERK if needs_a_clerk(signs(text)) else CommentState.WAITING
        session.add(SurveyComment(survey_id=row.id, question=question, text=text, state=sent))
