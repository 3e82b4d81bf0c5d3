"""Reception days of three years, where they move, and the legal minimum of their date."""

from datetime import date, timedelta

import pytest

from libs.law.calendar import national_calendar
from libs.law.reception import (
    DayOffPolicy,
    check_minimum,
    hold,
    monthly_days,
    reception_days,
    weekly_days,
)
from libs.law.refusals import ManualDayIsOff, ManualDayMissing

CALENDAR = national_calendar()
MOVES = {
    2025: "01/01→02/01 01/02→03/02 15/02→17/02 01/03→03/03 15/03→17/03 01/05→05/05 "
    "01/06→02/06 15/06→16/06 01/09→03/09 01/11→03/11 15/11→17/11",
    2026: "01/01→05/01 01/02→02/02 15/02→23/02 01/03→02/03 15/03→16/03 01/05→04/05 "
    "01/08→03/08 15/08→17/08 01/09→03/09 01/11→02/11 15/11→16/11",
    2027: "01/01→04/01 01/05→04/05 15/05→17/05 01/08→02/08 15/08→16/08",
}


def _moves(days) -> str:
    moved = [day for day in days if day.nominal_on != day.held_on]
    return " ".join(f"{day.nominal_on:%d/%m}→{day.held_on:%d/%m}" for day in moved)


@pytest.mark.parametrize("year", MOVES)
def test_the_days_that_collide_move_to_the_next_working_day(year):
    days = reception_days(year, CALENDAR)

    assert len(days) == 24
    assert MOVES[year] == _moves(days)
    for day in days:
        assert CALENDAR.is_working(day.held_on)
        assert bool(day.moved_because) == (day.nominal_on != day.held_on)


def _expected(policy, on):
    """Where a day goes, searched in the plainest way."""
    free = [on + timedelta(days=n) for n in range(-20, 21)]
    free = [day for day in free if CALENDAR.is_working(day)]
    after = min(day for day in free if day >= on)
    if policy is DayOffPolicy.NEAREST:
        return min(free, key=lambda day: (abs(day - on), day < on))
    if policy is DayOffPolicy.SAME_MONTH and after.month != on.month:
        return max(day for day in free if day < on)
    return after


@pytest.mark.parametrize("policy", DayOffPolicy)
@pytest.mark.parametrize("year", MOVES)
def test_the_24_days_of_every_year_go_where_the_policy_says(year, policy):
    planned = [date(year, month, day) for month in range(1, 13) for day in (1, 15)]
    by_hand = {on: _expected(policy, on) for on in planned if not CALENDAR.is_working(on)}
    days = hold(planned, CALENDAR, policy, by_hand if policy is DayOffPolicy.MANUAL else None)

    assert [day.nominal_on for day in days] == planned
    assert [day.held_on for day in days] == [_expected(policy, on) for on in planned]
    assert len(by_hand) == len(MOVES[year].split())


@pytest.mark.parametrize(
    ("policy", "on", "held"),
    [
        (DayOffPolicy.NEXT_WORKING_DAY, date(2026, 2, 15), date(2026, 2, 23)),
        (DayOffPolicy.NEAREST, date(2026, 2, 15), date(2026, 2, 13)),
        # A Saturday is nearer to its Friday, a Sunday to its Monday.
        (DayOffPolicy.NEAREST, date(2026, 8, 1), date(2026, 7, 31)),
        (DayOffPolicy.NEAREST, date(2026, 3, 15), date(2026, 3, 16)),
        (DayOffPolicy.SAME_MONTH, date(2026, 2, 15), date(2026, 2, 23)),
        (DayOffPolicy.SAME_MONTH, date(2026, 1, 31), date(2026, 1, 30)),
    ],
)
def test_the_ward_chooses_where_a_day_goes(policy, on, held):
    [day] = hold([on], CALENDAR, policy)

    assert held == day.held_on
    assert CALENDAR.day(on).why == day.moved_because


def test_of_two_days_equally_near_the_later_is_taken():
    # 24/11/2026 is a single day off in the middle of a week.
    [day] = hold([date(2026, 11, 24)], CALENDAR, DayOffPolicy.NEAREST)

    assert date(2026, 11, 25) == day.held_on


def test_by_hand_someone_must_choose_and_not_a_day_off():
    planned = date(2026, 2, 15)
    [day] = hold([planned], CALENDAR, DayOffPolicy.MANUAL, {planned: date(2026, 2, 12)})

    assert date(2026, 2, 12) == day.held_on
    with pytest.raises(ManualDayMissing, match="15/02/2026"):
        hold([planned], CALENDAR, DayOffPolicy.MANUAL)
    with pytest.raises(ManualDayIsOff, match="Tết"):
        hold([planned], CALENDAR, DayOffPolicy.MANUAL, {planned: date(2026, 2, 17)})


def test_the_1st_and_15th_are_too_few_while_the_law_asked_for_every_week():
    short = check_minimum(reception_days(2025, CALENDAR), 2025, CALENDAR)

    assert len(short) > 20
    assert {(1, "Điều 15 khoản 2 điểm d Luật Tiếp công dân 42/2013/QH13")} == {
        (each.required, each.basis) for each in short
    }


def test_the_1st_and_15th_are_enough_from_july_2026_on():
    short = check_minimum(reception_days(2026, CALENDAR), 2026, CALENDAR)

    assert short
    assert max(each.to_on for each in short) <= date(2026, 6, 30)
    assert check_minimum(reception_days(2027, CALENDAR), 2027, CALENDAR) == []


def test_every_monday_is_enough_before_july_2026_and_after():
    days = hold(weekly_days(2026, 0), CALENDAR)

    assert check_minimum(days, 2026, CALENDAR) == []


def test_a_single_day_a_month_is_too_few_and_the_warning_says_it():
    days = hold(monthly_days(2027, [15]), CALENDAR)
    short = check_minimum(days, 2027, CALENDAR)

    assert len(short) == 12
    assert short[0].sentence == (
        "Từ 01/01/2027 đến 31/01/2027 chỉ tiếp công dân 1 ngày, ít hơn mức tối thiểu 2 ngày "
        "(Luật 136/2025/QH15 sửa đổi Luật Tiếp công dân)."
    )


def test_a_week_without_any_working_day_asks_for_nothing():
    tet = [date(2026, 2, 16) + timedelta(days=n) for n in range(7)]
    assert not any(CALENDAR.is_working(on) for on in tet)

    short = check_minimum([], 2026, CALENDAR)

    assert tet[0] not in {each.from_on for each in short}


def test_the_week_in_which_the_law_changed_is_judged_by_neither():
    short = {each.from_on for each in check_minimum([], 2026, CALENDAR)}

    assert date(2026, 6, 22) in short
    assert date(2026, 6, 29) not in short
    assert date(2026, 7, 1) in short
