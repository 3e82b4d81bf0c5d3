"""What may be answered to a line of a checklist, and while it may be."""

from __future__ import annotations

from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.checklists import Checklist

ENTRIES_MAX = 2_000  # of one check


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


def check_entry(lines: Checklist, key: str, said: LineAnswer, note: str, entries: int) -> None:
    """The line is on the frozen list; what is not as it should be is said in words."""
    if lines.line(key) is None:
        raise NoSuchLine
    if said in (LineAnswer.NO, LineAnswer.PARTLY) and not note:
        raise WhyMissing(fields={"note": "Cần ghi điều đã thấy."})
    if entries >= ENTRIES_MAX:
        raise ChecklistFull
