"""From a rule and a day to a due date that remembers how it was computed and can explain itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from libs.law.calendar import Calendar
from libs.law.clocks import (
    ONE_DAY,
    START,
    Count,
    CountedDay,
    Counting,
    Extension,
    Suspension,
    add_months,
    count_days,
)
from libs.law.measures import Measure, Unit
from libs.law.refusals import (
    CannotPause,
    ExtensionNotAllowed,
    ExtensionTooLong,
    NotAPeriod,
    TooManyExtensions,
    WrongCalendar,
)
from libs.law.rules import Rule

IN_DAYS = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
IN_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
IN_TIME = (Measure.WITHIN, Measure.AT_LEAST, Measure.BEFORE)


@dataclass(frozen=True)
class Deadline:
    """A computed due date. It is never edited: what changes it makes a new one.

    `due_on` is None while a suspension has no end. `start_on` is the day of the event that
    starts the clock, or for a rule that asks for something *before* an event, that event's day.
    """

    rule: Rule
    start_on: date
    due_on: date | None
    calendar_version: str
    roll: bool = True
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def basis(self) -> str:
        """The article of law, in Vietnamese."""
        return self.rule.basis


def compute_deadline(
    rule: Rule,
    start_on: date,
    calendar: Calendar,
    *,
    suspensions: tuple[Suspension, ...] = (),
    extensions: tuple[Extension, ...] = (),
    roll: bool = True,
) -> Deadline:
    """The due date of a rule whose clock starts on a day.

    `roll` moves a period in calendar days that ends on a day off to the next working day: Civil
    Code article 148.5, applied by analogy, so a ward may switch it off. Minimum durations
    ("ít nhất 30 ngày") and days before an event are never rolled: moved before a weekend, what was
    done in time would be too late. Raises NotAPeriod, CannotPause, and the refusals of
    extensions the rule does not allow.
    """
    if rule.unit not in (*IN_DAYS, *IN_MONTHS) or rule.measure not in IN_TIME:
        raise NotAPeriod(rule_id=rule.id)
    if (suspensions or extensions) and (rule.measure is Measure.BEFORE or rule.unit in IN_MONTHS):
        raise CannotPause(rule_id=rule.id)
    _check_extensions(rule, extensions)
    asked = Deadline(rule, start_on, None, calendar.version, roll, suspensions, extensions)
    return replace(asked, due_on=_last_day(asked, calendar))


def last_day_before(rule: Rule, event_on: date, calendar: Calendar) -> date:
    """The last day for what a rule asks before an event; that very day, also a day off."""
    last = compute_deadline(rule, event_on, calendar).due_on
    assert last is not None  # nothing suspends it
    return last


def explain(deadline: Deadline, calendar: Calendar) -> list[CountedDay]:
    """Every day of the count, in order of counting; the last one is the due date.

    For a rule that counts back from an event the days go backward. For a period in months each
    completed month is one line. Raises WrongCalendar when the deadline was computed by another.
    """
    if calendar.version != deadline.calendar_version:
        raise WrongCalendar(expected=deadline.calendar_version, given=calendar.version)
    return _days(deadline, calendar)


def why_moved(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> str:
    """Which days count otherwise than when a deadline was counted before, in Vietnamese.

    Both counts as they are kept: of each day at least `on` (2026-03-06) and `why`.
    """
    known = {day["on"]: day["why"] for day in before}
    other = [
        f"{date.fromisoformat(day['on']):%d/%m/%Y}, {day['why']}"
        for day in after
        if known.get(day["on"], day["why"]) != day["why"]
    ]
    return f"Lịch làm việc thay đổi{': ' if other else ''}{'; '.join(other)}."


def _last_day(deadline: Deadline, calendar: Calendar) -> date | None:
    last = _days(deadline, calendar)[-1]
    return None if last.counting is Counting.SUSPENDED else last.on


def _days(deadline: Deadline, calendar: Calendar) -> list[CountedDay]:
    rule = deadline.rule
    if rule.unit in IN_MONTHS:
        return _months(deadline)
    backward = rule.measure is Measure.BEFORE
    count = Count(
        start_on=_limit(rule, deadline.start_on),
        days=rule.value,
        working_days_only=rule.unit is Unit.WORKING_DAYS,
        calendar=calendar,
        roll=deadline.roll and rule.measure is Measure.WITHIN,
        suspensions=deadline.suspensions,
        extensions=deadline.extensions,
        step=-ONE_DAY if backward else ONE_DAY,
    )
    return list(count_days(count))


def _months(deadline: Deadline) -> list[CountedDay]:
    """Months and years end on the same day of the month; never rolled, so never too late."""
    rule, start = deadline.rule, deadline.start_on
    forward = -1 if rule.measure is Measure.BEFORE else 1
    days = [CountedDay(start, Counting.START, None, START)]
    for number in range(1, rule.value * IN_MONTHS[rule.unit] + 1):
        on = add_months(start, forward * number)
        days.append(CountedDay(on, Counting.COUNTED, number, f"Tròn {number} tháng"))
    return days


def _limit(rule: Rule, on: date) -> date:
    """The day counting starts from: the event, or the next 25/5 for "trước ngày 25/5"."""
    if rule.month_day is None:
        return on
    limit = date(on.year, *rule.month_day)
    return limit if limit > on else date(on.year + 1, *rule.month_day)


def _check_extensions(rule: Rule, extensions: tuple[Extension, ...]) -> None:
    terms = {term.grade: term for term in rule.extensions}
    for extension in extensions:
        term = terms.get(extension.grade)
        if term is None:
            raise ExtensionNotAllowed(title=rule.title)
        if not 0 < extension.days <= term.days:
            raise ExtensionTooLong(title=rule.title, days_max=term.days, basis=term.basis)
    # A case may turn out graver after its first extension: the gravest grade sets the limit.
    allowed = [terms[extension.grade] for extension in extensions]
    gravest = max(allowed, key=lambda term: term.times, default=None)
    if gravest and len(extensions) > gravest.times:
        raise TooManyExtensions(title=rule.title, times_max=gravest.times, basis=gravest.basis)
