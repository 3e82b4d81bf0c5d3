"""When a meeting may be called, moved, held and concluded, and who sees which."""

from collections.abc import Set
from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.permissions import Role

# Nobody calls a meeting further ahead; a wrong year is the usual slip.
CALLED_AHEAD_MAX = timedelta(days=400)
# A meeting called by telephone is written down afterwards, but not when nobody remembers it.
WRITTEN_AFTER_MAX = timedelta(days=31)


class MeetingKind(StrEnum):
    """Whose meeting it is."""

    COMMITTEE = "committee"  # họp Ban Chỉ đạo
    FRONT = "front"  # Ủy ban nhân dân nghe Mặt trận Tổ quốc


class MeetingState(StrEnum):
    """How far a meeting is."""

    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"


STATE_WORDS = {
    MeetingState.CALLED: "đã mời họp",
    MeetingState.HELD: "đã họp",
    MeetingState.CANCELLED: "đã hoãn, hủy",
}


class MeetingDayWrong(Refusal):
    """Ngày họp phải trong vòng một năm tới; họp đã diễn ra thì ghi lại trong vòng 31 ngày."""


class MeetingNotOpen(Conflict):
    """Cuộc họp {state} nên không thay đổi được nữa."""


class MeetingNotHeld(Conflict):
    """Cuộc họp {state}; ghi kết luận sau khi đã ghi biên bản cuộc họp."""


class MeetingStillAhead(Refusal):
    """Cuộc họp ngày {on} chưa đến nên chưa ghi biên bản được; họp sớm hơn thì dời ngày trước."""


class TooManyPresent(Refusal):
    """Số người dự họp ({present}) nhiều hơn số người được mời ({invited})."""


class AlreadyAnnounced(Conflict):
    """Kết luận đã được thông báo theo số {number} nên không thêm, bớt được nữa."""


class ConclusionsChanged(Conflict):
    """Kết luận đã thay đổi sau khi bạn mở trang này; hãy đọc lại rồi ký."""


class NothingConcluded(Refusal):
    """Cuộc họp chưa có kết luận nào để thông báo."""


class SignedBeforeMeeting(Refusal):
    """Thông báo kết luận phải ký từ ngày họp {on} trở đi."""


class DueDayWithoutUnit(Refusal):
    """Kết luận giao việc phải có cả đơn vị thực hiện và hạn; kết luận chung thì bỏ trống cả hai."""


class DueBeforeMeeting(Refusal):
    """Hạn thực hiện phải sau ngày họp {on}."""


class DueDayPassed(Refusal):
    """Hạn của kết luận {ordinal} là {due_on}, đã qua; hãy sửa hạn trước khi thông báo."""


class UnitEnded(Refusal):
    """Kết luận {ordinal} giao cho đơn vị đã kết thúc hoạt động; hãy bỏ và ghi lại trước khi ký."""


class UnitNotThere(Refusal):
    """Đơn vị được giao không có hoặc đã kết thúc hoạt động."""


def kinds_seen(roles: Set[str]) -> frozenset[MeetingKind]:
    """Which meetings somebody sees: the Front those to which it is the other side."""
    inside = {Role.CHAIR, Role.OFFICE, Role.CULTURE, Role.DEPARTMENT}
    return frozenset(MeetingKind) if roles & inside else frozenset({MeetingKind.FRONT})


def check_day(on: date, today: date) -> None:
    """Refuse a day long past, or a wrong year."""
    if not today - WRITTEN_AFTER_MAX <= on <= today + CALLED_AHEAD_MAX:
        raise MeetingDayWrong(fields={"on": "Xem lại ngày họp."})


def check_open(state: str) -> None:
    """Refuse to change a meeting that was held or called off."""
    if state != MeetingState.CALLED:
        raise MeetingNotOpen(state=STATE_WORDS[MeetingState(state)])


def check_held(on: date, today: date, *, invited: int, present: int) -> None:
    """Refuse minutes of a meeting to come, and more people than were invited."""
    if on > today:
        raise MeetingStillAhead(on=f"{on:%d/%m/%Y}")
    if present > invited:
        raise TooManyPresent(present=present, invited=invited, fields={"present": "Xem lại số."})


def check_concluding(state: str, number: str | None) -> None:
    """Refuse conclusions before the minutes, and after they were announced."""
    if state != MeetingState.HELD:
        raise MeetingNotHeld(state=STATE_WORDS[MeetingState(state)])
    if number:
        raise AlreadyAnnounced(number=number)


def check_duty(on: date, *, units: int, due_on: date | None) -> None:
    """A conclusion gives work to units by a day after the meeting, or to nobody at all."""
    if bool(units) != bool(due_on):
        missing = "due_on" if units else "lead_unit_ids"
        raise DueDayWithoutUnit(fields={missing: "Cần điền mục này."})
    if due_on and due_on <= on:
        raise DueBeforeMeeting(on=f"{on:%d/%m/%Y}", fields={"due_on": "Chọn ngày sau ngày họp."})


def check_signed_after(signed_on: date, on: date) -> None:
    """Refuse an announcement older than the meeting it announces."""
    if signed_on < on:
        raise SignedBeforeMeeting(on=f"{on:%d/%m/%Y}", fields={"signed_on": "Xem lại ngày ký."})


def check_still_ahead(ordinal: int, due_on: date | None, today: date) -> None:
    """Refuse to announce work whose day has passed: nobody could do it in time."""
    if due_on and due_on < today:
        raise DueDayPassed(ordinal=ordinal, due_on=f"{due_on:%d/%m/%Y}")
