"""Reads what stands in CSV text or an XLSX file as rows under known headings; judges nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from libs import vietnamese
from libs.kernel.errors import Refusal
from libs.kernel.text import tidy

ROWS_MAX = 1000
# Blank rows between, above and below do not count; formats may reach far below what was typed.
SHEET_ROWS_MAX = 20_000
COLUMNS_MAX = 50
# A small file may unpack to a huge one; a list of units or households never does.
UNPACKED_BYTES_MAX = 50 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetNotReadable(Refusal):
    """Không đọc được tệp này. Hãy dùng tệp XLSX, hoặc CSV mã hóa UTF-8."""


class SheetEmpty(Refusal):
    """Tệp không có dòng nào để nhập."""


class TooManyRows(Refusal):
    """Tệp có quá nhiều dòng: mỗi lần nhập tối đa 1.000 dòng."""


class SheetTooLong(Refusal):
    """Trang tính kéo dài quá dòng 20.000. Hãy chép các dòng có dữ liệu sang một tệp mới."""


class ColumnMissing(Refusal):
    """Dòng đầu của tệp phải có cột “{column}”."""


class CellsBeyond(Refusal):
    """Dòng {line} có ô không nằm dưới tiêu đề nào. Ô có dấu phân cách phải đặt trong ngoặc kép."""


@dataclass(frozen=True)
class Line:
    """A line of the sheet with its number, and what stands under each known heading."""

    number: int
    cells: dict[str, str]


def csv_lines(text: str) -> list[list[str]]:
    """The cells of CSV text with `;`, `,` or tabs between them."""
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error as error:
        raise SheetNotReadable from error


def xlsx_lines(content: bytes) -> list[list[str]]:
    """The cells of the first sheet of an XLSX file, a blank row without any; of formulas what they
    came to."""
    # Imported here: it takes 7 MB of memory, and lists are entered seldom.
    from openpyxl import load_workbook

    try:
        _refuse_huge(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # A file may claim a million rows: those beyond are refused, not left out.
        cells = sheet.iter_rows(max_row=SHEET_ROWS_MAX + 1, max_col=COLUMNS_MAX, values_only=True)
        lines = _bounded(cells)
        book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise SheetNotReadable from error
    return lines


def _bounded(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    """The rows in their places, as long as no more of them are filled than are taken."""
    lines: list[list[str]] = []
    filled = 0
    for row in rows:
        if len(lines) == SHEET_ROWS_MAX:
            raise SheetTooLong
        line = ["" if cell is None else str(cell) for cell in row]
        lines.append(line if _holds_something(line) else [])
        filled += bool(lines[-1])
        # One more than the rows is the one with the headings.
        if filled > ROWS_MAX + 1:
            raise TooManyRows
    return lines


def _holds_something(line: Sequence[str]) -> bool:
    return any(cell.strip() for cell in line)


def _refuse_huge(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > UNPACKED_BYTES_MAX:
            raise SheetNotReadable


def under_headings(
    lines: Iterable[list[str]], columns: Mapping[str, str], needed: Sequence[str]
) -> list[Line]:
    """The lines below the first one that holds something, which names the columns.

    `columns` says how each is headed; those `needed` must be there.
    """
    numbered = [(number, line) for number, line in enumerate(lines, 1) if _holds_something(line)]
    if not numbered:
        raise SheetEmpty
    known = {vietnamese.fold(words): name for name, words in columns.items()}
    places = {known.get(_folded(cell)): place for place, cell in enumerate(numbered[0][1])}
    for column in needed:
        if column not in places:
            raise ColumnMissing(column=columns[column])
    for number, line in numbered[1:]:
        # An unquoted sign in a cell moves all that follows under the wrong heading.
        if any(cell.strip() for cell in line[len(numbered[0][1]) :]):
            raise CellsBeyond(line=number)
    rows = [Line(number, _cells(line, places, columns)) for number, line in numbered[1:]]
    if not rows:
        raise SheetEmpty
    if len(rows) > ROWS_MAX:
        raise TooManyRows
    return rows


def _folded(cell: str) -> str:
    return vietnamese.fold(" ".join(cell.split()))


def _cells(
    line: list[str], places: Mapping[str | None, int], columns: Iterable[str]
) -> dict[str, str]:
    """What stands under each known heading; a cell that Excel made safe with ' loses it."""
    cells = {}
    for column in columns:
        place = places.get(column, len(line))
        text = str(tidy(line[place])) if place < len(line) else ""
        cells[column] = " ".join(text.removeprefix("'").split())
    return cells
