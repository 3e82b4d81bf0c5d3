"""Keeping facts, and building them again from the first event."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import Database, bind_ward, write_later
from libs.kernel.events import durable_of, stream_of
from libs.kernel.tables import dead_letter, position, tenant
from services.reporting.facts.rules import FactRow, StillListening
from services.reporting.tables import Base, Fact

SERVICE = "reporting"
FACT = Base.metadata.tables["fact"]
COLUMNS = [field.name for field in fields(FactRow)]


async def keep_facts(session: AsyncSession, facts: Iterable[FactRow]) -> None:
    """Write facts beside the position that says their event was read."""
    ward = {"ward_id": session.info["ward_id"]}
    # At a rebuild this is the hot path: no deep copies of the facts.
    rows = [{name: getattr(fact, name) for name in COLUMNS} | ward for fact in facts]
    if rows:
        write_later(session, FACT, rows)


async def rebuild_facts(database: Database, tellers: Iterable[str]) -> None:
    """Empty all wards' facts and go back to the first event of every stream.

    The listeners then read everything again and make the same facts. Refuses while a listener
    runs: it would go on from the place it remembers.
    """
    tellers = list(tellers)
    async with database.transaction(None, "bus") as session:
        for teller in tellers:
            key = zlib.crc32(durable_of(SERVICE, teller).encode())
            if not await session.scalar(select(func.pg_try_advisory_xact_lock(key))):
                raise StillListening
        for ward_id in list(await session.scalars(select(tenant.c.ward_id))):
            await bind_ward(session, ward_id)
            await session.execute(delete(Fact).where(Fact.ward_id == ward_id))
        streams = [stream_of(teller) for teller in tellers]
        # What was parked is delivered again with everything else.
        await session.execute(delete(dead_letter).where(dead_letter.c.stream.in_(streams)))
        back = update(position).where(position.c.stream.in_(streams)).values(sequence=0)
        await session.execute(back)
