"""The list of accounts begins with lines that want a name, and nothing else."""

from __future__ import annotations

from uuid import uuid4

from libs.spreadsheet import csv_lines
from services.directory.officials.importing.sheet import Standing, check, read
from services.directory.units.rules import name_key
from services.portal.account_suggestions import LINES_MAX, usual_accounts
from services.portal.account_words import COMMITTEE, FRONT
from services.portal.pages.account_lists import HEAD

WARD = "06811"
NAMES = {
    "Văn phòng HĐND và UBND": ("office", "VP"),
    "Phòng Văn hóa - Xã hội": ("department", "VHXH"),
    "Phòng Kinh tế; Hạ tầng": ("department", "KTHTĐT"),
    "Khu phố 1": ("neighbourhood", "K1"),
    "Ban Thanh tra nhân dân phường": ("inspection_board", "TTND"),
    "Đảng ủy phường": ("party", "ĐU"),
}


def _units(names: dict[str, tuple[str, str]]) -> list[dict]:
    return [
        {"id": str(uuid4()), "name": name, "kind": kind, "short_name": short, "closed_on": None}
        for name, (kind, short) in names.items()
    ]


def test_with_a_name_in_each_line_the_directory_finds_nothing_wrong() -> None:
    units = _units(NAMES)
    known = {name_key(each["name"]): (uuid4(), each["kind"]) for each in units}
    standing = Standing(WARD, known, frozenset())
    for side, lines in ((COMMITTEE, 4), (FRONT, 1)):
        head, *rest = usual_accounts(HEAD, side, "khu phố", units, set()).splitlines()
        bare = check(read(csv_lines("\n".join([head, *rest]))), standing, lambda roles: None)
        named = "\n".join([head, *(f"Người Mẫu{line}" for line in rest)])
        rows = check(read(csv_lines(named)), standing, lambda roles: None)
        assert len(rows) == lines
        assert [row.errors for row in rows] == [{}] * lines
        assert all(set(row.errors) == {"display_name"} for row in bare)
    roles = {row.cells["unit"]: row.cells["roles"] for row in rows}
    assert roles == {"Ban Thanh tra nhân dân phường": "Ban Thanh tra nhân dân"}


def test_who_is_there_or_closed_is_left_out_and_one_list_holds_no_more_than_it_may() -> None:
    one, two, *_ = units = _units(NAMES)
    two["closed_on"] = "2025-07-01"
    text = usual_accounts(HEAD, COMMITTEE, "khu phố", units, {one["id"]})
    assert [line.split(";")[1] for line in text.splitlines()[1:]] == ["canbo.kthtdt", "truong.k1"]
    assert usual_accounts(HEAD, FRONT, "khu phố", units, {each["id"] for each in units}) == ""
    many = _units({f"Thôn {number}": ("neighbourhood", f"T{number}") for number in range(60)})
    assert len(usual_accounts(HEAD, COMMITTEE, "thôn", many, set()).splitlines()) == LINES_MAX + 1
