"""How a board is shown: who is on it now, its term, which neighbourhoods are missing somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from services.participation.boards import queries
from services.participation.boards.tables import Board, BoardMember
from services.participation.boards.words import STEPS
from services.participation.candidates.queries import UNDER_WAY, elections
from services.participation.candidates.tables import Election
from services.participation.elections.views import ElectionLineView, line
from services.participation.matters.tables import Matter
from services.participation.queries import unit_names


class BoardMemberView(BaseModel):
    """Somebody on a board; whoever left is named to the Front alone."""

    id: UUID
    full_name: str
    source: str
    post: str
    unit_id: UUID | None
    unit: str
    since: date
    left_on: date | None
    left_as: str | None


class SeatView(BaseModel):
    """A neighbourhood that has to elect, how many, and whether it is about to."""

    unit_id: UUID
    unit: str
    free: int
    electing: bool


class BoardView(BaseModel):
    """A board for everybody. A board that ended names nobody any more."""

    id: UUID
    kind: str
    title: str
    unit_id: UUID | None
    unit: str
    size: int
    formed_on: date
    number: str
    since: date | None
    until: date | None
    ended_on: date | None
    ended_as: str | None
    members: list[BoardMemberView]
    free: list[SeatView]
    elections: list[ElectionLineView]
    timeline: list[HappenedView] = []  # of one that is read by itself


Held = Sequence[tuple[Election, Matter]]


async def shown(
    session: AsyncSession, rows: Sequence[Board], today: date, *, left: bool = False
) -> list[BoardView]:
    """Boards for everybody; `left`: with whoever was on them, for the Front."""
    names, units = await unit_names(session), await queries.neighbourhoods(session)
    members = await queries.members_of(session, [each.id for each in rows], left=True)
    held = await elections(session, boards=True)
    return [
        _board(
            row,
            [each for each in members if each.board_id == row.id],
            [each for each in held if each[0].board_id == row.id],
            names,
            queries.free_seats(row, [each for each in members if each.left_on is None], units),
            today,
            left=left,
        )
        for row in rows
    ]


async def one(session: AsyncSession, row: Board, today: date, *, left: bool = False) -> BoardView:
    """One board, with what happened to it."""
    [view] = await shown(session, [row], today, left=left)
    view.timeline = without_actors(await happened(session, STEPS, row.id))
    return view


def _board(
    row: Board,
    members: Sequence[BoardMember],
    held: Held,
    names: Mapping[UUID, str],
    free: Mapping[UUID, int],
    today: date,
    *,
    left: bool,
) -> BoardView:
    lines = [line(election, matter, dict(names), today) for election, matter in held]
    under_way = {election.unit_id for election, matter in held if matter.state in UNDER_WAY}
    over = row.ended_on is not None
    kept = [each for each in members if left or (each.left_on is None and not over)]
    same = set(BoardView.model_fields) - {"unit", "members", "free", "elections", "timeline"}
    return BoardView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, "") if row.unit_id else "",
        members=[_member(each, names) for each in kept],
        free=[
            SeatView(unit_id=unit, unit=names[unit], free=count, electing=unit in under_way)
            for unit, count in free.items()
            if not over
        ],
        elections=lines,
    )


def _member(row: BoardMember, names: Mapping[UUID, str]) -> BoardMemberView:
    same = set(BoardMemberView.model_fields) - {"unit"}
    return BoardMemberView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, "") if row.unit_id else "",
    )
