"""By when reports are owed: strict days, cut-offs, what stands in time."""

from __future__ import annotations

from datetime import date

import pytest

from libs.law.calendar import national_calendar
from libs.law.reception import DayOffPolicy
from services.planning.tasks.rules import Duty, occurrences
from services.reporting.periods.rules import (
    check_on_demand,
    due_without_order,
    periods_of,
    status_of,
)
from services.reporting.rules import PeriodBackwards, PeriodKind, PeriodStatus

CALENDAR = national_calendar()


def owed(year: int, kind: PeriodKind, ordinal: int = 1):
    return next(
        each for each in periods_of(year, CALENDAR) if (each.kind, each.ordinal) == (kind, ordinal)
    )


def test_a_plan_year_owes_four_quarters_a_half_year_and_a_year():
    kinds = [(each.kind, each.ordinal) for each in periods_of(2026, CALENDAR)]

    assert kinds == [*(("quarter", n) for n in range(1, 5)), ("half_year", 1), ("year", 1)]


@pytest.mark.parametrize(
    ("year", "kind", "last_day"),
    [
        # "Trước ngày 25/5": 24/5/2026 is a Sunday and 23/5 a Saturday.
        (2026, PeriodKind.HALF_YEAR, date(2026, 5, 22)),
        (2027, PeriodKind.HALF_YEAR, date(2027, 5, 24)),
        # 25/5/2025 is a Sunday: the Friday before it, not the Monday after.
        (2025, PeriodKind.HALF_YEAR, date(2025, 5, 23)),
        (2026, PeriodKind.YEAR, date(2026, 11, 9)),
        (2025, PeriodKind.YEAR, date(2025, 11, 7)),
    ],
)
def test_before_a_day_means_the_last_working_day_strictly_before_it(year, kind, last_day):
    assert owed(year, kind).due_on == last_day


def test_a_quarter_is_due_ten_working_days_after_its_end_and_closes_five_before():
    first, second = (owed(2026, PeriodKind.QUARTER, number) for number in (1, 2))

    assert (first.due_on, first.cutoff_on) == (date(2026, 4, 14), date(2026, 4, 7))
    assert (second.due_on, second.cutoff_on) == (date(2026, 7, 14), date(2026, 7, 7))


def test_planning_and_reporting_owe_the_same_quarters():
    duty = Duty("report", "quarterly", None, "III.3")
    planned = occurrences(duty, 2026, CALENDAR, DayOffPolicy.NEXT_WORKING_DAY)

    assert [each.due_on for each in planned] == [
        owed(2026, PeriodKind.QUARTER, number).due_on for number in range(1, 5)
    ]


def test_the_half_year_closes_five_working_days_before_it_is_due():
    half = owed(2026, PeriodKind.HALF_YEAR)

    assert half.cutoff_on == date(2026, 5, 15)
    assert half.period_end == date(2026, 6, 30)


@pytest.mark.parametrize("year", range(2024, 2031))
def test_every_due_day_explains_itself_and_is_a_working_day(year):
    for each in periods_of(year, CALENDAR):
        assert each.counted[-1].on == each.due_on
        assert CALENDAR.is_working(each.due_on)
        assert each.period_start <= each.cutoff_on <= each.due_on


@pytest.mark.parametrize(
    ("submitted_on", "today", "status"),
    [
        (None, date(2026, 5, 1), PeriodStatus.NOT_DUE),
        (None, date(2026, 5, 8), PeriodStatus.DUE_SOON),
        (None, date(2026, 5, 22), PeriodStatus.DUE_SOON),
        (None, date(2026, 5, 23), PeriodStatus.OVERDUE),
        (date(2026, 5, 22), date(2026, 9, 1), PeriodStatus.SUBMITTED),
        (date(2026, 5, 23), date(2026, 9, 1), PeriodStatus.SUBMITTED_LATE),
    ],
)
def test_where_a_period_stands(submitted_on, today, status):
    assert status_of(date(2026, 5, 22), submitted_on, today) == status


def test_a_report_asked_for_without_a_day_is_due_in_five_working_days():
    due = due_without_order(date(2026, 6, 1), CALENDAR)

    assert due.due_on == date(2026, 6, 8)
    assert due.counted[-1]["number"] == 5


def test_days_of_an_ad_hoc_report_follow_each_other():
    first = date(2026, 2, 1)
    check_on_demand(date(2026, 1, 1), first, first, first)

    with pytest.raises(PeriodBackwards):
        check_on_demand(date(2026, 1, 1), date(2026, 2, 2), first, first)
