"""What follows when the election or the dismissal of a head is recognised, or abolished."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.elections import HeadDismissed, HeadElected
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.participation.candidates.queries import election_of
from services.participation.candidates.tables import Election
from services.participation.headships import rules
from services.participation.headships.queries import (
    current_headship,
    dismissed_headship,
    headship_of,
)
from services.participation.headships.rules import EndedAs, Kind, Vacancy
from services.participation.headships.tables import Headship
from services.participation.matters.tables import Matter


async def follow_recognition(
    session: AsyncSession, matter: Matter, *, by: Actor, now: datetime
) -> None:
    """From the day of recognition: a term begins, or ends and an election is owed."""
    assert matter.unit_id is not None  # nobody heads the whole ward
    on = matter.effective_on or now.date()
    election = await election_of(session, matter.id)
    if election:
        await _begin_term(session, election, matter.number or "", on, by=by, now=now)
        return
    await end_headship(session, matter.unit_id, on, EndedAs.DISMISSED)
    owed = Vacancy(matter.unit_id, matter.id, on, rules.NEW_RULE)
    record(session, by, "dismiss_head", matter.id, now, on=on, decide_by=owed.deadline.due_on)
    told = {"matter_id": matter.id, "unit_id": matter.unit_id, "dismissed_on": on}
    emit(session, HeadDismissed(occurred_at=now, **told, decide_by=owed.deadline.due_on))


async def follow_abolition(
    session: AsyncSession, matter: Matter, *, by: Actor, now: datetime
) -> None:
    """An election abolished as unlawful gave nobody a term, a dismissal ended none (article 22)."""
    election = await election_of(session, matter.id)
    if election is None:
        await _reinstate(session, matter, by=by, now=now)
        return
    row = await headship_of(session, election.id)
    if row and row.ended_on is None:
        row.ended_on, row.ended_as = now.date(), EndedAs.ANNULLED
        record(session, by, "annul_headship", row.id, now)


async def _reinstate(session: AsyncSession, matter: Matter, *, by: Actor, now: datetime) -> None:
    """Whoever was dismissed heads the neighbourhood again, unless another one was elected since."""
    assert matter.unit_id is not None  # nobody heads the whole ward
    present = await current_headship(session, matter.unit_id, lock=True)
    if present and present.kind == Kind.ELECTED:
        return
    await end_headship(session, matter.unit_id, now.date(), EndedAs.FOLLOWED)
    row = await dismissed_headship(session, matter.unit_id, matter.effective_on)
    if row:
        row.ended_on, row.ended_as = None, None
        row.seated_on = None  # the directory may have given the role to nobody, or to another
        record(session, by, "reinstate_head", row.id, now)


async def end_headship(session: AsyncSession, unit_id: UUID, on: date, ended_as: EndedAs) -> None:
    """Whoever headed the neighbourhood does so no more."""
    row = await current_headship(session, unit_id, lock=True)
    if row:
        row.ended_on, row.ended_as = on, ended_as
        await session.flush()


async def _begin_term(
    session: AsyncSession, election: Election, number: str, on: date, *, by: Actor, now: datetime
) -> None:
    await end_headship(session, election.unit_id, on, EndedAs.FOLLOWED)
    until = rules.term_until(on)
    row = Headship(
        unit_id=election.unit_id,
        kind=Kind.ELECTED,
        number=number,
        since=on,
        until=until,
        term_until=until,
        election_id=election.id,
    )
    session.add(row)
    record(session, by, "begin_term", row.id, now, since=on, until=until)
    told = {"headship_id": row.id, "election_id": election.id, "unit_id": row.unit_id}
    emit(session, HeadElected(occurred_at=now, **told, since=on, until=until))
