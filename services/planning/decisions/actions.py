"""A decision of residents that has effect is a task until its day, or until it is ended."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import DecisionAbolished, DecisionPutInForce
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.law.decisions import Clause, content
from libs.permissions import the_clock
from libs.remembered.queries import stand_in_for
from libs.vietnamese import dmy
from services.planning.days import calendar_known_on
from services.planning.rules import TaskOrigin
from services.planning.tables import Unit
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.rules import TaskKind, by_named_day
from services.planning.tasks.withdrawing import open_task_of, withdraw

NO_LONGER = "Quyết định của Nhân dân đã hết hiệu lực."


async def assign_decision(session: AsyncSession, event: DecisionPutInForce, heard: Heard) -> None:
    """The unit owes what residents decided up to their day; without a day nothing is owed."""
    if event.carry_out_by is None or event.lead_unit_id is None:
        return
    number = content(Clause(event.clause)).number
    source = f"Quyết định của Nhân dân có hiệu lực ngày {dmy(event.effective_on)}, khoản {number}"
    calendar = calendar_known_on(heard.now.date())
    owed = Owed(
        origin=TaskOrigin.DECISION,
        origin_id=event.matter_id,
        kind=TaskKind.DECISION,
        title=event.title,
        lead_unit_id=await stand_in_for(session, Unit, event.lead_unit_id),
        occurrence=by_named_day(event.carry_out_by, source, calendar),
        source_path=source,
        source_sentence=event.title,
    )
    task = assign_task(session, owed, now=heard.now)
    by = the_clock(heard.ward_id)
    record(session, by, "assign_decision", task.id, heard.now, due_on=task.due_on)


async def withdraw_decision(session: AsyncSession, event: DecisionAbolished, heard: Heard) -> None:
    """It was replaced or abolished: nobody owes its task any more."""
    task = await open_task_of(session, TaskOrigin.DECISION, event.matter_id, heard.ward_id)
    if task is None:
        return
    withdraw(session, task, NO_LONGER, number="", on=event.ended_on, now=heard.now)
    by = the_clock(heard.ward_id)
    record(session, by, "withdraw_decision", task.id, heard.now, ended_on=event.ended_on)
