"""Reads the column of days of a task table: "Trước 25/5", "30/6/2026", "Tháng 6", "Quý I"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.planning.importing.marks import ROMANS
from services.planning.importing.proposals.dates import cadences_in, dues_in, is_real_day
from services.planning.importing.proposals.findings import Cadence, DueKind, DueRule

_DAY = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:(?:/| năm )(?P<y>20\d{2}))?(?![\d/])",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng (?P<m>\d{1,2})(?:(?:/| năm )(?P<y>20\d{2}))?(?![\d/])", re.IGNORECASE)
_QUARTER = re.compile(
    r"quý (?P<q>IV|I{1,3}|[1-4])(?:(?:/| năm )(?P<y>20\d{2}))?(?!\w)", re.IGNORECASE
)
_MONTHS = 12
_MONTHS_OF_A_QUARTER = 3
# Only asked how long a month is; where the plan names no year, February has 28 days.
_ANY_YEAR = 2025


@dataclass(frozen=True)
class When:
    """What a cell says of time; `unsure` when the day is how a month or a quarter is understood."""

    words: str = ""
    due: DueRule | None = None
    cadence: Cadence | None = None
    reason: str = ""
    unsure: bool = False


def days_in(text: str, year: int | None) -> list[When]:
    """Return what a cell of days says: each due day, else how often; empty when it says nothing.

    A day of another year than the plan's gives no due day, and the reason says so.
    """
    for reader in (_spelt_out, _days, _months, _quarters):
        if found := [_of_this_year(when, year) for when in reader(text, year or _ANY_YEAR)]:
            return found
    return [
        When(text, None, cadence, f"Cột thời gian ghi “{text}”.")
        for cadence in cadences_in(text)[:1]
    ]


def _spelt_out(text: str, year: int) -> Iterator[When]:
    for found, rule, reason in dues_in(text):
        monthly = rule.kind is DueKind.DAYS_OF_MONTH
        yield When(found.group(), rule, rule.cadence if monthly else Cadence.YEARLY, reason)


def _days(text: str, year: int) -> Iterator[When]:
    for found in _DAY.finditer(text):
        day, month = int(found["d"]), int(found["m"])
        if is_real_day(day, month):
            yield _by(found, day, month, "", unsure=False)


def _months(text: str, year: int) -> Iterator[When]:
    for found in _MONTH.finditer(text):
        month = int(found["m"])
        if 1 <= month <= _MONTHS:
            last = monthrange(year, month)[1]
            yield _by(found, last, month, ", được hiểu là ngày cuối tháng", unsure=True)


def _quarters(text: str, year: int) -> Iterator[When]:
    for found in _QUARTER.finditer(text):
        said = found["q"].upper()
        month = _MONTHS_OF_A_QUARTER * (int(said) if said.isdigit() else ROMANS.index(said) + 1)
        last = monthrange(year, month)[1]
        yield _by(found, last, month, ", được hiểu là ngày cuối quý", unsure=True)


def _by(found: re.Match[str], day: int, month: int, how: str, *, unsure: bool) -> When:
    year = int(found["y"]) if found["y"] else None
    rule = DueRule(DueKind.BY, (day,), month, None, year)
    reason = f"Cột thời gian ghi “{found.group()}”{how}."
    return When(found.group(), rule, Cadence.YEARLY, reason, unsure)


def _of_this_year(when: When, year: int | None) -> When:
    if when.due is None or when.due.year in (None, year):
        return when if when.due is None else replace(when, due=replace(when.due, year=None))
    reason = f"“{when.words}” là ngày của năm khác, nên chưa đặt hạn."
    return replace(when, due=None, cadence=None, reason=reason, unsure=True)
