"""What is owed about a convention in force, and by when (articles 12, 14 and 15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.conventions import convention_law
from libs.law.deadlines import Deadline, compute_deadline, last_day_before
from libs.law.rules import rule
from services.participation.conventions.rules import KEPT

COMPLAINT_RULE = "convention.suspension"
REMINDER_RULE = "convention.review_reminder"
OPEN_MAX = 100


class Source(StrEnum):
    """Who wrote, or what found it: a kind, never a person (article 12.2)."""

    HEAD = "head"  # Trưởng thôn, Tổ trưởng tổ dân phố
    HOUSEHOLD = "household"  # hộ gia đình
    RESIDENT = "resident"  # công dân cư trú tại cộng đồng dân cư
    CHECK = "check"  # rà soát, kiểm tra, kiến nghị sau giám sát


class NotInForce(Conflict):
    """Chỉ làm được việc này với hương ước, quy ước đang thực hiện hoặc đang tạm ngừng."""


class ComplaintInFuture(Refusal):
    """Ngày {on} còn ở tương lai."""


class ComplaintBeforeConvention(Refusal):
    """Hương ước, quy ước có hiệu lực từ ngày {on}; phản ánh không thể nhận trước ngày đó."""


class ComplaintAnsweredAlready(Conflict):
    """Phản ánh này đã được trả lời."""


class TooManyComplaints(Conflict):
    """Có quá nhiều phản ánh chưa trả lời; hãy trả lời trước khi ghi thêm."""


class PartsMissing(Refusal):
    """Căn cứ này chỉ tạm ngừng phần nội dung vi phạm: hãy ghi rõ điều, khoản ({basis})."""


class ReviewedThisYear(Conflict):
    """Việc đánh giá của năm {year} đã được ghi."""


class ReviewOutside(Refusal):
    """Ngày đánh giá phải từ ngày có hiệu lực {effective_on} và không sau hôm nay."""


class NoSuchDay(Refusal):
    """Không có ngày {day}/{month} trong mọi năm; hãy chọn ngày khác."""


@dataclass(frozen=True)
class Agreed:
    """Another day of the year on which a community looks back."""

    day: int
    month: int


def check_kept(state: str) -> None:
    """Refuse what only a convention in use can have."""
    if state not in KEPT:
        raise NotInForce


def check_received(on: date, effective_on: date, today: date) -> None:
    """A complaint came, and there was something to complain about."""
    if on > today:
        raise ComplaintInFuture(on=f"{on:%d/%m/%Y}", fields={"received_on": "Chọn ngày đã qua."})
    if on < effective_on:
        raise ComplaintBeforeConvention(on=f"{effective_on:%d/%m/%Y}")


def answer_by(received_on: date) -> Deadline:
    """The last day to answer a complaint or to suspend (article 12.2)."""
    return compute_deadline(rule(COMPLAINT_RULE, received_on), received_on, national_calendar())


def check_parts(whole: bool, parts: str, basis: str) -> None:
    """What is suspended only in part says which part."""
    if not whole and not parts:
        raise PartsMissing(basis=basis, fields={"parts": "Ghi rõ điều, khoản."})


def check_agreed(agreed: Agreed) -> None:
    """A day that every year has."""
    try:
        date(2001, agreed.month, agreed.day)
    except ValueError as error:
        raise NoSuchDay(day=agreed.day, month=agreed.month) from error


def review_on(year: int, agreed: Agreed | None) -> date:
    """The day of the yearly review: what the community agreed on, else the law's (15.4)."""
    if agreed:
        return date(year, agreed.month, agreed.day)
    return convention_law().review.in_year(year)


def reminded_from(review: date) -> date:
    """From which day on the head is reminded of it."""
    return last_day_before(rule(REMINDER_RULE, review), review, national_calendar())


def review_owed(
    year: int, agreed: Agreed | None, effective_on: date, reviewed: bool
) -> date | None:
    """The day by which this year's review is owed; none before the convention has had its day."""
    on = review_on(year, agreed)
    return None if reviewed or effective_on >= on else on


def check_review(held_on: date, effective_on: date, today: date) -> None:
    """It was held while the convention was in use."""
    if not effective_on <= held_on <= today:
        said = {"held_on": "Xem lại ngày."}
        raise ReviewOutside(effective_on=f"{effective_on:%d/%m/%Y}", fields=said)
