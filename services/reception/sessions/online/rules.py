"""What a session held online owes, by when, and without what it cannot have been held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from libs.kernel.errors import Refusal
from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_late
from libs.law.rules import rule
from services.reception.dues import Due, due_after


class Duty(StrEnum):
    """What an online session owes (Decree 154/2026/NĐ-CP, articles 16 to 24)."""

    NOTICE = "notice"  # thông báo buổi tiếp trực tuyến
    TRIAL = "trial"  # chạy thử đường truyền
    OPENING = "opening"  # mở đường kết nối
    RECORDING = "recording"  # ghi âm, ghi hình


class TriedBy(StrEnum):
    """From which office somebody took part in the trial; who it was is not kept."""

    OFFICE = "office"  # Văn phòng HĐND và UBND
    RECEPTION = "reception"  # cán bộ tiếp công dân
    TECHNICIAN = "technician"  # công chức phụ trách công nghệ thông tin
    PROVIDER = "provider"  # đơn vị cung cấp đường truyền


RULES = {
    Duty.NOTICE: "reception.online_notice",
    Duty.TRIAL: "reception.online_test",
    Duty.OPENING: "reception.online_open",
    Duty.RECORDING: "reception.online_recorded",
}


class NotOnline(Refusal):
    """Buổi tiếp công dân này không phải là trực tuyến."""


class DutyMetAlready(Refusal):
    """Việc này đã được ghi nhận ngày {on}."""


class DoneLater(Refusal):
    """Việc này chưa xảy ra nên chưa ghi nhận được."""


class NotBeforeTheSession(Refusal):
    """Ngày thông báo, chạy thử không thể sau ngày tiếp công dân {held_on}."""


class NoLink(Refusal):
    """Chưa có đường kết nối. Hãy ghi đường kết nối trước."""


class PlaceOfRecordingMissing(Refusal):
    """Đã ghi âm, ghi hình thì phải nói rõ bản ghi lưu ở đâu."""


class LinkNeverOpened(Refusal):
    """Chưa ghi nhận việc mở đường kết nối nên buổi này chưa thể là đã tiếp trực tuyến (Điều 23
    Nghị định 154/2026/NĐ-CP). Hãy ghi giờ mở, hoặc đổi hình thức thành trực tiếp."""


class RecordingNotStated(Refusal):
    """Buổi tiếp trực tuyến phải được ghi âm, ghi hình (Nghị định 154/2026/NĐ-CP). Hãy ghi rõ có
    ghi hay không, và bản ghi lưu ở đâu, rồi mới ghi nhận buổi tiếp."""


@dataclass(frozen=True)
class Owed:
    """A duty and its last moment; `due_at` is set where the law counts hours."""

    duty: Duty
    due: Due
    due_at: time | None = None


def owed(held_on: date, starts_at: time) -> list[Owed]:
    """What a session of that day and hour owes, each with its article and its count of days."""
    start = datetime.combine(held_on, starts_at)
    hours = rule(RULES[Duty.OPENING], held_on).value
    # A session in the first hour of a day would be opened on the day before: none is.
    opening = max(start - timedelta(hours=hours), datetime.combine(held_on, time.min))
    return [
        Owed(Duty.NOTICE, due_after(held_on, RULES[Duty.NOTICE])),
        Owed(Duty.TRIAL, due_after(held_on, RULES[Duty.TRIAL])),
        Owed(Duty.OPENING, _of_the_day(held_on, Duty.OPENING), opening.time()),
        Owed(Duty.RECORDING, _of_the_day(held_on, Duty.RECORDING)),
    ]


def _of_the_day(held_on: date, duty: Duty) -> Due:
    basis, version = rule(RULES[duty], held_on).basis, national_calendar().version
    return Due(held_on, RULES[duty], held_on, basis, version, [])


def working_days_missed_by(
    due_on: date, due_at: time | None, done_on: date, done_at: time | None
) -> int:
    """Working days after the last moment; one where it was missed by minutes."""
    late = working_days_late(due_on, done_on)
    if due_at and done_at and done_on == due_on and done_at > due_at:
        return 1
    return late


def check_unmet(done_on: date | None) -> None:
    """What was written down stays as it is: nobody dates it back afterwards."""
    if done_on:
        raise DutyMetAlready(on=f"{done_on:%d/%m/%Y}")


def check_ahead(on: date, held_on: date, today: date) -> None:
    """Notice and trial are over by now, and were before the session or on its day."""
    if on > today:
        raise DoneLater(fields={"on": DoneLater().sentence})
    if on > held_on:
        raise NotBeforeTheSession(held_on=f"{held_on:%d/%m/%Y}")


def check_opened(held_on: date, at: time, link: str, now: datetime) -> None:
    """A link is opened on the day of the session, when there is one."""
    if not link:
        raise NoLink
    if datetime.combine(held_on, at) > now.replace(tzinfo=None):
        raise DoneLater(fields={"at": DoneLater().sentence})


def check_recording(held_on: date, recorded: bool, kept_at: str, today: date) -> None:
    """On the day or later it is said whether it was recorded, and where the recording is."""
    if held_on > today:
        raise DoneLater
    if recorded and not kept_at:
        sentence = PlaceOfRecordingMissing().sentence
        raise PlaceOfRecordingMissing(fields={"kept_at": sentence})


def check_held(opened_on: date | None, recorded: bool | None) -> None:
    """Without an open link nobody was received online, and recorded or not has to be said."""
    if opened_on is None:
        raise LinkNeverOpened
    if recorded is None:
        raise RecordingNotStated
