"""Reads what a board owes the Front; asked by nobody but the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.rows import found
from services.inspections.dues import Due
from services.inspections.reports import rules
from services.inspections.reports.rules import AtWork, Quarter
from services.inspections.reports.tables import KnownBoard
from services.inspections.rooms.kinds import PaperKind
from services.inspections.rooms.queries import board_of, room_papers
from services.inspections.rooms.rules import Room, room_of
from services.inspections.rooms.tables import RoomPaper
from services.inspections.works.queries import works


@dataclass(frozen=True)
class OwedReport:
    """A report that the Front has not got, its draft if there is one, and by when."""

    quarter: Quarter
    draft_id: UUID | None
    due: Due


async def owed_reports(session: AsyncSession, by: Actor, today: date) -> list[OwedReport]:
    """What the board of `by` owes; the Front owes none. Raises NotYourRoom for anybody else."""
    room = room_of(by)
    board_id = await board_of(session, room, by)
    if board_id is None:
        return []
    work = await _at_work(session, room, board_id, by)
    papers = await _of_quarters(session, board_id, by, today)
    sent = {quarter for quarter, row in papers.items() if row.sent_on}
    return [
        OwedReport(each, papers[each].id if each in papers else None, rules.report_due(room, each))
        for each in rules.owed(work, sent, today)
    ]


async def _at_work(session: AsyncSession, room: Room, board_id: UUID, by: Actor) -> list[AtWork]:
    if room is Room.PEOPLE:
        board = await found(session, KnownBoard, board_id)
        return [AtWork(board.since, None)]
    return [
        AtWork(work.starts_on, work.ended_on)
        for work in await works(session, by)
        if work.board_id == board_id and work.starts_on
    ]


async def _of_quarters(
    session: AsyncSession, board_id: UUID, by: Actor, today: date
) -> dict[Quarter, RoomPaper]:
    years = {each.year for each in rules.ended_quarters(today)}
    return {
        Quarter(row.year, row.quarter): row
        for year in years
        for row in await room_papers(session, year, by)
        if row.board_id == board_id and row.kind == PaperKind.QUARTER
    }
