"""Reads surveys, their points, and how many answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.surveys.rules import State
from services.participation.surveys.tables import Survey, SurveyPoint

SHOWN_MAX = 200


async def surveys(session: AsyncSession, *, drafts: bool) -> Sequence[Survey]:
    """Every survey, newest first; those that went out only without `drafts`."""
    query = select(Survey).where(Survey.ward_id == ward_of(session))
    if not drafts:
        query = query.where(Survey.state != State.DRAFT)
    ordered = query.order_by(Survey.drafted_on.desc(), Survey.id.desc()).limit(SHOWN_MAX)
    return (await session.execute(ordered)).scalars().all()


async def shown_survey(session: AsyncSession, survey_id: UUID, *, drafts: bool) -> Survey:
    """One survey; raises NotFound for a draft that the looker may not see."""
    row = await found(session, Survey, survey_id)
    if row.state == State.DRAFT and not drafts:
        raise NotFound
    return row


async def drafted_since(session: AsyncSession, first: date) -> int:
    """How many surveys were made from a day on."""
    query = (
        select(func.count(Survey.id))
        .where(Survey.ward_id == ward_of(session))
        .where(Survey.drafted_on >= first)
    )
    return await session.scalar(query) or 0


async def points_of(session: AsyncSession, survey_id: UUID) -> Sequence[SurveyPoint]:
    """The points of a survey by unit and title."""
    query = select(SurveyPoint).where(
        SurveyPoint.ward_id == ward_of(session), SurveyPoint.survey_id == survey_id
    )
    ordered = query.order_by(SurveyPoint.unit_id, SurveyPoint.title, SurveyPoint.id)
    return (await session.execute(ordered)).scalars().all()


async def point_with(session: AsyncSession, code: str) -> SurveyPoint:
    """The point that a sheet names; raises NotFound."""
    query = select(SurveyPoint).where(
        SurveyPoint.ward_id == ward_of(session), SurveyPoint.code == code
    )
    row = await session.scalar(query)
    if row is None:
        raise NotFound
    return row
