"""A convention follows the matter on which residents decide it, and never runs ahead of it.

Called where matters move: before they are opened, and after they are adopted, sent, answered,
abolished or withdrawn. A matter of another content passes untouched.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.decisions import Clause
from libs.law.moves import Given
from services.participation.conventions import telling
from services.participation.conventions.queries import convention_of
from services.participation.conventions.rules import (
    ENDS,
    KEPT,
    ConventionState,
    NoDraftOfTheMatter,
    Purpose,
)
from services.participation.conventions.standings import convention_locked, take
from services.participation.conventions.tables import Convention
from services.participation.matters.tables import Matter


async def vote_begins(session: AsyncSession, matter: Matter, *, by: Actor, now: datetime) -> None:
    """Nobody votes on a draft before its thirty days are over (articles 9 and 10).

    A meeting that lacked households leaves it voted on; ballots go on from there.
    """
    if matter.clause != Clause.CONVENTION:
        return
    row = await convention_of(session, matter.id)
    if row is None:
        raise NoDraftOfTheMatter
    if row.state != ConventionState.VOTING:
        take(session, row, "vote", Given(now.date()), by=by, now=now)


async def residents_decided(
    session: AsyncSession, matter: Matter, *, adopted: bool, by: Actor, now: datetime
) -> None:
    """Residents adopted it, or did not."""
    if row := await _of(session, matter):
        take(session, row, "adopt" if adopted else "reject", Given(now.date()), by=by, now=now)


async def withdrawn(session: AsyncSession, matter: Matter, *, by: Actor, now: datetime) -> None:
    """A meeting lacked households, then the matter was taken back: the draft hangs as before."""
    row = await _of(session, matter)
    if row and row.state == ConventionState.VOTING:
        take(session, row, "withdraw", Given(now.date()), by=by, now=now)


async def dossier_sent(session: AsyncSession, matter: Matter, *, by: Actor, now: datetime) -> None:
    """The dossier is with the ward (article 11)."""
    if row := await _of(session, matter):
        take(session, row, "send", Given(now.date()), by=by, now=now)


async def recognised(
    session: AsyncSession, matter: Matter, given: Given, *, by: Actor, now: datetime
) -> None:
    """It is in force from that day, and what it changes is so no more (articles 11, 13, 14)."""
    row = await _of(session, matter)
    if row is None:
        return
    abolishing = row.purpose == Purpose.ABOLISH
    step = "recognise_abolition" if abolishing else "recognise"
    take(session, row, step, given, by=by, now=now)
    _keep(row, given)
    row.recognised_number = given.number
    row.effective_on = None if abolishing else given.on
    telling.answered(session, row, now, recognised=True)
    if row.replaces_id:
        await _end_the_old(session, row, given.on, by=by, now=now)


async def refused(
    session: AsyncSession, matter: Matter, given: Given, *, by: Actor, now: datetime
) -> None:
    """It is not recognised, in writing and with reasons."""
    if row := await _of(session, matter):
        take(session, row, "refuse", given, by=by, now=now)
        _keep(row, given)
        telling.answered(session, row, now, recognised=False)


async def abolished(
    session: AsyncSession, matter: Matter, given: Given, *, by: Actor, now: datetime
) -> None:
    """The ward abolished the decision, and with it the convention (article 14)."""
    if row := await _of(session, matter):
        abolish(session, row, given, by=by, now=now)


def abolish(
    session: AsyncSession, row: Convention, given: Given, *, by: Actor, now: datetime
) -> None:
    """The ward abolishes a convention; that there was a ground for it is written down before."""
    take(session, row, "abolish", given, by=by, now=now)
    _keep(row, given)
    telling.ended(session, row, now)


def _keep(row: Convention, given: Given) -> None:
    row.number, row.answered_on, row.reason = given.number, given.on, given.reason


async def _of(session: AsyncSession, matter: Matter) -> Convention | None:
    if matter.clause != Clause.CONVENTION:
        return None
    return await convention_of(session, matter.id)


async def _end_the_old(
    session: AsyncSession, row: Convention, on: date, *, by: Actor, now: datetime
) -> None:
    assert row.replaces_id is not None  # asked by the caller
    old = await convention_locked(session, row.replaces_id)
    if old.state in KEPT:
        take(session, old, ENDS[Purpose(row.purpose)], Given(now.date()), by=by, now=now)
        old.ended_on = on
        telling.ended(session, old, now)
