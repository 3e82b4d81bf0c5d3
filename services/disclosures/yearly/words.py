"""A line of the plan in Vietnamese: its forms and places, its moments, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from libs.law.forms import Rhythm
from libs.law.rules import rule
from libs.vietnamese import dmy
from services.disclosures.rules import LIST_ITEM
from services.disclosures.yearly.tables import PlanLine

FORMS = {
    "posting": "Niêm yết",
    "portal": "Đăng trên cổng, trang thông tin điện tử",
    "loudspeaker": "Phát trên hệ thống truyền thanh",
    "notice_to_heads": "Thông báo qua Trưởng khu, Tổ trưởng",
    "written_notice": "Gửi văn bản",
    "dialogue": "Hội nghị trao đổi, đối thoại",
    "statement": "Tiếp công dân, tiếp xúc cử tri, họp báo, thông cáo",
    "notice_to_bodies": "Thông báo đến các tổ chức, đoàn thể",
    "network": "Mạng viễn thông, mạng xã hội",
}
PLACES = {
    "headquarters": "tại trụ sở",
    "community_house": "tại nhà văn hóa, điểm sinh hoạt cộng đồng",
    "reception_place": "tại nơi tiếp công dân",
    "neighbourhood": "ở các khu",
    "organisations": "đến cấp ủy, tổ chức",
}
ROMAN = ("I", "II", "III", "IV")


def forms_of(line: PlanLine) -> str:
    """Each form once, with all places it is asked for at."""
    at: dict[str, list[str]] = {}
    for form in line.forms:
        at.setdefault(form["form"], []).append(PLACES.get(form["place"], ""))
    told = [
        f"{FORMS.get(form, form)} {' và '.join(place for place in places if place)}".strip()
        for form, places in at.items()
    ]
    return "; ".join(told)


def length_of(line: PlanLine) -> str:
    """For how long: the longest of each counted form; what stands for ever says so."""
    if any(form["permanent"] for form in line.forms):
        return "Thường xuyên"
    told = []
    for form, words in (("posting", "niêm yết"), ("loudspeaker", "truyền thanh")):
        if days := _days(line.forms, form):
            told.append(f"{words} ít nhất {days} ngày liên tục")
    return "; ".join(told) or "Theo văn bản được công khai"


def _days(forms: Sequence[dict[str, Any]], form: str) -> int:
    return max((each["days"] or 0 for each in forms if each["form"] == form), default=0)


def moment_of(line: PlanLine, on: date) -> str:
    """When: the planned days of its periods, or the days after the document that the law gives."""
    if line.item == LIST_ITEM:
        return "Đầu quý sau"
    planned = "; ".join(
        f"{period_words(period)}: {dmy(date.fromisoformat(day))}".lstrip(": ")
        for period, day in sorted(line.days.items())
    )
    if planned:
        return planned
    if line.rhythm == Rhythm.PERMANENT:
        return "Thường xuyên, cập nhật khi thay đổi"
    return f"Khi phát sinh, {rule(line.rule, on).says} từ khi có văn bản"


def period_words(period: str) -> str:
    """A period in words: 2026, 2026-H1, 2026-Q3, 2026-05."""
    _, _, part = period.partition("-")
    if not part:
        return "Cả năm"
    if part[0] == "Q":
        return f"Quý {ROMAN[int(part[1:]) - 1]}"
    if part[0] == "H":
        return "6 tháng đầu năm" if part == "H1" else "6 tháng cuối năm"
    return f"Tháng {int(part)}"
