"""What is owed about boards: by the Front, and by the head of a neighbourhood that has to elect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import working_days_left
from libs.permissions import Role
from services.participation.boards import queries, rules, views
from services.participation.boards.kinds import BoardKind, Post
from services.participation.boards.views import BoardView
from services.participation.candidates.queries import elections
from services.participation.candidates.rules import Step
from services.participation.candidates.rules import due as day_of
from services.participation.dues import DueView, due_view
from services.participation.matters.rules import MatterState

BEFORE_THE_VOTE = (MatterState.AGREED, MatterState.PREPARED)


class BoardDutyView(BaseModel):
    """Something owed about a board, and who owes it: `front`, or the `neighbourhood_head`.

    `due` explains a last day of the law; the end of a term is a plain day, a free seat has none.
    """

    owed: str  # elect | announcement | recognise | lead | ending
    role: str
    board_id: UUID
    kind: str
    title: str  # of the project, if it is a board of one
    unit_id: UUID | None
    unit: str
    election_id: UUID | None
    due_on: date | None
    days_left: int | None
    due: DueView | None


async def board_duties(session: AsyncSession, today: date) -> list[BoardDutyView]:
    """Everything owed, for whoever has to do it."""
    rows = [each for each in await queries.boards(session) if each.ended_on is None]
    shown = await views.shown(session, rows, today)
    forming = any(each.kind == BoardKind.PEOPLE and each.since is None for each in shown)
    found = [duty for each in shown for duty in _of_board(each, today, forming=forming)]
    return [*found, *await _announcements(session, shown, today)]


def _of_board(told: BoardView, today: date, *, forming: bool) -> Iterator[BoardDutyView]:
    kind = BoardKind(told.kind)
    if told.since is None or rules.is_worth_electing(kind, told.until, today):
        for seat in told.free:
            if not seat.electing:
                yield _duty(told, "elect", Role.NEIGHBOURHOOD_HEAD, unit=(seat.unit_id, seat.unit))
    if told.since is None:
        if not told.free and len(told.members) >= rules.smallest(kind, today).value:
            last = max(each.since for each in told.members)
            due = due_view("recognise", rules.recognised_by(last), today)
            yield _duty(told, "recognise", Role.FRONT, due=due)
        return
    if all(each.post != Post.HEAD for each in told.members):
        yield _duty(told, "lead", Role.FRONT)
    if told.until and not forming and today >= rules.reminded_on(told.until):
        yield _duty(told, "ending", Role.FRONT, on=told.until, today=today)


async def _announcements(
    session: AsyncSession, shown: list[BoardView], today: date
) -> list[BoardDutyView]:
    """Elections whose candidates residents were not told yet."""
    known = {each.id: each for each in shown}
    found = []
    for row, matter in await elections(session, boards=True):
        told = known.get(row.board_id) if row.board_id else None
        if told is None or row.announced_on or matter.state not in BEFORE_THE_VOTE:
            continue
        due = due_view("announcement", day_of(Step.ANNOUNCEMENT, row.on, board=True), today)
        unit = next((each.unit for each in told.elections if each.id == row.id), "")
        where = (row.unit_id, unit)
        duty = _duty(told, "announcement", Role.FRONT, unit=where, election_id=row.id, due=due)
        found.append(duty)
    return found


def _duty(
    told: BoardView,
    owed: str,
    role: Role,
    *,
    unit: tuple[UUID | None, str] = (None, ""),
    election_id: UUID | None = None,
    due: DueView | None = None,
    on: date | None = None,
    today: date | None = None,
) -> BoardDutyView:
    left = working_days_left(today, on) if today and on else None
    return BoardDutyView(
        owed=owed,
        role=role,
        board_id=told.id,
        kind=told.kind,
        title=told.title,
        unit_id=unit[0],
        unit=unit[1],
        election_id=election_id,
        due_on=due.due_on if due else on,
        days_left=due.days_left if due else left,
        due=due,
    )
