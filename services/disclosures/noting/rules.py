"""Which note of a phone counts, and for which day.

No law says how a note comes in: the days of a sheet (article 13.2) are counted from the day the
note names, which is judged by the server's clock. The moment a device tells is evidence beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal

CLOCK_AHEAD_MAX = timedelta(minutes=10)  # of a phone


class SheetSaid(StrEnum):
    """What was noted at a wall; what was found bears the words of the check of a missing sheet."""

    HUNG = "hung"  # đã dán, hoặc đã dán lại
    THERE = "sheet_there"  # vẫn còn nguyên
    GONE = "gap_confirmed"  # bị mất, rách, che
    DOWN = "taken_down"  # đã gỡ khi đủ ngày


@dataclass(frozen=True)
class Noted:
    """A note as a device tells it; `on` is the day it is about, none: the day of its moment.

    `report_id` is of a sheet that somebody missed, `version` of the paper as the page showed it.
    """

    entry_id: UUID
    place_id: UUID
    report_id: UUID | None
    version: int | None
    said: SheetSaid
    on: date | None
    device: str
    seen_at: datetime


class NoteOfAnother(Conflict):
    """Mã của lần ghi này đã dùng cho một lần ghi khác."""


class NoteFixed(Conflict):
    """Lần ghi này đã lưu với nội dung khác và không sửa đè được. Hãy ghi một lần mới."""


class OtherVersion(Refusal):
    """Nội dung đã được đính chính sau khi bạn mở trang nên tờ đã ghi là bản cũ. Hãy dán bản mới."""


class NotedAhead(Refusal):
    """Máy báo ghi việc này lúc {at}, là giờ chưa đến. Hãy xem lại ngày giờ của máy."""


class DayAfterNote(Refusal):
    """Lần ghi này ghi lúc {at} nên không thể nói về ngày {on}."""


class NothingNotedHere(Refusal):
    """Ở địa điểm này chưa ghi nhận tờ niêm yết nào đang dán."""


class ReportElsewhere(Refusal):
    """Phản ánh này không phải về tờ niêm yết ở địa điểm đã chọn."""


class OnlyWhatWasSeen(Refusal):
    """Kết quả kiểm tra phản ánh chỉ là: tờ niêm yết vẫn còn, hoặc đúng là không có."""


class FileMissing(Refusal):
    """Hãy chụp hoặc chọn tệp rồi gửi lại."""


def check_moment(seen_at: datetime, now: datetime) -> None:
    """A phone notes what was, by a clock that is about right."""
    if seen_at > now + CLOCK_AHEAD_MAX:
        raise NotedAhead(at=f"{seen_at.astimezone(now.tzinfo):%H:%M %d/%m/%Y}")


def day_of(on: date | None, seen_at: datetime, now: datetime) -> date:
    """The day a note is about: the one it names, else the day in Việt Nam on which it was made."""
    local = min(seen_at, now).astimezone(now.tzinfo)
    if on and on > local.date():
        raise DayAfterNote(at=f"{local:%H:%M %d/%m/%Y}", on=f"{on:%d/%m/%Y}")
    return on or local.date()
