"""Who is asked for a part, by when it is owed, when it may be written, and what it must hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, NotFound, Refusal
from libs.law.calendar import Calendar
from libs.law.deadlines import compute_deadline, explain, why_moved
from libs.law.rules import rule
from services.reporting.periods.rules import Counted, Due, counted_lines

PART_RULE = "report.part"
FIGURES_MAX = 20
REPORT_MOVED = "Hạn của báo cáo thay đổi."
COUNT_CHANGED = "Số ngày dành cho phần báo cáo thay đổi."
# The Front, the party and the people's council are no parts of the committee: nobody asks them.
ASKED = ("office", "department", "service_centre", "neighbourhood")


class PartState(StrEnum):
    """How far a part is."""

    ASKED = "asked"  # đã yêu cầu
    HANDED_IN = "handed_in"  # đã nộp
    RETURNED = "returned"  # trả lại để sửa


WORDS = {
    PartState.ASKED: "chưa nộp",
    PartState.HANDED_IN: "đã nộp",
    PartState.RETURNED: "đang được sửa",
}
WRITABLE = (PartState.ASKED, PartState.RETURNED)


class NoSuchPart(NotFound):
    """Không có phần báo cáo này."""


class NobodyChosen(Refusal):
    """Hãy chọn ít nhất một đơn vị."""


class NotOfCommittee(Refusal):
    """Chỉ yêu cầu được phòng, đơn vị thuộc Ủy ban nhân dân và khu phố; {name} thì không."""


class AskedAlready(Conflict):
    """{name} đã được yêu cầu nộp phần báo cáo của kỳ này."""


class CollectionOver(Conflict):
    """Báo cáo của kỳ này đã ban hành nên phần của các đơn vị không thay đổi nữa."""


class PartNotInThisState(Conflict):
    """Phần báo cáo này {now} nên không làm việc này được."""


class ResultsMissing(Refusal):
    """Hãy viết kết quả nổi bật trong kỳ; không có thì ghi là không có."""


class MarkersTyped(Refusal):
    """Không dùng hai dấu ngoặc nhọn liền nhau: trong báo cáo đó là chỗ của con số."""


class TooManyFigures(Conflict):
    """Mỗi phần báo cáo có nhiều nhất {most} số nhập tay."""


class NothingToTake(Conflict):
    """Không có phần báo cáo nào mới nộp để đưa vào dự thảo."""


class TakenBackInWords(Conflict):
    """Đơn vị đã rút số “{title}” mà mục “{section}” còn dùng. Hãy sửa mục đó trước."""


def due_of(asked_on: date, report_due_on: date, calendar: Calendar) -> Due:
    """By when a part is owed: some working days after it was asked for, never after the report.

    For a report that is late already there are all of those days.
    """
    deadline = compute_deadline(rule(PART_RULE, asked_on), asked_on, calendar)
    due_on = deadline.due_on
    assert due_on is not None  # nothing suspends it
    last = min(due_on, report_due_on) if report_due_on >= asked_on else due_on
    days = counted_lines(tuple(explain(deadline, calendar)))
    return Due(last, PART_RULE, deadline.basis, calendar.version, days)


def why_part_moved(before: list[Counted], calendar_version: str, after: Due) -> str:
    """What moved a part's day: the day of the report, another calendar, or another rule."""
    if before == after.counted:
        return REPORT_MOVED
    if calendar_version == after.calendar_version:
        return COUNT_CHANGED
    return why_moved(before, after.counted)


def check_asked(kind: str, name: str, *, asked: bool) -> None:
    """A unit of the committee, or a neighbourhood, is asked once for each report."""
    if kind not in ASKED:
        raise NotOfCommittee(name=name)
    if asked:
        raise AskedAlready(name=name)


def check_state(now: str, *wanted: PartState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise PartNotInThisState(now=WORDS[PartState(now)])


def check_words(texts: dict[str, str]) -> None:
    """Remarks are words: a figure is entered with its proof, or counted."""
    marked = [name for name, text in texts.items() if "{{" in text or "}}" in text]
    if marked:
        raise MarkersTyped(fields=dict.fromkeys(marked, "Bỏ các dấu ngoặc nhọn."))


def check_whole(results: str) -> None:
    """What is handed in says at least what was done."""
    if not results:
        raise ResultsMissing(fields={"results": "Viết kết quả nổi bật."})


def check_room(figures: int) -> None:
    """There is room for one more figure by hand."""
    if figures >= FIGURES_MAX:
        raise TooManyFigures(most=FIGURES_MAX)


def line_of(name: str, words: str) -> str:
    """What a unit wrote as one entry of a list, under its name."""
    return f"- {name}: {' '.join(words.split())}"


def with_lines(text: str, lines: Iterable[tuple[str, str]], empty: Iterable[str]) -> str:
    """The text of a section with an entry for each name; an older one of that name goes.

    A name without words has no entry. The sentences in `empty` say that there is nothing, which
    is not true once there is an entry.
    """
    new = dict(lines)
    starts = tuple(f"- {name}: " for name in new)
    kept = [line for line in text.split("\n") if not line.startswith(starts)]
    added = [line_of(name, words) for name, words in new.items() if words]
    if added:
        kept = [line for line in kept if line.strip() not in set(empty)]
    return "\n".join([*kept, *added]).strip()
