"""A list of households as rows, each with what is wrong with it. Touches no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from libs.kernel.errors import Refusal
from libs.spreadsheet import Line, under_headings
from services.participation.households import rules
from services.participation.households.rules import NUMBER_MAX, Adult

COLUMNS = {
    "number": "Số hộ",
    "full_name": "Người đại diện",
    "born": "Ngày sinh",
    "address": "Địa chỉ",
}
NOTES = {
    "number": "Để trống để phần mềm đánh số tiếp theo.",
    "full_name": "Họ và tên người đại diện hộ, đủ 18 tuổi.",
    "born": "Ví dụ 05/02/1970 hoặc 1970. Chỉ năm sinh được lưu lại.",
    "address": "Số nhà, ngõ, tổ.",
}
NEEDED = ("full_name", "born", "address")
LONGEST = {"number": 10, "full_name": 100, "born": 20, "address": 200}
FORMULA = ("=", "+", "@")


@dataclass(frozen=True)
class Standing:
    """A household that is on the roll already, and who speaks for it."""

    number: int
    address: str
    name_key: str
    born_year: int
    delegated: bool


@dataclass
class HouseholdRow:
    """One line as typed, what was understood of it, and what is wrong with which column."""

    line: int
    cells: dict[str, str]
    number: int | None = None
    adult: Adult | None = None
    unchanged: bool = False  # the roll has this very household
    errors: dict[str, str] = field(default_factory=dict)


def read(lines: Iterable[list[str]]) -> list[HouseholdRow]:
    """The rows under the headings of the first line."""
    found: list[Line] = under_headings(lines, COLUMNS, NEEDED)
    return [HouseholdRow(line.number, line.cells) for line in found]


def check(
    rows: Iterable[HouseholdRow], roll: Iterable[Standing], today: date
) -> list[HouseholdRow]:
    """Note in every row what is wrong with it, against the roll and the rows above."""
    roll, checked = list(roll), []
    seen = _Seen(
        numbers={each.number: each for each in roll},
        people={(each.name_key, each.born_year): each.number for each in roll},
        own={
            (each.name_key, each.born_year, each.address): each
            for each in roll
            if not each.delegated
        },
    )
    for row in rows:
        _understand(row, today)
        if not row.errors:
            _compare(row, seen)
        checked.append(row)
    return checked


@dataclass
class _Seen:
    """What the roll has, and what the rows above will add to it."""

    numbers: dict[int, Standing]
    people: dict[tuple[str, int], int]
    own: dict[tuple[str, int, str], Standing]
    lines: dict[tuple[str, int] | int, int] = field(default_factory=dict)


def _understand(row: HouseholdRow, today: date) -> None:
    for column, words in COLUMNS.items():
        text = row.cells[column]
        if not text and column in NEEDED:
            row.errors[column] = f"Cần điền {words.lower()}."
        elif len(text) > LONGEST[column]:
            row.errors[column] = f"Dài quá: tối đa {LONGEST[column]} ký tự."
        elif text.startswith(FORMULA):
            row.errors[column] = "Ô này là công thức. Hãy ghi chữ hoặc số."
    if typed := row.cells["number"]:
        if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed[:9]) <= NUMBER_MAX:
            row.errors.setdefault("number", f"Số hộ là số từ 1 đến {NUMBER_MAX}.")
        else:
            row.number = int(typed)
    if "born" not in row.errors and "full_name" not in row.errors:
        try:
            birth = rules.read_birth(row.cells["born"])
            row.adult = rules.check_adult(row.cells["full_name"], birth, today)
        except Refusal as refused:
            row.errors["born"] = refused.sentence


def _compare(row: HouseholdRow, seen: _Seen) -> None:
    assert row.adult is not None  # there are no errors
    person = (row.adult.name_key, row.adult.born_year)
    for key, column, words in (
        (person, "full_name", "Người này"),
        (row.number, "number", "Số hộ này"),
    ):
        if key is not None and key in seen.lines:
            row.errors[column] = f"{words} đã có ở dòng {seen.lines[key]} của tệp."
    same = seen.own.get((*person, row.cells["address"]))
    if same and row.number in (None, same.number):
        row.unchanged, row.number = True, same.number
    elif row.number in seen.numbers:
        row.errors["number"] = (
            f"Số hộ {row.number} đã có trong danh sách với người đại diện hoặc địa chỉ khác. "
            "Hãy sửa ở trang của hộ đó."
        )
    elif person in seen.people:
        row.errors["full_name"] = (
            f"Người này đã đại diện hộ số {seen.people[person]}. Nếu là người khác trùng tên, "
            "trùng năm sinh, hãy thêm hộ này bằng tay."
        )
    seen.lines[person] = row.line
    if row.number is not None:
        seen.lines[row.number] = row.line
