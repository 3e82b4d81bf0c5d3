"""When reports are owed and on what: strict last days, cut-offs, where a period stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from libs.law.calendar import Calendar
from libs.law.clocks import CountedDay
from libs.law.deadlines import Deadline, compute_deadline, explain
from libs.law.rules import rule
from libs.vietnamese import dmy
from services.reporting.rules import DueInPast, PeriodBackwards, PeriodKind, PeriodStatus

ONE_DAY = timedelta(days=1)
# A day of a stored explanation: on, number, why.
Counted = dict[str, str | int | None]
RULES = {
    PeriodKind.QUARTER: "report.quarter",
    PeriodKind.HALF_YEAR: "report.half_year",
    PeriodKind.YEAR: "report.year",
    PeriodKind.ON_DEMAND: "report.on_demand",
    PeriodKind.COUNCIL: "report.council",
}


CUTOFF_RULE = "report.cutoff"
# What everybody reads of a report on demand that is not issued: who asked and for what is inside.
ASKED_FOR = "Kết quả thực hiện dân chủ ở cơ sở theo yêu cầu số "
SOON_DAYS = 14  # how long before its due day a report is shown as near


@dataclass(frozen=True)
class Owed:
    """A period as computed: what it covers, when figures close, by when, and how that came."""

    kind: PeriodKind
    year: int
    ordinal: int
    title: str
    period_start: date
    period_end: date
    cutoff_on: date
    deadline: Deadline
    counted: tuple[CountedDay, ...]

    @property
    def due_on(self) -> date:
        """The last day that is in time."""
        assert self.deadline.due_on is not None
        return self.deadline.due_on


def periods_of(year: int, calendar: Calendar) -> list[Owed]:
    """The four quarters, the half year and the year that a plan year owes reports on.

    "Trước ngày 25/5" and "trước ngày 10/11" (mục III.3 of the plan) are strict: a report of
    24/5/2026, a Sunday, has to leave on 22/5.
    """
    quarters = [_quarter(year, number, calendar) for number in range(1, 5)]
    first, last = date(year, 1, 1), date(year, 12, 31)
    half = _owed(PeriodKind.HALF_YEAR, 1, (first, date(year, 6, 30)), calendar)
    return [*quarters, half, _owed(PeriodKind.YEAR, 1, (first, last), calendar)]


def owed_again(kind: PeriodKind, year: int, ordinal: int, calendar: Calendar) -> Owed:
    """A period that is owed already, by another calendar."""
    every = periods_of(year, calendar)
    return next(each for each in every if (each.kind, each.ordinal) == (kind, ordinal))


def owed_to_council(session_on: date, ordinal: int, calendar: Calendar) -> Owed:
    """What is laid before a session of the People's Council, on the days since the year began.

    Luật 10/2022/QH15, article 14.3: at the nearest regular session, so before that day begins.
    """
    deadline = compute_deadline(rule(RULES[PeriodKind.COUNCIL], session_on), session_on, calendar)
    assert deadline.due_on is not None
    cutoff_on = cutoff_of(deadline.due_on, deadline.due_on, calendar)
    start = council_start(cutoff_on, None)
    of_session = f"trình kỳ họp Hội đồng nhân dân ngày {dmy(session_on)}"
    title = f"Kết quả thực hiện dân chủ ở cơ sở {of_session}"
    days = tuple(explain(deadline, calendar))
    kind, year = PeriodKind.COUNCIL, session_on.year
    return Owed(kind, year, ordinal, title, start, cutoff_on, cutoff_on, deadline, days)


def council_start(cutoff_on: date, told_until: date | None) -> date:
    """Where the days of a report to the council begin: after what it was told of that year."""
    of_year = date(cutoff_on.year, 1, 1)
    return min(max(of_year, told_until + ONE_DAY), cutoff_on) if told_until else of_year


def _quarter(year: int, number: int, calendar: Calendar) -> Owed:
    start = date(year, 3 * number - 2, 1)
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return _owed(PeriodKind.QUARTER, number, (start, after - ONE_DAY), calendar)


def _owed(kind: PeriodKind, ordinal: int, covers: tuple[date, date], calendar: Calendar) -> Owed:
    start, end = covers
    clock_starts = end if kind is PeriodKind.QUARTER else start
    deadline = compute_deadline(rule(RULES[kind], clock_starts), clock_starts, calendar)
    assert deadline.due_on is not None
    return Owed(
        kind,
        start.year,
        ordinal,
        title_of(kind, start.year, ordinal),
        start,
        end,
        cutoff_of(end, deadline.due_on, calendar),
        deadline,
        tuple(explain(deadline, calendar)),
    )


def cutoff_of(period_end: date, due_on: date, calendar: Calendar) -> date:
    """The day figures close: some working days before the due day.

    A report that is due after its period ended waits for the end: it can hold the whole period.
    """
    closing = compute_deadline(rule(CUTOFF_RULE, due_on), due_on, calendar).due_on
    assert closing is not None
    return max(closing, period_end) if due_on > period_end else closing


def told_title(kind: str, title: str) -> str:
    """The title as events say it: of a report on demand a person wrote it, so it says nothing."""
    return "" if kind == PeriodKind.ON_DEMAND else title


def title_of(kind: PeriodKind, year: int, ordinal: int) -> str:
    """What the report is on, as its subject line says it."""
    if kind == PeriodKind.ON_DEMAND:
        return f"{ASKED_FOR}{ordinal}"
    spans = {
        PeriodKind.QUARTER: f"quý {_roman(ordinal)} năm {year}",
        PeriodKind.HALF_YEAR: f"6 tháng đầu năm {year}",
        PeriodKind.YEAR: f"năm {year}",
    }
    return f"Kết quả thực hiện dân chủ ở cơ sở {spans[kind]}"


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV")[number - 1]


@dataclass(frozen=True)
class Due:
    """A due day with how it was computed, as it is stored."""

    due_on: date
    rule: str
    basis: str
    calendar_version: str
    counted: list[Counted]


def due_without_order(asked_on: date, calendar: Calendar) -> Due:
    """By when a report is owed that was asked for without naming a day."""
    law = rule(RULES[PeriodKind.ON_DEMAND], asked_on)
    deadline = compute_deadline(law, asked_on, calendar)
    assert deadline.due_on is not None
    days = counted_lines(tuple(explain(deadline, calendar)))
    return Due(deadline.due_on, law.id, deadline.basis, calendar.version, days)


def check_on_demand(start: date, cutoff_on: date, due_on: date, today: date) -> None:
    """Refuse days of an ad hoc report that do not follow each other, or are over."""
    if due_on < today:
        raise DueInPast
    if not start <= cutoff_on <= due_on:
        raise PeriodBackwards


def status_of(due_on: date, submitted_on: date | None, today: date) -> PeriodStatus:
    """How a period stands: the first submission counts, a later revision changes nothing."""
    if submitted_on is not None:
        return PeriodStatus.SUBMITTED if submitted_on <= due_on else PeriodStatus.SUBMITTED_LATE
    if today > due_on:
        return PeriodStatus.OVERDUE
    soon = today >= due_on - timedelta(days=SOON_DAYS)
    return PeriodStatus.DUE_SOON if soon else PeriodStatus.NOT_DUE


def counted_lines(days: tuple[CountedDay, ...]) -> list[Counted]:
    """The explanation of a due date, as it is stored."""
    return [{"on": day.on.isoformat(), "number": day.number, "why": day.why} for day in days]
