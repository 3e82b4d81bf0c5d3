"""The conference of a year: owed by each neighbourhood, met by holding one, told when late."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.conferences import CommunityConferenceMissed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.remembered.queries import working_units
from libs.rows import ward_of
from services.participation.conferences import rules
from services.participation.conferences.queries import duties_of, duty_of
from services.participation.conferences.tables import CommunityDuty
from services.participation.households.locking import NEIGHBOURHOOD
from services.participation.tables import Unit


async def owe_community_conferences(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: every neighbourhood owes this year's; a year that passed without is told.

    A neighbourhood owes nothing of the years before it was known here, and nothing once it ended.
    """
    year = now.date().year
    working = {unit.id for unit in await working_units(session, Unit) if _is_one(unit)}
    for unit_id in sorted(working - {duty.unit_id for duty in await duties_of(session, year)}):
        session.add(_duty(unit_id, year))
        record(session, by, "owe_community_conference", unit_id, now, year=year)
    query = (
        select(CommunityDuty)
        .where(CommunityDuty.ward_id == ward_of(session), CommunityDuty.due_on < now.date())
        .where(CommunityDuty.met_on.is_(None), CommunityDuty.late_told_on.is_(None))
        .where(CommunityDuty.unit_id.in_(working))
        .with_for_update()
    )
    for duty in (await session.scalars(query.order_by(CommunityDuty.id))).all():
        duty.late_told_on = now.date()
        record(session, by, "flag_missed_conference", duty.unit_id, now, year=duty.year)
        told = {"unit_id": duty.unit_id, "year": duty.year, "due_on": duty.due_on}
        emit(session, CommunityConferenceMissed(occurred_at=now, **told))


async def meet_community_duty(
    session: AsyncSession, unit_id: UUID, year: int, held_on: date
) -> CommunityDuty:
    """A conference was held: its neighbourhood owes none for that year any more."""
    duty = await duty_of(session, unit_id, year, lock=True)
    if duty is None:
        duty = _duty(unit_id, year)
        session.add(duty)
    duty.met_on = duty.met_on or held_on
    return duty


def _is_one(unit: Unit) -> bool:
    return unit.kind == NEIGHBOURHOOD


def _duty(unit_id: UUID, year: int) -> CommunityDuty:
    due_on, basis = rules.year_end(year), rules.basis_of_year(year)
    return CommunityDuty(unit_id=unit_id, year=year, due_on=due_on, basis=basis)
