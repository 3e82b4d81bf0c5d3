"""What happens on which day: drawn from a seed, before anything is done. Pure."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from libs.law.calendar import Calendar
from libs.law.clocks import add_working_days
from tools.samples.cast import NEIGHBOURHOODS
from tools.samples.showing import Paper

# Items with a document about once in half a year, and who owes them.
ITEMS = {
    "1a": ("Kế hoạch phát triển kinh tế - xã hội năm", "VP"),
    "2b": ("Dự toán ngân sách được HĐND quyết định", "KTHTĐT"),
    "2c": ("Tình hình thực hiện ngân sách quý", "KTHTĐT"),
    "3a": ("Danh mục dự án, công trình và tiến độ", "KTHTĐT"),
    "5c": ("Khoản huy động Nhân dân đóng góp", "KTHTĐT"),
    "7a": ("Chính sách hỗ trợ hộ nghèo, cận nghèo", "VHXH"),
    "7e": ("Kết quả bình xét đối tượng hỗ trợ", "VHXH"),
    "9c": ("Danh sách công dân được gọi nhập ngũ", "VP"),
    "10a": ("Kết quả thanh tra, kiểm tra", "VP"),
    "12a": ("Đối tượng, mức thu phí, lệ phí", "KTHTĐT"),
    "4a": ("Quy chế thực hiện dân chủ", "VP"),
    "13a": ("Thủ tục hành chính của phường", "VP"),
}
LATE_SHARE = 0.2
GAP_SHARE = 0.02
POSTING_DAYS = 31  # thirty whole days after the first; down on the day after


@dataclass(frozen=True)
class Deed:
    """Something somebody does on a day; `place` counts from 0, the headquarters."""

    what: str
    paper: int = 0
    place: int = 0


@dataclass
class Diary:
    """Every day's deeds in order, and the papers they are about."""

    neighbourhoods: int = NEIGHBOURHOODS
    papers: list[Paper] = field(default_factory=list)
    days: dict[date, list[Deed]] = field(default_factory=lambda: defaultdict(list))

    def note(self, on: date, what: str, paper: int = 0, place: int = 0) -> None:
        """Add a deed to a day."""
        self.days[on].append(Deed(what, paper, place))


def write_diary(
    year: int,
    seed: int,
    calendar: Calendar,
    papers: int = len(ITEMS),
    neighbourhoods: int = NEIGHBOURHOODS,
) -> Diary:
    """From the approval of the plan to the six-month report of `year`; at most all the ITEMS."""
    draw = random.Random(f"{year}/{seed}")
    diary = Diary(neighbourhoods)
    approval = calendar.next_working(date(year, 1, 8))
    diary.note(approval, "approve_plan")
    for number, item in enumerate(draw.sample(sorted(ITEMS), papers)):
        signed_on = calendar.next_working(approval + timedelta(days=draw.randint(3, 100)))
        _paper(diary, draw, calendar, number, item, signed_on)
    for month in range(1, 6):
        on = calendar.next_working(date(year, month, 20))
        if on > approval and month < 5:
            diary.note(on, "hold_training", paper=month)
            diary.note(on + timedelta(days=1), "broadcast_outreach", paper=month)
    report = add_working_days(date(year, 5, 14), 1, calendar)
    diary.note(report, "draft_report")
    diary.note(add_working_days(report, 2, calendar), "issue_report")
    return diary


def _paper(
    diary: Diary, draw: random.Random, calendar: Calendar, number: int, item: str, signed_on: date
) -> None:
    title, owner = ITEMS[item]
    symbol = f"{100 + number}/TB-UBND"
    diary.papers.append(Paper(item, f"{title} (mẫu)", symbol, signed_on, owner))
    late = draw.random() < LATE_SHARE
    delay = draw.randint(6, 9) if late else draw.randint(0, 4)
    registered_on = add_working_days(signed_on, 0 if delay == 0 else 1, calendar)
    shown_on = add_working_days(signed_on, max(delay, 1), calendar)
    diary.note(registered_on, "register", number)
    diary.note(shown_on, "publish", number)
    khoan = int("".join(letter for letter in item if letter.isdigit()))
    permanent = khoan in (4, 13)
    for place in range(1 if permanent else diary.neighbourhoods + 1):
        _posting(diary, draw, number, place, shown_on, permanent)
    budget = khoan == 2  # other law asks for more forms (Circular 343/2016, article 17)
    if budget:
        diary.note(shown_on + timedelta(days=2), "write_to_organisations", number)
    if budget or 7 <= khoan <= 12:
        diary.note(shown_on + timedelta(days=3), "read_out", number)
        diary.note(shown_on + timedelta(days=1), "tell_heads", number)


def _posting(
    diary: Diary, draw: random.Random, number: int, place: int, shown_on: date, permanent: bool
) -> None:
    hung_on = shown_on + timedelta(days=draw.randint(0, 2))
    diary.note(hung_on, "hang", number, place)
    if permanent:
        return
    if draw.random() < GAP_SHARE:
        lost_on = hung_on + timedelta(days=draw.randint(5, 25))
        hung_on = lost_on + timedelta(days=1)
        diary.note(lost_on, "lose", number, place)
        diary.note(hung_on, "hang", number, place)
    diary.note(hung_on + timedelta(days=POSTING_DAYS), "take_down", number, place)
