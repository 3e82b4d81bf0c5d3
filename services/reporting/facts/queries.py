"""Facts as figures read them, and their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reporting.facts.rules import Countable, FactRow, canonical
from services.reporting.tables import Fact

# In the order of the dataclass's fields, so that a row becomes one without naming each column.
COUNTED = [getattr(Fact, field.name) for field in fields(Countable)]
WHOLE = [getattr(Fact, field.name) for field in fields(FactRow)]


async def known_facts(
    session: AsyncSession,
    *,
    since: date,
    until: date,
    known_at: datetime,
    of: Sequence[str],
    always: Sequence[str],
) -> list[Countable]:
    """What had happened between two days as far as it was known at a moment.

    Of the measures in `always` also what happened before: they are counted as they stand.
    """
    query = select(*COUNTED).where(
        Fact.ward_id == ward_of(session),
        Fact.measure.in_(of),
        Fact.occurred_on <= until,
        Fact.recorded_at <= known_at,
        or_(Fact.occurred_on >= since, Fact.measure.in_(always)),
    )
    return [Countable(*row) for row in await session.execute(query)]


async def whole_facts(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, FactRow]:
    """Facts with everything in them, by id."""
    query = select(*WHOLE).where(Fact.ward_id == ward_of(session), Fact.id.in_(ids))
    return {row.id: FactRow(*row) for row in await session.execute(query)}


async def titles_of_items(
    session: AsyncSession, known_at: datetime, but: Sequence[str]
) -> dict[str, str]:
    """Words for items that the law's catalogue does not have: the title of their first duty."""
    item = Fact.dimensions["item"].astext
    query = (
        select(item.label("item"), Fact.label)
        .where(Fact.ward_id == ward_of(session), Fact.measure == "obligation_raised")
        .where(Fact.recorded_at <= known_at, item.not_in(but))
        .order_by(item, Fact.recorded_at, Fact.id)
        .ext(distinct_on(item))
    )
    return {row.item: row.label for row in await session.execute(query)}


async def labels_of(session: AsyncSession, object_ids: Sequence[str]) -> dict[str, str]:
    """The first words by which each object became known: its title."""
    query = (
        select(Fact.object_id, Fact.label)
        .where(Fact.ward_id == ward_of(session), Fact.object_id.in_(object_ids))
        .where(Fact.label != "")
        .order_by(Fact.object_id, Fact.recorded_at, Fact.sequence, Fact.id)
        .ext(distinct_on(Fact.object_id))
    )
    return {row.object_id: row.label for row in await session.execute(query)}


async def digest_facts(session: AsyncSession) -> str:
    """A SHA-256 over all facts of the session's ward; equal before and after a rebuild."""
    query = (
        select(*WHOLE)
        .where(Fact.ward_id == ward_of(session))
        .order_by(Fact.stream, Fact.sequence, Fact.id)
    )
    digest = hashlib.sha256()
    async for line in await session.stream(query, execution_options={"yield_per": 1000}):
        digest.update(canonical(line) + b"\n")
    return digest.hexdigest()
