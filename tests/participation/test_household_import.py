"""A file of households is looked at row by row, and enters whole or not at all."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.households import HouseholdRollChanged
from libs.entering import write_template
from libs.kernel.outbox import told
from libs.permissions import NotYourUnit
from libs.spreadsheet import ColumnMissing, csv_lines, xlsx_lines
from services.participation.households import queries
from services.participation.households.importing import actions
from services.participation.households.importing.actions import (
    HouseholdRowsNotGood,
    NotStatedCapable,
    import_households,
)
from services.participation.households.importing.sheet import COLUMNS, NOTES, read
from tests.participation import ward
from tests.participation.households import DAY, households

NOW = {"by": ward.HEAD, "now": ward.at(DAY)}
HEAD = "Số hộ;Người đại diện;Ngày sinh;Địa chỉ\n"
GOOD = HEAD + "5;Lê Thị Tệp;05/02/1970;Ngõ 1\n;Phạm Văn Tệp;1980;Ngõ 2, tổ 3\n"


def rows(text: str):
    return read(csv_lines(text))


async def faults_of(session: AsyncSession, text: str) -> list[tuple[int, str, str]]:
    checked = await actions.check_households(session, ward.NORTH, rows(text), **NOW)
    return [
        (row.line, column, said) for row in checked for column, said in sorted(row.errors.items())
    ]


async def test_a_good_file_enters_every_household_and_tells_once(session: AsyncSession):
    await import_households(session, ward.NORTH, rows(GOOD), capable=True, **NOW)

    numbered = await queries.numbered_on(session, ward.NORTH, DAY)
    assert [(number, row.address) for row, number in numbered] == [
        (5, "Ngõ 1"),
        (6, "Ngõ 2, tổ 3"),
    ]
    speaking = await queries.representatives_on(session, [row.id for row, _ in numbered], DAY)
    names = {row.full_name for row in speaking.values()}
    assert names == {"Lê Thị Tệp", "Phạm Văn Tệp"}
    assert len([e for e in told(session) if HouseholdRollChanged.told_as in e["subject"]]) == 1
    assert "Tệp" not in str(session.info["said"]) + str(session.info["told"])


async def test_the_same_file_again_changes_nothing(session: AsyncSession):
    await import_households(session, ward.NORTH, rows(GOOD), capable=True, **NOW)
    before = len(session.info["said"]) + len(session.info["told"])
    again = await import_households(session, ward.NORTH, rows(GOOD), capable=True, **NOW)

    assert all(row.unchanged for row in again)
    assert len(await queries.roll_on(session, ward.NORTH, DAY)) == 2
    assert len(session.info["said"]) + len(session.info["told"]) == before


async def test_one_bad_row_refuses_them_all_and_says_which(session: AsyncSession):
    text = GOOD + "7;Trẻ Tệp;2015;Ngõ 9\n"
    with pytest.raises(HouseholdRowsNotGood) as refused:
        await import_households(session, ward.NORTH, rows(text), capable=True, **NOW)

    [said] = refused.value.fields.values()
    assert said.startswith("Dòng 4, cột Ngày sinh: Người đại diện hộ phải đủ 18 tuổi")
    assert await queries.roll_on(session, ward.NORTH, DAY) == []


async def test_capacity_has_to_be_stated(session: AsyncSession):
    with pytest.raises(NotStatedCapable, match="Điều 18"):
        await import_households(session, ward.NORTH, rows(GOOD), capable=False, **NOW)


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("5;;1970;Ngõ 1", "full_name", "Cần điền người đại diện."),
        ("5;Lê Thị Tệp;;Ngõ 1", "born", "Cần điền ngày sinh."),
        ("5;Lê Thị Tệp;1970;", "address", "Cần điền địa chỉ."),
        ("5;Lê Thị Tệp;hôm qua;Ngõ 1", "born", "Không đọc được ngày sinh"),
        ("5;Lê Thị Tệp;2008;Ngõ 1", "born", "có thể chưa đủ 18 tuổi"),
        ("năm;Lê Thị Tệp;1970;Ngõ 1", "number", "Số hộ là số từ 1 đến 9999."),
        ("0;Lê Thị Tệp;1970;Ngõ 1", "number", "Số hộ là số từ 1 đến 9999."),
        ("99999999999;Lê Thị Tệp;1970;Ngõ 1", "number", "Dài quá"),
        ('5;"=HYPERLINK(1)";1970;Ngõ 1', "full_name", "Ô này là công thức"),
        (f"5;{'a' * 101};1970;Ngõ 1", "full_name", "Dài quá: tối đa 100 ký tự."),
    ],
)
async def test_a_bad_cell_is_said_in_words(
    session: AsyncSession, line: str, column: str, said: str
):
    [(number, where, words)] = await faults_of(session, HEAD + line)

    assert (number, where) == (2, column)
    assert said in words


async def test_rows_are_compared_with_the_roll_and_with_one_another(session: AsyncSession):
    await households(session, 2)  # Người Mẫu 1 and 2, born 1970
    text = HEAD + (
        "1;Người Khác;1970;Ngõ 1\n"
        "9;Người Mẫu 2;1970;Ngõ 2\n"
        "10;Hai Lần;1970;Ngõ 3\n"
        "11;hai  lần;1970;Ngõ 4\n"
        "10;Số Trùng;1970;Ngõ 5\n"
    )
    found = await faults_of(session, text)

    assert [(line, column) for line, column, _ in found] == [
        (2, "number"),
        (3, "full_name"),
        (5, "full_name"),
        (6, "number"),
    ]
    assert "Hãy sửa ở trang của hộ đó" in found[0][2]
    assert "đã đại diện hộ số 2" in found[1][2]
    assert "ở dòng 4 của tệp" in found[2][2]


async def test_only_the_own_head_and_the_office_enter_a_file(session: AsyncSession):
    other = {"by": ward.OTHER_HEAD, "now": ward.at(DAY)}
    with pytest.raises(NotYourUnit):
        await import_households(session, ward.NORTH, rows(GOOD), capable=True, **other)


def test_a_column_that_is_missing_is_named():
    with pytest.raises(ColumnMissing, match="Địa chỉ"):
        rows("Số hộ;Người đại diện;Ngày sinh\n1;A;1970\n")


async def test_the_template_filled_in_is_read(session: AsyncSession):
    from datetime import datetime

    book = load_workbook(io.BytesIO(write_template("Hộ gia đình", COLUMNS, NOTES)))
    sheet = book.worksheets[0]
    sheet.append([1, "Đỗ Thị Mẫu", datetime(1970, 2, 5), "Ngõ 7"])
    sheet.append([None, "Vũ Văn Mẫu", 1981, "Ngõ 8"])
    out = io.BytesIO()
    book.save(out)
    found = read(xlsx_lines(out.getvalue()))
    await import_households(session, ward.NORTH, found, capable=True, **NOW)

    assert [n for _, n in await queries.numbered_on(session, ward.NORTH, DAY)] == [1, 2]


async def test_a_formula_counts_as_what_it_came_to_and_without_it_as_nothing(
    session: AsyncSession,
):
    book = Workbook()
    assert book.active is not None
    book.active.append(["Số hộ", "Người đại diện", "Ngày sinh", "Địa chỉ"])
    book.active.append([1, '=CONCAT("A","B")', "1970", "Ngõ 7"])
    out = io.BytesIO()
    book.save(out)
    found = read(xlsx_lines(out.getvalue()))
    [row] = await actions.check_households(session, ward.NORTH, found, **NOW)

    assert row.errors == {"full_name": "Cần điền người đại diện."}
