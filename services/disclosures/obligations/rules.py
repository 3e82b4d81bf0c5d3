"""What is owed and by when: from a dated document, from the year's plan, and how late it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from libs.kernel.errors import Refusal
from libs.law.calendar import Calendar, national_calendar
from libs.law.catalogue import Catalogue, Item
from libs.law.deadlines import Deadline, compute_deadline, explain
from libs.law.forms import Rhythm
from libs.law.rules import rule
from services.disclosures.rules import LIST_ITEM, PUBLISH_RULE, catalogue, under_the_law

ONE_DAY = timedelta(days=1)


class RaisedBy(StrEnum):
    """Where an obligation comes from."""

    PLAN = "plan"  # kế hoạch năm
    DOCUMENT = "document"  # văn bản có ngày ký
    QUARTERLY_LIST = "quarterly_list"  # danh mục quý
    CONSULTATION = "consultation"  # đợt lấy ý kiến Nhân dân
    DECISION = "decision"  # quyết định của cộng đồng dân cư về đóng góp
    SURVEY = "survey"  # khảo sát đã khóa
    INSPECTION = "inspection"  # kết luận kiểm tra
    REPORT = "report"  # báo cáo đã ban hành, khi phường có nội dung riêng cho báo cáo
    CONVENTION = "convention"  # dự thảo hương ước, quy ước đang niêm yết


class DocumentAlreadyRegistered(Refusal):
    """Văn bản {number} đã được ghi nhận cho nội dung này."""


class ObligationHasDocument(Refusal):
    """Nghĩa vụ công khai này đã có văn bản. Muốn thay văn bản, hãy lập bản đính chính."""


class ItemDiffers(Refusal):
    """Văn bản này thuộc nội dung {item}, khác nội dung của nghĩa vụ đã chọn ({owed})."""


class NotDueYet(Refusal):
    """Nghĩa vụ này chưa có văn bản nên chưa tính được hạn công khai."""


class OwedNoMore(Refusal):
    """Việc này đã dừng nên không còn phải công khai nội dung này."""


class ShownAlready(Refusal):
    """Nội dung này đã công khai. Muốn dừng công khai, hãy thu hồi."""


@dataclass(frozen=True)
class Due:
    """A due date and how it was computed; `counted` has one line for each day."""

    due_on: date
    rule: str
    start_on: date
    basis: str
    calendar_version: str
    counted: list[dict[str, Any]]


def check_owed(met_on: date | None, dropped_on: date | None) -> None:
    """Refuse to call off what was shown or is called off. Raises ShownAlready, OwedNoMore."""
    if met_on:
        raise ShownAlready
    if dropped_on:
        raise OwedNoMore


def publish_rule(item: str, signed_on: date, wanted: Catalogue | None = None) -> str:
    """The rule for when a document of an item must begin to be shown.

    Law 10/2022/QH15, article 12.3: as the law of its field says, else within five working days.
    """
    wanted = wanted or catalogue()
    return wanted.publish_rule(item, under_the_law(signed_on)) or PUBLISH_RULE


def due_after(
    signed_on: date, by_rule: str = PUBLISH_RULE, calendar: Calendar | None = None
) -> Due:
    """By when something must begin to be shown that was signed, or taken back, on a day."""
    days = calendar or national_calendar()
    start_on = under_the_law(signed_on)
    return explained(compute_deadline(rule(by_rule, start_on), start_on, days), days)


def explained(deadline: Deadline, calendar: Calendar) -> Due:
    """A due date as it is kept, with every day of its count."""
    assert deadline.due_on is not None  # nothing suspends these clocks: they begin anew
    lines = [
        {"on": day.on.isoformat(), "counting": day.counting.value, "number": day.number}
        | {"why": day.why, "document": day.document}
        for day in explain(deadline, calendar)
    ]
    return Due(
        due_on=deadline.due_on,
        rule=deadline.rule.id,
        start_on=deadline.start_on,
        basis=deadline.basis,
        calendar_version=deadline.calendar_version,
        counted=lines,
    )


def is_behind(planned_on: date | None, on: date) -> bool:
    """Whether the day the ward itself planned is over; the law's day is another."""
    return planned_on is not None and on > planned_on


@dataclass(frozen=True)
class Owed:
    """Something the plan of a year makes the ward owe; the period is empty for permanent items."""

    item: Item
    period: str
    title: str


PERIODS: dict[Rhythm, Sequence[tuple[str, str]]] = {
    Rhythm.YEARLY: (("{year}", "năm {year}"),),
    Rhythm.HALF_YEARLY: (
        ("{year}-H1", "6 tháng đầu năm {year}"),
        ("{year}-H2", "6 tháng cuối năm {year}"),
    ),
    Rhythm.QUARTERLY: tuple(
        (f"{{year}}-Q{n}", f"quý {name}/{{year}}")
        for n, name in enumerate(("I", "II", "III", "IV"), start=1)
    ),
    Rhythm.MONTHLY: tuple(
        (f"{{year}}-{month:02}", f"tháng {month}/{{year}}") for month in range(1, 13)
    ),
}


def owed_by_plan(year: int, wanted: Catalogue | None = None) -> list[Owed]:
    """Every permanent and every periodical item of the catalogue, once for each of its periods.

    What depends on an event is owed when its document is signed, not before. The quarterly
    list is owed when it is made.
    """
    owed: list[Owed] = []
    for item in (wanted or catalogue()).items():
        if item.key == LIST_ITEM:
            continue
        if item.rhythm is Rhythm.PERMANENT:
            owed.append(Owed(item, "", item.title))
        for period, words in PERIODS.get(item.rhythm, ()):
            name = words.format(year=year)
            owed.append(Owed(item, period.format(year=year), f"{item.title}, {name}"))
    return owed
