"""Boards of the tests, brought as far as a story needs by the service's own actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.decisions import VoteForm
from services.participation.boards.actions import form_board
from services.participation.boards.kinds import BoardKind
from services.participation.boards.membership import call_board_election
from services.participation.boards.tables import Board
from services.participation.candidates.tables import Election
from services.participation.elections.actions import announce_election, write_candidates
from services.participation.households.tables import Household
from services.participation.matters.actions import agree_matter, choose_form
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.holding import open_meeting
from services.participation.meetings.rules import MeetingPlan
from services.participation.meetings.tables import Meeting
from services.participation.recognising.actions import recognise_decision, send_decision
from tests.participation import matters, ward
from tests.participation.elections import nominee

DAY = date(2026, 9, 1)  # a Tuesday
FRONT = ward.FRONT_OFFICIAL
HEADS = {ward.NORTH: ward.HEAD, ward.SOUTH: ward.OTHER_HEAD}
SEATS = {ward.NORTH: 3, ward.SOUTH: 2}


async def formed(
    session: AsyncSession,
    kind: BoardKind = BoardKind.PEOPLE,
    seats: Mapping[UUID, int] = SEATS,
    size: int = 5,
    by: Actor = FRONT,
) -> Board:
    """A board of five; of a project with one resident of the north."""
    title = "Đường ngõ 4 (mẫu)" if kind is BoardKind.INVESTMENT else ""
    said = {"kind": kind, "title": title, "unit_id": None, "size": size, "seats": seats}
    row = await form_board(session, **said, by=by, now=ward.at(DAY))  # type: ignore[arg-type]
    await session.flush()
    return row


async def called(
    session: AsyncSession, row: Board, unit: UUID = ward.NORTH, day: date = DAY
) -> Election:
    """The head put the election forward for five days later, and the Front agreed."""
    how = {"by": HEADS[unit], "now": ward.at(day)}
    election = await call_board_election(session, row.id, unit, on=day + timedelta(5), **how)  # type: ignore[arg-type]
    await session.flush()
    await agree_matter(session, election.matter_id, by=FRONT, now=ward.at(day))
    return election


async def announced(session: AsyncSession, election: Election, names: Sequence[str]) -> Election:
    """These stand, and residents were told two days before."""
    day = election.decided_on
    told = {"met_on": day, "present": 9, "course": "", "confirmed": True}
    people = [nominee(name) for name in names]
    now = ward.at(day)
    await write_candidates(session, election.id, **told, people=people, by=FRONT, now=now)  # type: ignore[arg-type]
    on = election.on - timedelta(2)
    return await announce_election(session, election.id, announced_on=on, by=FRONT, now=ward.at(on))


async def met(session: AsyncSession, election: Election, came: Sequence[Household]) -> Meeting:
    """The meeting on the day, called and opened by the head, with tellers."""
    head, day = HEADS[election.unit_id], election.on - timedelta(2)
    how = {"by": head, "now": ward.at(day)}
    await choose_form(session, election.matter_id, form=VoteForm.MEETING, **how)  # type: ignore[arg-type]
    plan = MeetingPlan(election.on, time(19), "Nhà văn hóa")
    row = await convene_meeting(session, election.matter_id, election.unit_id, plan=plan, **how)  # type: ignore[arg-type]
    await announce_meeting(session, row.id, noticed_on=day, documents_on=None, **how)  # type: ignore[arg-type]
    await open_meeting(session, row.id, by=head, now=ward.at(election.on, 19))
    return await matters.attended(session, row, came, head)


async def recognised(session: AsyncSession, matter: Matter, roll: Sequence[Household]) -> Matter:
    """The decision is written and sent by the head, and the Front recognises it today."""
    assert matter.unit_id is not None
    head, now = HEADS[matter.unit_id], ward.at(matter.last_on, 22)
    await matters.written(session, matter, roll, head)
    await send_decision(session, matter.id, by=head, now=now)
    answer = {"number": "20/QĐ-MTTQ", "on": now.date()}
    return await recognise_decision(session, matter.id, **answer, by=FRONT, now=now)  # type: ignore[arg-type]
