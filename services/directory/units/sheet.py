"""A list of units as checked rows. Touches no database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from libs.spreadsheet import under_headings
from services.directory.units import rules

CELL_CHARACTERS_MAX = 300
COLUMNS = {
    "kind": "Loại",
    "name": "Tên",
    "short_name": "Tên viết tắt",
    "parent": "Thuộc đơn vị",
    "community_house": "Nhà văn hóa",
}
NOTES = {
    "kind": "Phòng, Văn phòng, Trung tâm, Trường, Khu phố, Thôn, Mặt trận, Đoàn thể, Đảng ủy …",
    "short_name": "Để trống được.",
    "parent": "Tên một đơn vị đã có, hoặc ở dòng trên. Để trống được.",
    "community_house": "Tên nhà văn hóa, nơi niêm yết; chỉ của khu phố, thôn, tổ dân phố. "
    "Để trống được. "
    "Nơi đã có mà chưa ghi nhà văn hóa: ghi lại đúng tên nơi ấy và nhà văn hóa.",
}


@dataclass
class SheetRow:
    """One line of the sheet as typed, what was understood, and what is wrong with which column."""

    line: int
    cells: dict[str, str]
    kind: rules.UnitKind | None = None
    present: bool = False  # a neighbourhood that is there, and only gets its community house
    errors: dict[str, str] = field(default_factory=dict)


def read(lines: Iterable[list[str]]) -> list[SheetRow]:
    """The rows under the headings of the first line."""
    found = under_headings(lines, COLUMNS, ("kind", "name"))
    return [SheetRow(line.number, line.cells) for line in found]


def check(
    rows: Iterable[SheetRow], taken: Collection[str], bare: Collection[str] = ()
) -> list[SheetRow]:
    """Note in every row what is wrong with it; `taken` holds the name keys of open units.

    `bare` are those of neighbourhoods without a community house: a row with one is no new unit.
    """
    known, waiting = set(taken), set(bare)
    checked = []
    for row in rows:
        key = rules.name_key(row.cells["name"])
        row.present = key in waiting and bool(row.cells["community_house"])
        if row.present:
            waiting.discard(key)
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
    elif rules.name_key(cells["name"]) in known and not row.present:
        errors["name"] = f"Tên “{cells['name'][:60]}” đã có, hoặc đứng hai lần trong tệp."
    if cells["parent"] and rules.name_key(cells["parent"]) not in known:
        errors["parent"] = f"Không thấy đơn vị “{cells['parent'][:60]}” ở các dòng trên."
    if cells["community_house"] and row.kind not in (None, rules.UnitKind.NEIGHBOURHOOD):
        errors["community_house"] = rules.HouseOnlyForNeighbourhoods().sentence
    for column, cell in cells.items():
        if len(cell) > CELL_CHARACTERS_MAX:
            errors[column] = f"Dài quá: tối đa {CELL_CHARACTERS_MAX} ký tự."
