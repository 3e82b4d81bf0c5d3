"""What others tell of units: checks that run, and that something is pending. Without a history."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import InspectionConcluded, InspectionStarted
from libs.contracts.reception.pending import UnitStandingChanged
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from libs.kernel.listener import Hears
from services.awards.blocks.tables import OpenInspection, PendingUnit


async def begin_block(session: AsyncSession, event: InspectionStarted, heard: Heard) -> None:
    """A check of a unit runs; of an unannounced one this is the first that is heard."""
    told = {"inspection_id": event.inspection_id, "unit_id": event.unit_id, "kind": event.kind}
    await _keep(session, OpenInspection, heard, **told)


async def end_block(session: AsyncSession, event: InspectionConcluded, heard: Heard) -> None:
    """It has its conclusion."""
    row = (
        OpenInspection.ward_id == heard.ward_id,
        OpenInspection.inspection_id == event.inspection_id,
    )
    await session.execute(delete(OpenInspection).where(*row))


async def note_standing(session: AsyncSession, event: UnitStandingChanged, heard: Heard) -> None:
    """Something about a unit is pending, or nothing is any more."""
    if event.petition_pending:
        await _keep(session, PendingUnit, heard, unit_id=event.unit_id)
        return
    row = PendingUnit.ward_id == heard.ward_id, PendingUnit.unit_id == event.unit_id
    await session.execute(delete(PendingUnit).where(*row))


async def _keep(
    session: AsyncSession, table: type[OpenInspection | PendingUnit], heard: Heard, **told: Any
) -> None:
    row = insert(table).values(id=new_id(), ward_id=heard.ward_id, **told)
    await session.execute(row.on_conflict_do_nothing())


HEARS: Hears = {
    InspectionStarted: begin_block,
    InspectionConcluded: end_block,
    UnitStandingChanged: note_standing,
}
