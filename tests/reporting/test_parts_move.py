"""The day of a part follows the calendar of working days, and the day of its report."""

from __future__ import annotations

import json
from datetime import date

from libs.law.calendar import Override, national_calendar
from services.reporting.collection.actions import flag_late_parts
from services.reporting.collection.following import follow_parts
from tests.reporting import ward
from tests.reporting.test_parts import NORTH, SOUTH, asked, half_year, handed_in

__all__ = ["half_year"]  # the fixture
TOLD = ward.at(date(2026, 4, 28), 6)


def ordered(off: date):
    day = Override(on=off, kind="off", name="Nghỉ bù", basis="Mẫu", ordered_on=date(2026, 4, 27))
    return national_calendar().with_overrides([day])


async def test_a_day_off_moves_what_is_waited_for_and_is_told_once(session, half_year):
    [part] = await asked(session, half_year)
    how = {"by": ward.CLOCK, "now": TOLD}
    assert await follow_parts(session, **how) == []
    calendar = ordered(date(2026, 5, 5))
    moved = await follow_parts(session, **how, calendar=calendar)
    again = await follow_parts(session, **how, calendar=calendar)

    assert [(each.id, each.due_on) for each in moved] == [(part.id, date(2026, 5, 7))]
    assert (again, part.calendar_version) == ([], calendar.version)
    [event] = ward.said(session, "part.moved")
    assert (event["was_due_on"], event["due_on"]) == ("2026-05-06", "2026-05-07")
    [line] = [each for each in session.info["said"] if each["action"] == "follow_parts"]
    why = json.loads(line["said"])["why"]
    assert why == "Lịch làm việc thay đổi: 05/05/2026, Nghỉ bù (Mẫu)."


async def test_what_is_handed_in_or_late_keeps_its_day(session, half_year):
    part = await handed_in(session, half_year)
    [south] = await asked(session, half_year, SOUTH)
    late = await flag_late_parts(session, by=ward.CLOCK, now=ward.at(date(2026, 5, 8)))
    assert [each.id for each in late] == [south.id]

    calendar = ordered(date(2026, 5, 5))
    now = ward.at(date(2026, 5, 9), 6)
    assert await follow_parts(session, by=ward.CLOCK, now=now, calendar=calendar) == []
    assert {part.due_on, south.due_on} == {date(2026, 5, 6)}


async def test_it_comes_before_its_report_wherever_that_went_and_never_into_the_past(
    session, half_year
):
    [part] = await asked(session, half_year, NORTH)
    half_year.due_on = date(2026, 5, 4)
    [moved] = await follow_parts(session, by=ward.CLOCK, now=TOLD)
    assert (moved.id, moved.due_on) == (part.id, date(2026, 5, 4))
    [line] = [each for each in session.info["said"] if each["action"] == "follow_parts"]
    assert json.loads(line["said"])["why"] == "Hạn của báo cáo thay đổi."

    half_year.due_on = date(2026, 4, 28)
    later = ward.at(date(2026, 4, 29), 6)
    assert await follow_parts(session, by=ward.CLOCK, now=later) == []
    assert part.due_on == date(2026, 5, 4)


async def test_another_number_of_days_is_not_called_another_calendar(session, half_year):
    [part] = await asked(session, half_year, NORTH)
    part.due_on, part.counted = date(2026, 4, 29), part.counted[:2]
    [moved] = await follow_parts(session, by=ward.CLOCK, now=TOLD)

    assert (moved.id, moved.due_on) == (part.id, date(2026, 5, 6))
    [line] = [each for each in session.info["said"] if each["action"] == "follow_parts"]
    assert json.loads(line["said"])["why"] == "Số ngày dành cho phần báo cáo thay đổi."
