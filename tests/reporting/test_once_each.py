"""What is told again is counted once: a committee, a calendar of days, a task handed over."""

from __future__ import annotations

from datetime import date

from libs.contracts.awards.decisions import (
    ModelRecognised,
    ModelVoted,
    ModelVoteVoided,
    ModelWithdrawn,
)
from libs.contracts.directory import CommitteeConsolidated
from libs.contracts.planning.reception import ReceptionDaysSet
from libs.contracts.planning.tasks import TaskAssigned
from libs.contracts.reception.sessions import SessionMissed
from libs.kernel.events import Event
from services.reporting.figures.counting import Count, Span
from services.reporting.figures.definitions import national_figures
from tests.reporting import ward
from tests.reporting.test_figures import as_facts, window

NAMED = {each.key: each for each in national_figures()}
JUNE = date(2026, 6, 30)


def counted(key: str, told: list[Event], until: date = JUNE, span: Span = Span.PERIOD) -> int:
    """A number of the half year, from what was told when it happened."""
    facts = as_facts([(event, 0) for event in told])
    return sum(n for _, n in Count(facts, window(until)).behind(NAMED[key], span))


def committee(number: str, on: date, members: int) -> Event:
    return CommitteeConsolidated(
        occurred_at=ward.at(on),
        committee_id=ward.an_id(number),
        decision_number=number,
        decided_on=on,
        member_count=members,
    )


def calendar(name: str, on: date, year: int, days: int) -> Event:
    return ReceptionDaysSet(
        occurred_at=ward.at(on),
        plan_id=ward.an_id(name),
        year=year,
        policy="next_working_day",
        held_on=tuple(date(year, 1, 1 + n) for n in range(days)),
    )


def test_the_committee_has_the_members_of_its_last_decision() -> None:
    told = [committee("12/QĐ", date(2026, 1, 5), 15), committee("70/QĐ", date(2026, 5, 4), 17)]

    assert counted("committee_members", told) == 17
    assert counted("committee_members", told, date(2026, 4, 1)) == 15
    assert counted("committees", told) == 2


def test_reception_days_are_those_of_the_year_as_they_were_set_last() -> None:
    told = [
        calendar("2025", date(2025, 1, 6), 2025, 25),
        calendar("2026", date(2025, 12, 20), 2026, 23),
        calendar("2026, second version", date(2026, 3, 2), 2026, 24),
        calendar("2027", date(2026, 12, 20), 2027, 26),
    ]

    assert counted("reception_days", told) == 24
    assert counted("reception_days", told, date(2026, 2, 1)) == 23
    assert counted("reception_days", told, date(2026, 12, 31)) == 24


def assigned(name: str, on: date, unit: str) -> Event:
    return TaskAssigned(
        occurred_at=ward.at(on),
        task_id=ward.an_id(f"task-{name}"),
        plan_id=None,
        kind="conclusion",
        title="Một nhiệm vụ",
        source_path="",
        lead_unit_id=ward.an_id(unit),
        due_on=date(2026, 12, 1),
    )


def test_a_task_that_another_unit_takes_over_is_no_new_task() -> None:
    told = [
        assigned("a", date(2025, 11, 3), "closed"),
        assigned("b", date(2026, 2, 2), "closed"),
        assigned("c", date(2026, 2, 2), "other"),
        assigned("a", date(2026, 5, 4), "successor"),
        assigned("b", date(2026, 5, 4), "successor"),
    ]

    assert counted("tasks_assigned", told) == 2
    assert counted("conclusion_tasks", told, span=Span.YEAR) == 2
    assert counted("tasks_open", told) == 3


def test_days_missed_of_the_period_are_those_that_were_held_or_missed_in_it() -> None:
    told: list[Event] = [
        SessionMissed(occurred_at=ward.at(on), session_id=ward.an_id(f"{on}"), held_on=on)
        for on in (date(2025, 7, 10), date(2025, 12, 10), date(2026, 2, 10))
    ]

    assert counted("sessions_missed", told) == 3  # not noted until today
    assert counted("sessions_missed_within", told) == 1


def recognised(name: str, on: date) -> Event:
    of = {"model_id": ward.an_id(name), "kind": "unit", "title": "model"}
    days = {"occurred_at": ward.at(on), "decided_on": on, "opinions": 0}
    return ModelRecognised(**of, **days, unit_id=ward.an_id("unit"))


def withdrawn(name: str, on: date) -> Event:
    of = {"model_id": ward.an_id(name), "kind": "unit"}
    return ModelWithdrawn(**of, occurred_at=ward.at(on), withdrawn_on=on)


def test_a_model_recognised_before_and_withdrawn_now_is_not_less_than_none() -> None:
    told = [
        recognised("a", date(2025, 12, 1)),
        recognised("b", date(2026, 2, 2)),
        recognised("c", date(2026, 2, 2)),
        withdrawn("a", date(2026, 3, 2)),
        withdrawn("b", date(2026, 4, 1)),
    ]

    assert counted("models_recognised", told[:1] + told[3:4]) == 0
    assert counted("models_recognised", told) == 1
    assert counted("models_recognised", told, date(2026, 3, 31)) == 2
    assert counted("models_withdrawn", told) == 2


def test_a_vote_that_was_voided_and_held_again_counts_once() -> None:
    of = {"model_id": ward.an_id("a"), "kind": "unit"}
    vote = {"title": "model", "members": 7, "in_favour": 7, "against": 0, "adopted": True}
    held = {"held_on": date(2026, 5, 4), **vote}
    told = [
        ModelVoted(**of, **held, occurred_at=ward.at(date(2026, 5, 4))),
        ModelVoteVoided(**of, voided_on=date(2026, 5, 6), occurred_at=ward.at(date(2026, 5, 6))),
        ModelVoted(**of, **held, occurred_at=ward.at(date(2026, 5, 6), 10)),
    ]

    assert counted("models_voted", told[:2]) == 0
    assert counted("models_voted", told) == 1
