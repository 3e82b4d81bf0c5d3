"""Facts as figures read them, and their fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Row, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.reporting.facts.rules import FactRow, digest_of
from services.reporting.tables import Fact

# In the order of FactRow, so that a row becomes one without naming each column.
COLUMNS = [getattr(Fact, name) for name in FactRow.__slots__]


async def known_facts(
    session: AsyncSession, *, since: date, until: date, known_at: datetime, always: Sequence[str]
) -> list[FactRow]:
    """What had happened between two days as far as it was known at a moment.

    Of the measures in `always` also what happened before: they are counted as they stand.
    """
    query = select(*COLUMNS).where(
        Fact.ward_id == session.info["ward_id"],
        Fact.occurred_on <= until,
        Fact.recorded_at <= known_at,
        or_(Fact.occurred_on >= since, Fact.measure.in_(always)),
    )
    return [FactRow(*row) for row in await session.execute(query)]


async def labels_of(session: AsyncSession, object_ids: Sequence[str]) -> dict[str, str]:
    """The first words by which each object became known: its title."""
    query = (
        select(Fact.object_id, Fact.label)
        .where(Fact.ward_id == session.info["ward_id"], Fact.object_id.in_(object_ids))
        .where(Fact.label != "")
        .order_by(Fact.object_id, Fact.recorded_at, Fact.sequence, Fact.id)
        .distinct(Fact.object_id)
    )
    return {row.object_id: row.label for row in await session.execute(query)}


async def digest_facts(session: AsyncSession) -> str:
    """A SHA-256 over all facts of the session's ward; equal before and after a rebuild."""
    query = (
        select(*COLUMNS)
        .where(Fact.ward_id == session.info["ward_id"])
        .order_by(Fact.stream, Fact.sequence, Fact.id)
        .execution_options(yield_per=1000)
    )
    lines: list[Row[tuple[UUID, ...]]] = list(await session.execute(query))
    return digest_of(tuple(line) for line in lines)
