"""What households demand on khoản 5: that somebody is elected into a board, or dismissed from it.

Law 10/2022/QH15, article 16. Nobody is named in the public words of a demand.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict
from libs.kernel.history import record
from libs.law.decisions import Clause
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.boards import kinds, rules
from services.participation.boards.actions import board_open
from services.participation.boards.queries import free_seats, members_of, neighbourhoods
from services.participation.boards.tables import Board, BoardMember
from services.participation.candidates.queries import UNDER_WAY, election_of, election_under_way
from services.participation.households.locking import locked_neighbourhood
from services.participation.initiatives.rules import InitiativeState
from services.participation.initiatives.tables import Initiative
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter

ELECTION = "Bầu thành viên {board}"
DISMISSAL = "Cho thôi thành viên {board}"
BEFORE_THE_VOTE = (MatterState.AGREED, MatterState.PREPARED)


class DemandedAlready(Conflict):
    """Đã ghi đề xuất này của khu phố và đang lấy sự đồng ý của các hộ."""


async def demand_board_election(
    session: AsyncSession, board_id: UUID, unit_id: UUID, *, by: Actor, now: datetime
) -> Initiative:
    """Households demand that their neighbourhood elects whom the board is missing."""
    permit(by, "demand_board_election", unit_id=unit_id)
    await locked_neighbourhood(session, unit_id)
    row = await board_open(session, board_id)
    free = free_seats(row, await members_of(session, [row.id]), await neighbourhoods(session))
    if unit_id not in free:
        raise rules.SeatsFilled
    if await election_under_way(session, unit_id, row.id):
        raise rules.ElectingAlready
    return await _write_down(session, row, unit_id, None, ELECTION, by=by, now=now)


async def demand_board_dismissal(
    session: AsyncSession, member_id: UUID, *, by: Actor, now: datetime
) -> Initiative:
    """Households demand that somebody they elected is dismissed: the Front alone writes it down."""
    permit(by, "demand_board_dismissal")
    member = await found(session, BoardMember, member_id, lock=True)
    row = await board_open(session, member.board_id)
    if member.left_on:
        raise rules.NotOnTheBoard
    if member.unit_id is None:
        raise rules.OnlyTheElectedDismissed
    await locked_neighbourhood(session, member.unit_id)
    return await _write_down(session, row, member.unit_id, member.id, DISMISSAL, by=by, now=now)


async def demanded_election(session: AsyncSession, board_id: UUID, unit_id: UUID) -> Matter | None:
    """What a tenth of the households put on the agenda, as long as no day was set for it."""
    query = (
        select(Matter)
        .join(Initiative, Initiative.matter_id == Matter.id)
        .where(Matter.ward_id == ward_of(session), Initiative.ward_id == ward_of(session))
        .where(Initiative.board_id == board_id, Initiative.unit_id == unit_id)
        .where(Initiative.member_id.is_(None), Matter.state.in_(BEFORE_THE_VOTE))
        .order_by(Matter.id)
    )
    for matter in (await session.scalars(query)).all():
        if await election_of(session, matter.id) is None:
            return matter
    return None


async def dismissal_demanded(session: AsyncSession, member_id: UUID) -> bool:
    """Whether a demand to dismiss this member is on its way to the vote."""
    query = (
        select(Matter.id)
        .join(Initiative, Initiative.matter_id == Matter.id)
        .where(Matter.ward_id == ward_of(session), Initiative.ward_id == ward_of(session))
        .where(Initiative.member_id == member_id, Matter.state.in_(UNDER_WAY))
        .limit(1)
    )
    return await session.scalar(query) is not None


async def answer_demands(
    session: AsyncSession, board_id: UUID, matter: Matter, *, by: Actor, now: datetime
) -> None:
    """The election is called: whoever still demands it has what he wanted."""
    query = _collecting(session, board_id).where(
        Initiative.unit_id == matter.unit_id, Initiative.member_id.is_(None)
    )
    for row in (await session.scalars(query.with_for_update())).all():
        row.state, row.matter_id, row.ended_on = InitiativeState.ON_AGENDA, matter.id, now.date()
        record(session, by, "answer_demand", row.id, now)


def _collecting(session: AsyncSession, board_id: UUID) -> Select[Initiative]:
    return select(Initiative).where(
        Initiative.ward_id == ward_of(session),
        Initiative.board_id == board_id,
        Initiative.state == InitiativeState.COLLECTING,
    )


async def _write_down(
    session: AsyncSession,
    board: Board,
    unit_id: UUID,
    member_id: UUID | None,
    title: str,
    *,
    by: Actor,
    now: datetime,
) -> Initiative:
    query = _collecting(session, board.id).where(
        Initiative.unit_id == unit_id, Initiative.member_id.is_not_distinct_from(member_id)
    )
    if (await session.scalars(query)).first():
        raise DemandedAlready
    words = kinds.WORDS[kinds.BoardKind(board.kind)]
    row = Initiative(
        unit_id=unit_id,
        clause=Clause.BOARD,
        title=title.format(board=words),
        summary=f"{title.format(board=words)}: {board.title}" if board.title else words,
        board_id=board.id,
        member_id=member_id,
        author_id=by.id,
        registered_on=now.date(),
    )
    session.add(row)
    record(session, by, "register_initiative", row.id, now, clause=row.clause)
    return row
