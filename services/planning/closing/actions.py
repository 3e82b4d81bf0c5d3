"""A unit ends: its successor has what it owed; what it owed as a place of work nobody owes."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import the_clock
from services.planning.conferences.rules import ConferenceState
from services.planning.conferences.tables import Conference
from services.planning.outreach.succeeding import drop_plans, hand_over_plans
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task
from services.planning.tasks.assigning import assigned
from services.planning.tasks.withdrawing import withdraw
from services.planning.urging.actions import hand_over

NO_LONGER = "Đơn vị đã kết thúc hoạt động."


async def close_work(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """Hand what the unit still owed to its successor; finished work stays under its own name."""
    by = the_clock(heard.ward_id)
    await _end_duties(session, event, by, heard)
    if event.successor_id is None:
        await drop_plans(session, event.unit_id, NO_LONGER, by=by, now=heard.now)
        return
    await _hand_over_tasks(session, event.unit_id, event.successor_id, by, heard)
    await hand_over(session, heard.ward_id, event.unit_id, event.successor_id)
    await hand_over_plans(session, heard.ward_id, event.unit_id, event.successor_id)


async def _end_duties(session: AsyncSession, event: UnitClosed, by: Actor, heard: Heard) -> None:
    """Its own conference and checks: whoever succeeds it is a place of work with its own."""
    duties = select(Task).where(
        Task.ward_id == heard.ward_id,
        Task.origin == TaskOrigin.LAW,
        Task.origin_id == event.unit_id,
        Task.state == TaskState.OPEN,
    )
    for task in (await session.execute(duties.order_by(Task.id).with_for_update())).scalars():
        withdraw(session, task, NO_LONGER, number="", on=event.closed_on, now=heard.now)
        record(session, by, "end_duty", task.id, heard.now, ended_on=event.closed_on)
    owed = select(Conference).where(
        Conference.ward_id == heard.ward_id,
        Conference.unit_id == event.unit_id,
        Conference.state.in_((ConferenceState.OWED, ConferenceState.PLANNED)),
    )
    for conference in (await session.execute(owed.with_for_update())).scalars():
        conference.state = ConferenceState.WAIVED
        record(session, by, "waive_conference", conference.id, heard.now)
    # What is owed is asked for anew below: none of these may be among it.
    await session.flush()


async def _hand_over_tasks(
    session: AsyncSession, closed: UUID, successor: UUID, by: Actor, heard: Heard
) -> None:
    open_ones = select(Task).where(Task.ward_id == heard.ward_id, Task.state == TaskState.OPEN)
    led = open_ones.where(Task.lead_unit_id == closed).order_by(Task.place)
    for task in (await session.execute(led.with_for_update())).scalars():
        task.lead_unit_id = successor
        task.cooperating = [each for each in task.cooperating if each != str(successor)]
        said = {"from": str(closed), "to": str(successor)}
        record(session, by, "hand_over_task", task.id, heard.now, **said)
        emit(session, assigned(task, heard.now))
    helped = open_ones.where(Task.cooperating.contains([str(closed)])).order_by(Task.id)
    for task in (await session.execute(helped.with_for_update())).scalars():
        stand_in = {str(closed): str(successor)}
        present = dict.fromkeys(stand_in.get(each, each) for each in task.cooperating)
        task.cooperating = [each for each in present if each != str(task.lead_unit_id)]
