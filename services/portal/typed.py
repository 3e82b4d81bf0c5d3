"""Reads what people type into one field: days, moments, numbers of households, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from uuid import UUID

from libs.kernel.clock import VIETNAM
from services.portal.asking import Refused
from services.portal.views import Link

FIRST_YEAR = 2024  # the first whole year of Luật 10/2022/QH15
TO = r"\s*(?:[-‐‑–—−]|đến)\s*"  # whichever dash a keyboard puts there
SPAN = r"(\d{1,6})(?:-(\d{1,6}))?"
DONG = r"\d+|[1-9]\d{0,2}([.,\s])\d{3}(\1\d{3})*"
DIGITS_MAX = 13
SPAN_MAX = 5_000
STRANGE_SHOWN = 5


def days_of(typed: Mapping[str, str], field: str) -> list[str]:
    """Days as people write them, one a line or parted by commas; raises Refused for no day."""
    return [_day(words, field).isoformat() for words in _parts(typed.get(field, ""))]


def times_of(typed: Mapping[str, str], field: str) -> list[str]:
    """Times of day, 06:30 or 6h30; raises Refused for no time."""
    return [_time(words, field).isoformat() for words in _parts(typed.get(field, ""))]


def people_of(typed: Mapping[str, str], groups: Iterable[str]) -> dict[str, str]:
    """The numbers typed for each group; a field left empty is nobody."""
    return {group: typed[group] for group in groups if typed.get(group)}


def household_ids(typed: str, numbers: Mapping[int, str], field: str) -> list[str]:
    """The households behind numbers such as "3, 17-20"; refuses one that is on no roll.

    What is no number is refused too: of "12a" or "12/3" nobody knows which household was meant.
    """
    found = [number for words in _spans(typed) for number in _span(words, field)]
    strange = [str(each) for each in found if each not in numbers]
    if strange:
        more = ", …" if len(strange) > STRANGE_SHOWN else ""
        said = ", ".join(strange[:STRANGE_SHOWN]) + more
        said = f"Không có hộ số {said} trong danh sách đã chốt."
        raise Refused(422, said, {field: said})
    return [numbers[each] for each in found]


def _spans(typed: str) -> list[str]:
    """The parts of such a text, parted by commas, spaces or "và"."""
    return [words for words in _parts(re.sub(TO, "-", typed)) if words != "và"]


def _span(words: str, field: str) -> range:
    """The numbers from one to another, whichever was typed first; one alone is itself."""
    ends_typed = re.fullmatch(SPAN, words)
    if ends_typed is None:
        said = f"“{words[:20]}” chưa phải là số hộ; hãy viết như 3, 17-20."
        raise Refused(422, said, {field: said})
    ends = sorted((int(ends_typed[1]), int(ends_typed[2] or ends_typed[1])))
    return range(ends[0], min(ends[1], ends[0] + SPAN_MAX) + 1)


def moment_typed(typed: str) -> str:
    """The day and hour of a field, in Việt Nam; what is none goes on as it is, to be refused."""
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=VIETNAM).isoformat()
    except ValueError:
        return typed


def year_of(text: str, today: date) -> int:
    """The year asked for, if it is one; else this year."""
    year = int(text) if text.isdecimal() and len(text) == 4 else today.year
    return year if FIRST_YEAR <= year <= today.year + 1 else today.year


def years_beside(page: str, year: int, today: date, *, first: int = FIRST_YEAR) -> list[Link]:
    """Links from a page of one year to the year before and after, as far as there is something."""
    return [
        Link(f"{page}?nam={other}", f"Năm {other}")
        for other in (year - 1, year + 1)
        if first <= other <= today.year + 1
    ]


def _parts(text: str) -> list[str]:
    return [words for words in re.split(r"[\s,;]+", text) if words]


def money(typed: str, field: str) -> int:
    """Whole đồng as people type them, 2.000.000; nothing is none. Raises Refused.

    Only in groups of three, parted alike: what else a dot or a comma may mean, nobody can tell.
    """
    words = re.sub(r"\s*(đồng|đ)$", "", typed.strip().lower())
    digits = re.sub(r"[.,\s]", "", words)
    if words and (not re.fullmatch(DONG, words) or len(digits) > DIGITS_MAX):
        said = "Ghi số đồng bằng chữ số, ví dụ: 2.000.000."
        raise Refused(422, said, {field: said})
    return int(digits or 0)


def half_days(typed: str, field: str) -> int:
    """Days of labour as people type them, 1 or 0,5, in half days. Raises Refused."""
    words = typed.strip().replace(".", ",") or "0"
    if not re.fullmatch(r"\d{1,4}(,[05]0?)?", words):
        said = "Ghi số ngày công chẵn hoặc nửa ngày, ví dụ: 1 hoặc 0,5."
        raise Refused(422, said, {field: said})
    whole, _, part = words.partition(",")
    return 2 * int(whole) + (part[:1] == "5")


def _day(words: str, field: str) -> date:
    with suppress(ValueError):
        numbers = [int(part) for part in re.split(r"[/.-]", words)]
        if len(numbers) == 3:
            first, month, last = numbers
            return date(first, month, last) if first > 31 else date(last, month, first)
    said = f"“{words[:20]}” chưa phải là ngày; hãy viết như 25/11/2026."
    raise Refused(422, said, {field: said})


def _time(words: str, field: str) -> time:
    with suppress(ValueError):
        hour, minute = (int(part) for part in re.split(r"[:h]", words.lower()))
        return time(hour, minute)
    said = f"“{words[:20]}” chưa phải là giờ; hãy viết như 06:30."
    raise Refused(422, said, {field: said})


def typed_id(typed: Mapping[str, str], field: str) -> UUID:
    """What a select chose; what is no id was chosen on no page of ours."""
    try:
        return UUID(typed.get(field, ""))
    except ValueError as error:
        raise Refused(404, "Không tìm thấy trang này.", {}) from error
