"""By the clock: what is overdue is told to the head of the unit, then to the chair, once each."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.urgings import TaskEscalated
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.planning.days import calendar_known_on
from services.planning.escalation.rules import Level, levels_reached
from services.planning.escalation.tables import Escalation
from services.planning.importing.proposals.findings import DutyKind
from services.planning.rules import OUTSIDE_COMMITTEE, TaskState
from services.planning.tables import Task, Unit
from services.planning.urging.letters import pace_of
from services.planning.urging.tables import LateDisclosure, Urging


async def escalate_overdue(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: overdue tasks go up when their days are over.

    Bodies beside the people's committee have no superior in it: theirs stay with the office.
    """
    today, calendar = now.date(), calendar_known_on(now.date())
    pace = await pace_of(session, by.ward_id, today)
    query = (
        select(Task)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(
            Task.ward_id == by.ward_id,
            Task.state == TaskState.OPEN,
            Task.due_on < today,
            or_(Unit.kind.is_(None), Unit.kind.not_in(OUTSIDE_COMMITTEE)),
        )
    )
    told = select(Escalation.task_id, Escalation.level, Escalation.due_on).where(
        Escalation.ward_id == by.ward_id
    )
    known = {tuple(row) for row in await session.execute(told)}
    for task in (await session.execute(query.order_by(Task.due_on, Task.id))).scalars():
        assert task.due_on is not None, "the query asks for a passed day"
        for level in levels_reached(task.due_on, today, pace, calendar):
            if (task.id, level, task.due_on) not in known:
                _tell(session, task, level, by, now)


async def escalate_late_disclosures(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: what was urged for and is not shown by the letter's day goes to the chair."""
    query = (
        select(LateDisclosure, Task)
        .join(Urging, Urging.id == LateDisclosure.urging_id)
        .outerjoin(Task, Task.id == LateDisclosure.task_id)
        .where(
            LateDisclosure.ward_id == by.ward_id,
            LateDisclosure.shown_on.is_(None),
            LateDisclosure.escalated_on.is_(None),
            Urging.answer_by < now.date(),
        )
        .order_by(LateDisclosure.due_on, LateDisclosure.id)
    )
    for late, task in await session.execute(query):
        late.escalated_on = now.date()
        said = {"level": Level.CHAIR, "item": late.item, "due_on": late.due_on}
        about = late.task_id or late.obligation_id
        record(session, by, "escalate_late_disclosure", about, now, **said)
        escalated = TaskEscalated(
            occurred_at=now,
            task_id=late.task_id,
            kind=task.kind if task else DutyKind.DISCLOSURE,
            title=late.title,
            lead_unit_id=late.unit_id,
            level=Level.CHAIR,
            cause="late_disclosure",
            due_on=late.due_on,
            obligation_id=late.obligation_id,
        )
        emit(session, escalated)


def _tell(session: AsyncSession, task: Task, level: Level, by: Actor, now: datetime) -> None:
    assert task.due_on is not None, "only what has a day is overdue"
    row = Escalation(task_id=task.id, level=level, due_on=task.due_on, told_on=now.date())
    session.add(row)
    record(session, by, "escalate_task", task.id, now, level=level, due_on=task.due_on)
    escalated = TaskEscalated(
        occurred_at=now,
        task_id=task.id,
        kind=task.kind,
        title=task.told_title,
        lead_unit_id=task.lead_unit_id,
        level=level,
        cause="overdue",
        due_on=task.due_on,
    )
    emit(session, escalated)
