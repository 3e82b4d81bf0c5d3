"""The report of each quarter that a board owes the Front: in its own inbox, and nowhere else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import OfficialAppointed, UnitOpened
from libs.kernel import clock, testing
from services.inspections import consumers
from services.inspections.dues import due_by_law
from services.inspections.officials.queries import officials_of
from services.inspections.people import actions as people
from services.inspections.reports import rules
from services.inspections.reports.queries import owed_reports
from services.inspections.reports.rules import AtWork, Quarter
from services.inspections.rooms import actions as papers
from services.inspections.rooms.kinds import PaperKind
from services.inspections.rooms.rules import NotABoard, NotYourRoom, Room
from tests.inspections import ward
from tests.inspections.rooms import (
    BOARD,
    DAY,
    FRONT,
    INVESTMENT,
    OF_COMMITTEE,
    OTHER_INVESTMENT,
    PEOPLE,
    a_work,
    on,
    open_boards,
)

FIRST = Quarter(2026, 1)
# Since 5 January there is a board (tests/told.py); the second quarter of 2026 is over.
IN_JULY = date(2026, 7, 6)


def test_quarters_that_ended_whatever_the_day() -> None:
    assert rules.ended_quarters(date(2026, 3, 31))[-1] == Quarter(2025, 4)
    assert rules.ended_quarters(date(2026, 4, 1))[-1] == FIRST
    assert rules.ended_quarters(date(2027, 1, 1)) == [Quarter(2026, n) for n in range(1, 5)]
    assert (FIRST.first, FIRST.last) == (date(2026, 1, 1), date(2026, 3, 31))
    assert Quarter(2026, 4).last == date(2026, 12, 31)


def test_a_quarter_counts_when_some_day_of_it_was_worked() -> None:
    first, last = FIRST.first, FIRST.last
    for work, meets in (
        (AtWork(last, None), True),
        (AtWork(last + timedelta(days=1), None), False),
        (AtWork(first - timedelta(days=90), first), True),
        (AtWork(first - timedelta(days=90), first - timedelta(days=1)), False),
    ):
        assert work.meets(FIRST) is meets, work


def test_the_day_is_ten_working_days_after_the_quarter_over_a_holiday() -> None:
    due = rules.report_due(Room.PEOPLE, FIRST)
    # Giỗ Tổ Hùng Vương, the tenth of the third month, is 26 April 2026: not among them.
    assert due.due_on == date(2026, 4, 14)
    assert due == due_by_law(FIRST.last, "supervision.inspectors_quarter")
    assert [day["number"] for day in due.counted if day["number"]] == list(range(1, 11))
    assert all(day["why"] for day in due.counted)


async def _owed(session: AsyncSession, by: Any, today: date) -> list[tuple[int, int]]:
    found = await owed_reports(session, by, today)
    return [(each.quarter.year, each.quarter.number) for each in found]


async def _written(session: AsyncSession, by: Any, quarter: int, sent_on: date | None) -> Any:
    said = {"kind": PaperKind.QUARTER, "year": 2026, "quarter": quarter, "body": "Riêng."}
    row = await papers.draft_room_paper(session, **said, by=by, now=ward.at(DAY))
    if sent_on:
        await papers.send_room_paper(session, row.id, number="1", by=by, now=ward.at(sent_on))
    return row


async def test_a_board_is_reminded_until_the_front_has_the_report(session: AsyncSession) -> None:
    await open_boards(session)
    assert await _owed(session, PEOPLE, date(2026, 3, 31)) == []  # none from before it was there
    assert await _owed(session, PEOPLE, IN_JULY) == [(2026, 1), (2026, 2)]
    draft = await _written(session, PEOPLE, 1, None)
    [first, _] = await owed_reports(session, PEOPLE, IN_JULY)
    assert first.draft_id == draft.id
    await papers.send_room_paper(session, draft.id, number="1", by=PEOPLE, now=ward.at(IN_JULY))
    assert await _owed(session, PEOPLE, IN_JULY) == [(2026, 2)]
    assert await _owed(session, FRONT, IN_JULY) == []
    for other in OF_COMMITTEE:
        with pytest.raises((NotYourRoom, NotABoard)):
            await owed_reports(session, other, IN_JULY)


async def test_a_board_of_works_reports_on_the_quarters_of_its_work(session: AsyncSession) -> None:
    await open_boards(session)
    work = await a_work(session)  # from 17 April on
    assert await _owed(session, INVESTMENT, date(2026, 4, 10)) == []
    assert await _owed(session, INVESTMENT, IN_JULY) == [(2026, 2)]
    assert await _owed(session, OTHER_INVESTMENT, IN_JULY) == []
    await people.end_work(session, work.id, by=FRONT, now=ward.at(on(60)))
    in_october = date(2026, 10, 6)
    assert await _owed(session, INVESTMENT, in_october) == [(2026, 2)]
    await _written(session, INVESTMENT, 2, in_october)
    assert await _owed(session, INVESTMENT, in_october) == []


async def test_nobody_of_the_committee_gets_a_word_of_it(door) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        await open_boards(session)
    path = f"{ward.API}/owed-reports"
    clock.hold(ward.at(IN_JULY))
    try:
        own = (await client.get(path, headers=testing.signed(PEOPLE))).json()
        others = [
            (await client.get(path, headers=testing.signed(by))).status_code
            for by in (*OF_COMMITTEE, ward.STRANGER)
        ]
    finally:
        clock.hold(None)
    assert [(each["year"], each["quarter"]) for each in own] == [(2026, 1), (2026, 2)]
    assert own[0]["clock"]["due_on"] == "2026-04-14"
    assert set(others) == {401, 403, 422}  # the last has a key, and no board


async def test_what_the_directory_told_may_be_heard_again(session: AsyncSession) -> None:
    await open_boards(session)
    account = ward.an_id("somebody from before")
    told: dict[str, Any] = {"account_id": account, "unit_id": BOARD, "position": "Trưởng ban"}
    event = OfficialAppointed(occurred_at=ward.at(DAY), **told, roles=("people_board",))
    again = {"unit_id": BOARD, "kind": "inspection_board", "name": "Ban", "short_name": "Ban"}
    for day in (DAY, IN_JULY):
        opened = UnitOpened(occurred_at=ward.at(day), **again)
        await consumers.HEARS[UnitOpened](session, opened, ward.heard(day))
        await consumers.HEARS[OfficialAppointed](session, event, ward.heard(day))

    assert await _owed(session, PEOPLE, IN_JULY) == [(2026, 1), (2026, 2)]
    assert (await officials_of(session, [account]))[account].roles == ["people_board"]
