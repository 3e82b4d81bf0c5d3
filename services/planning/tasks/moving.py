"""Keeps due days true to the calendar: a swap of working days ordered late moves open ones."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.tasks import TaskMoved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import Calendar
from libs.law.deadlines import why_moved
from services.planning.days import calendar_known_on
from services.planning.reception_days.actions import Policy, move_days, policy_kept
from services.planning.review.rules import read_due
from services.planning.rules import BINDING_STATES, TaskState
from services.planning.tables import Plan, Proposal, Task
from services.planning.tasks.rules import Duty, Occurrence, counted_again, occurrences


async def follow_calendar(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: open due days computed by an older calendar are computed anew.

    Old day, new day and reason stay in the task's history; finished tasks keep their day.
    """
    await _follow_without_plan(session, by, now)
    calendar = calendar_known_on(now.date())
    plans = select(Plan).where(Plan.ward_id == by.ward_id, Plan.state.in_(BINDING_STATES))
    for plan in (await session.execute(plans.order_by(Plan.year).with_for_update())).scalars():
        policy = await policy_kept(session, plan, calendar)
        await move_days(session, plan, policy, now=now)
        query = select(Task, Proposal).where(
            Task.ward_id == by.ward_id,
            Task.plan_id == plan.id,
            Task.state == TaskState.OPEN,
            Task.due_on.is_not(None),
            Task.clock["calendar_version"].astext != calendar.version,
            Proposal.id == Task.proposal_id,
        )
        for task, proposal in await session.execute(query):
            said = proposal.value | proposal.changed
            duty = Duty(task.kind, task.cadence, read_due(said["due"]), task.source_path)
            _move(session, task, _again(duty, task, plan, calendar, policy), by, now)


async def _follow_without_plan(session: AsyncSession, by: Actor, now: datetime) -> None:
    """What no plan made keeps in its clock how it is counted."""
    calendar = calendar_known_on(now.date())
    query = select(Task).where(
        Task.ward_id == by.ward_id,
        Task.plan_id.is_(None),
        Task.state == TaskState.OPEN,
        Task.due_on.is_not(None),
        Task.clock["calendar_version"].astext != calendar.version,
    )
    for task in (await session.execute(query.order_by(Task.id).with_for_update())).scalars():
        _move(session, task, counted_again(task.clock, calendar), by, now)


def _again(
    duty: Duty, task: Task, plan: Plan, calendar: Calendar, policy: Policy
) -> Occurrence | None:
    """The same time of the same duty, by another calendar."""
    found = occurrences(duty, plan.year, calendar, policy.policy, policy.chosen)
    return next((one for one in found if one.period == task.period), None)


def _move(
    session: AsyncSession, task: Task, again: Occurrence | None, by: Actor, now: datetime
) -> None:
    if again is None or again.due_on is None or task.due_on is None:
        return
    if task.due_on == again.due_on:
        task.clock = again.clock
        return
    move_day(session, task, again, what_moved(task.clock, again.clock), by=by, now=now)


def move_day(
    session: AsyncSession,
    task: Task,
    again: Occurrence,
    why: Mapping[str, str],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Give an open task the day it is due now, and tell it; one due ahead is overdue no more."""
    was_due_on, due_on = task.due_on, again.due_on
    assert was_due_on is not None, "what has no day is not moved"
    assert due_on is not None, "it moves to a day"
    task.due_on, task.clock = due_on, again.clock
    if due_on >= now.date():
        task.overdue_on = None
    record(session, by, "move_task", task.id, now, was_due_on=was_due_on, due_on=due_on, **why)
    emit(
        session,
        TaskMoved(
            occurred_at=now,
            task_id=task.id,
            kind=task.kind,
            lead_unit_id=task.lead_unit_id,
            was_due_on=was_due_on,
            due_on=due_on,
        ),
    )


def what_moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    """What the history keeps of a move: by which calendar, and which days count otherwise."""
    why = why_moved(before.get("days", ()), after.get("days", ()))
    return {"calendar_version": after["calendar_version"], "why": why}
