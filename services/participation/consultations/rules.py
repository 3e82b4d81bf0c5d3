"""When residents may be asked, for how long, and what has to be said to them afterwards.

Luật 10/2022/QH15, articles 25 to 28.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.consultations import asked_matter, asking
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.rules import rule

PERIOD_RULE = "consultation.opinion_period"
# Nobody is asked for longer; a wrong year is the usual slip.
AHEAD_MAX = timedelta(days=400)
DUTIES_AND_RIGHTS = 8  # the clause whose addressees have a say of their own, article 27


class State(StrEnum):
    """How far a consultation is."""

    DRAFT = "draft"  # dự thảo kế hoạch
    OPEN = "open"  # đang lấy ý kiến
    CLOSED = "closed"  # hết hạn, đang tổng hợp
    EXPLAINED = "explained"  # đã công khai giải trình
    DECIDED = "decided"  # đã quyết định
    WITHDRAWN = "withdrawn"  # đã dừng


class Stance(StrEnum):
    """What an opinion says to the draft."""

    FOR = "for"  # đồng ý
    AGAINST = "against"  # không đồng ý
    OTHER = "other"  # ý kiến khác


WORDS = {
    State.DRAFT: "chưa công khai",
    State.OPEN: "đang lấy ý kiến",
    State.CLOSED: "đã hết hạn lấy ý kiến",
    State.EXPLAINED: "đã công khai giải trình",
    State.DECIDED: "đã có quyết định",
    State.WITHDRAWN: "đã dừng",
}


class ConsultationNotInThisState(Conflict):
    """Đợt lấy ý kiến {now} nên không làm việc này được."""


class FormsMissing(Refusal):
    """Hãy chọn ít nhất một hình thức lấy ý kiến (Điều 26 khoản 1 Luật 10/2022/QH15)."""


class NoSuchForm(Refusal):
    """Hình thức “{letter}” không dùng được cho nội dung này (Điều 26 khoản 1 Luật 10/2022/QH15)."""


class OtherLawIncomplete(Refusal):
    """Thời hạn theo luật khác cần cả số ngày và điều khoản của luật đó."""


class SentInFuture(Refusal):
    """Ngày {on} còn ở tương lai; chỉ ghi việc đã làm."""


class SentBeforeSigned(Refusal):
    """Kế hoạch ký ngày {signed_on} nên không thể gửi trước ngày đó."""


class PlanNotSent(Refusal):
    """Phải gửi kế hoạch cho HĐND và Mặt trận trước (Điều 28 khoản 1 Luật 10/2022/QH15)."""


class ClosesTooEarly(Refusal):
    """Lấy ý kiến {says} kể từ ngày công khai ({basis}): sớm nhất đến hết ngày {earliest}."""


class ClosesTooFar(Refusal):
    """Ngày hết hạn lấy ý kiến xa quá một năm. Hãy xem lại năm."""


class NotLonger(Refusal):
    """Chỉ được kéo dài thời gian lấy ý kiến: ngày mới phải sau ngày {closes_on} đã công bố."""


def check_state(now: State, *wanted: State) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise ConsultationNotInThisState(now=WORDS[now])


def check_forms(clause: int, letters: list[str], on: date) -> None:
    """The forms are of article 26.1 and fit the matter, which the law of the day has."""
    asked_matter(clause, on)
    if not letters:
        raise FormsMissing(fields={"forms": "Chọn ít nhất một hình thức."})
    known = {form.letter: form for form in asking().forms}
    for letter in letters:
        form = known.get(letter)
        if form is None or form.only not in (None, clause):
            raise NoSuchForm(letter=letter, fields={"forms": "Bỏ hình thức này."})


def check_other_law(days: int | None, basis: str) -> None:
    """Another law's period names both its days and its article, or there is none."""
    if (days is None) != (not basis):
        raise OtherLawIncomplete(fields={"other_law_basis": "Ghi cả số ngày và điều khoản."})


def check_sent(on: date, signed_on: date, today: date) -> None:
    """Only what was sent is noted, and not before it was signed."""
    if max(on, signed_on) > today:
        raise SentInFuture(on=f"{max(on, signed_on):%d/%m/%Y}")
    if on < signed_on:
        raise SentBeforeSigned(signed_on=f"{signed_on:%d/%m/%Y}")


@dataclass(frozen=True)
class Period:
    """How long residents have at least, until when, and where that is written."""

    earliest: date
    says: str
    basis: str


def period(published_on: date, other_days: int | None = None, other_basis: str = "") -> Period:
    """The shortest period that may be given from the day the draft is public.

    That day is not counted; the last one is theirs to its end, also when it is a day off: a
    minimum is never moved (article 28.2, Civil Code article 147.2).
    """
    if other_days is not None:
        earliest = published_on + timedelta(days=other_days)
        return Period(earliest, f"ít nhất {other_days} ngày", other_basis)
    due = shortest(published_on)
    assert due.due_on is not None  # nothing suspends a minimum
    return Period(due.due_on, due.rule.says, due.rule.basis)


def shortest(published_on: date) -> Deadline:
    """The same by the law of grassroots democracy alone, with every day counted."""
    return compute_deadline(rule(PERIOD_RULE, published_on), published_on, national_calendar())


def check_closing(closes_on: date, least: Period, published_on: date) -> None:
    """Refuse a last day that comes too early for the law, or too late to be meant."""
    if closes_on < least.earliest:
        raise ClosesTooEarly(
            says=least.says,
            basis=least.basis,
            earliest=f"{least.earliest:%d/%m/%Y}",
            fields={"closes_on": f"Chọn từ ngày {least.earliest:%d/%m/%Y}."},
        )
    if closes_on > published_on + AHEAD_MAX:
        raise ClosesTooFar(fields={"closes_on": "Xem lại năm."})


def check_longer(new: date, closes_on: date, published_on: date) -> None:
    """What was announced is lengthened, never shortened."""
    if new <= closes_on:
        raise NotLonger(closes_on=f"{closes_on:%d/%m/%Y}", fields={"closes_on": "Chọn ngày sau."})
    if new > published_on + AHEAD_MAX:
        raise ClosesTooFar(fields={"closes_on": "Xem lại năm."})
