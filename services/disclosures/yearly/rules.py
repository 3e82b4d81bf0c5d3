"""The plan of a year for disclosing, from draft to approval, and the days it proposes.

Law 10/2022/QH15, article 14.1: the plan names content, form, moment, duration and who is
responsible; the committee adopts it together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import Calendar
from services.disclosures.rules import LAW_FROM

ONE_DAY = timedelta(days=1)
# Our proposals, no law: the office changes them line by line.
AFTER_PERIOD_DAY = 15  # of the month after a quarter or a half-year
AFTER_MONTH_DAY = 5  # of the month after a month
YEARLY_ON = (3, 31)
# What is already over when the plan is drafted is proposed for so many days later.
CATCH_UP = timedelta(days=30)
# The last periods of a year are shown in the first months of the next.
LAST_DAY = (4, 30)
# "36/KH-UBND", with a letter for a number put in later ("168a"), or with the year inside.
NUMBER = re.compile(r"\d{1,5}[a-zđ]?/(?:\d{4}/)?[A-ZĐ]{2,10}(?:-[A-ZĐ&]{2,20})*")


class PlanState(StrEnum):
    """How far a disclosure plan is."""

    DRAFT = "draft"  # dự thảo
    SUBMITTED = "submitted"  # đã trình
    APPROVED = "approved"  # đã được UBND thông qua
    REPLACED = "replaced"  # đã có bản thay thế


OPEN = (PlanState.DRAFT, PlanState.SUBMITTED)  # not adopted yet
STATE_WORDS = {
    PlanState.DRAFT: "dự thảo",
    PlanState.SUBMITTED: "đã trình",
    PlanState.APPROVED: "đã được thông qua",
    PlanState.REPLACED: "đã được thay thế",
}
MOVES: dict[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.DRAFT, PlanState.APPROVED}),
    PlanState.APPROVED: frozenset({PlanState.REPLACED}),
    PlanState.REPLACED: frozenset(),
}
PUBLIC = (PlanState.APPROVED, PlanState.REPLACED)


class SigningForm(StrEnum):
    """How the plan is signed (Nghị định 30/2020/NĐ-CP, article 13): always for the committee."""

    ON_BEHALF = "tm"  # TM. ỦY BAN NHÂN DÂN, Chủ tịch ký
    FOR_CHAIR = "tm_kt"  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, Phó Chủ tịch ký


@dataclass(frozen=True)
class Signature:
    """Under which number and how the plan was signed, and on which day the committee adopted it."""

    number: str
    signed_on: date
    form: SigningForm
    adopted_on: date


class PlanMoveNotAllowed(Conflict):
    """Kế hoạch công khai đang ở trạng thái “{now}” nên không chuyển sang “{wanted}” được."""


class PlanNotDraft(Conflict):
    """Kế hoạch đã trình nên không sửa được; hãy rút về dự thảo trước khi sửa."""


class DraftOpen(Conflict):
    """Năm {year} đã có một bản kế hoạch công khai đang soạn hoặc đang chờ thông qua."""


class YearOutOfReach(Refusal):
    """Chỉ lập được kế hoạch công khai của năm {first} đến năm {last}."""


class OwnersMissing(Refusal):
    """Còn {many} nội dung chưa giao đơn vị chịu trách nhiệm: {items}."""


class DayOutsideYear(Refusal):
    """Ngày dự kiến {on} không thuộc thời gian thực hiện kế hoạch năm {year}."""


class NoSuchPeriod(Refusal):
    """Nội dung này không có kỳ {period} trong kế hoạch."""


class NumberMalformed(Refusal):
    """Số, ký hiệu viết chưa đúng; hãy viết như 12/KH-UBND hoặc 12a/KH-UBND."""


class SignedInFuture(Refusal):
    """Ngày ký {on} chưa đến."""


class AdoptedAfterSigning(Refusal):
    """Ủy ban nhân dân thông qua kế hoạch trước rồi mới ký; hãy xem lại hai ngày."""


class SignedTooEarly(Refusal):
    """Ngày ký {on} quá sớm đối với kế hoạch năm {year}; hãy xem lại năm."""


def check_move(now: PlanState, wanted: PlanState) -> None:
    """Refuse a move that is not in the table."""
    if wanted not in MOVES[now]:
        raise PlanMoveNotAllowed(now=STATE_WORDS[now], wanted=STATE_WORDS[wanted])


def check_year(year: int, today: date) -> None:
    """Refuse a year before the law, or later than the next one."""
    if not LAW_FROM.year <= year <= today.year + 1:
        raise YearOutOfReach(first=LAW_FROM.year, last=today.year + 1)


def check_signature(signature: Signature, year: int, today: date) -> None:
    """Refuse a number or days that no plan of `year` could bear."""
    if not NUMBER.fullmatch(signature.number):
        raise NumberMalformed(fields={"number": "Ví dụ: 12/KH-UBND."})
    if signature.signed_on > today:
        raise SignedInFuture(on=f"{signature.signed_on:%d/%m/%Y}")
    if signature.signed_on.year < year - 1:
        raise SignedTooEarly(on=f"{signature.signed_on:%d/%m/%Y}", year=year)
    if signature.adopted_on > signature.signed_on:
        raise AdoptedAfterSigning


def check_day(on: date, year: int) -> None:
    """Refuse a planned day outside the year and the months in which its last periods are shown."""
    if not date(year, 1, 1) <= on <= date(year + 1, *LAST_DAY):
        raise DayOutsideYear(on=f"{on:%d/%m/%Y}", year=year)


def proposed_day(period: str, drafted_on: date, calendar: Calendar) -> date | None:
    """The working day on which something of a period (2026, 2026-H1, 2026-Q3, 2026-05) is planned.

    None for what is permanent. A day that is over when the plan is drafted becomes a later one.
    """
    if not period:
        return None
    day = _after(period)
    return calendar.next_working(drafted_on + CATCH_UP if day < drafted_on else day)


def _after(period: str) -> date:
    year, _, part = period.partition("-")
    if not part:
        return date(int(year), *YEARLY_ON)
    months = {"H": 6, "Q": 3}.get(part[0])
    last = int(part[1:]) * months if months else int(part)
    day = AFTER_PERIOD_DAY if months else AFTER_MONTH_DAY
    return date(int(year) + last // 12, last % 12 + 1, day)
