"""Reads boards, who is on them, and which neighbourhoods are missing somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.remembered.queries import working_units
from libs.rows import ward_of
from services.participation.boards.kinds import BoardKind
from services.participation.boards.tables import Board, BoardMember
from services.participation.initiatives.tables import Initiative
from services.participation.tables import Unit

SHOWN_MAX = 200


async def boards(session: AsyncSession) -> Sequence[Board]:
    """Every board: those in office or being formed first, then the latest."""
    query = (
        select(Board)
        .where(Board.ward_id == ward_of(session))
        .order_by(Board.ended_on.is_not(None), Board.formed_on.desc(), Board.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.scalars(query)).all()


async def people_in_office(session: AsyncSession, *, lock: bool = False) -> Board | None:
    """The people's inspectors of the ward, as far as they are recognised."""
    query = select(Board).where(
        Board.ward_id == ward_of(session),
        Board.kind == BoardKind.PEOPLE,
        Board.since.is_not(None),
        Board.ended_on.is_(None),
    )
    row: Board | None = await session.scalar(query.with_for_update() if lock else query)
    return row


async def people_forming(session: AsyncSession) -> Board | None:
    """The people's inspectors that are being elected."""
    query = select(Board).where(
        Board.ward_id == ward_of(session),
        Board.kind == BoardKind.PEOPLE,
        Board.since.is_(None),
        Board.ended_on.is_(None),
    )
    row: Board | None = await session.scalar(query)
    return row


async def members_of(
    session: AsyncSession, board_ids: Collection[UUID], *, left: bool = False
) -> Sequence[BoardMember]:
    """Who is on some boards, in the order in which they came; `left`: also who was."""
    query = (
        select(BoardMember)
        .where(BoardMember.ward_id == ward_of(session), BoardMember.board_id.in_(board_ids))
        .order_by(BoardMember.since, BoardMember.id)
    )
    rows = (await session.scalars(query)).all()
    return [each for each in rows if left or each.left_on is None]


async def member_dismissed_by(session: AsyncSession, matter_id: UUID) -> BoardMember | None:
    """Whom residents dismiss by a matter, put forward by the head or by households."""
    demanded = select(Initiative.member_id).where(
        Initiative.ward_id == ward_of(session), Initiative.matter_id == matter_id
    )
    query = select(BoardMember).where(
        BoardMember.ward_id == ward_of(session),
        (BoardMember.dismissal_id == matter_id) | BoardMember.id.in_(demanded),
    )
    row: BoardMember | None = await session.scalar(query)
    return row


async def neighbourhoods(session: AsyncSession) -> dict[UUID, str]:
    """The neighbourhoods that work, by name."""
    units = await working_units(session, Unit)
    return {each.id: each.name for each in units if each.kind == "neighbourhood"}


def free_seats(
    row: Board, members: Collection[BoardMember], units: Collection[UUID]
) -> dict[UUID, int]:
    """How many members each neighbourhood that works still has to elect."""
    there = Counter(each.unit_id for each in members if each.board_id == row.id)
    planned = {UUID(unit): seats for unit, seats in row.seats.items()}
    wanted = {unit: seats - there[unit] for unit, seats in planned.items() if unit in units}
    return {unit: seats for unit, seats in wanted.items() if seats > 0}
