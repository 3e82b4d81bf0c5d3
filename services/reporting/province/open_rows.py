"""A province's rows as open data: CSV, XLSX, and the dictionary of both. Pure.

The reports they come from are public. All the same, small numbers about persons are left out:
whoever takes a table keeps it, and lays it beside other tables.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from pydantic import BaseModel, Field

from libs import opendata
from libs.opendata import KINDS, LICENCE, FieldOfRow, fields_of
from services.reporting.figures.definitions import headline_figures
from services.reporting.province.indicators import indicators
from services.reporting.province.rules import PeriodOf, Standing

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones
FEW_MAX = 4  # persons so few could be recognised


class WardRow(BaseModel):
    """One ward in one period; each field's description is its entry in the dictionary."""

    ward: str = Field(description="Mã phường, xã, đặc khu, 5 chữ số")
    name: str = Field(description="Tên phường, xã, đặc khu")
    kind: str = Field(description="Loại kỳ: quarter (quý), half_year (6 tháng đầu năm), year (năm)")
    year: int = Field(description="Năm của kỳ báo cáo")
    ordinal: int = Field(description="Thứ tự của kỳ trong năm, ví dụ 2 là quý II")
    due_on: date = Field(description="Hạn gửi báo cáo")
    status: str = Field(
        description="Tình trạng: not_due (chưa đến hạn), due_soon (sắp đến hạn), submitted (đã ban "
        "hành đúng hạn), submitted_late (đã ban hành, trễ hạn), overdue (quá hạn, chưa ban hành)"
    )
    submitted_on: date | None = Field(description="Ngày ban hành lần đầu trên hệ thống")
    days_late: int = Field(description="Số ngày (theo lịch) trễ hạn; 0 là đúng hạn")
    number: str | None = Field(description="Số, ký hiệu của bản báo cáo mới nhất")
    revision: int = Field(description="Lần thay thế của bản mới nhất; 0 là bản đầu")
    page: str = Field(description="Địa chỉ trang của báo cáo; để trống nếu chưa ban hành")
    hidden: str = Field(description="Mã các chỉ tiêu bị để trống vì số người quá nhỏ (1 đến 4)")


def dictionary() -> list[FieldOfRow]:
    """Every field: those of a row from its code, the figures from their catalogue."""
    figures = [
        FieldOfRow(
            name=each.key,
            kind=KINDS["integer"],
            text=f"{each.title} trong kỳ (đơn vị: {each.unit})"
            + ("; từ 1 đến 4 thì để trống" if each.of_people else ""),
        )
        for each in headline_figures()
    ]
    return [*fields_of(WardRow), *figures]


def hidden_in(figures: Mapping[str, int]) -> list[str]:
    """The figures that are left out: few persons, or a part from whose whole few are missing."""
    people = {each.key for each in headline_figures() if each.of_people}
    few = {key for key, value in figures.items() if key in people and 1 <= value <= FEW_MAX}
    for indicator in indicators():
        share = indicator.share_of("", figures)
        if indicator.part in people and share and 1 <= share.whole - share.part <= FEW_MAX:
            few.add(indicator.part)
    return sorted(few)


def row_of(period: PeriodOf, standing: Standing, base_url: str) -> dict[str, Any]:
    """A ward that owes a report, with its figures, as the dictionary names the fields."""
    assert standing.status is not None
    assert standing.due_on is not None
    hidden = hidden_in(standing.figures)
    page = f"{base_url.rstrip('/')}/{standing.code}/bao-cao/{standing.report_id}"
    row = WardRow(
        ward=standing.code,
        name=standing.name,
        kind=period.kind,
        year=period.year,
        ordinal=period.ordinal,
        due_on=standing.due_on,
        status=standing.status,
        submitted_on=standing.submitted_on,
        days_late=standing.days_late,
        number=standing.number,
        revision=standing.revision,
        page=page if standing.issued else "",
        hidden=" ".join(hidden),
    )
    shown = {key: value for key, value in standing.figures.items() if key not in hidden}
    figures = {each.key: shown.get(each.key) for each in headline_figures()}
    return {**row.model_dump(), **figures}


def as_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows for sheet programs, with the mark in front that they need for Vietnamese letters."""
    names = [each.name for each in dictionary()]
    lines = ([row[name] for name in names] for row in rows)
    return opendata.as_csv(names, lines).encode("utf-8-sig")


def as_workbook(province: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A sheet of rows under the names of the dictionary, and a sheet with the dictionary."""
    fields = dictionary()
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        # Without a moment of its own the same rows are the same bytes.
        about = {"title": f"Dữ liệu mở, {province}", "comments": LICENCE, "created": CREATED}
        book.set_properties(about)
        names = [each.name for each in fields]
        _fill(book, "Dữ liệu", names, [[row[name] for name in names] for row in rows], 14)
        lines = [[each.name, each.kind, each.text] for each in fields]
        _fill(book, "Từ điển", ["Trường", "Kiểu", "Nghĩa"], lines, 30)
    return out.getvalue()


def _fill(
    book: Any, name: str, head: Sequence[str], lines: Sequence[Sequence[Any]], width: int
) -> None:
    """Put a table on a sheet of its own: names in the first row, which stays in sight."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, len(head) - 1, width)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for place, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            if isinstance(cell, date):
                sheet.write_datetime(place, column, cell, day)
            elif cell is not None:
                sheet.write(place, column, cell)
