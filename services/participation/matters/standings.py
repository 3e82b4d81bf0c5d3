"""Where a matter stands in the law's own terms, read from its row and written back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.law.moves import Given, make_move
from libs.law.procedures import MATTER
from libs.law.standing import Standing
from libs.rows import found
from services.participation.matters.tables import Matter
from services.participation.standings import kept_clocks, read_clocks

AGREED = "agree"  # from that day on residents may be told


def standing_of(row: Matter) -> Standing:
    """Its state, facts and clocks; last days are counted by the calendar of the moment."""
    return Standing(
        MATTER,
        row.state,
        row.proposed_on,
        row.last_on,
        frozenset(row.facts),
        read_clocks(row.clocks),
    )


def take(
    session: AsyncSession, row: Matter, move: str, given: Given, *, by: Actor, now: datetime
) -> None:
    """A step that the law allows now, in the history with its article; else its refusal."""
    before = standing_of(row)
    after = make_move(before, move, given, national_calendar())
    row.state, row.last_on, row.facts = after.state, after.last_on, sorted(after.facts)
    row.clocks = kept_clocks(after.clocks)
    if move == AGREED:
        row.agreed_on = given.on
    basis = before.procedure.move(move).basis
    record(session, by, f"{move}_matter", row.id, now, on=given.on, basis=basis)


async def matter_locked(session: AsyncSession, matter_id: UUID) -> Matter:
    """The matter, so that two people do not move it at once. Raises NotFound."""
    return await found(session, Matter, matter_id, lock=True)
