"""Figures of a part that no event gave: entered with reason and proof, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.rows import found
from services.reporting.collection import queries, rules
from services.reporting.collection.actions import own_part
from services.reporting.collection.tables import UnitFigure, UnitPart
from services.reporting.rules import EvidenceMissing


async def enter_part_figure(
    session: AsyncSession,
    part_id: UUID,
    *,
    title: str,
    unit: str,
    value: int,
    estimated: bool,
    reason: str,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> UnitPart:
    """Enter a figure into the own unit's part."""
    part, _ = await own_part(session, part_id, "enter_part_figure", by)
    if not evidence:
        raise EvidenceMissing(fields={"receipts": "Cần ít nhất một tệp."})
    rules.check_room(len(await queries.figures_by_hand(session, [part_id])))
    entry = UnitFigure(
        part_id=part_id,
        title=title,
        unit=unit,
        value=value,
        estimated=estimated,
        reason=reason,
        entered_by=by.id,
        entered_at=now,
        evidence=[asdict(file) for file in evidence],
    )
    session.add(entry)
    await session.flush()
    record(session, by, "enter_part_figure", part_id, now, value=value)
    return part


async def remove_part_figure(
    session: AsyncSession, part_figure_id: UUID, *, by: Actor, now: datetime
) -> UnitPart:
    """Take a figure out of the own unit's part again."""
    entry = await found(session, UnitFigure, part_figure_id)
    part, _ = await own_part(session, entry.part_id, "remove_part_figure", by)
    await session.delete(entry)
    await session.flush()
    record(session, by, "remove_part_figure", part.id, now, value=entry.value)
    return part
