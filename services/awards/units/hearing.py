"""What awards does when a unit ends: what it has in work goes on at its successor."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.rows import Row, ward_of
from services.awards.blocks.tables import Discipline, OpenInspection
from services.awards.commendations.rules import IN_WORK as COMMENDED
from services.awards.commendations.tables import Commendation
from services.awards.models.rules import IN_WORK as MODELLED
from services.awards.models.tables import AwardModel


async def hand_over(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """Models and commendations in work, and what keeps the unit waiting, go to its successor.

    What is over stays under its own name; a check has no history here, nor has its hand-over.
    """
    if event.successor_id is None:
        return
    by, units = Actor("awards", heard.ward_id), (event.unit_id, event.successor_id)
    moved = {"from": str(event.unit_id), "to": str(event.successor_id)}
    for model in await _moved(
        session, AwardModel, ("unit_id", "keeper_id"), AwardModel.state.in_(MODELLED), units
    ):
        record(session, by, "hand_over_model", model.id, heard.now, **moved)
    for row in await _moved(
        session, Commendation, ("unit_id", "proposer_id"), Commendation.state.in_(COMMENDED), units
    ):  # of a commendation no unit is told: one of few is soon known
        record(session, by, "hand_over_commendation", row.id, heard.now)
    for noted in await _moved(session, Discipline, ("unit_id",), _runs(heard.now.date()), units):
        record(session, by, "hand_over_discipline", noted.id, heard.now, **moved)
    await _moved(session, OpenInspection, ("unit_id",), OpenInspection.kind != "", units)


async def _moved(
    session: AsyncSession,
    table: type[Row],
    columns: tuple[str, ...],
    in_work: ColumnElement[bool],
    units: tuple[UUID, UUID],
) -> list[Row]:
    ended, successor = units
    theirs = or_(*(getattr(table, column) == ended for column in columns))
    query = select(table).where(table.ward_id == ward_of(session), theirs, in_work)
    locked = query.order_by(table.id).with_for_update().execution_options(populate_existing=True)
    rows = list((await session.scalars(locked)).all())
    for row in rows:
        for column in columns:
            if getattr(row, column) == ended:
                setattr(row, column, successor)
    return rows


def _runs(today: date) -> ColumnElement[bool]:
    lifted = or_(Discipline.lifted_on.is_(None), Discipline.lifted_on > today)
    return lifted & (Discipline.ends_on >= today)
