"""Lists as files: what the taker sees, no more; nothing in them is run by a sheet program."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from services.portal.exporting import CUT, as_xlsx, within
from services.portal.exports import LISTINGS, ROWS_MAX, cells_of
from services.portal.listed_at import LISTED_AT
from tests.portal.house import House, text_of
from tests.portal.planned import OFFICE
from tests.portal.test_pages import a_document
from tests.portal.test_petitions import sent

DESK = "/06811/viec/danh-sach"


@pytest.mark.parametrize("name", LISTINGS)
async def test_every_list_comes_as_both_files_to_who_may_see_it(house: House, name: str) -> None:
    office = house.looker("office", "chair", unit=OFFICE)
    heads = list(LISTINGS[name].columns.values())

    sheet = await office.open(f"{DESK}/{name}/xlsx")
    lines = await office.open(f"{DESK}/{name}/csv")

    first = next(load_workbook(io.BytesIO(sheet.body)).active.iter_rows(values_only=True))
    assert list(first) == heads
    assert next(csv.reader(io.StringIO(lines.body.decode("utf-8-sig")))) == heads
    assert sheet.header("cache-control") == "no-store"
    assert f"{name}-2026-11-23.xlsx" in str(sheet.header("content-disposition"))
    assert (await house.looker().open(f"{DESK}/{name}/csv")).status in (303, 403)


async def test_a_list_holds_what_its_page_shows_and_runs_nothing(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    title = "=HYPERLINK(1) mẫu"
    await office.done(
        "/06811/viec/cong-khai/moi", **a_document(house, number="199/TB-UBND", title=title)
    )
    here = f"{DESK}/nghia-vu-cong-khai"
    rows = list(csv.reader(io.StringIO((await office.open(f"{here}/csv")).body.decode())))
    assert any(f"'{title}" in row for row in rows)
    book = load_workbook(io.BytesIO((await office.open(f"{here}/xlsx")).body)).active
    cells = [cell for row in book.iter_rows() for cell in row if cell.value == title]
    assert [cell.data_type for cell in cells] == ["s"]


async def test_petitions_are_taken_without_persons_and_by_nobody_else(house: House) -> None:
    number, *_ = await sent(house)
    clerk = house.looker("reception_clerk", unit=OFFICE)
    got = (await clerk.open(f"{DESK}/don-thu-dang-giai-quyet/csv")).body.decode()
    assert number in got
    assert "Lê Thị Thử" not in got
    head = house.looker("neighbourhood_head", unit="Khu 1")
    assert (await head.open(f"{DESK}/don-thu-dang-giai-quyet/csv")).status == 403
    assert "Đơn thư" not in text_of((await head.see(DESK)).partition("<main")[2])
    assert (await clerk.open(f"{DESK}/khong-co/csv")).status == 404


async def test_every_list_is_taken_along_from_its_page_and_leads_back_to_it(house: House) -> None:
    desk = house.looker("office", "chair", "reception_clerk", "culture", unit=OFFICE)
    assert set(LISTED_AT) == set(LISTINGS)
    files = await desk.see(DESK)
    for name, page in LISTED_AT.items():
        [line] = re.findall(rf'<li id="{name}">.*?</li>', files, re.S)
        assert f'href="/06811/{page}"' in line, name
        answer = await desk.open(f"/06811/{page}")
        if page == "viec/ke-hoach-nam" and answer.status == 303:  # before the first plan
            assert answer.header("location") == "/06811/ke-hoach"
            continue
        shown = await desk.see(f"/06811/{page}")
        assert re.search(rf'href="{DESK}#[\w-]+">Tải danh sách này', shown), name
    assert "Tải danh sách này" not in await desk.see("/06811/viec")


def test_a_list_that_was_cut_says_so_on_its_last_line() -> None:
    rows: list[list[object]] = [[number, "việc"] for number in range(ROWS_MAX)]

    assert within(rows, 2) == rows
    assert within([*rows, [0, "một nữa"]], 2) == [*rows, [CUT, ""]]


def test_codes_are_words_and_days_are_days() -> None:
    row = {"title": "-1 việc", "lead_unit": {"name": "Văn phòng"}, "due_on": "2026-12-10"}
    cells = cells_of(LISTINGS["nhiem-vu"], row | {"state": "done"})
    assert cells[2:3] + cells[5:7] == ["Văn phòng", date(2026, 12, 10), "Hoàn thành"]

    sheet = load_workbook(io.BytesIO(as_xlsx("Mẫu", ["a", "b"], [["-1 việc", cells[5]]]))).active
    assert [cell.value for cell in sheet[2]] == ["-1 việc", datetime(2026, 12, 10)]
