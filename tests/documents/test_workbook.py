"""The XLSX of the annexes, read back: numbers one can add, days one can sort, no formula."""

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from libs.documents.blocks import Annex, Column, Document, Figure, Table
from libs.documents.workbook import write_workbook


def read(document: Document) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(document)))


@pytest.fixture(scope="module")
def sheet(report: Document) -> Any:
    return read(report)["Phụ lục I"]


def test_figures_are_numbers_and_days_are_dates(sheet: Any) -> None:
    row = [cell.value for cell in sheet[13]]

    assert row == [
        8,
        "Các nội dung khác theo quy định của pháp luật",
        1238,
        1238,
        datetime(2026, 2, 5),
    ]
    assert sheet["D13"].number_format == "#,##0"
    assert sheet["E13"].number_format == "dd/mm/yyyy"
    assert [cell.value for cell in sheet[30]] == [None, "Tổng cộng", 3810, 3804, None]
    assert sheet["B30"].font.bold


def test_the_head_is_merged_and_stays_in_sight(sheet: Any) -> None:
    assert sheet["A1"].value == "Phụ lục I. Kết quả công khai thông tin"
    assert [cell.value for cell in sheet[4]] == ["TT", "Nội dung", "Kết quả", None, "Ngày niêm yết"]
    assert sheet["C5"].value == "Phải công khai"
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A4:A5", "B4:B5", "C4:D4", "E4:E5"}
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.column_dimensions["B"].width > 4 * sheet.column_dimensions["C"].width * 0.9
    assert sheet.page_setup.orientation == "landscape"


def test_a_day_always_has_room(report: Document) -> None:
    table = Table(
        (Column(1), Column(30), Column(1)),
        (("Ngày", "Nội dung", "Số"),),
        ((date(2026, 2, 5), "Dài", 1),),
    )
    sheet = read(replace(report, annexes=(Annex("Phụ lục II", "Thử", (table,)),)))["Phụ lục II"]
    widths = {name: sheet.column_dimensions[name].width for name in "AC"}
    assert widths["A"] > 10 > widths["C"]


def test_text_is_never_a_formula_or_an_address(report: Document) -> None:
    texts = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "https://example.vn", "0912")
    table = Table((Column(1),), (("Ghi chú",),), tuple((text,) for text in texts))
    sheet = read(replace(report, annexes=(Annex("Phụ lục II", "Thử", (table,)),)))["Phụ lục II"]
    cells = [sheet.cell(row, 1) for row in range(5, 11)]

    assert [cell.value for cell in cells] == list(texts)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_decimals_stay_exact_to_the_eye(report: Document) -> None:
    table = Table(
        (Column(1, "right"),), (("Tỷ lệ",),), ((Figure("rate", "99,8", value=Decimal("99.8")),),)
    )
    sheet = read(replace(report, annexes=(Annex("Phụ lục III", "Thử", (table,)),)))["Phụ lục III"]

    assert sheet["A5"].value == 99.8
    assert sheet["A5"].alignment.horizontal == "right"


def test_sheet_names_are_accepted_and_different(report: Document, annex_table: Table) -> None:
    label = "Phụ lục: [1/2] một tên dài hơn ba mươi mốt chữ cái"
    annexes = (
        Annex(label, "A", (annex_table, annex_table)),
        Annex(label.upper(), "B", (annex_table,)),
    )
    names = read(replace(report, annexes=annexes)).sheetnames

    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 for name in names)
    assert read(replace(report, annexes=())).sheetnames == ["Không có phụ lục"]


def test_the_same_annexes_give_the_same_bytes(report: Document) -> None:
    assert write_workbook(report) == write_workbook(replace(report))
