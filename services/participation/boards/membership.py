"""Who comes on a board and who leaves it: elections called, members sent, dismissed, gone."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause, Scope
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.boards import kinds, rules, telling
from services.participation.boards.actions import board_open
from services.participation.boards.demands import (
    answer_demands,
    demanded_election,
    dismissal_demanded,
)
from services.participation.boards.kinds import BoardKind, LeftAs, Post, Source
from services.participation.boards.queries import free_seats, members_of, neighbourhoods
from services.participation.boards.tables import Board, BoardMember
from services.participation.candidates.queries import UNDER_WAY, election_under_way
from services.participation.candidates.rules import Cause
from services.participation.candidates.tables import Election
from services.participation.elections import rules as elections
from services.participation.households.locking import locked_neighbourhood
from services.participation.matters.actions import Wording, begin
from services.participation.matters.chairing import DISMISSAL
from services.participation.matters.tables import Matter


async def call_board_election(
    session: AsyncSession, board_id: UUID, unit_id: UUID, *, on: date, by: Actor, now: datetime
) -> Election:
    """The head puts the election forward for a day; the Front has to agree (article 16).

    What households demanded is agreed already, and the head sets its day.
    """
    permit(by, "call_board_election", unit_id=unit_id)
    await locked_neighbourhood(session, unit_id)
    row, today = await board_open(session, board_id), now.date()
    everybody = await members_of(session, [row.id], left=True)
    members = [each for each in everybody if each.left_on is None]
    free = free_seats(row, members, await neighbourhoods(session)).get(unit_id)
    if not free:
        raise rules.SeatsFilled
    if await election_under_way(session, unit_id, row.id):
        raise rules.ElectingAlready
    kind = BoardKind(row.kind)
    if row.since:
        rules.check_worth_electing(kind, row.until, today)
    elections.check_day(on, today)
    left = any(each.unit_id == unit_id and each.left_on for each in everybody)
    matter = await demanded_election(session, row.id, unit_id)
    matter = matter or begin(session, _election_wording(row, unit_id, free), by=by, now=now)
    await answer_demands(session, row.id, matter, by=by, now=now)
    election = Election(
        unit_id=unit_id,
        matter_id=matter.id,
        board_id=row.id,
        seats=free,
        cause=rules.cause_of(left=left, before=await _elected_before(session, row, unit_id)),
        number="",
        decided_on=today,
        on=on,
    )
    session.add(election)
    record(session, by, "call_board_election", election.id, now, on=on, seats=free)
    return election


async def send_member(
    session: AsyncSession,
    board_id: UUID,
    *,
    source: Source,
    full_name: str,
    since: date,
    by: Actor,
    now: datetime,
) -> BoardMember:
    """The Front, or the people's inspectors, send somebody to an investment board (article 42)."""
    permit(by, "send_member")
    row = await board_open(session, board_id)
    if row.kind == BoardKind.PEOPLE or source is Source.ELECTED:
        raise rules.MembersFromResidentsOnly
    rules.check_day(since, row.formed_on, now.date())
    elected, members = sum(row.seats.values()), await members_of(session, [row.id])
    if sum(each.source != Source.ELECTED for each in members) >= row.size - elected:
        raise rules.BoardFull(size=row.size, elected=elected)
    member = BoardMember(board_id=row.id, source=source, full_name=full_name, since=since)
    session.add(member)
    record(session, by, "send_member", row.id, now, source=source)
    _tell(session, row, member, "sent", since, len(members) + 1, now)
    return member


async def leave_board(
    session: AsyncSession,
    member_id: UUID,
    *,
    left_as: LeftAs,
    on: date,
    by: Actor,
    now: datetime,
) -> BoardMember:
    """Somebody resigned, died, or may not be a member any more."""
    permit(by, "leave_board")
    row, member = await member_there(session, member_id)
    if left_as not in kinds.WRITTEN_DOWN:
        raise rules.NotLeftThisWay
    rules.check_day(on, member.since, now.date())
    await end_membership(session, row, member, left_as, on, by=by, now=now)
    return member


async def propose_dismissal(
    session: AsyncSession, member_id: UUID, *, by: Actor, now: datetime
) -> Matter:
    """The head puts forward that residents dismiss whom they elected; the Front has to agree.

    Neither the name nor why is in the public words of the matter.
    """
    member = await found(session, BoardMember, member_id)
    permit(by, "propose_dismissal", unit_id=member.unit_id)
    row, member = await member_there(session, member_id)
    if member.unit_id is None:
        raise rules.OnlyTheElectedDismissed
    if member.dismissal_id:
        before = await found(session, Matter, member.dismissal_id)
        if before.state in UNDER_WAY:
            raise rules.BeingDismissed
    if await dismissal_demanded(session, member_id):
        raise rules.BeingDismissed
    words = f"Cho thôi thành viên {kinds.WORDS[BoardKind(row.kind)]}"
    summary = "Các hộ gia đình quyết định cho thôi một thành viên do khu phố bầu."
    wording = _wording(member.unit_id, words, summary)
    matter = begin(session, wording, facts=[DISMISSAL], by=by, now=now)
    member.dismissal_id = matter.id
    return matter


async def member_there(session: AsyncSession, member_id: UUID) -> tuple[Board, BoardMember]:
    """Somebody who is on a board that has not ended; both locked."""
    member = await found(session, BoardMember, member_id)
    row = await board_open(session, member.board_id)
    member = await found(session, BoardMember, member_id, lock=True)
    if member.left_on:
        raise rules.NotOnTheBoard
    return row, member


async def end_membership(
    session: AsyncSession,
    row: Board,
    member: BoardMember,
    left_as: LeftAs,
    on: date,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Somebody is on the board no more; the seat is free to be elected."""
    member.left_on, member.left_as, member.post = on, left_as, Post.MEMBER
    await session.flush()
    record(session, by, "leave_board", row.id, now, on=on)
    change = "dismissed" if left_as is LeftAs.DISMISSED else "left"
    members = await members_of(session, [row.id])
    _tell(session, row, member, change, on, len(members), now)


def _tell(
    session: AsyncSession,
    row: Board,
    member: BoardMember,
    change: str,
    on: date,
    members: int,
    now: datetime,
) -> None:
    telling.changed(session, row, change, unit_id=member.unit_id, on=on, members=members, now=now)


def _election_wording(row: Board, unit_id: UUID, seats: int) -> Wording:
    words = f"Bầu thành viên {kinds.WORDS[BoardKind(row.kind)]}"
    summary = f"Các hộ gia đình bầu {seats} thành viên trong số người ứng cử đã được thông báo."
    return _wording(unit_id, words, f"{summary} Dự án: {row.title}" if row.title else summary)


def _wording(unit_id: UUID, title: str, summary: str) -> Wording:
    return Wording(Clause.BOARD, Scope.NEIGHBOURHOOD, unit_id, title, summary)


async def _elected_before(session: AsyncSession, row: Board, unit_id: UUID) -> bool:
    """Whether residents voted already and this seat stayed free."""
    query = (
        select(Election.cause)
        .join(Matter, Matter.id == Election.matter_id)
        .where(Election.ward_id == ward_of(session), Election.board_id == row.id)
        .where(Election.unit_id == unit_id, Matter.decided_on.is_not(None))
        .where(Election.cause != Cause.MEMBER_LEFT)
        .limit(1)
    )
    return await session.scalar(query) is not None
