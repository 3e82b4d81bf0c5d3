"""Keeping facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import write_later
from libs.rows import ward_of
from services.reporting.facts.rules import FactRow
from services.reporting.tables import Base

FACT = Base.metadata.tables["fact"]
COLUMNS = [field.name for field in fields(FactRow)]


async def keep_facts(session: AsyncSession, facts: Iterable[FactRow]) -> None:
    """Write facts beside the position that says their event was read."""
    ward = {"ward_id": ward_of(session)}
    # When a service catches up this is the hot path: no deep copies of the facts.
    rows = [{name: getattr(fact, name) for name in COLUMNS} | ward for fact in facts]
    if rows:
        write_later(session, FACT, rows)
