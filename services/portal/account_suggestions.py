"""Who usually has an account in a ward, as the list with which the first accounts begin."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from libs.vietnamese import fold
from services.portal.account_words import COMMITTEE, FRONT
from services.portal.reading import Told

# For each kind of unit: position, role in the words of the list, how the username begins.
USUAL = {
    COMMITTEE: {
        "office": ("Chuyên viên", "Văn phòng", "canbo"),
        "department": ("Chuyên viên", "Phòng chuyên môn", "canbo"),
        "service_centre": ("Viên chức", "Phòng chuyên môn", "canbo"),
        "neighbourhood": ("Trưởng {place}", "Trưởng khu phố", "truong"),
    },
    FRONT: {
        "inspection_board": ("Trưởng ban", "Ban Thanh tra nhân dân", "ban"),
        "investment_board": ("Trưởng ban", "Ban Giám sát đầu tư của cộng đồng", "ban"),
    },
}
CULTURE = "van hoa"  # the department with this in its name writes the plan and the reports
SHORT_CHARACTERS_MAX = 30
LINES_MAX = 50  # what one list may hold


def usual_accounts(
    head: Sequence[str], side: str, place: str, units: Iterable[Told], there: AbstractSet[str]
) -> str:
    """A table with `head`: a line without a name for each open unit that is not `there`.

    `side` says whose accounts they are, `place` is what a neighbourhood is called in this ward.
    Empty where every unit has somebody.
    """
    usual = USUAL[side]
    lines = [
        _line(unit, place, *usual[unit["kind"]])
        for unit in units
        if unit["kind"] in usual and unit["id"] not in there and not unit["closed_on"]
    ]
    if not lines:
        return ""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([head, *lines[:LINES_MAX]])
    return text.getvalue().rstrip("\n")


def _line(unit: Told, place: str, position: str, role: str, begins: str) -> list[str]:
    if unit["kind"] == "department" and CULTURE in fold(unit["name"]):
        role = "Văn hóa - Xã hội"
    short = re.sub(r"[^a-z0-9]+", "", fold(unit["short_name"]))[:SHORT_CHARACTERS_MAX]
    return ["", f"{begins}.{short}", position.format(place=place), unit["name"], role, ""]
