"""For how long a letter is kept after the last of its cases ended."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule


class Keep(StrEnum):
    """The class of the record."""

    INELIGIBLE = "ineligible"  # đơn không đủ điều kiện xử lý
    SETTLED = "settled"  # đơn đã giải quyết
    RECEPTION = "reception"  # sổ tiếp công dân, từ chối tiếp công dân
    PERMANENT = "permanent"  # vụ việc nghiêm trọng: never destroyed


RULES = {
    Keep.INELIGIBLE: "archive.ineligible_letters",
    Keep.SETTLED: "archive.settled_letters",
    Keep.RECEPTION: "archive.reception_register",
}
LEAST = {
    Keep.INELIGIBLE: "archive.ineligible_letters",
    Keep.SETTLED: "archive.settled_letters_least",
    Keep.RECEPTION: "archive.reception_register",
}
YEARS_MAX = 100


class TermTooShort(Refusal):
    """Thời hạn lưu giữ phải từ {least} năm trở lên ({basis})."""


class KeptForGood(Refusal):
    """Hồ sơ lưu vĩnh viễn không có thời hạn để đặt."""


def check_term(kept_as: Keep, years: int, today: date) -> None:
    """Refuse a term below the least: destroying early would help whoever is accused."""
    if kept_as not in LEAST:
        raise KeptForGood
    least = rule(LEAST[kept_as], today)
    if years < least.value:
        raise TermTooShort(least=least.value, basis=least.basis)


def usual_years(kept_as: Keep, on: date) -> int:
    """The years of the law's data, where the ward set none."""
    return rule(RULES[kept_as], on).value


def kept_until(kept_as: Keep, closed_on: date, years: int | None) -> date | None:
    """The last day on which the letter can be opened; None for good. `years` is the ward's own."""
    if kept_as is Keep.PERMANENT:
        return None
    term = rule(RULES[kept_as], closed_on)
    if years is not None:
        term = term.with_value(years)
    last = compute_deadline(term, closed_on, national_calendar()).due_on
    assert last is not None, "nothing suspends this clock"
    return last
