"""Two of one room at the same moment: what is written once is written once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import Database
from services.inspections.people import actions as people
from services.inspections.rooms import actions as papers
from services.inspections.rooms.kinds import PaperKind, RoomPaperThere
from services.inspections.supervisions.rules import SupervisionThere
from services.inspections.works import actions as works
from services.inspections.works.rules import WorkNotInThisState, WorkThere
from tests.inspections import ward
from tests.inspections.rooms import (
    DAY,
    FRONT,
    INVESTMENT,
    PEOPLE,
    WORKS_BOARD,
    a_work,
    drafted,
    on,
    open_boards,
)

Write = Callable[[AsyncSession], Awaitable[Any]]


@pytest.fixture
async def database(door: tuple[httpx.AsyncClient, Database]) -> Database:
    async with door[1].transaction(ward.CODE) as session:
        await open_boards(session)
    return door[1]


async def both(database: Database, first: Write, second: Write) -> None:
    """The second begins while the first is not committed yet, and reads what it left."""

    async def later() -> None:
        async with database.transaction(ward.CODE) as session:
            await second(session)

    async with database.transaction(ward.CODE) as session:
        await first(session)
        await session.flush()
        waiting = asyncio.create_task(later())
        await asyncio.wait([waiting], timeout=0.5)
    await waiting


def _report(session: AsyncSession) -> Awaitable[Any]:
    said = {"kind": PaperKind.QUARTER, "year": 2026, "quarter": 1, "body": "Riêng."}
    return papers.draft_room_paper(session, **said, by=PEOPLE, now=ward.at(DAY))


def _supervision(session: AsyncSession) -> Awaitable[Any]:
    return drafted(session, PEOPLE)


def _work(session: AsyncSession) -> Awaitable[Any]:
    said: dict[str, Any] = {
        "name": "Cống (mẫu)",
        "investor": "Ban Quản lý (mẫu)",
        "members": 7,
        "residents": 5,
    }
    said |= {"unit_id": ward.LAND, "board_id": WORKS_BOARD}
    return works.open_work(session, **said, by=FRONT, now=ward.at(DAY))


@pytest.mark.parametrize(
    ("write", "refusal"),
    [(_report, RoomPaperThere), (_supervision, SupervisionThere), (_work, WorkThere)],
)
async def test_the_same_twice_at_once_is_written_once(
    database: Database, write: Write, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await both(database, write, write)


async def test_a_work_that_ends_takes_the_drafts_of_its_board_along(session: AsyncSession) -> None:
    await open_boards(session)
    work = await a_work(session)
    draft = await drafted(session, INVESTMENT, starts_in=50, work_id=work.id)
    await people.end_work(session, work.id, by=FRONT, now=ward.at(on(60)))
    assert (draft.state, draft.drop_reason) == ("dropped", people.WORK_ENDED)


async def test_nothing_is_drafted_of_a_work_that_is_just_ending(database: Database) -> None:
    async with database.transaction(ward.CODE) as session:
        work = await a_work(session)

    async def end(session: AsyncSession) -> None:
        await people.end_work(session, work.id, by=FRONT, now=ward.at(on(60)))

    async def draft(session: AsyncSession) -> None:
        await drafted(session, INVESTMENT, starts_in=50, work_id=work.id)

    with pytest.raises(WorkNotInThisState):
        await both(database, end, draft)
