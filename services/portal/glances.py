"""Asks every service what everybody may see of it, and puts the answers together in words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from typing import Any

from services.portal.asking import Asking, Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.views.glance import ThingLine

# Who is asked, and what people call what it knows.
ASKED = (
    ("disclosures", "văn bản công khai"),
    ("planning", "kế hoạch, tuyên truyền"),
    ("reception", "tiếp công dân, phản ánh"),
    ("participation", "lấy ý kiến, dân bàn, khảo sát"),
    ("inspections", "kiểm tra, giám sát"),
    ("awards", "mô hình"),
    ("reporting", "báo cáo"),
)
KINDS = {
    "disclosure": "Công khai",
    "quarterly_list": "Danh mục quý",
    "plan": "Kế hoạch",
    "task": "Việc trong kế hoạch",
    "late_tasks": "Kế hoạch",
    "campaign": "Tuyên truyền",
    "reception": "Tiếp công dân",
    "feedback": "Phản ánh hiện trường",
    "consultation": "Lấy ý kiến",
    "survey": "Khảo sát",
    "critique": "Phản biện xã hội",
    "matter": "Dân bàn, dân quyết định",
    "vote": "Bỏ phiếu kín",
    "meeting": "Họp dân",
    "election": "Bầu ở khu dân cư",
    "conference": "Hội nghị dân cư",
    "fund": "Nhân dân đóng góp",
    "convention": "Hương ước, quy ước",
    "conclusion": "Kết luận kiểm tra",
    "supervision": "Giám sát",
    "advice": "Kiến nghị sau giám sát",
    "model": "Mô hình",
    "report": "Báo cáo",
    "period": "Báo cáo",
}
# What the last day of a kind is; the others take place on theirs.
LAST_DAYS = {
    "consultation": "góp ý đến hết",
    "survey": "trả lời đến hết",
    "vote": "bỏ phiếu đến hết",
    "model": "góp ý đến hết",
}
FOUND_OF_ONE_MAX = 20  # a service tells no more; see libs/glance/queries.py
WAIT_SECONDS = 3.0  # longer for one service nobody waits who sees the others


async def asked_all(asking: Asking, path: str, **query: Any) -> tuple[list[Any], list[str]]:
    """What every service answers at `path`, and what those know that did not answer in time."""
    hurried = asking.within(WAIT_SECONDS)
    answers = await asyncio.gather(*(_asked(hurried, name, path, query) for name, _ in ASKED))
    away = [words for (_, words), answer in zip(ASKED, answers, strict=True) if answer is None]
    return [answer for answer in answers if answer is not None], away


async def _asked(asking: Asking, service: str, path: str, query: dict[str, Any]) -> Any:
    try:
        return await asking.get(service, path, **query)
    except Refused:
        return None


def all_of(answers: Iterable[Told], part: str) -> list[Told]:
    """The things of one part of every answer: new, coming or late."""
    return [thing for answer in answers for thing in answer[part]]


def thing_line(home: str, told: Told, note: str = "") -> ThingLine:
    """One thing as a line."""
    return ThingLine(
        KINDS[told["kind"]], told["title"], home + told["path"], the_day(told["day"]), note
    )


def until_words(told: Told) -> str:
    """What its day means: góp ý đến hết 30/11/2026, or the day on which it takes place."""
    until = dmy(the_day(told["until"]))
    return f"{LAST_DAYS[told['kind']]} {until}" if told["kind"] in LAST_DAYS else f"ngày {until}"


def newest_first(told: Iterable[Told]) -> list[Told]:
    """In the order in which they came out: of one day by their ids, which sort by time."""
    return sorted(told, key=_since, reverse=True)


def soonest_first(told: Iterable[Told]) -> list[Told]:
    """In the order of the days on which something can be done."""
    return sorted(told, key=_until)


def _since(told: Told) -> tuple[date, str]:
    return the_day(told["day"]), told["path"].rpartition("/")[2]


def _until(told: Told) -> tuple[date, str]:
    return the_day(told["until"]), told["path"]
