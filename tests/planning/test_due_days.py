"""By when a duty is owed: every cadence, on working days, with the rule and the count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.law.calendar import national_calendar
from libs.law.reception import DayOffPolicy
from libs.law.refusals import ManualDayMissing
from services.planning.days import days_of_months
from services.planning.importing.proposals.findings import Cadence, DueKind, DueRule
from services.planning.tasks.rules import NO_DAY, Duty, occurrences, periods

CALENDAR = national_calendar()
NEXT = DayOffPolicy.NEXT_WORKING_DAY


def dues(kind: str, cadence: str | None, due: DueRule | None = None, year: int = 2025):
    duty = Duty(kind, cadence, due, "II.7/3")
    return list(occurrences(duty, year, CALENDAR, NEXT))


def before(day: int, month: int) -> DueRule:
    return DueRule(DueKind.BEFORE, (day,), month)


def by(day: int, month: int) -> DueRule:
    return DueRule(DueKind.BY, (day,), month)


@pytest.mark.parametrize(
    ("year", "due", "expected"),
    [
        (2025, before(25, 5), date(2025, 5, 23)),  # 25/5 is a Sunday
        (2026, before(25, 5), date(2026, 5, 22)),  # 25/5 is a Monday
        (2027, before(25, 5), date(2027, 5, 24)),  # 25/5 is a Tuesday
        (2025, before(10, 11), date(2025, 11, 7)),
        (2026, before(10, 11), date(2026, 11, 9)),
        (2025, by(25, 5), date(2025, 5, 23)),
        (2026, by(25, 5), date(2026, 5, 25)),
        (2025, by(2, 9), date(2025, 8, 29)),  # National Day, and the day swapped with it
        (2025, by(29, 2), date(2025, 2, 28)),
    ],
)
def test_a_named_day_is_kept_on_the_last_safe_working_day(year, due, expected):
    [one] = dues("general", None, due, year)

    assert one.due_on == expected
    assert one.clock["basis"] == "Mục II.7/3 của kế hoạch"
    assert one.clock["days"][-1]["on"] == expected.isoformat()
    assert one.clock["calendar_version"] == CALENDAR.version


@given(st.integers(2024, 2040), st.integers(1, 12), st.integers(1, 28))
def test_strictly_before_is_always_a_working_day_before_that_day(year, month, day):
    [one] = dues("general", None, before(day, month), year)

    assert one.due_on < date(year, month, day)
    assert CALENDAR.is_working(one.due_on)


def test_a_report_without_a_day_goes_by_the_rule_of_its_kind():
    assert [one.due_on for one in dues("report", "half_yearly")] == [date(2025, 5, 23)]
    assert [one.due_on for one in dues("report", "yearly")] == [date(2025, 11, 7)]


def test_quarterly_reports_are_due_ten_working_days_after_each_quarter():
    found = dues("report", "quarterly")

    assert [(one.period, one.due_on.isoformat()) for one in found] == [
        ("quý I", "2025-04-15"),  # 7 April is the day of the Hùng kings
        ("quý II", "2025-07-14"),
        ("quý III", "2025-10-14"),
        ("quý IV", "2026-01-15"),
    ]
    assert {one.clock["rule"] for one in found} == {"report.quarter"}


@pytest.mark.parametrize(
    ("cadence", "count"), [("monthly", 12), ("quarterly", 4), ("half_yearly", 2), ("yearly", 1)]
)
def test_what_comes_back_is_owed_by_the_last_working_day_of_each_period(cadence, count):
    found = dues("training", cadence)

    assert len(found) == len({one.period for one in found}) == count
    for one, (first, last) in zip(found, periods(2025, Cadence(cadence)), strict=True):
        assert first <= one.due_on <= last
        assert CALENDAR.is_working(one.due_on)
        assert CALENDAR.next_working(one.due_on.fromordinal(one.due_on.toordinal() + 1)) > last


@pytest.mark.parametrize("cadence", [None, "continuous", "prompt", "ad_hoc", "periodic", "weekly"])
def test_what_the_plan_gives_no_day_has_no_day(cadence):
    [one] = dues("outreach", cadence)

    assert (one.due_on, one.clock) == (None, {"says": NO_DAY})


def test_reception_itself_has_no_single_day():
    due = DueRule(DueKind.DAYS_OF_MONTH, (1, 15), cadence=Cadence.DAYS_OF_MONTH)

    [one] = dues("reception", "days_of_month", due)

    assert one.due_on is None


def test_days_of_every_month_move_off_days_off():
    due = DueRule(DueKind.DAYS_OF_MONTH, (5,), cadence=Cadence.DAYS_OF_MONTH)
    found = dues("monitoring", "days_of_month", due)

    assert len(found) == 12
    assert found[0].due_on == date(2025, 1, 6)
    assert "dời vì Chủ nhật" in found[0].clock["says"]


def test_a_month_too_short_for_a_day_gives_its_last():
    assert days_of_months(2025, (31,))[1] == date(2025, 2, 28)
    assert days_of_months(2024, (31, 1, 1))[2:4] == [date(2024, 2, 1), date(2024, 2, 29)]


def test_days_of_every_month_go_where_people_chose():
    due = DueRule(DueKind.DAYS_OF_MONTH, (5,), cadence=Cadence.DAYS_OF_MONTH)
    duty = Duty("monitoring", "days_of_month", due, "II.7/3")
    off = [date(2025, 1, 5), date(2025, 4, 5), date(2025, 7, 5), date(2025, 10, 5)]
    chosen = {day: CALENDAR.previous_working(day) for day in off}

    found = list(occurrences(duty, 2025, CALENDAR, DayOffPolicy.MANUAL, chosen))

    assert [found[0].due_on, found[3].due_on] == [date(2025, 1, 3), date(2025, 4, 4)]
    with pytest.raises(ManualDayMissing):
        list(occurrences(duty, 2025, CALENDAR, DayOffPolicy.MANUAL))
