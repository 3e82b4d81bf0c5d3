"""Which slots a session has, until when they are booked, and how many of a group may come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from libs.kernel.errors import NotFound, Refusal, TooMany
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule

CLOSES, KEEP = "reception.booking_closes", "reception.keep_booking"
# Who comes without a booking is received as well: of three slots one is not given on the web.
# It also keeps whoever books everything for fun from shutting the door on others.
EVERY_THIRD = 3
ONLINE_A_DAY_MAX = 100
PEOPLE_MAX = 1_000
BY_WARD = "office"  # who freed a slot: the ward, not whoever booked


class Matter(StrEnum):
    """What somebody comes for, as far as he says."""

    COMPLAINT = "complaint"  # khiếu nại
    DENUNCIATION = "denunciation"  # tố cáo
    PROPOSAL = "proposal"  # kiến nghị, phản ánh


class State(StrEnum):
    """How a booking stands."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
    CAME = "came"


class NotBookable(Refusal):
    """Buổi tiếp công dân này chưa mở hoặc đã hết nhận đăng ký giờ. Bạn vẫn có thể đến trực tiếp."""


class BookingClosed(Refusal):
    """Đã hết hạn đăng ký giờ qua mạng ({last_on}). Bạn vẫn có thể đến trực tiếp."""


class NoSuchSlot(Refusal):
    """Giờ này không nhận đăng ký qua mạng. Hãy chọn giờ khác."""


class SlotTaken(Refusal):
    """Giờ này vừa có người đăng ký. Hãy chọn giờ khác."""


class TooManyToday(TooMany):
    """Hôm nay đã có quá nhiều lượt đăng ký qua mạng. Hãy đăng ký ngày mai hoặc đến trực tiếp."""


class TooManyRepresentatives(Refusal):
    """Đoàn {people} người chỉ được cử tối đa {most} người đại diện vào làm việc ({basis})."""


class NoRepresentative(Refusal):
    """Đoàn {people} người phải cử người đại diện vào làm việc ({basis})."""


class IdentityNotWaived(Refusal):
    """Chỉ nhận tố cáo trực tuyến khi người tố cáo không yêu cầu giữ bí mật danh tính (Điều 20
    khoản 4 Nghị định 154/2026/NĐ-CP). Muốn được giữ bí mật, hãy đến trực tiếp hoặc gửi đơn."""


class CodeOrSecretWrong(NotFound):
    """Không có lượt đăng ký nào với mã và khóa này. Hãy xem lại từng chữ."""


class NotBookedNow(Refusal):
    """Lượt đăng ký này đã hủy hoặc đã qua nên không làm việc này được."""


def slots(starts_at: time, ends_at: time, minutes: int) -> list[time]:
    """The times at which a slot begins; the last one still ends in time."""
    day = date.min
    at, last = datetime.combine(day, starts_at), datetime.combine(day, ends_at)
    length, found = timedelta(minutes=minutes), []
    while at + length <= last:
        found.append(at.time())
        at += length
    return found


def web_slots(starts_at: time, ends_at: time, minutes: int) -> list[time]:
    """Those that may be booked on the web: all but each third."""
    every = slots(starts_at, ends_at, minutes)
    return [at for place, at in enumerate(every, 1) if place % EVERY_THIRD]


def closes_on(held_on: date) -> date:
    """The last day on which a slot may be booked."""
    last = compute_deadline(rule(CLOSES, held_on), held_on, national_calendar()).due_on
    assert last is not None  # nothing suspends it
    return last


def check_open(held_on: date, today: date) -> None:
    """The desk has to prepare: bookings end some days ahead."""
    last = closes_on(held_on)
    if today > last:
        raise BookingClosed(last_on=f"{last:%d/%m/%Y}")


def check_group(people: int, representatives: int, on: date) -> None:
    """Of a group only representatives come in (Law 42/2013/QH13, article 29)."""
    if people < rule("reception.group_from", on).value:
        return
    large = people > rule("reception.large_group", on).value
    most = rule(
        "reception.large_group_representatives" if large else "reception.representatives", on
    )
    if representatives > most.value:
        raise TooManyRepresentatives(people=people, most=most.value, basis=most.basis)
    if representatives < 1:
        raise NoRepresentative(people=people, basis=most.basis)


def is_group(people: int, on: date) -> bool:
    """Whether so many have to send representatives."""
    return people >= rule("reception.group_from", on).value


def check_matter(matter: Matter | None, *, online: bool, identity_waived: bool) -> None:
    """A denunciation is taken online only of who asks for no secrecy (Decree 154, 20.4)."""
    if online and matter is Matter.DENUNCIATION and not identity_waived:
        raise IdentityNotWaived(fields={"identity_waived": IdentityNotWaived().sentence})


def keep_until(held_on: date) -> date:
    """The last day on which it is known who booked."""
    last = compute_deadline(rule(KEEP, held_on), held_on, national_calendar()).due_on
    assert last is not None  # nothing suspends it
    return last
