"""Where a convention stands in the law's own terms, read from its row and written back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.law.moves import Given, make_move
from libs.law.procedures import CONVENTION
from libs.law.standing import Standing
from libs.permissions import permit
from libs.rows import found
from services.participation.conventions.tables import Convention
from services.participation.standings import kept_clocks, read_clocks


def standing_of(row: Convention) -> Standing:
    """Its state, facts and clocks; last days are counted by the calendar of the moment."""
    return Standing(
        CONVENTION,
        row.state,
        row.begun_on,
        row.last_on,
        frozenset(row.facts),
        read_clocks(row.clocks),
    )


def take(
    session: AsyncSession, row: Convention, name: str, given: Given, *, by: Actor, now: datetime
) -> None:
    """A step that the law allows now, in the history with its article; else its refusal."""
    before = standing_of(row)
    after = make_move(before, name, given, national_calendar())
    row.state, row.last_on, row.facts = after.state, after.last_on, sorted(after.facts)
    row.clocks = kept_clocks(after.clocks)
    if after.stage.ends:
        row.ended_on = row.ended_on or given.on
    basis = before.procedure.move(name).basis
    record(session, by, f"{name}_convention", row.id, now, on=given.on, basis=basis)


async def convention_locked(session: AsyncSession, convention_id: UUID) -> Convention:
    """The convention, so that two people do not move it at once. Raises NotFound."""
    return await found(session, Convention, convention_id, lock=True)


async def convention_for(
    session: AsyncSession, convention_id: UUID, action: str, by: Actor
) -> Convention:
    """The same for whoever may take that step in its neighbourhood."""
    row = await found(session, Convention, convention_id)
    permit(by, action, unit_id=row.unit_id)
    return await convention_locked(session, convention_id)
