"""The order in which answers arrived is destroyed when a survey closes.

A database keeps which transaction wrote a row, and a used code is written by the same one as its
answer: until this ran, whoever has the whole server could lay the two side by side.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.surveys.tables import SurveyAnswer, SurveyCode, SurveyComment

Rewritten = type[SurveyAnswer] | type[SurveyComment]


async def mix(session: AsyncSession, survey_id: UUID) -> None:
    """Write every answer, comment and code again, in one transaction and in a random order."""
    for table in (SurveyAnswer, SurveyComment):
        await _write_again(session, table, survey_id)
    codes = update(SurveyCode).where(
        SurveyCode.ward_id == ward_of(session), SurveyCode.survey_id == survey_id
    )
    await session.execute(codes.values(used=SurveyCode.used))


async def _write_again(session: AsyncSession, table: Rewritten, survey_id: UUID) -> None:
    mine = (table.ward_id == ward_of(session)) & (table.survey_id == survey_id)
    kept = [column.name for column in table.__table__.columns if column.name != "id"]
    gone = delete(table).where(mine).returning(*(getattr(table, name) for name in kept)).cte()
    again = select(func.gen_random_uuid(), *(gone.c[name] for name in kept))
    await session.execute(insert(table).from_select(["id", *kept], again.order_by(func.random())))
