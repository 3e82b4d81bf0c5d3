"""What stands under each of the six sayings, and which days are set beside which. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
# The spine of the product; each with the figures that say something about today.
SAYINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "know": (
        "Dân biết",
        ("published", "published_late", "obligations_overdue", "postings_hanging"),
    ),
    "discuss": (
        "Dân bàn",
        (
            *("matters_adopted", "consultations_explained", "neighbourhoods_met"),
            *("visits", "sessions_missed", "petitions_received", "petitions_open"),
        ),
    ),
    "do": ("Dân làm", ("tasks_done", "tasks_open", "tasks_overdue", "models_recognised")),
    "check": (
        "Dân kiểm tra",
        (
            *("inspections_concluded", "recommendations_issued", "recommendations_closed"),
            *("recommendations_overdue", "urgings_sent", "urgings_answered"),
        ),
    ),
    "supervise": (
        "Dân giám sát",
        (
            *("people_supervisions", "investment_supervisions", "front_supervisions"),
            *("advice_sent", "advice_answered", "advice_unanswered"),
        ),
    ),
    "benefit": (
        "Dân thụ hưởng",
        ("survey_satisfied", "survey_rated", "feedback_answered_on_time", "funds_settled"),
    ),
}


class Side(StrEnum):
    """Which days a number is about."""

    YEAR = "year"  # từ đầu năm
    PERIOD = "period"  # từ đầu quý này
    BEFORE = "before"  # cùng số ngày đầu quý trước


SIDE_WORDS = {
    Side.YEAR: "từ đầu năm đến nay",
    Side.PERIOD: "từ đầu quý này đến nay",
    Side.BEFORE: "cùng số ngày đầu quý trước",
}


@dataclass(frozen=True)
class Days:
    """A stretch of days, both ends in it."""

    first: date
    last: date


def days_of(side: Side, today: date) -> Days:
    """The days of a side: as many of the quarter before as this one has by today.

    A quarter before that was shorter is set beside with all its days.
    """
    if side is Side.YEAR:
        return Days(date(today.year, 1, 1), today)
    quarter = _quarter_of(today)
    if side is Side.PERIOD:
        return Days(quarter, today)
    before = _quarter_of(quarter - ONE_DAY)
    return Days(before, min(before + (today - quarter), quarter - ONE_DAY))


def _quarter_of(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
