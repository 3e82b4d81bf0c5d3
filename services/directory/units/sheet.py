"""Reads a list of units out of CSV text or an XLSX file into checked rows. Touches no database."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from libs import vietnamese
from libs.kernel.errors import Refusal
from libs.kernel.text import tidy
from services.directory.units import rules

ROWS_MAX = 1000
# A small file may unpack to a huge one; a list of units never does.
UNPACKED_BYTES_MAX = 50 * 1024 * 1024
CELL_CHARACTERS_MAX = 300
COLUMNS = {
    "kind": "Loại",
    "name": "Tên",
    "short_name": "Tên viết tắt",
    "parent": "Thuộc đơn vị",
    "community_house": "Nhà văn hóa",
}
COLUMN_OF = {vietnamese.fold(words): name for name, words in COLUMNS.items()}


class SheetNotReadable(Refusal):
    """Không đọc được tệp này. Hãy dùng tệp XLSX, hoặc CSV mã hóa UTF-8."""


class SheetEmpty(Refusal):
    """Tệp không có dòng nào để nhập."""


class TooManyRows(Refusal):
    """Tệp có quá nhiều dòng: mỗi lần nhập tối đa 1.000 dòng."""


class ColumnMissing(Refusal):
    """Dòng đầu của tệp phải có cột “{column}”."""


@dataclass
class SheetRow:
    """One line of the sheet as typed, what was understood, and what is wrong with which column."""

    line: int
    cells: dict[str, str]
    kind: rules.UnitKind | None = None
    errors: dict[str, str] = field(default_factory=dict)


def read_csv(text: str) -> list[SheetRow]:
    """The rows of CSV text with `;`, `,` or tabs between cells and headings in the first line."""
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error as error:
        raise SheetNotReadable from error
    return _rows(lines)


def read_xlsx(content: bytes) -> list[SheetRow]:
    """The rows of the first sheet of an XLSX file."""
    # Imported here: it takes 7 MB of memory, and a ward enters its units once.
    from openpyxl import load_workbook

    try:
        _refuse_huge(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # A file may claim a million rows: no more are read than are taken.
        cells = sheet.iter_rows(max_row=ROWS_MAX + 2, max_col=50, values_only=True)
        lines = [["" if cell is None else str(cell) for cell in row] for row in cells]
        book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise SheetNotReadable from error
    return _rows(lines)


def _refuse_huge(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > UNPACKED_BYTES_MAX:
            raise SheetNotReadable


def _rows(lines: Iterable[list[str]]) -> list[SheetRow]:
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if any(line)]
    if not numbered:
        raise SheetEmpty
    places = {COLUMN_OF.get(_folded(cell)): place for place, cell in enumerate(numbered[0][1])}
    for column in ("kind", "name"):
        if column not in places:
            raise ColumnMissing(column=COLUMNS[column])
    rows = [SheetRow(number, _cells(line, places)) for number, line in numbered[1:]]
    if not rows:
        raise SheetEmpty
    if len(rows) > ROWS_MAX:
        raise TooManyRows
    return rows


def _folded(cell: str) -> str:
    return vietnamese.fold(" ".join(cell.split()))


def _cells(line: list[str], places: dict[str | None, int]) -> dict[str, str]:
    """What stands under each known heading; a cell that Excel made safe with ' loses it."""
    cells = {}
    for column in COLUMNS:
        place = places.get(column, len(line))
        text = str(tidy(line[place])) if place < len(line) else ""
        cells[column] = " ".join(text.removeprefix("'").split())
    return cells


def check(rows: Iterable[SheetRow], taken: Collection[str]) -> list[SheetRow]:
    """Note in every row what is wrong with it; `taken` holds the name keys of open units."""
    known = set(taken)
    checked = []
    for row in rows:
        _check_row(row, known)
        known.add(rules.name_key(row.cells["name"]))
        checked.append(row)
    return checked


def _check_row(row: SheetRow, known: set[str]) -> None:
    cells, errors = row.cells, row.errors
    row.kind = rules.kind_of(cells["kind"])
    if not cells["kind"]:
        errors["kind"] = "Cần điền loại đơn vị."
    elif row.kind is None:
        errors["kind"] = f"Không có loại đơn vị “{cells['kind'][:60]}”."
    if not cells["name"]:
        errors["name"] = "Cần điền tên đơn vị."
    elif rules.name_key(cells["name"]) in known:
        errors["name"] = f"Tên “{cells['name'][:60]}” đã có, hoặc đứng hai lần trong tệp."
    if cells["parent"] and rules.name_key(cells["parent"]) not in known:
        errors["parent"] = f"Không thấy đơn vị “{cells['parent'][:60]}” ở các dòng trên."
    if cells["community_house"] and row.kind not in (None, rules.UnitKind.NEIGHBOURHOOD):
        errors["community_house"] = rules.HouseOnlyForNeighbourhoods().sentence
    for column, cell in cells.items():
        if len(cell) > CELL_CHARACTERS_MAX:
            errors[column] = f"Dài quá: tối đa {CELL_CHARACTERS_MAX} ký tự."
