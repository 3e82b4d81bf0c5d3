"""The plan of the year is approved: a programme of checks is proposed, where there is none yet."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.plans import PlanApproved
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.law.check_programme import proposed_programme
from libs.vietnamese import sort_key
from services.inspections.programmes.queries import begun_programme
from services.inspections.programmes.rules import PROPOSER
from services.inspections.programmes.tables import CheckItem
from services.inspections.programmes.wanted import Place, wanted_checks
from services.inspections.queries import unit_names
from services.inspections.tables import Unit


async def propose_check_programme(session: AsyncSession, event: PlanApproved, heard: Heard) -> None:
    """A draft for the office to look over and the chair to approve; one that exists stays as is."""
    row = await begun_programme(session, event.year, PROPOSER, plan_number=event.number)
    if row is None:
        return
    first_month = event.starts_on.month if event.starts_on.year == event.year else 1
    names, places = await unit_names(session), await _places(session, heard.ward_id)
    wanted = wanted_checks(
        proposed_programme(), event.duties, places, names, first_month=first_month
    )
    session.add_all(CheckItem(programme_id=row.id, **asdict(check)) for check in wanted)
    by = Actor(PROPOSER, heard.ward_id)
    said = {"year": event.year, "plan": event.number, "lines": len(wanted)}
    record(session, by, "propose_check_programme", row.id, heard.now, **said)


async def _places(session: AsyncSession, ward_id: str) -> list[Place]:
    query = select(Unit).where(Unit.ward_id == ward_id, Unit.closed_on.is_(None))
    units = sorted((await session.scalars(query)).all(), key=lambda unit: sort_key(unit.name))
    return [Place(unit.id, unit.kind) for unit in units]
