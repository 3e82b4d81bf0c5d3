"""Counts answers: of a day, of a sample, of each question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.surveys.answering.rules import From
from services.participation.surveys.rules import Sample
from services.participation.surveys.tables import SurveyAnswer


async def answers_of_day(session: AsyncSession, survey_id: UUID, origin: From, day: date) -> int:
    """How many answers a unit's sheets took on a day, papers aside."""
    query = (
        select(func.count(SurveyAnswer.id))
        .where(SurveyAnswer.ward_id == ward_of(session), SurveyAnswer.survey_id == survey_id)
        .where(SurveyAnswer.sample == origin.sample, SurveyAnswer.unit_id == origin.unit_id)
        .where(SurveyAnswer.answered_on == day, SurveyAnswer.on_paper == origin.on_paper)
    )
    return await session.scalar(query) or 0


async def answered_by_unit(
    session: AsyncSession, survey_id: UUID, sample: Sample
) -> dict[UUID, int]:
    """How many answers of a sample each unit has."""
    query = (
        select(SurveyAnswer.unit_id, func.count(SurveyAnswer.id))
        .where(SurveyAnswer.ward_id == ward_of(session), SurveyAnswer.survey_id == survey_id)
        .where(SurveyAnswer.sample == sample)
        .group_by(SurveyAnswer.unit_id)
    )
    return dict((await session.execute(query)).all())


async def answers_of(
    session: AsyncSession, survey_id: UUID, sample: Sample
) -> Sequence[tuple[UUID, dict[str, Any]]]:
    """Every answer of a sample with its unit, to be counted."""
    query = (
        select(SurveyAnswer.unit_id, SurveyAnswer.answers)
        .where(SurveyAnswer.ward_id == ward_of(session), SurveyAnswer.survey_id == survey_id)
        .where(SurveyAnswer.sample == sample)
    )
    return [(unit_id, answers) for unit_id, answers in await session.execute(query)]
