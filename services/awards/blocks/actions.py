"""A discipline is written down, since no other service knows of it; and ended before its day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found, ward_of
from services.awards.blocks import rules
from services.awards.blocks.tables import Discipline
from services.awards.models.rules import check_no_part
from services.awards.tables import Unit


async def note_discipline(
    session: AsyncSession,
    *,
    unit_id: UUID,
    person: str,
    number: str,
    begins_on: date,
    ends_on: date,
    by: Actor,
    now: datetime,
) -> Discipline:
    """A unit, or somebody of it, is under discipline; of a person only a key is kept."""
    permit(by, "note_discipline")
    await working_unit(session, Unit, unit_id)
    rules.check_term(begins_on, ends_on, now.date())
    row = Discipline(
        unit_id=unit_id,
        person_key=rules.person_key(ward_of(session), person),
        number=number,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    session.add(row)
    record(session, by, "note_discipline", row.id, now, number=number, ends_on=ends_on)
    return row


async def lift_discipline(
    session: AsyncSession, discipline_id: UUID, *, by: Actor, now: datetime
) -> Discipline:
    """From today it keeps nobody waiting any more; never lifted by the unit it is about."""
    permit(by, "lift_discipline")
    row = await found(session, Discipline, discipline_id, lock=True)
    check_no_part(by.unit_id, [row.unit_id])
    if row.lifted_on:
        raise rules.DisciplineLifted
    row.lifted_on = now.date()
    record(session, by, "lift_discipline", row.id, now)
    return row
