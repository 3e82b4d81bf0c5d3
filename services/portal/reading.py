"""Reads what services answer: days and moments, and how marks, rhythms and kinds are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import count
from typing import Any

from libs.kernel.clock import VIETNAM
from libs.law.clocks import Counting
from libs.law.rules import rule
from services.portal.asking import Sentence
from services.portal.views import DayLine, DeadlineView, DocumentView, Event, State

Told = dict[str, Any]
COUNTED = Counting.COUNTED.value

# How disclosures marks a content or a paper -> the shape on the page and its words.
MARKS = {
    "none": State("none", "Chưa phát sinh"),
    "expected": State("none", "Chờ văn bản theo kế hoạch"),
    "waiting": State("todo", "Chờ niêm yết"),
    "soon": State("soon", "Sắp đến hạn niêm yết"),
    "late": State("late", "Quá hạn niêm yết"),
    "broken": State("broken", "Niêm yết bị gián đoạn"),
    "posting": State("live", "Đang niêm yết"),
    "permanent": State("standing", "Niêm yết thường xuyên"),
    "kept": State("done", "Đã đủ ngày, đủ hình thức"),
}

# How far a disclosure is, for officials.
STEPS = {
    "draft": State("todo", "Bản nháp, chờ duyệt"),
    "approved": State("todo", "Đã duyệt, chờ công khai"),
    "published": State("live", "Đã công khai"),
    "posting": State("live", "Đang niêm yết"),
    "completed": State("done", "Đã hoàn thành"),
    "corrected": State("todo", "Bản đính chính chờ duyệt"),
    "withdrawn": State("stopped", "Đã thu hồi"),
}

RHYTHMS = {
    "once": "Một lần",
    "yearly": "Hằng năm",
    "half_yearly": "6 tháng",
    "quarterly": "Hằng quý",
    "monthly": "Hằng tháng",
    "days_of_month": "Ngày cố định hằng tháng",
    "event": "Khi phát sinh",
    "on_change": "Khi thay đổi",
    "permanent": "Thường xuyên",
    "continuous": "Thường xuyên",
    "weekly": "Hằng tuần",
    "prompt": "Kịp thời",
    "ad_hoc": "Đột xuất, chuyên đề",
    "periodic": "Định kỳ",
}


def letter_of(key: str) -> str:
    """The letter of an item, such as c of 2c."""
    return key.lstrip("0123456789")


def day(text: str | None) -> date | None:
    """The day that a service wrote, if it wrote one."""
    return date.fromisoformat(text) if text else None


def the_day(text: str) -> date:
    """The day that a service always writes."""
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    """The moment that a service wrote."""
    return datetime.fromisoformat(text)


def moment_of_day(text: str) -> datetime:
    """The noon of a day that a service wrote: a history shows moments, some know only a day."""
    return datetime.combine(the_day(text), time(12), VIETNAM)


def events(timeline: Sequence[Told], positions: Mapping[str, str]) -> list[Event]:
    """What happened to an object, the newest first, with the position of whoever did it."""
    return [
        Event(
            moment(one["at"]),
            Sentence(one["text"]),
            positions.get(one["by_id"] or "", ""),
            note=one["note"],
        )
        for one in reversed(timeline)
    ]


def document(told: Told, signer: str = "") -> DocumentView:
    """The document of a disclosure or an obligation."""
    return DocumentView(told["document_number"], the_day(told["document_on"]), signer)


def working_days(left: int) -> str:
    """How far a due date is, in words; `left` counts working days, below zero when late."""
    if left < 0:
        return f"Quá hạn {-left} ngày làm việc"
    return f"Còn {left} ngày làm việc" if left else "Hôm nay là hạn"


def urgency(left: int) -> State:
    """The state of something owed with so many working days left."""
    kind = "late" if left < 0 else ("soon" if left <= 2 else "todo")
    return State(kind, working_days(left))


def rule_words(rule_id: str, on: date) -> tuple[str, str]:
    """The title of a rule of the law, and what it says in one clause."""
    law = rule(rule_id, on)
    says = f"{law.says[:1].upper()}{law.says[1:]}"
    return law.title, f"{says}, kể từ {law.starts}" if law.starts else says


def deadline(told: Told) -> DeadlineView:
    """How a due date came about, day by day, with the rule's own words."""
    start_on = the_day(told["start_on"])
    title, says = rule_words(told["rule"], start_on)
    return DeadlineView(
        title=title,
        rule=says,
        basis=told["basis"],
        starts_on=start_on,
        due_on=the_day(told["due_on"]),
        calendar=f"lịch ngày làm việc bản {told['calendar_version']}",
        days=[DayLine(the_day(d["on"]), d["number"], _why(d)) for d in told["days"]],
        changes=[moved(each) for each in told.get("moves", ())],
    )


def planned_deadline(
    clock: Told, due_on: str | None, changes: Sequence[str] = ()
) -> DeadlineView | None:
    """How a day of the plan came about, and what moved it; nothing where no day was counted."""
    if not due_on or "start_on" not in clock:
        return None
    numbers = count(1)
    return DeadlineView(
        title="Thời hạn",
        rule=clock["says"],
        basis=clock["basis"],
        starts_on=the_day(clock["start_on"]),
        due_on=the_day(due_on),
        calendar=f"lịch ngày làm việc bản {clock['calendar_version']}",
        days=[
            DayLine(the_day(d["on"]), next(numbers) if d["counting"] == COUNTED else None, d["why"])
            for d in clock.get("days", ())
        ],
        changes=changes,
    )


def moved(said: Told) -> str:
    """From which day to which a changed calendar moved a due date, and why."""
    was, due = (f"{the_day(said[name]):%d/%m/%Y}" for name in ("was_due_on", "due_on"))
    return f"Hạn chuyển từ {was} sang {due}. {said.get('why', '')}".rstrip()


def _why(day: Told) -> str:
    document = day.get("document")
    return f"{day['why']}, gia hạn theo {document}" if document else str(day["why"])
