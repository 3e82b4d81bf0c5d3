"""By when a duty of the plan is owed: each due day with its rule, its article and its count."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from libs.law.calendar import Calendar
from libs.law.deadlines import Deadline, compute_deadline, explain
from libs.law.measures import Confidence, Measure, Unit
from libs.law.reception import DayOffPolicy, hold
from libs.law.rules import Rule, rule
from services.planning.days import days_of_months
from services.planning.importing.proposals.findings import Cadence, DueKind, DueRule, DutyKind

ONE_DAY = timedelta(days=1)
NAMED_DAY = "named.by"
NO_DAY = "Kế hoạch không ghi ngày đến hạn; thực hiện trong năm."
_LAW_OF_REPORTS = {
    Cadence.QUARTERLY: "report.quarter",
    Cadence.HALF_YEARLY: "report.half_year",
    Cadence.YEARLY: "report.year",
}
_MONTHS_OF = {
    Cadence.MONTHLY: 1,
    Cadence.QUARTERLY: 3,
    Cadence.HALF_YEARLY: 6,
    Cadence.YEARLY: 12,
}
_PERIODS = {
    Cadence.MONTHLY: tuple(f"tháng {number}" for number in range(1, 13)),
    Cadence.QUARTERLY: ("quý I", "quý II", "quý III", "quý IV"),
    Cadence.HALF_YEARLY: ("6 tháng đầu năm", "6 tháng cuối năm"),
    Cadence.YEARLY: ("năm",),
}
# The report of six months is one a year: the second half is in the report of the year.
_ONCE_A_YEAR = (Cadence.HALF_YEARLY, Cadence.YEARLY)


class TaskKind(StrEnum):
    """What a task without a plan is about; those of a plan are of a DutyKind."""

    CONCLUSION = "conclusion"  # kết luận cuộc họp
    PROGRAMME = "programme"  # chương trình công tác, chương trình phối hợp
    FRONT_HEARING = "front_hearing"  # Ủy ban nhân dân nghe Mặt trận
    STAFF_CONFERENCE = "staff_conference"  # hội nghị cán bộ, công chức, viên chức
    COMMITMENT = "commitment"  # cam kết tại buổi đối thoại
    DECISION = "decision"  # quyết định của cộng đồng dân cư
    REMEDY = "remedy"  # khắc phục theo kiến nghị sau kiểm tra
    STAFF_CHECK = "staff_check"  # kiểm tra việc thực hiện nghị quyết hội nghị


@dataclass(frozen=True)
class Occurrence:
    """One time a duty is owed; without a due day when the plan sets none."""

    period: str = ""
    due_on: date | None = None
    clock: dict[str, Any] = field(default_factory=lambda: {"says": NO_DAY})


@dataclass(frozen=True)
class Duty:
    """What a due day depends on."""

    kind: str
    cadence: str | None
    due: DueRule | None
    path: str


def occurrences(
    duty: Duty,
    year: int,
    calendar: Calendar,
    policy: DayOffPolicy,
    chosen: Mapping[date, date] | None = None,
) -> Iterator[Occurrence]:
    """Every time in `year` a duty is owed; one without a day when it is owed all the time.

    `chosen` serves the policy MANUAL; raises ManualDayMissing or ManualDayIsOff.
    """
    due, cadence = duty.due, duty.cadence
    if due is not None and due.kind is not DueKind.DAYS_OF_MONTH:
        yield _by_the_plan(duty, due, year, calendar)
    elif duty.kind == DutyKind.RECEPTION:
        # The reception days are kept one by one; the duty itself lasts the whole year.
        yield Occurrence(clock={"says": "Theo lịch tiếp công dân của năm."})
    elif due is not None:
        for day in hold(days_of_months(year, due.days), calendar, policy, chosen):
            moved = f"; dời vì {day.moved_because}" if day.moved_because else ""
            clock = {
                "rule": f"plan.days_of_month.{policy}",
                "basis": f"Mục {duty.path} của kế hoạch",
                "says": f"ngày {day.nominal_on:%d/%m/%Y}{moved}",
                "start_on": day.nominal_on.isoformat(),
                "calendar_version": calendar.version,
            }
            yield Occurrence(f"ngày {day.nominal_on:%d/%m}", day.held_on, clock)
    elif duty.kind == DutyKind.REPORT and cadence in _LAW_OF_REPORTS:
        yield from _reports(Cadence(cadence), year, calendar)
    elif cadence in _MONTHS_OF:
        yield from _ends_of_periods(duty, Cadence(cadence), year, calendar)
    else:
        yield Occurrence()


def period_of(cadence: Cadence, ordinal: int) -> str:
    """What a task of the n-th time in a year calls its period: "quý II"."""
    return _PERIODS[cadence][ordinal - 1]


def by_named_day(named: date, basis: str, calendar: Calendar) -> Occurrence:
    """A day that people set in writing: up to it, on a working day."""
    wording = Rule(
        id=NAMED_DAY,
        title=f"Chậm nhất ngày {named:%d/%m/%Y}",
        basis=basis,
        **_ONE_WORKING_DAY_BEFORE,
    )
    return _occurrence("", compute_deadline(wording, named + ONE_DAY, calendar), calendar)


def by_law(
    rule_id: str, start_on: date, calendar: Calendar, within: int | None = None
) -> Occurrence:
    """When something is owed whose clock starts on a day; `within` is the ward's own number."""
    law = rule(rule_id, start_on)
    if within is None:
        return _occurrence("", compute_deadline(law, start_on, calendar), calendar)
    deadline = compute_deadline(law.with_value(within), start_on, calendar)
    own = _occurrence("", deadline, calendar)
    return replace(own, clock=own.clock | {"within": within})


def counted_again(clock: Mapping[str, Any], calendar: Calendar) -> Occurrence:
    """What no plan made, by another calendar: its clock says how it was counted."""
    start_on = date.fromisoformat(clock["start_on"])
    if clock["rule"] == NAMED_DAY:
        return by_named_day(start_on - ONE_DAY, clock["basis"], calendar)
    return by_law(clock["rule"], start_on, calendar, clock.get("within"))


def _by_the_plan(duty: Duty, due: DueRule, year: int, calendar: Calendar) -> Occurrence:
    """A day the plan names: strictly before it, or up to it, on a working day either way."""
    assert due.month is not None, "only days of the month have no month"
    named = date(year, due.month, min(due.days[0], monthrange(year, due.month)[1]))
    limit = named if due.kind is DueKind.BEFORE else named + ONE_DAY
    wording = Rule(
        id=f"plan.{due.kind}",
        title=f"{'Trước' if due.kind is DueKind.BEFORE else 'Chậm nhất'} ngày {named:%d/%m/%Y}",
        basis=f"Mục {duty.path} của kế hoạch",
        **_ONE_WORKING_DAY_BEFORE,
    )
    period = _PERIODS[due.cadence][0] if due.cadence in _ONCE_A_YEAR else ""
    return _occurrence(period, compute_deadline(wording, limit, calendar), calendar)


def _reports(cadence: Cadence, year: int, calendar: Calendar) -> Iterator[Occurrence]:
    """Reports the plan asks for without naming a day: by the rule the ward goes by."""
    if cadence is Cadence.QUARTERLY:
        for number, (_, last) in enumerate(periods(year, cadence)):
            deadline = compute_deadline(rule("report.quarter", last), last, calendar)
            yield _occurrence(_PERIODS[cadence][number], deadline, calendar)
        return
    first = date(year, 1, 1)
    deadline = compute_deadline(rule(_LAW_OF_REPORTS[cadence], first), first, calendar)
    yield _occurrence(_PERIODS[cadence][0], deadline, calendar)


def _ends_of_periods(
    duty: Duty, cadence: Cadence, year: int, calendar: Calendar
) -> Iterator[Occurrence]:
    """A duty that comes back is owed by the last working day of each of its periods."""
    wording = Rule(
        id="plan.end_of_period",
        title="Trong kỳ: chậm nhất ngày làm việc cuối cùng của kỳ",
        basis=f"Mục {duty.path} của kế hoạch",
        **_ONE_WORKING_DAY_BEFORE,
    )
    for number, (_, last) in enumerate(periods(year, cadence)):
        deadline = compute_deadline(wording, last + ONE_DAY, calendar)
        yield _occurrence(_PERIODS[cadence][number], deadline, calendar)


def periods(year: int, cadence: Cadence) -> list[tuple[date, date]]:
    """The months, quarters, halves or the whole of a year, by first and last day."""
    length = _MONTHS_OF[cadence]
    firsts = [date(year, month, 1) for month in range(1, 13, length)]
    return [
        (first, date(year, first.month + length - 1, monthrange(year, first.month + length - 1)[1]))
        for first in firsts
    ]


_ONE_WORKING_DAY_BEFORE: dict[str, Any] = {
    "valid_from": date(2023, 7, 1),
    "measure": Measure.BEFORE,
    "value": 1,
    "unit": Unit.WORKING_DAYS,
    "confidence": Confidence.PLAN,
    "starts": "ngày kế hoạch ghi",
    "extensions": (),
}


def _occurrence(period: str, deadline: Deadline, calendar: Calendar) -> Occurrence:
    clock = {
        "rule": deadline.rule.id,
        "basis": deadline.basis,
        "says": deadline.rule.title
        if deadline.rule.id.startswith("plan.") or deadline.rule.id == NAMED_DAY
        else f"{deadline.rule.title}: {deadline.rule.says}",
        "start_on": deadline.start_on.isoformat(),
        "calendar_version": deadline.calendar_version,
        "days": [
            {"on": day.on.isoformat(), "counting": day.counting, "why": day.why}
            for day in explain(deadline, calendar)
        ],
    }
    return Occurrence(period, deadline.due_on, clock)
