"""What a ward's home says at a glance: what is new, what is late, what I can do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.portal.glances import (
    all_of,
    newest_first,
    soonest_first,
    thing_line,
    until_words,
)
from services.portal.look.words import dmy
from services.portal.reading import MARKS, Told, day, the_day
from services.portal.views.glance import Door, ThingLine, TodayView

LINES = 5
# What people come for: where it is, what they call it, what they get.
DOORS = (
    ("#so-theo-doi", "Xem công khai", "14 nội dung, dán ở đâu"),
    ("/yeu-cau-thong-tin", "Hỏi thông tin", "được trả lời có hạn"),
    ("/don-thu", "Khiếu nại, tố cáo", "gửi đơn, theo dõi bằng mã"),
    ("/nhan-dan-ban", "Bàn, biểu quyết", "việc nơi bạn ở"),
    ("/tiep-cong-dan", "Đặt lịch gặp", "ngày lãnh đạo tiếp công dân"),
    ("/phan-anh/gui", "Báo sự cố", "đường, rác, điện, nước"),
)
LATE_MARKS = ("late", "broken")


def today_view(
    home: str, answers: Sequence[Told], away: Sequence[str], board: Sequence[Told], today: date
) -> TodayView:
    """The newest, the soonest, the longest late of what services told; the board's own beside."""
    late = [_of_board(home, row, today) for row in board if row["state"] in LATE_MARKS]
    late += [_late(home, told) for told in all_of(answers, "late")]
    unlisted = sum(answer["late_total"] - len(answer["late"]) for answer in answers)
    ordered = sorted(late, key=lambda each: (each.day, each.href))
    return TodayView(
        doors=[Door(_at(home, path), text, hint) for path, text, hint in DOORS],
        new=[thing_line(home, told) for told in newest_first(all_of(answers, "new"))[:LINES]],
        coming=[
            thing_line(home, told, until_words(told))
            for told in soonest_first(all_of(answers, "coming"))[:LINES]
        ],
        late=ordered[:LINES],
        late_more=len(ordered[LINES:]) + unlisted,
        away=away,
    )


def _at(home: str, path: str) -> str:
    return path if path.startswith("#") else home + path


def _late(home: str, told: Told) -> ThingLine:
    return thing_line(home, told, f"từ {dmy(the_day(told['day']))}")


def _of_board(home: str, row: Told, today: date) -> ThingLine:
    """A content that is late on the board, since its last day; a gap is of today.

    What hung and no longer does was due in the past, and perhaps in time.
    """
    due_on = day(row["due_on"]) if row["state"] == "late" else None
    words = f"{MARKS[row['state']].text}{f', hạn {dmy(due_on)}' if due_on else ''}"
    href = f"{home}/khoan/{row['number']}"
    return ThingLine("Công khai", row["short"], href, due_on or today, words)
