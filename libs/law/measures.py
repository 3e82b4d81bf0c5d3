"""How the data files say a number: `within: 5 working_days`, `more_than: 1/2 all_households`."""

import re
from datetime import date
from enum import StrEnum
from typing import Any


class Measure(StrEnum):
    """In which sense the number binds."""

    WITHIN = "within"
    AT_LEAST = "at_least"
    BEFORE = "before"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"


class Unit(StrEnum):
    """What the number counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    DAYS_PER_WEEK = "days_per_week"
    DAYS_PER_MONTH = "days_per_month"
    TIMES_PER_QUARTER = "times_per_quarter"
    TIMES_PER_YEAR = "times_per_year"
    TIMES = "times"
    PEOPLE = "people"
    HOUSEHOLDS = "households"
    ALL_HOUSEHOLDS = "all_households"
    ALL_VILLAGES = "all_villages"
    ALL_STAFF = "all_staff"
    ATTENDEES = "attendees"
    ALL_MEMBERS = "all_members"
    SHARED_PHRASES = "shared_phrases"


MEASURE_WORDS = {
    Measure.WITHIN: "trong thời hạn {}",
    Measure.AT_LEAST: "ít nhất {}",
    Measure.BEFORE: "chậm nhất {} trước",
    Measure.AT_MOST: "không quá {}",
    Measure.MORE_THAN: "trên {}",
}
UNIT_WORDS = {
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.CALENDAR_DAYS: "ngày",
    Unit.MONTHS: "tháng",
    Unit.YEARS: "năm",
    Unit.HOURS: "giờ",
    Unit.DAYS_PER_WEEK: "ngày mỗi tuần",
    Unit.DAYS_PER_MONTH: "ngày mỗi tháng",
    Unit.TIMES_PER_QUARTER: "lần mỗi quý",
    Unit.TIMES_PER_YEAR: "lần mỗi năm",
    Unit.TIMES: "lần",
    Unit.PEOPLE: "người",
    Unit.HOUSEHOLDS: "hộ",
    Unit.ALL_HOUSEHOLDS: "tổng số đại diện hộ gia đình",
    Unit.ALL_VILLAGES: "tổng số thôn, tổ dân phố",
    Unit.ALL_STAFF: "tổng số người của cơ quan, đơn vị",
    Unit.ATTENDEES: "số người dự họp",
    Unit.ALL_MEMBERS: "tổng số thành viên Hội đồng",
    Unit.SHARED_PHRASES: "số cụm từ của hai ý kiến",
}
STRICTLY_BEFORE = "strictly_before"
SHARES = (
    Unit.ALL_HOUSEHOLDS,
    Unit.ALL_VILLAGES,
    Unit.ALL_STAFF,
    Unit.ATTENDEES,
    Unit.ALL_MEMBERS,
    Unit.SHARED_PHRASES,
)


class Confidence(StrEnum):
    """How far the number may be relied on; the last four are settings of the ward."""

    SOURCED = "sourced"  # read in the text of the law
    KNOWN = "known"  # well known, text not re-read
    LIKELY = "likely"  # probable, to be checked
    UNSURE = "unsure"  # to be checked before use
    PLAN = "plan"  # fixed by the ward's own plan
    PRODUCT = "product"  # our proposal, no law


SETTABLE = (Confidence.LIKELY, Confidence.UNSURE, Confidence.PLAN, Confidence.PRODUCT)


def read_words(raw: dict[str, Any]) -> dict[str, Any]:
    """A data line with its number in words turned into measure, value, of and unit."""
    fields = dict(raw)
    said = [name for name in (*Measure, STRICTLY_BEFORE) if name in fields]
    if len(said) != 1:
        raise ValueError(f"cần đúng một trong: {', '.join([*Measure, STRICTLY_BEFORE])}")
    words = str(fields.pop(said[0]))
    if said[0] == STRICTLY_BEFORE:
        return fields | _fixed_day(words)
    return fields | {"measure": said[0]} | _amount(words)


def _amount(words: str) -> dict[str, Any]:
    """`5 working_days` or `2/3 all_households` as value, of and unit."""
    found = re.fullmatch(r"(\d+)(?:/([1-9]\d*))? (\w+)", words)
    if not found:
        raise ValueError(f"không đọc được «{words}», ví dụ đúng: 5 working_days")
    return {"value": int(found[1]), "of": int(found[2] or 1), "unit": found[3]}


def _fixed_day(words: str) -> dict[str, Any]:
    """`25/5`: strictly before that day, so one working day before it at the latest."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})", words)
    if not found:
        raise ValueError(f"không đọc được ngày «{words}», ví dụ đúng: 25/5")
    day, month = int(found[1]), int(found[2])
    date(2000, month, day)
    return {
        "measure": Measure.BEFORE,
        "value": 1,
        "unit": Unit.WORKING_DAYS,
        "month_day": (month, day),
    }
