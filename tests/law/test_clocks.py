"""Counting days: every vector of the law notes, both directions, suspensions, properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.law.calendar import DayKind, Override, national_calendar
from libs.law.clocks import (
    Count,
    Counting,
    Suspension,
    add_calendar_days,
    add_months,
    add_working_days,
    count_days,
    last_safe_day,
    subtract_working_days,
)
from libs.law.refusals import ResumedBeforeStopped

CALENDAR = national_calendar()
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
lengths = st.integers(1, 60)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2025-12-30", 5, "2026-01-08"),
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-04-24", 5, "2026-05-06"),
        ("2026-08-27", 5, "2026-09-08"),
        ("2026-11-20", 5, "2026-11-30"),
        ("2025-04-25", 5, "2025-05-06"),
        ("2026-02-10", 10, "2026-03-03"),
        ("2026-06-05", 1, "2026-06-08"),
        ("2026-06-05", 0, "2026-06-05"),
    ],
)
def test_working_days_step_over_tet_swaps_and_weekends(start, n, due):
    assert due == str(add_working_days(date.fromisoformat(start), n, CALENDAR))


@pytest.mark.parametrize(
    ("start", "n", "rolled", "plain"),
    [
        ("2026-01-17", 30, "2026-02-23", "2026-02-16"),
        ("2026-08-01", 30, "2026-09-03", "2026-08-31"),
        ("2026-06-01", 10, "2026-06-11", "2026-06-11"),
    ],
)
def test_a_calendar_period_rolls_to_a_working_day_unless_switched_off(start, n, rolled, plain):
    first = date.fromisoformat(start)

    assert rolled == str(add_calendar_days(first, n, CALENDAR))
    assert plain == str(add_calendar_days(first, n, CALENDAR, roll=False))


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("2026-05-25", "2026-05-22"),
        ("2027-05-25", "2027-05-24"),
        ("2026-11-10", "2026-11-09"),
        ("2025-11-10", "2025-11-07"),
    ],
)
def test_before_a_date_means_the_last_working_day_strictly_before_it(limit, due):
    assert due == str(last_safe_day(date.fromisoformat(limit), CALENDAR))


def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month():
    assert date(2026, 2, 28) == add_months(date(2025, 11, 30), 3)
    assert date(2024, 2, 29) == add_months(date(2024, 1, 31), 1)
    assert date(2025, 12, 15) == add_months(date(2026, 3, 15), -3)


@given(days, lengths)
def test_going_forth_and_back_by_working_days_ends_where_it_began(start, n):
    begin = CALENDAR.next_working(start)

    assert begin == subtract_working_days(add_working_days(begin, n, CALENDAR), n, CALENDAR)


@given(days, lengths, st.booleans(), st.booleans())
def test_what_is_counted_sums_to_what_is_asked_and_the_rest_is_explained(start, n, working, roll):
    counted = list(count_days(Count(start, n, working, CALENDAR, roll)))
    numbers = [day.number for day in counted if day.counting is Counting.COUNTED]

    assert list(range(1, n + 1)) == numbers
    assert [start + timedelta(days=k) for k in range(len(counted))] == [d.on for d in counted]
    for day in counted[1:]:
        if day.counting is Counting.DAY_OFF:
            assert not CALENDAR.is_working(day.on)
            assert day.why == CALENDAR.day(day.on).why


@given(days, lengths)
def test_the_explained_count_and_the_quick_one_agree(start, n):
    explained = list(count_days(Count(start, n, True, CALENDAR)))[-1].on
    rolled = list(count_days(Count(start, n, False, CALENDAR)))[-1].on

    assert add_working_days(start, n, CALENDAR) == explained
    assert add_calendar_days(start, n, CALENDAR) == rolled


@given(days, lengths, st.integers(1, 40), st.integers(1, 40), st.booleans())
def test_suspended_days_are_never_counted_and_all_asked_days_still_are(start, n, k, gap, working):
    stop = Suspension(
        start + timedelta(days=k), start + timedelta(days=k + gap), "Quyết định 12/QĐ-UBND"
    )
    counted = list(count_days(Count(start, n, working, CALENDAR, suspensions=(stop,))))

    assert n == sum(day.counting is Counting.COUNTED for day in counted)
    assert not any(stop.covers(day.on) for day in counted if day.number)
    assert CALENDAR.is_working(counted[-1].on)
    assert not stop.covers(counted[-1].on)


@given(days, lengths, st.sets(days, max_size=12))
def test_more_days_off_never_make_a_deadline_earlier(start, n, extra):
    shut = [
        Override(on=on, kind=DayKind.OFF, name="Nghỉ", basis="Công văn", ordered_on=on)
        for on in extra
    ]
    closed = CALENDAR.with_overrides(shut)

    assert add_working_days(start, n, closed) >= add_working_days(start, n, CALENDAR)


def test_an_open_suspension_leaves_the_last_day_unknown():
    stop = Suspension(date(2026, 6, 10), None, "Quyết định 12/QĐ-UBND")
    last = list(count_days(Count(date(2026, 6, 1), 30, False, CALENDAR, suspensions=(stop,))))[-1]

    assert (last.counting, last.document) == (Counting.SUSPENDED, "Quyết định 12/QĐ-UBND")


def test_a_suspension_cannot_end_before_it_begins():
    with pytest.raises(ResumedBeforeStopped):
        Suspension(date(2026, 6, 10), date(2026, 6, 10), "Quyết định 12/QĐ-UBND")
