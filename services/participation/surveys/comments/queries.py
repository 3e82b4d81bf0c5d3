"""Finds comments: those an official looks at, those only the reception clerk sees, those shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.tables import SurveyComment

PAGE_COMMENTS = 500


async def comments_in(
    session: AsyncSession,
    survey_id: UUID | None,
    state: CommentState,
    page: int = 1,
    size: int = PAGE_COMMENTS,
) -> Sequence[SurveyComment]:
    """One page of the comments in a state, of one survey or of all, by their random ids."""
    query = select(SurveyComment).where(
        SurveyComment.ward_id == ward_of(session), SurveyComment.state == state
    )
    if survey_id:
        query = query.where(SurveyComment.survey_id == survey_id)
    ordered = query.order_by(SurveyComment.survey_id, SurveyComment.question, SurveyComment.id)
    return (await session.scalars(ordered.offset((page - 1) * size).limit(size))).all()


async def number_in(session: AsyncSession, survey_id: UUID | None, state: CommentState) -> int:
    """How many comments are in a state, of one survey or of all."""
    query = (
        select(func.count())
        .select_from(SurveyComment)
        .where(SurveyComment.ward_id == ward_of(session), SurveyComment.state == state)
    )
    if survey_id:
        query = query.where(SurveyComment.survey_id == survey_id)
    return (await session.execute(query)).scalar_one()


async def counted_by_state(session: AsyncSession, survey_id: UUID) -> Counter[CommentState]:
    """How many comments of a survey stand where."""
    query = (
        select(SurveyComment.state, func.count(SurveyComment.id))
        .where(SurveyComment.ward_id == ward_of(session), SurveyComment.survey_id == survey_id)
        .group_by(SurveyComment.state)
    )
    return Counter({CommentState(state): n for state, n in await session.execute(query)})
