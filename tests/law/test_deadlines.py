"""Deadlines that remember how they were computed, explain themselves, and follow the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.law.calendar import Calendar, DayKind, Override, national_calendar
from libs.law.clocks import Counting, Extension, Suspension
from libs.law.deadlines import IN_DAYS, IN_MONTHS, IN_TIME, compute_deadline, explain, why_moved
from libs.law.measures import Measure
from libs.law.refusals import (
    CannotPause,
    ExtensionNotAllowed,
    ExtensionTooLong,
    NotAPeriod,
    TooManyExtensions,
    WrongCalendar,
)
from libs.law.rules import rule, rules_on

CALENDAR = national_calendar()
NOW = date(2026, 11, 23)
PERIODS = [
    each
    for each in rules_on(NOW)
    if each.measure in IN_TIME and (each.unit in IN_DAYS or each.unit in IN_MONTHS)
]
days = st.dates(date(2026, 7, 1), date(2027, 12, 31))


def _due(rule_id: str, start_on: date, **more):
    return compute_deadline(rule(rule_id, start_on), start_on, CALENDAR, **more)


@pytest.mark.parametrize(
    ("rule_id", "start_on", "due_on"),
    [
        # The same complaint one day apart falls under two laws.
        ("complaint.accept", date(2026, 6, 30), date(2026, 7, 10)),
        ("complaint.accept", date(2026, 7, 1), date(2026, 7, 10)),
        ("complaint.accept", date(2026, 2, 6), date(2026, 2, 23)),
        ("reception.calendar_posted", date(2026, 1, 15), date(2026, 1, 9)),
        # A Saturday: what is done on it is done two days before the meeting.
        ("participation.meeting_notice", date(2026, 6, 15), date(2026, 6, 13)),
        ("disclosure.publish", date(2026, 4, 24), date(2026, 5, 6)),
        ("disclosure.posting", date(2026, 1, 17), date(2026, 2, 16)),
        ("report.half_year", date(2026, 1, 1), date(2026, 5, 22)),
        ("report.half_year", date(2026, 5, 25), date(2027, 5, 24)),
        ("report.year", date(2026, 1, 1), date(2026, 11, 9)),
        ("convention.province_report", date(2026, 1, 1), date(2026, 11, 27)),
        ("agency.conference", date(2025, 12, 31), date(2026, 3, 31)),
        ("participation.consent_validity", date(2026, 1, 31), date(2026, 4, 30)),
        ("village_head.term", date(2026, 6, 1), date(2031, 6, 1)),
        ("complaint.settle", date(2026, 1, 17), date(2026, 2, 23)),
    ],
)
def test_a_rule_and_a_day_give_a_due_date(rule_id, start_on, due_on):
    assert due_on == _due(rule_id, start_on).due_on


def test_rolling_to_a_working_day_is_a_switch():
    assert date(2026, 2, 16) == _due("complaint.settle", date(2026, 1, 17), roll=False).due_on


@given(st.sampled_from(PERIODS), days)
def test_every_kind_of_deadline_explains_itself_and_sums_up(asked, start_on):
    deadline = compute_deadline(asked, start_on, CALENDAR)
    told = explain(deadline, CALENDAR)
    counted = [day for day in told if day.counting is Counting.COUNTED]

    assert deadline.due_on == told[-1].on
    assert asked.value * IN_MONTHS.get(asked.unit, 1) == len(counted)
    assert list(range(1, len(counted) + 1)) == [day.number for day in counted]
    assert Counting.START is told[0].counting
    for day in told:
        assert day.why
        if day.counting is Counting.DAY_OFF:
            assert day.why == CALENDAR.day(day.on).why
    if asked.unit in IN_DAYS and asked.measure is Measure.WITHIN:
        assert CALENDAR.is_working(deadline.due_on)


def test_the_day_before_and_the_day_after_an_event_are_told_apart():
    notice = _due("reception.calendar_posted", date(2026, 1, 15))
    told = explain(notice, CALENDAR)

    assert told[0].on > told[-1].on
    assert [day.number for day in told if day.number] == [1, 2, 3, 4, 5]
    # Saturday 10/01/2026 was worked for Friday 02/01/2026.
    assert date(2026, 1, 10) in [day.on for day in told if day.number]


def test_a_denunciation_may_be_extended_once_or_twice_by_the_gravity_of_the_case():
    start = date(2026, 7, 1)
    once = Extension("Quyết định 15/QĐ-UBND", 30, "phức tạp")
    graver = Extension("Quyết định 21/QĐ-UBND", 30, "đặc biệt phức tạp")

    assert date(2026, 7, 31) == _due("denunciation.settle", start).due_on
    extended = _due("denunciation.settle", start, extensions=(once, graver))
    assert date(2026, 9, 29) == extended.due_on
    documents = [day.document for day in explain(extended, CALENDAR) if day.number]
    assert [documents.count(d) for d in (None, once.document, graver.document)] == [30, 30, 30]
    with pytest.raises(TooManyExtensions, match="tối đa 1 lần"):
        _due("denunciation.settle", start, extensions=(once, once))
    with pytest.raises(TooManyExtensions, match="tối đa 2 lần"):
        _due("denunciation.settle", start, extensions=(once, graver, graver))


@pytest.mark.parametrize(
    ("rule_id", "extension", "refusal"),
    [
        ("denunciation.settle", Extension("QĐ 1", 31, "phức tạp"), ExtensionTooLong),
        ("denunciation.settle", Extension("QĐ 1", 0, "phức tạp"), ExtensionTooLong),
        ("denunciation.settle", Extension("QĐ 1", 30, "bận"), ExtensionNotAllowed),
        ("complaint.settle", Extension("QĐ 1", 15, "phức tạp"), ExtensionNotAllowed),
        ("reception.calendar_posted", Extension("QĐ 1", 1, "phức tạp"), CannotPause),
        ("agency.conference", Extension("QĐ 1", 1, "phức tạp"), CannotPause),
    ],
)
def test_no_extension_beyond_what_the_law_allows(rule_id, extension, refusal):
    with pytest.raises(refusal):
        _due(rule_id, date(2026, 7, 1), extensions=(extension,))


def test_a_suspension_stops_the_clock_and_the_decision_to_continue_starts_it_again():
    start = date(2026, 7, 1)
    stop = Suspension(date(2026, 7, 11), None, "Quyết định 16/QĐ-UBND")
    suspended = _due("denunciation.settle", start, suspensions=(stop,))
    assert suspended.due_on is None

    resumed = Suspension(date(2026, 7, 11), date(2026, 8, 10), stop.document)
    deadline = _due("denunciation.settle", start, suspensions=(resumed,))

    # Nine days were used before, twenty-one remain from 10/08 on: 30/08 to 02/09 are off.
    assert date(2026, 9, 3) == deadline.due_on
    standing = [d for d in explain(deadline, CALENDAR) if d.counting is Counting.SUSPENDED]
    assert {"Quyết định 16/QĐ-UBND"} == {day.document for day in standing}
    assert timedelta(days=30) == standing[-1].on - standing[0].on + timedelta(days=1)


@pytest.mark.parametrize("rule_id", ["reception.minimum", "reception.online_open"])
def test_what_is_not_a_period_has_no_due_date(rule_id):
    with pytest.raises(NotAPeriod):
        _due(rule_id, NOW)


def test_a_deadline_is_explained_only_by_the_calendar_that_made_it():
    known = CALENDAR.known_on(date(2025, 12, 20))
    start = date(2025, 12, 30)
    deadline = compute_deadline(rule("disclosure.publish", start), start, known)

    with pytest.raises(WrongCalendar):
        explain(deadline, CALENDAR)


def _kept(rule_id: str, start_on: date, calendar: Calendar) -> list[dict[str, str]]:
    """A count as services keep it."""
    deadline = compute_deadline(rule(rule_id, start_on), start_on, calendar)
    return [{"on": f"{day.on}", "why": day.why} for day in explain(deadline, calendar)]


def test_what_moved_a_deadline_is_said_by_the_days_that_count_otherwise():
    start = date(2025, 12, 30)
    known = CALENDAR.known_on(date(2025, 12, 20))
    before = _kept("disclosure.publish", start, known)

    after = _kept("disclosure.publish", start, CALENDAR)

    assert (before[-1]["on"], after[-1]["on"]) == ("2026-01-07", "2026-01-08")
    said = why_moved(before, after)
    assert said.startswith("Lịch làm việc thay đổi: 02/01/2026, ")
    assert "25/12/2025" in said
    assert "01/01/2026" not in said  # a holiday in both
    assert why_moved(after, after) == "Lịch làm việc thay đổi."


@given(start_on=days)
def test_no_calendar_moves_a_period_in_months(start_on: date):
    every_day_off = [
        Override(
            on=start_on + timedelta(days=n),
            kind=DayKind.OFF,
            name="Nghỉ",
            basis="Công văn",
            ordered_on=start_on,
        )
        for n in range(190)
    ]
    other = CALENDAR.with_overrides(every_day_off)
    for rule_id in ("front.heard", "agency.conference", "agency.conference_check"):
        law = rule(rule_id, start_on)
        assert (
            compute_deadline(law, start_on, other).due_on
            == compute_deadline(law, start_on, CALENDAR).due_on
        )


def test_a_deadline_carries_its_article():
    assert _due("disclosure.publish", NOW).basis == "Điều 12 khoản 3 Luật 10/2022/QH15"
