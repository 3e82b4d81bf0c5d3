"""A list of accounts as rows, each with what is wrong with it. Touches no database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from libs.kernel.errors import Refusal
from libs.permissions import Role
from libs.spreadsheet import under_headings
from services.directory.officials import rules, sides
from services.directory.units.rules import name_key

# Each password made is hashed at the cost of a real one: more would outlast the wait for an answer.
ACCOUNTS_MAX = 50
CELL_CHARACTERS_MAX = 200
COLUMNS = {
    "display_name": "Họ và tên",
    "username": "Tên đăng nhập",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "roles": "Vai trò",
    "email": "Thư điện tử",
}
NEEDED = ("display_name", "username", "position", "roles")
NOTES = {
    "username": "Từ 3 đến 40 chữ không dấu, số, dấu chấm, gạch nối. Mỗi người một tên.",
    "unit": "Đúng tên đơn vị đã có trên trang Đơn vị. Để trống nếu không thuộc đơn vị nào.",
    "roles": "Một hoặc vài vai trò, cách nhau bằng dấu chấm phẩy: "
    + "; ".join(ways[0] for ways in rules.ROLE_WORDS.values())
    + ".",
    "email": "Thư điện tử công vụ. Để trống được.",
}


class TooManyAccounts(Refusal):
    """Mỗi lần cấp tối đa 50 tài khoản. Hãy chia danh sách thành nhiều tệp."""


@dataclass
class OfficialRow:
    """One line as typed, what was understood of it, and what is wrong with which column."""

    line: int
    cells: dict[str, str]
    unit_id: UUID | None = None
    roles: frozenset[Role] = frozenset()
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """What the ward has: units by the key of their name with id and kind, and names taken."""

    ward_id: str
    units: Mapping[str, tuple[UUID, str]]
    usernames: frozenset[str]


def read(lines: Iterable[list[str]]) -> list[OfficialRow]:
    """The rows under the headings of the first line; refuses more than are given at once."""
    found = under_headings(lines, COLUMNS, NEEDED)
    if len(found) > ACCOUNTS_MAX:
        raise TooManyAccounts
    return [OfficialRow(line.number, line.cells) for line in found]


def check(
    rows: Iterable[OfficialRow], standing: Standing, may_keep: Callable[[Iterable[Role]], None]
) -> list[OfficialRow]:
    """Note in every row what is wrong with it; `may_keep` refuses keys of the other side."""
    taken, checked = set(standing.usernames), []
    for row in rows:
        _check_words(row, taken)
        _check_place(row, standing)
        if row.roles and "roles" not in row.errors:
            _noted(row, "roles", may_keep, row.roles)
        taken.add(row.cells["username"].lower())
        checked.append(row)
    return checked


def _check_words(row: OfficialRow, taken: set[str]) -> None:
    cells, errors = row.cells, row.errors
    for column in ("display_name", "position"):
        if not cells[column]:
            errors[column] = f"Cần điền {COLUMNS[column].lower()}."
    if not re.fullmatch(rules.USERNAME, cells["username"]):
        errors["username"] = "Cần từ 3 đến 40 chữ không dấu, số, dấu chấm, gạch nối."
    elif cells["username"].lower() in taken:
        errors["username"] = f"Tên “{cells['username']}” đã có, hoặc đứng hai lần trong tệp."
    if cells["email"] and not re.fullmatch(rules.EMAIL, cells["email"]):
        errors["email"] = "Không phải địa chỉ thư điện tử."
    for column, cell in cells.items():
        if len(cell) > CELL_CHARACTERS_MAX:
            errors[column] = f"Dài quá: tối đa {CELL_CHARACTERS_MAX} ký tự."


def _check_place(row: OfficialRow, standing: Standing) -> None:
    words = [each.strip() for each in row.cells["roles"].split(";") if each.strip()]
    roles = {each: rules.role_of(each) for each in words[: rules.ROLES_MAX]}
    unknown = next((each for each, role in roles.items() if role is None), None)
    row.roles = frozenset(role for role in roles.values() if role)
    unit = standing.units.get(name_key(row.cells["unit"]))
    row.unit_id = unit[0] if unit else None
    if row.cells["unit"] and unit is None:
        row.errors["unit"] = f"Không thấy đơn vị “{row.cells['unit'][:60]}”."
    if not words or len(words) > rules.ROLES_MAX:
        row.errors["roles"] = f"Cần từ 1 đến {rules.ROLES_MAX} vai trò."
    elif unknown:
        row.errors["roles"] = f"Không có vai trò “{unknown[:60]}”."
    elif "unit" not in row.errors:
        _noted(row, "roles", _check_roles, standing.ward_id, row.roles, unit)


def _check_roles(ward_id: str, roles: frozenset[Role], unit: tuple[UUID, str] | None) -> None:
    rules.check_roles(ward_id, roles, has_unit=unit is not None)
    if unit:
        sides.check_place(roles, unit[1])


def _noted(row: OfficialRow, column: str, ask: Callable[..., None], *asked: Any) -> None:
    """What a rule refuses becomes the fault of a column."""
    try:
        ask(*asked)
    except Refusal as refusal:
        row.errors[column] = refusal.sentence
