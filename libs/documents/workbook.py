"""Writes the annex tables of a document as XLSX, so that others can count with the figures."""

import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from libs.documents import format as nd30
from libs.documents.blocks import Align, Annex, Cell, Document, Figure, HeaderCell, Table
from libs.documents.wording import printable, shown

_NO_DAY = date(2000, 1, 1)
# A sheet about as wide as a screen, shared out as the columns of the table are.
_CHARACTERS_WIDE = 120
_DAY_CHARACTERS_WIDE = 12  # a day in a narrower column is shown as ####
_NO_TABLE = "Không có phụ lục"
_NAME_MAX = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_workbook(document: Document) -> bytes:
    """One sheet for each table of each annex; figures are numbers, days are dates."""
    document = printable(document)
    day = datetime.combine(document.issued_on or _NO_DAY, datetime.min.time(), UTC)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        created = day.replace(tzinfo=None)
        book.set_properties(
            {"title": document.title, "author": document.issuer, "created": created}
        )
        names: set[str] = set()
        for annex in document.annexes:
            for table in (block for block in annex.blocks if isinstance(block, Table)):
                sheet = book.add_worksheet(_name(annex, names))
                _write(book, sheet, annex, table)
        if not names:
            book.add_worksheet(_NO_TABLE)
    return out.getvalue()


def _name(annex: Annex, taken: set[str]) -> str:
    """A sheet name Excel accepts and no other sheet has."""
    bare = _NOT_IN_NAMES.sub(" ", annex.label).strip() or "Phụ lục"
    name, place = bare[:_NAME_MAX], 1
    while name.casefold() in taken:
        place += 1
        name = f"{bare[: _NAME_MAX - 5]} ({place})"
    taken.add(name.casefold())
    return name


def _write(book: Any, sheet: Any, annex: Annex, table: Table) -> None:
    """Put title, head, rows and total on a sheet; the head stays in sight."""
    shares = sum(column.width for column in table.columns)
    for place, column in enumerate(table.columns):
        least = _DAY_CHARACTERS_WIDE if any(_is_day(row[place]) for row in table.rows) else 0
        wide = max(least, column.width / shares * _CHARACTERS_WIDE)
        sheet.set_column(place, place, wide)
    title = book.add_format({"bold": True, "font_name": nd30.FONT, "font_size": nd30.TABLE_PT + 1})
    sheet.write_string(0, 0, f"{annex.label}. {annex.title}", title)
    sheet.write_string(1, 0, table.caption, title)
    top = 3
    _write_header(book, sheet, table, top)
    first = top + len(table.header)
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(top, first - 1)
    formats: dict[tuple[Align, str, bool], Any] = {}
    body = [*table.rows, *([table.total] if table.total else [])]
    for row, cells in enumerate(body, first):
        for place, cell in enumerate(cells):
            look = (table.columns[place].align, _number_format(cell), cells is table.total)
            if look not in formats:
                formats[look] = _format(book, *look)
            _write_cell(sheet, row, place, cell, formats[look])
    if annex.landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_header(book: Any, sheet: Any, table: Table, top: int) -> None:
    look = _format(book, "center", "", True)
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.header, top):
        column = 0
        for cell in cells:
            head = cell if isinstance(cell, HeaderCell) else HeaderCell(cell)
            while (row, column) in taken:
                column += 1
            last_row, last_column = row + head.rows - 1, column + head.columns - 1
            taken |= {
                (y, x) for y in range(row, last_row + 1) for x in range(column, last_column + 1)
            }
            if (last_row, last_column) == (row, column):
                sheet.write_string(row, column, head.text, look)
            else:
                sheet.merge_range(row, column, last_row, last_column, head.text, look)


def _format(book: Any, align: Align, number_format: str, bold: bool) -> Any:
    return book.add_format(
        {
            "font_name": nd30.FONT,
            "font_size": nd30.TABLE_PT,
            "align": align,
            "valign": "vcenter",
            "text_wrap": True,
            "border": 1,
            "bold": bold,
            "num_format": number_format,
        }
    )


def _is_day(cell: Cell) -> bool:
    return isinstance(cell.value if isinstance(cell, Figure) else cell, date)


def _number_format(cell: Cell) -> str:
    value = cell.value if isinstance(cell, Figure) else cell
    if isinstance(value, date):
        return "dd/mm/yyyy"
    if isinstance(value, Decimal):
        return "#,##0.##"
    return "#,##0" if isinstance(value, int) else ""


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
    value = cell.value if isinstance(cell, Figure) else cell
    if isinstance(value, int | Decimal):
        sheet.write_number(row, column, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif cell is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_string(row, column, shown(cell), look)
