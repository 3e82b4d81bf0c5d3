"""The board, a content, the places board and punctuality, from rows."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from services.disclosures.board import khoans, monitoring, queries
from services.disclosures.board.rules import Mark
from services.disclosures.board.views import BoardRowView
from services.disclosures.obligations.actions import register_document
from services.disclosures.places.actions import close_unit
from services.disclosures.posting.actions import break_posting
from services.disclosures.publishing import actions as publishing
from tests.disclosures.ward import (
    BINH,
    HEADQUARTERS,
    HOUSES,
    LAN,
    SIGNED_ON,
    a_document,
    a_draft,
    hang,
    later,
    published,
    take_down,
)


async def row_of(session: AsyncSession, number: int, day: int) -> BoardRowView:
    await session.flush()
    board = await queries.the_board(session, later(day))
    return board.rows[number - 1]


async def test_an_empty_ward_shows_fourteen_contents_without_papers(session: AsyncSession) -> None:
    board = await queries.the_board(session, later(0))

    assert [row.number for row in board.rows] == list(range(1, 15))
    assert board.tallies == {Mark.NONE: 14}
    assert board.axis_from <= board.today <= board.axis_to


@pytest.mark.parametrize(
    ("day", "state", "left", "late"),
    [(0, Mark.WAITING, 5, 0), (3, Mark.SOON, 2, 0), (7, Mark.SOON, 0, 0), (8, Mark.LATE, None, 1)],
)
async def test_a_document_counts_down_to_its_day(
    session: AsyncSession, day: int, state: Mark, left: int | None, late: int
) -> None:
    await register_document(session, **a_document(), by=LAN, now=later(0))
    row = await row_of(session, 2, day)

    assert (row.state, row.days_left, row.days_late) == (state, left, late)
    assert (row.document_number, row.due_on) == ("12/QĐ-UBND", date(2026, 3, 9))


async def test_a_posting_shows_its_places_and_its_last_day(session: AsyncSession) -> None:
    paper = await published(session)
    assert (await row_of(session, 2, 0)).state is Mark.WAITING  # public, but on no wall
    await hang(session, paper, HEADQUARTERS)
    await hang(session, paper, HOUSES[0], 2)
    row = await row_of(session, 2, 4)

    assert row.state is Mark.POSTING
    assert (row.places_posted, row.places_of) == (2, 34)
    assert (row.posted_on, row.keep_until) == (SIGNED_ON, date(2026, 4, 3))
    assert (row.days_to_keep, row.papers, row.disclosure_id) == (28, 1, paper.id)


async def test_public_in_time_but_on_no_wall_is_late_by_today(session: AsyncSession) -> None:
    await published(session)
    row = await row_of(session, 2, 10)

    assert (row.state, row.days_late, row.places_posted) == (Mark.LATE, 3, 0)


async def test_a_gap_comes_before_anything_in_time(session: AsyncSession) -> None:
    paper = await published(session)
    sheet = await hang(session, paper, HOUSES[0])
    await session.flush()
    gap = later(3)
    await break_posting(session, sheet.id, broken_on=gap.date(), photo=None, by=LAN, now=gap)
    await register_document(session, **a_document(number="13/QĐ"), by=LAN, now=later(0))

    assert (await row_of(session, 2, 3)).state is Mark.BROKEN
    assert (await row_of(session, 2, 10)).state is Mark.LATE


async def test_a_gap_at_a_house_that_is_closed_worries_nobody(session: AsyncSession) -> None:
    paper = await published(session)
    await hang(session, paper, HEADQUARTERS)
    torn = await hang(session, paper, HOUSES[0])
    await session.flush()
    await break_posting(
        session, torn.id, broken_on=later(3).date(), photo=None, by=LAN, now=later(3)
    )
    await close_unit(session, HOUSES[0], successor_id=HOUSES[1], closed_on=later(4).date())
    row = await row_of(session, 2, 5)

    assert (row.state, row.places_posted, row.places_of) == (Mark.POSTING, 1, 33)


async def test_khoan_4_stands_for_ever_and_14b_is_kept(session: AsyncSession) -> None:
    await hang(session, await published(session, "4a"), HEADQUARTERS)
    await published(session, "14b")
    await session.flush()
    board = await queries.the_board(session, later(200))

    assert (board.rows[3].state, board.rows[13].state) == (Mark.PERMANENT, Mark.KEPT)
    assert board.rows[3].days_to_keep is None


async def test_what_was_taken_back_is_on_the_board_as_owed_under_its_item(
    session: AsyncSession,
) -> None:
    paper = await published(session, title="Quyết định về ông Nguyễn Văn Mẫu")
    await publishing.withdraw_disclosure(session, paper.id, reason="Sai", by=BINH, now=later(1))

    row = await row_of(session, 2, 1)
    assert (row.state, row.disclosure_id, row.due_on) == (Mark.WAITING, None, date(2026, 3, 10))
    assert row.title == "Dự toán ngân sách, kế hoạch tài chính đã được Hội đồng nhân dân quyết định"
    [line], total = await khoans.lines_of(session, SIGNED_ON, khoan=2)
    assert (line.state, line.mark, total) == ("withdrawn", None, 1)


async def test_a_khoan_lists_its_items_forms_papers_and_debts(session: AsyncSession) -> None:
    await published(session, "7a")
    await register_document(session, **a_document("7c"), by=LAN, now=later(0))
    await session.flush()
    khoan = await khoans.the_khoan(session, 7, SIGNED_ON)

    assert [item.key for item in khoan.items] == ["7a", "7b", "7c", "7d", "7e"]
    assert {form.form for form in khoan.forms} == {
        "portal",
        "posting",
        "loudspeaker",
        "notice_to_heads",
    }
    assert [(line.item, line.places_of) for line in khoan.disclosures] == [("7a", 34)]
    assert [(debt.item, debt.mark) for debt in khoan.owed] == [("7c", Mark.WAITING)]


async def test_drafts_are_listed_only_for_those_who_may_see_them(session: AsyncSession) -> None:
    await a_draft(session)

    assert await khoans.lines_of(session, SIGNED_ON) == ([], 0)
    [line], _ = await khoans.lines_of(session, SIGNED_ON, drafts=True)
    assert (line.state, line.published_on) == ("draft", None)


async def test_the_office_sees_every_place_against_every_content(session: AsyncSession) -> None:
    budget, rules_ = await published(session), await published(session, "4a")
    up = await hang(session, budget, HOUSES[0])
    down = await hang(session, budget, HOUSES[1])
    await hang(session, rules_, HEADQUARTERS)
    await take_down(session, down)
    await session.flush()
    view = await monitoring.the_monitoring(session, later(35).date())

    rows = {row.place.id: row.cells for row in view.rows}
    assert len(rows) == 35  # headquarters, 33 houses, the reception place
    assert (rows[HOUSES[0]][2].state, rows[HOUSES[0]][2].posting_id) == (Mark.POSTING, up.id)
    assert rows[HOUSES[1]][2].state is Mark.KEPT
    assert rows[HOUSES[2]][2].state is Mark.LATE
    assert {number: cell.state for number, cell in rows[HEADQUARTERS].items()} == {
        2: Mark.LATE,
        4: Mark.PERMANENT,
    }
    assert view.tallies[Mark.LATE] == 32


async def test_what_wants_something_is_listed_for_each_paper_and_place(
    session: AsyncSession,
) -> None:
    first, second = await published(session), await published(session, number="13/QĐ")
    for paper in (first, second):
        await hang(session, paper, HEADQUARTERS)
    await hang(session, first, HOUSES[0])
    await session.flush()

    at_home = {"unit_id": HOUSES[0]}
    [missing] = await monitoring.wanted_sheets(session, later(5).date(), **at_home)
    assert (missing.disclosure_id, missing.state) == (second.id, Mark.WAITING)
    late, over = await monitoring.wanted_sheets(session, later(31).date(), **at_home)
    assert (late.disclosure_id, late.state) == (second.id, Mark.LATE)
    assert (over.disclosure_id, over.state) == (first.id, Mark.POSTING)
    assert over.posting_id is not None
    assert len(await monitoring.wanted_sheets(session, later(5).date())) == 32 + 33


async def test_punctuality_counts_by_the_month_of_publication(session: AsyncSession) -> None:
    await published(session)
    draft = await a_draft(session, number="13/QĐ")
    await publishing.approve_disclosure(session, draft.id, by=BINH, now=later(0))
    await publishing.publish_disclosure(session, draft.id, by=LAN, now=later(35))
    await session.flush()
    year = await queries.punctuality(session, 2026)

    counts = {m.month: (m.on_time, m.late) for m in year.months if m.on_time or m.late}
    assert counts == {3: (1, 0), 4: (0, 1)}
    assert (year.total, year.late, len(year.months)) == (2, 1, 12)
