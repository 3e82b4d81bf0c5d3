"""Reads who heads a neighbourhood, and which ones have to elect anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import working_days_late
from libs.law.decisions import Clause
from libs.rows import ward_of
from services.participation.candidates.rules import AFTER_DISMISSAL
from services.participation.candidates.tables import Election
from services.participation.headships import rules
from services.participation.headships.rules import EndedAs, Kind, Undone, Vacancy
from services.participation.headships.tables import Headship
from services.participation.matters.chairing import DISMISSAL
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter

# An election that ended so leaves the neighbourhood without a head.
FAILED = (MatterState.REJECTED, MatterState.REFUSED, MatterState.ABOLISHED)


async def current_headship(
    session: AsyncSession, unit_id: UUID, *, lock: bool = False
) -> Headship | None:
    """Who heads a neighbourhood now, as far as it is known here."""
    query = select(Headship).where(
        Headship.ward_id == ward_of(session),
        Headship.unit_id == unit_id,
        Headship.ended_on.is_(None),
    )
    row: Headship | None = await session.scalar(query.with_for_update() if lock else query)
    return row


async def current_headships(session: AsyncSession) -> Sequence[Headship]:
    """Who heads each neighbourhood now."""
    query = select(Headship).where(
        Headship.ward_id == ward_of(session), Headship.ended_on.is_(None)
    )
    return (await session.scalars(query)).all()


async def headship_of(session: AsyncSession, election_id: UUID) -> Headship | None:
    """The term that an election began."""
    query = select(Headship).where(
        Headship.ward_id == ward_of(session), Headship.election_id == election_id
    )
    row: Headship | None = await session.scalar(query)
    return row


async def dismissed_headship(
    session: AsyncSession, unit_id: UUID, on: date | None
) -> Headship | None:
    """The term that a dismissal of that day ended."""
    query = (
        select(Headship)
        .where(Headship.ward_id == ward_of(session), Headship.unit_id == unit_id)
        .where(Headship.ended_as == EndedAs.DISMISSED, Headship.ended_on == on)
        .with_for_update()
    )
    row: Headship | None = await session.scalar(query)
    return row


async def undone_dismissals(session: AsyncSession) -> list[Undone]:
    """Every dismissal of a head that was abolished, the earliest first."""
    query = (
        select(Matter)
        .where(Matter.ward_id == ward_of(session), Matter.clause == Clause.HEAD)
        .where(Matter.state == MatterState.ABOLISHED)
        .order_by(Matter.effective_on)
    )
    return [
        Undone(row.unit_id, row.effective_on, row.answered_on)
        for row in (await session.scalars(query)).all()
        if DISMISSAL in row.facts and row.unit_id and row.effective_on and row.answered_on
    ]


def rests_on(election: Election, undone: Undone) -> bool:
    """Whether an election was decided because of that dismissal."""
    after = election.cause in AFTER_DISMISSAL and election.board_id is None
    return after and undone.covers(election.unit_id, election.decided_on)


async def first_provisional(session: AsyncSession, unit_id: UUID, since: date) -> date:
    """From when on a neighbourhood has been headed provisionally without an election between.

    One whose decision was abolished elected nobody: the six months run on.
    """
    query = (
        select(Headship)
        .where(Headship.ward_id == ward_of(session), Headship.unit_id == unit_id)
        .order_by(Headship.since.desc(), Headship.id.desc())
    )
    first = since
    for row in (await session.scalars(query)).all():
        if row.kind == Kind.ELECTED and row.ended_as == EndedAs.ANNULLED:
            continue
        if row.kind == Kind.ELECTED:
            break
        first = min(first, row.since)
    return first


async def vacancies(session: AsyncSession, unit_id: UUID | None = None) -> list[Vacancy]:
    """Every neighbourhood that has to elect anew and for which no election was decided."""
    query = (
        select(Matter, Election)
        .outerjoin(Election, Election.matter_id == Matter.id)
        .where(Matter.ward_id == ward_of(session), Matter.clause == Clause.HEAD)
    )
    if unit_id:
        query = query.where(Matter.unit_id == unit_id)
    found = [(row[0], row[1]) for row in await session.execute(query)]
    undone = await undone_dismissals(session)
    asked = [each for matter, election in found if (each := _asks(matter, election, undone))]
    asked += [
        Vacancy(row.unit_id, row.id, row.ended_on, rules.LEFT_RULE)
        for row in await _left(session, unit_id)
        if row.ended_on and not _covered(undone, row.unit_id, row.ended_on)
    ]
    decided = [
        (election.unit_id, election.matter_id, election.decided_on)
        for _, election in found
        if election and election.called_off_on is None
    ]
    return rules.unanswered(asked, decided)


async def _left(session: AsyncSession, unit_id: UUID | None) -> Sequence[Headship]:
    """Elected heads who resigned or died."""
    query = select(Headship).where(
        Headship.ward_id == ward_of(session),
        Headship.kind == Kind.ELECTED,
        Headship.ended_as.in_(rules.LEFT),
    )
    if unit_id:
        query = query.where(Headship.unit_id == unit_id)
    return (await session.scalars(query)).all()


async def working_days_late_to_elect(session: AsyncSession, unit_id: UUID, decided_on: date) -> int:
    """How many working days too late a new election is decided; none where none was owed."""
    for each in await vacancies(session, unit_id):
        due_on = each.deadline.due_on
        return working_days_late(due_on, decided_on) if due_on else 0
    return 0


def _asks(matter: Matter, election: Election | None, undone: Sequence[Undone]) -> Vacancy | None:
    """What a matter asks for; nothing where whoever was dismissed unlawfully came back since."""
    assert matter.unit_id is not None  # nobody heads the whole ward
    back = _covered(undone, matter.unit_id, matter.last_on)
    if election is None:
        if DISMISSAL in matter.facts and matter.state == MatterState.RECOGNISED and not back:
            since = matter.effective_on or matter.last_on
            return Vacancy(matter.unit_id, matter.id, since, rules.NEW_RULE)
        return None
    # One that was recognised first, and abolished only later, left the place free again.
    back = back or matter.state != MatterState.ABOLISHED
    rests = any(rests_on(election, each) for each in undone)
    if matter.state in FAILED and not (rests and back):
        return Vacancy(matter.unit_id, matter.id, matter.last_on, rules.AGAIN_RULE)
    return None


def _covered(undone: Sequence[Undone], unit_id: UUID, on: date) -> bool:
    return any(each.covers(unit_id, on) for each in undone)
