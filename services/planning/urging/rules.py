"""Whom a letter may urge, by when it is answered, and how it is signed.

The form of the letter (công văn) follows Nghị định 30/2020/NĐ-CP, articles 8 and 13.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import Calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from services.planning import rules

ANSWER, HEAD, CHAIR = "urging.answer", "escalation.head", "escalation.chair"
TASKS_MAX = 50


class Cause(StrEnum):
    """Why a letter was sent."""

    OFFICE = "office"  # somebody of the office, Phòng VH-XH or the chair asked
    LATE_DISCLOSURE = "late_disclosure"  # a document was not shown in time: sent by the clock


class LetterSigning(StrEnum):
    """In whose name a letter is signed. Nghị định 30/2020/NĐ-CP, article 13."""

    ON_BEHALF = "tm"  # TM. ỦY BAN NHÂN DÂN, Chủ tịch ký
    FOR_CHAIR = "tm_kt"  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, Phó Chủ tịch ký
    BY_ORDER = "tl"  # TL. CHỦ TỊCH, Chánh Văn phòng ký thừa lệnh


SIGNATURES = {
    LetterSigning.ON_BEHALF: (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    LetterSigning.FOR_CHAIR: (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    LetterSigning.BY_ORDER: (("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG"),
}


class NobodyToUrge(Refusal):
    """Nhiệm vụ chưa có đơn vị chủ trì nên chưa đôn đốc được."""


class AnotherUnitsTask(Refusal):
    """Một văn bản đôn đốc chỉ gửi một đơn vị: các nhiệm vụ phải do cùng một đơn vị chủ trì."""


class AnswerDayPassed(Refusal):
    """Hạn trả lời đôn đốc phải sau ngày hôm nay."""


class AlreadyAnswered(Conflict):
    """Đôn đốc này đã được trả lời."""


class AlreadyNumbered(Conflict):
    """Văn bản đôn đốc này đã có số {number}."""


class NumberTaken(Conflict):
    """Số {number} đã dùng cho một văn bản đôn đốc khác."""


class NumberedBeforeSent(Refusal):
    """Ngày ký văn bản không thể trước ngày gửi đôn đốc {sent_on}."""


class ChairBeforeHead(Refusal):
    """Báo Chủ tịch phải sau khi báo người đứng đầu đơn vị: số ngày phải lớn hơn {head_days}."""


@dataclass(frozen=True)
class Pace:
    """In how many working days a letter is answered, and after how many what is overdue goes up."""

    answer_days: int
    head_days: int
    chair_days: int


def pace_by_default(on: date) -> Pace:
    """The numbers a ward goes by that set none of its own."""
    answer, head, chair = (rule(name, on).value for name in (ANSWER, HEAD, CHAIR))
    return Pace(answer, head, chair)


def check_pace(pace: Pace) -> None:
    """Refuse to tell the chair before the head of the unit."""
    if pace.chair_days <= pace.head_days:
        raise ChairBeforeHead(head_days=pace.head_days, fields={"chair_days": "Phải lớn hơn."})


def after(rule_id: str, days: int, start_on: date, calendar: Calendar) -> date:
    """The day on which so many working days of one of these rules are over."""
    law = rule(rule_id, start_on).with_value(days)
    due_on = compute_deadline(law, start_on, calendar).due_on
    assert due_on is not None, "nothing suspends these clocks"
    return due_on


def check_letter(leads: Collection[UUID | None], answer_on: date, today: date) -> UUID:
    """The unit that a letter about these tasks urges; refuses none, several, or no time left."""
    if None in leads:
        raise NobodyToUrge
    units = {unit_id for unit_id in leads if unit_id}
    if len(units) != 1:
        raise AnotherUnitsTask(fields={"with_task_ids": "Chọn việc của cùng đơn vị."})
    if answer_on <= today:
        raise AnswerDayPassed(fields={"answer_by": "Chọn một ngày sau hôm nay."})
    return units.pop()


def check_number(number: str, signed_on: date, sent_on: date, today: date) -> None:
    """Refuse a number or a day that the letter could not bear."""
    if not rules.NUMBER.fullmatch(number):
        raise rules.NumberMalformed(fields={"number": "Ví dụ: 45/UBND-VP."})
    if signed_on > today:
        raise rules.SignedInFuture(signed_on=f"{signed_on:%d/%m/%Y}")
    if signed_on < sent_on:
        raise NumberedBeforeSent(sent_on=f"{sent_on:%d/%m/%Y}")
