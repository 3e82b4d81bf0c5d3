"""What a count decides: adopted or not; the sums of the whole ward; what it replaces."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law import decisions
from libs.law.decisions import Clause, Scope, Starts
from libs.law.moves import Given
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.conventions.following import residents_decided
from services.participation.matters import rules, telling
from services.participation.matters.standings import matter_locked, take
from services.participation.matters.tables import Matter
from services.participation.rounds.queries import began_on
from services.participation.rounds.summing import said_in_the_ward


async def decide(
    session: AsyncSession, row: Matter, on: date, *, adopted: bool, by: Actor, now: datetime
) -> None:
    """Residents decided on a day; in a neighbourhood works and others have effect at once."""
    take(session, row, "adopt" if adopted else "reject", Given(on), by=by, now=now)
    row.decided_on = on
    telling.decided(session, row, now, adopted=adopted)
    await residents_decided(session, row, adopted=adopted, by=by, now=now)
    if not adopted:
        return
    effect = decisions.effect(Clause(row.clause), Scope(row.scope), on)
    if effect.starts is Starts.ADOPTED:
        row.effective_on = on
        await begin_effect(session, row, by=by, now=now)


async def begin_effect(session: AsyncSession, row: Matter, *, by: Actor, now: datetime) -> None:
    """It has effect from a day on, and what it replaces has none any more (article 22)."""
    row.effective_on = row.effective_on or now.date()
    telling.put_in_force(session, row, now)
    if row.effective_on <= now.date():  # else it ends on that morning
        await _end_the_old(session, row, by=by, now=now)


async def end_replaced(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: what begins today ends what it replaces."""
    old = aliased(Matter)
    query = (
        select(Matter)
        .join(old, old.id == Matter.replaces_id)
        .where(Matter.ward_id == ward_of(session), old.ward_id == ward_of(session))
        .where(Matter.state.in_(rules.DECIDED), old.state.in_(rules.DECIDED))
        .where(Matter.effective_on <= now.date())
        .order_by(Matter.id)
    )
    for row in (await session.scalars(query)).all():
        await _end_the_old(session, row, by=by, now=now)


async def _end_the_old(session: AsyncSession, row: Matter, *, by: Actor, now: datetime) -> None:
    if row.replaces_id is None:
        return
    assert row.effective_on is not None  # it has effect
    old = await matter_locked(session, row.replaces_id)
    if old.state in rules.DECIDED:
        on = max(row.effective_on, old.last_on)
        take(session, old, "replace", Given(on), by=by, now=now)
        telling.abolished(session, old, now)


async def total_matter(
    session: AsyncSession,
    matter_id: UUID,
    *,
    no_ballots: Collection[UUID] = (),
    by: Actor,
    now: datetime,
) -> Matter:
    """Every neighbourhood voted: the sums of households and of neighbourhoods decide (21.1).

    `no_ballots` are neighbourhoods whose meeting lacked households and where no ballots follow.
    """
    permit(by, "total_matter")
    row = await matter_locked(session, matter_id)
    said = await said_in_the_ward(session, row, now.date(), no_ballots=no_ballots)
    counts = [each.votes for each in said]
    row.yes, row.households = (sum(c.yes for c in counts), sum(c.households for c in counts))
    record(session, by, "total_matter", row.id, now, yes=row.yes, households=row.households)
    law = await began_on(session, row.id) or now.date()
    adopted = decisions.commune_passed(Clause(row.clause), counts, law)
    await decide(session, row, now.date(), adopted=adopted, by=by, now=now)
    return row
