"""The conference of a year: owed from its first morning, met by holding one, late afterwards."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.reception.dialogues import rules, telling
from services.reception.dialogues.queries import duty_of
from services.reception.dialogues.tables import ConferenceDuty


async def owe_conference(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: this year's conference is owed, and a year that passed without one is told.

    A ward owes nothing of the years before it began.
    """
    year = now.date().year
    if await duty_of(session, year) is None:
        duty = _duty(year)
        session.add(duty)
        record(session, by, "owe_conference", duty.id, now, year=year, due_on=duty.due_on)
    query = (
        select(ConferenceDuty)
        .where(ConferenceDuty.ward_id == ward_of(session), ConferenceDuty.due_on < now.date())
        .where(ConferenceDuty.met_on.is_(None), ConferenceDuty.late_told_on.is_(None))
        .with_for_update()
    )
    for duty in (await session.execute(query.order_by(ConferenceDuty.year))).scalars():
        duty.late_told_on = now.date()
        record(session, by, "flag_late_conference", duty.id, now, year=duty.year)
        telling.overdue(session, duty, now)


async def meet_duty(session: AsyncSession, held_on: date, *, by: Actor, now: datetime) -> None:
    """A conference was held: its year owes none any more."""
    duty = await duty_of(session, held_on.year, lock=True)
    if duty is None:
        duty = _duty(held_on.year)
        session.add(duty)
    if duty.met_on is None:
        duty.met_on = held_on
        record(session, by, "meet_conference_duty", duty.id, now, year=duty.year)


def _duty(year: int) -> ConferenceDuty:
    return ConferenceDuty(year=year, due_on=rules.year_end(year), basis=rules.basis_of_year(year))
