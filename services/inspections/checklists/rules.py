"""What may be answered to a line of a checklist, and while it may be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.checklists import Checklist

ENTRIES_MAX = 2_000  # of one check
CLOCK_AHEAD_MAX = timedelta(minutes=10)  # of a phone


class LineAnswer(StrEnum):
    """What was seen."""

    YES = "yes"  # đạt
    PARTLY = "partly"  # đạt một phần
    NO = "no"  # không đạt
    NOT_APPLICABLE = "not_applicable"  # không áp dụng


class NoSuchLine(Refusal):
    """Phiếu kiểm tra này không có dòng đó."""


class ChecklistFull(Refusal):
    """Phiếu kiểm tra này đã có quá nhiều lần ghi."""


class WhyMissing(Refusal):
    """Hãy ghi điều đã thấy khi dòng này không đạt hoặc chỉ đạt một phần."""


class EntryOfAnother(Conflict):
    """Mã của lần ghi này đã dùng cho một lần ghi khác."""


class EntryFixed(Conflict):
    """Lần ghi này đã lưu với nội dung khác và không sửa đè được. Hãy ghi một lần mới để sửa."""


class CorrectsAnother(Refusal):
    """Chỉ sửa được lần ghi của mình ở cùng dòng này. Hãy ghi một lần mới."""


class SeenBeforeStart(Refusal):
    """Máy báo thấy việc này ngày {on}, trước khi bắt đầu kiểm tra. Hãy xem lại ngày giờ của máy."""


class SeenAhead(Refusal):
    """Máy báo thấy việc này lúc {at}, là giờ chưa đến. Hãy xem lại ngày giờ của máy."""


def check_entry(lines: Checklist, key: str, said: LineAnswer, note: str, entries: int) -> None:
    """The line is on the frozen list; what is not as it should be is said in words."""
    if lines.line(key) is None:
        raise NoSuchLine
    if said in (LineAnswer.NO, LineAnswer.PARTLY) and not note:
        raise WhyMissing(fields={"note": "Cần ghi điều đã thấy."})
    if entries >= ENTRIES_MAX:
        raise ChecklistFull


def check_seen(seen_at: datetime, started_on: date, now: datetime) -> None:
    """What was seen was seen during the check, by a clock that is about right."""
    local = seen_at.astimezone(now.tzinfo)
    if local.date() < started_on:
        raise SeenBeforeStart(on=f"{local:%d/%m/%Y}")
    if seen_at > now + CLOCK_AHEAD_MAX:
        raise SeenAhead(at=f"{local:%H:%M %d/%m/%Y}")
