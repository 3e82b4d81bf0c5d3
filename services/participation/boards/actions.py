"""A board as a whole: formed, entered from before, led, recognised by the Front, ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.boards import rules, telling
from services.participation.boards.kinds import BoardEnd, BoardKind, Post, Source
from services.participation.boards.queries import (
    free_seats,
    members_of,
    neighbourhoods,
    people_forming,
    people_in_office,
)
from services.participation.boards.tables import Board, BoardMember
from services.participation.headships.queries import current_headships
from services.participation.headships.rules import Kind


@dataclass(frozen=True)
class Named:
    """Somebody on a board that is entered: by name, with the neighbourhood that elected."""

    full_name: str
    source: Source
    unit_id: UUID | None = None


async def form_board(
    session: AsyncSession,
    *,
    kind: BoardKind,
    title: str,
    unit_id: UUID | None,
    size: int,
    seats: Mapping[UUID, int],
    by: Actor,
    now: datetime,
) -> Board:
    """The Front begins a board: how many members each neighbourhood elects (articles 37, 42)."""
    permit(by, "form_board")
    units, today = await neighbourhoods(session), now.date()
    if kind is BoardKind.PEOPLE and await people_forming(session):
        raise rules.FormingAlready
    _check_title(kind, title)
    rules.check_seats(kind, seats, units, size, today)
    rules.check_place(unit_id, units)
    people = kind is BoardKind.PEOPLE
    row = Board(
        kind=kind,
        title="" if people else title,
        unit_id=None if people else unit_id,
        size=sum(seats.values()) if people else size,
        seats={str(unit): count for unit, count in seats.items()},
        formed_on=today,
    )
    session.add(row)
    record(session, by, "form_board", row.id, now, kind=kind, size=row.size)
    return row


async def enter_board(
    session: AsyncSession,
    *,
    kind: BoardKind,
    title: str,
    unit_id: UUID | None,
    number: str,
    since: date,
    until: date | None,
    members: Sequence[Named],
    by: Actor,
    now: datetime,
) -> Board:
    """A board that was recognised before the ward began with the product."""
    permit(by, "enter_board")
    _check_title(kind, title)
    rules.check_entered_term(since, until, now.date())
    people = kind is BoardKind.PEOPLE
    present = await people_in_office(session) if people else None
    if present:
        raise rules.InOfficeAlready(until=f"{present.until:%d/%m/%Y}" if present.until else "")
    units = await neighbourhoods(session)
    rules.check_place(unit_id, units)
    rules.check_entered_members(kind, [(each.source, each.unit_id) for each in members], units)
    row = Board(
        kind=kind,
        title="" if people else title,
        unit_id=None if people else unit_id,
        size=max(len(members), rules.smallest(kind, since).value),
        seats=_seats_of(members, units if people else ()),
        formed_on=since,
        number=number,
        since=since,
        until=until if people else None,
    )
    session.add(row)
    session.add_all(BoardMember(board_id=row.id, since=since, **vars(each)) for each in members)
    record(session, by, "enter_board", row.id, now, kind=kind, since=since, members=len(members))
    telling.recognised(session, row, len(members), now, entered=True)
    return row


async def lead_board(
    session: AsyncSession,
    board_id: UUID,
    *,
    head_id: UUID,
    deputy_ids: Sequence[UUID],
    by: Actor,
    now: datetime,
) -> Board:
    """Whom the members chose among them: one head, at most two deputies."""
    permit(by, "lead_board")
    row = await board_open(session, board_id)
    members = {each.id: each for each in await members_of(session, [row.id])}
    rules.check_lead(head_id, deputy_ids, members, now.date())
    for each in members.values():
        each.post = Post.MEMBER
    await session.flush()  # two heads at a time are one too many
    members[head_id].post = Post.HEAD
    for deputy in deputy_ids:
        members[deputy].post = Post.DEPUTY
    record(session, by, "lead_board", row.id, now, deputies=len(deputy_ids))
    return row


async def recognise_board(
    session: AsyncSession, board_id: UUID, *, number: str, on: date, by: Actor, now: datetime
) -> Board:
    """The Front recognises it: from that day it is in office, and the one before is not."""
    permit(by, "recognise_board")
    row = await board_open(session, board_id)
    if row.since:
        raise rules.RecognisedAlready
    members, units = await members_of(session, [row.id]), await neighbourhoods(session)
    first = max([each.since for each in members], default=row.formed_on)
    rules.check_day(on, first, now.date())
    there = {each.unit_id for each in members}
    missing = [units[unit] for unit in free_seats(row, members, units) if unit not in there]
    kind = BoardKind(row.kind)
    rules.check_recognisable(kind, len(members), missing, on)
    before = await people_in_office(session, lock=True) if kind is BoardKind.PEOPLE else None
    if before:
        before.ended_on, before.ended_as = on, BoardEnd.FOLLOWED
        await session.flush()
        telling.ended(session, before, now)
    heads = await current_headships(session)
    ends = [each.until for each in heads if each.until and each.kind == Kind.ELECTED]
    row.number, row.since, row.until = number, on, rules.term_of(kind, on, ends)
    record(session, by, "recognise_board", row.id, now, on=on, until=row.until)
    telling.recognised(session, row, len(members), now)
    return row


async def end_board(
    session: AsyncSession, board_id: UUID, *, on: date, by: Actor, now: datetime
) -> Board:
    """Its term is over, or its project: an investment board dissolves itself (article 42)."""
    permit(by, "end_board")
    row = await board_open(session, board_id)
    rules.check_day(on, row.since or row.formed_on, now.date())
    people = row.kind == BoardKind.PEOPLE
    row.ended_on, row.ended_as = on, BoardEnd.TERM_OVER if people else BoardEnd.DISSOLVED
    record(session, by, "end_board", row.id, now, on=on)
    telling.ended(session, row, now)
    return row


async def board_open(session: AsyncSession, board_id: UUID) -> Board:
    """A board, locked, that has not ended."""
    row = await found(session, Board, board_id, lock=True)
    if row.ended_on:
        raise rules.BoardOver
    return row


def _seats_of(members: Sequence[Named], all_of: Collection[UUID]) -> dict[str, int]:
    """As many seats as a neighbourhood elected; of one that has nobody one member is missing."""
    elected = Counter(each.unit_id for each in members if each.unit_id)
    return {str(unit): max(elected[unit], 1) for unit in {*elected, *all_of}}


def _check_title(kind: BoardKind, title: str) -> None:
    if kind is BoardKind.INVESTMENT and not title.strip():
        raise rules.ProjectUnnamed(fields={"title": "Ghi tên dự án."})
