"""When a session is posted, whether it may move, who may take it, and whether there are enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import StrEnum

from libs.kernel.errors import Refusal
from libs.law.calendar import national_calendar
from libs.law.reception import ReceptionDay, Shortfall, check_minimum
from libs.law.refusals import RuleNotInForce
from libs.law.rules import rule
from services.reception.dues import Due, due_after

POSTED = "reception.calendar_posted"
DELEGATION = "reception.delegation"
ONLINE = "reception.online_notice"
SLOT_MINUTES = (10, 120)
# What a ward works by until it says otherwise.
USUAL_START, USUAL_END, USUAL_SLOT_MINUTES = time(7, 30), time(11, 30), 20
USUAL_PLACE = "Địa điểm tiếp công dân, trụ sở Ủy ban nhân dân"
USUAL_PARTICIPANTS = "Văn phòng HĐND và UBND, các phòng chuyên môn có liên quan"
USUAL_CONTENT = "Tiếp nhận khiếu nại, tố cáo, kiến nghị, phản ánh của công dân"


class Kind(StrEnum):
    """Why a session takes place."""

    REGULAR = "regular"  # tiếp công dân định kỳ
    AD_HOC = "ad_hoc"  # tiếp công dân đột xuất


class Mode(StrEnum):
    """Where the citizen is."""

    IN_PERSON = "in_person"  # trực tiếp
    ONLINE = "online"  # trực tuyến


class Leader(StrEnum):
    """Which leader receives."""

    CHAIR = "chair"  # Chủ tịch UBND
    DEPUTY = "deputy"  # Phó Chủ tịch UBND


class Progress(StrEnum):
    """How far a session is."""

    PLANNED = "planned"  # sắp diễn ra
    HELD = "held"  # đã tiếp
    DROPPED = "dropped"  # không còn trong kế hoạch


WORDS = {
    Progress.PLANNED: "chưa diễn ra",
    Progress.HELD: "đã được ghi nhận",
    Progress.DROPPED: "không còn trong kế hoạch",
}


class NotInThisState(Refusal):
    """Buổi tiếp công dân này {now} nên không làm việc này được."""


class EndsBeforeItStarts(Refusal):
    """Giờ kết thúc phải sau giờ bắt đầu."""


class DayOff(Refusal):
    """Ngày {on} là ngày nghỉ ({why}). Hãy chọn một ngày làm việc."""


class NotAhead(Refusal):
    """Ngày tiếp công dân {on} đã qua. Hãy chọn hôm nay hoặc một ngày sau."""


class Missed(Refusal):
    """Buổi tiếp công dân ngày {on} đã qua nên không hoãn được nữa."""


class SameTime(Refusal):
    """Thời gian mới trùng thời gian cũ nên không phải là hoãn."""


class NotYetHeld(Refusal):
    """Buổi tiếp công dân ngày {on} chưa diễn ra nên chưa ghi nhận được."""


class NothingToPost(Refusal):
    """Đến ngày {until} không còn buổi tiếp công dân nào chưa đăng lịch."""


class OnlineNotYet(Refusal):
    """Tiếp công dân trực tuyến chỉ có từ ngày 01/07/2026 (Nghị định 154/2026/NĐ-CP)."""


def post_by(held_on: date) -> Due:
    """By when a session must be posted (Law 42/2013/QH13, article 24.4), back from its day."""
    return due_after(held_on, POSTED)


def delegation_allowed(kind: str, held_on: date) -> bool:
    """Whether a deputy may take a session: no regular one from 01/07/2026 (Law 136/2025/QH15)."""
    if kind == Kind.AD_HOC:
        return True
    try:
        return rule(DELEGATION, held_on).value > 0
    except RuleNotInForce:
        return True


def check_mode(mode: Mode, held_on: date) -> None:
    """Online only since the decree that orders it (Decree 154/2026, articles 16 to 24)."""
    if mode is Mode.ONLINE:
        try:
            rule(ONLINE, held_on)
        except RuleNotInForce as early:
            raise OnlineNotYet from early


def check_hours(starts_at: time, ends_at: time) -> None:
    """A session ends after it began."""
    if ends_at <= starts_at:
        raise EndsBeforeItStarts(fields={"ends_at": EndsBeforeItStarts().sentence})


def check_new_day(on: date, today: date) -> None:
    """A session may be put on a working day that is not over."""
    if on < today:
        raise NotAhead(on=f"{on:%d/%m/%Y}")
    day = national_calendar().day(on)
    if not day.working:
        raise DayOff(on=f"{on:%d/%m/%Y}", why=day.why)


def check_not_missed(held_on: date, today: date) -> None:
    """A postponement is announced before people come; what was missed stays missed."""
    if held_on < today:
        raise Missed(on=f"{held_on:%d/%m/%Y}")


def check_state(now: Progress, wanted: Progress) -> None:
    """Refuse what this session is past."""
    if now is not wanted:
        raise NotInThisState(now=WORDS[now])


def check_over(held_on: date, today: date) -> None:
    """Nothing is noted as held before its day."""
    if held_on > today:
        raise NotYetHeld(on=f"{held_on:%d/%m/%Y}")


def shortfalls(days: Iterable[date], year: int) -> list[Shortfall]:
    """The weeks or months of a year with fewer sessions than the law of their date asks for."""
    held = [ReceptionDay(on, on) for on in days]
    return check_minimum(held, year, national_calendar()) if held else []
