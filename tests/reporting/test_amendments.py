"""A plan amended: its reports are not owed twice, and what is withdrawn is open no more."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from libs.contracts.planning.amendments import PlanAmended, TaskAmended, TaskWithdrawn
from libs.contracts.planning.tasks import TaskAssigned, TaskOverdue
from libs.kernel.events import Event
from services.reporting.facts.mapping import facts_of
from services.reporting.figures.counting import Window
from services.reporting.figures.definitions import national_figures
from services.reporting.figures.snapshot import take_snapshot
from services.reporting.tables import Period
from tests.reporting import ward

MARCH = date(2026, 3, 2)


def plan_amended(on: date = MARCH) -> Event:
    told = ward.plan_approved(on, version=2).model_dump()
    return PlanAmended(
        **told | {"plan_id": ward.an_id("second"), "amends_plan_id": told["plan_id"]}
    )


def assigned(name: str, on: date) -> Event:
    return TaskAssigned(
        occurred_at=ward.at(on),
        task_id=ward.an_id(name),
        plan_id=ward.an_id("plan2026"),
        kind="outreach",
        title="Tuyên truyền",
        source_path="II.1",
        lead_unit_id=None,
        due_on=on,
    )


def overdue(name: str, on: date) -> Event:
    return TaskOverdue(
        occurred_at=ward.at(on),
        task_id=ward.an_id(name),
        kind="outreach",
        title="Tuyên truyền",
        lead_unit_id=None,
        due_on=on,
    )


def amended(name: str, on: date, *, still_overdue: bool) -> Event:
    return TaskAmended(
        occurred_at=ward.at(on),
        task_id=ward.an_id(name),
        kind="outreach",
        title="Tuyên truyền",
        lead_unit_id=None,
        was_lead_unit_id=None,
        due_on=on,
        was_due_on=on,
        document_number="45/KH-UBND",
        document_on=on,
        was_overdue=True,
        overdue=still_overdue,
    )


def withdrawn(name: str, on: date) -> Event:
    return TaskWithdrawn(
        occurred_at=ward.at(on),
        task_id=ward.an_id(name),
        kind="outreach",
        lead_unit_id=None,
        document_number="45/KH-UBND",
        document_on=on,
    )


def counted(*events: Event) -> dict[str, int]:
    """Every figure of the first half of 2026 after these events."""
    stream = ward.Stream()
    for event in events:
        stream.tell(event)
    facts = [fact for event, heard in stream.heard for fact in facts_of(event, heard)]
    until = date(2026, 6, 30)
    window = Window(date(2026, 1, 1), until, date(2026, 1, 1), ward.at(until, 23))
    return take_snapshot(facts, window, national_figures())["values"]


async def test_an_amended_plan_owes_no_report_twice(session):
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    await ward.hear_all(session, stream)
    await session.flush()
    owed = await session.scalar(select(func.count(Period.id)))

    event, heard = stream.tell(plan_amended())
    await ward.hear(session, event, heard)
    await session.flush()

    assert owed == await session.scalar(select(func.count(Period.id))) > 0


def test_what_was_withdrawn_is_neither_open_nor_overdue():
    values = counted(
        assigned("a", date(2026, 1, 20)),
        assigned("b", date(2026, 1, 20)),
        overdue("a", date(2026, 2, 2)),
        overdue("b", date(2026, 2, 2)),
        withdrawn("a", MARCH),
    )

    assert values["period.tasks_assigned"] == 2
    assert values["period.tasks_withdrawn"] == 1
    assert values["period.tasks_open"] == 1
    assert values["period.tasks_overdue"] == 1


def test_under_a_later_day_a_task_is_overdue_no_more_until_that_day_too_has_passed():
    late = [assigned("a", date(2026, 1, 20)), overdue("a", date(2026, 2, 2))]
    moved = [*late, amended("a", MARCH, still_overdue=False)]

    assert counted(*late)["period.tasks_overdue"] == 1
    assert counted(*moved).get("period.tasks_overdue", 0) == 0
    assert counted(*late, amended("a", MARCH, still_overdue=True))["period.tasks_overdue"] == 1
    assert counted(*moved, overdue("a", date(2026, 4, 1)))["period.tasks_overdue"] == 1
