"""When a sheet may be said to be missing, by when somebody looks, and who may say what was found.

No law gives the days: `disclosure.missing_sheet_check` is the product's, so a ward may set it.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal
from libs.permissions import Role
from services.disclosures.obligations.rules import Due, due_after
from services.disclosures.posting.rules import Hanging

RULE = "disclosure.missing_sheet_check"
PHOTOS_MAX = 5


class Outcome(StrEnum):
    """What came of a report."""

    SHEET_THERE = "sheet_there"  # tờ niêm yết vẫn còn
    GAP_CONFIRMED = "gap_confirmed"  # đúng là không có
    NOTHING_ASKED = "nothing_asked"  # không còn phải niêm yết tại đây


OUTCOME_WORDS = {
    Outcome.SHEET_THERE: "đã kiểm tra, tờ niêm yết vẫn còn",
    Outcome.GAP_CONFIRMED: "đã kiểm tra, đúng là không có",
    Outcome.NOTHING_ASKED: "không phải kiểm tra nữa vì nội dung này đã được thay, thu hồi",
}


class ToldBy(StrEnum):
    """In which part somebody spoke; no account and no name."""

    RESIDENT = "resident"
    FRONT = "front"
    INSPECTOR = "inspector"
    OFFICIAL = "official"


class NotOwedYet(Refusal):
    """Nội dung này chưa đến hạn niêm yết: phường có đến hết ngày {due_on}."""


class GapKnown(Refusal):
    """Phường đã ghi nhận tờ niêm yết tại đây bị gián đoạn ngày {broken_on} và phải dán lại."""


class DaysKept(Refusal):
    """Tờ niêm yết tại đây đã giữ đủ thời gian đến hết ngày {keep_until} nên có thể đã được gỡ."""


class SeenToday(Refusal):
    """Hôm nay đã có người kiểm tra, có ảnh chụp: tờ niêm yết tại đây vẫn còn."""


class AlreadyResolved(Refusal):
    """Phản ánh này đã có kết quả kiểm tra."""


class HungByYou(Refusal):
    """Bạn là người dán tờ niêm yết này nên kết quả kiểm tra phải do người khác ghi."""


class NothingHangs(Refusal):
    """Chưa có tờ niêm yết nào được ghi nhận tại đây. Nếu đã dán, hãy ghi niêm yết kèm ảnh trước."""


class LookFirst(Refusal):
    """Có phản ánh không thấy tờ niêm yết tại đây. Hãy kiểm tra trước khi ghi kết thúc."""


class LookedBefore(Refusal):
    """Phản ánh nhận ngày {told_on}: ngày kiểm tra phải từ ngày đó trở đi."""


def look_by(told_on: date) -> Due:
    """By when somebody has to look, with every day counted."""
    return due_after(told_on, RULE)


def told_by(known: bool, roles: Set[str]) -> ToldBy:
    """In which part somebody spoke."""
    if not known:
        return ToldBy.RESIDENT
    if Role.FRONT in roles:
        return ToldBy.FRONT
    return ToldBy.INSPECTOR if Role.INSPECTOR in roles else ToldBy.OFFICIAL


@dataclass(frozen=True)
class LastSheet:
    """The newest sheet of what is public at one place."""

    state: Hanging
    keep_until: date | None
    broken_on: date | None
    seen_on: date | None  # by a check with a photo


def check_owed(sheet: LastSheet | None, due_on: date, today: date) -> None:
    """Only a sheet that must hang today, and that nobody misses yet, can be said to be missing."""
    if sheet is None or sheet.state is Hanging.REPLACED:
        if today <= due_on:
            raise NotOwedYet(due_on=f"{due_on:%d/%m/%Y}")
        return
    if sheet.state is Hanging.BROKEN and sheet.broken_on:
        raise GapKnown(broken_on=f"{sheet.broken_on:%d/%m/%Y}")
    if sheet.keep_until and (sheet.state is Hanging.DOWN or sheet.keep_until < today):
        raise DaysKept(keep_until=f"{sheet.keep_until:%d/%m/%Y}")
    if sheet.seen_on == today:
        raise SeenToday


def check_looked(looked_on: date, told_on: date) -> None:
    """Nobody looked for it before it was told."""
    if looked_on < told_on:
        raise LookedBefore(told_on=f"{told_on:%d/%m/%Y}")


def missing_since(told_on: date, looked_on: date, posted_on: date) -> date:
    """The day the gap is noted for: when it was told, unless the sheet was hung only afterwards."""
    return told_on if told_on >= posted_on else looked_on
