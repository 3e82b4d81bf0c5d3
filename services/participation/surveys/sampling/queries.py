"""Counts codes, and the people that units served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.surveys.rules import Sample
from services.participation.surveys.tables import SurveyAnswer, SurveyCode, SurveyDay


@dataclass(frozen=True)
class Codes:
    """How many codes were given to each unit, and how many were used."""

    by_unit: dict[UUID, tuple[int, int]]

    @property
    def given(self) -> int:
        """All that were given."""
        return sum(given for given, _ in self.by_unit.values())

    @property
    def used(self) -> int:
        """All that were used."""
        return sum(used for _, used in self.by_unit.values())


async def codes_of(session: AsyncSession, survey_id: UUID) -> Codes:
    """The codes of a survey by unit."""
    query = (
        select(
            SurveyCode.unit_id,
            func.count(SurveyCode.id),
            func.count(SurveyCode.id).filter(SurveyCode.used),
        )
        .where(SurveyCode.ward_id == ward_of(session), SurveyCode.survey_id == survey_id)
        .group_by(SurveyCode.unit_id)
    )
    return Codes({unit: (given, used) for unit, given, used in await session.execute(query)})


async def served_by_unit(session: AsyncSession, survey_id: UUID) -> dict[UUID, int]:
    """How many people each unit says it served in the days of a survey."""
    query = (
        select(SurveyDay.unit_id, func.sum(SurveyDay.served))
        .where(SurveyDay.ward_id == ward_of(session), SurveyDay.survey_id == survey_id)
        .group_by(SurveyDay.unit_id)
    )
    return {unit_id: int(served) for unit_id, served in await session.execute(query)}


async def days_of(
    session: AsyncSession, survey_id: UUID
) -> dict[tuple[UUID, date], tuple[int | None, int]]:
    """By unit and day, newest first: how many were served, as far as noted, and how many of them
    answered on a sheet or on paper. Those drawn by lot are not among them."""
    mine = (SurveyDay.ward_id == ward_of(session)) & (SurveyDay.survey_id == survey_id)
    noted = select(SurveyDay.unit_id, SurveyDay.on, SurveyDay.served).where(mine)
    served = {(unit, on): n for unit, on, n in await session.execute(noted)}
    counted = (
        select(SurveyAnswer.unit_id, SurveyAnswer.answered_on, func.count(SurveyAnswer.id))
        .where(SurveyAnswer.ward_id == ward_of(session), SurveyAnswer.survey_id == survey_id)
        .where(SurveyAnswer.sample == Sample.VOLUNTEERS)
        .group_by(SurveyAnswer.unit_id, SurveyAnswer.answered_on)
    )
    answered = {(unit, on): n for unit, on, n in await session.execute(counted)}
    keys = sorted({*served, *answered}, key=lambda key: (-key[1].toordinal(), str(key[0])))
    return {key: (served.get(key), answered.get(key, 0)) for key in keys}
