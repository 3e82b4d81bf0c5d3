"""Carries the tasks of the old version over to the new one: kept, changed, withdrawn, or added."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import TaskAmended
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.planning.amending.rules import Asked, Document, Turn, same_duties, same_turns
from services.planning.importing.proposals.findings import DutyKind
from services.planning.review.rules import WANTED
from services.planning.rules import TaskState
from services.planning.tables import Plan, Task
from services.planning.tasks.assigning import assigned
from services.planning.tasks.withdrawing import withdraw

# Where a task stands in the text; it follows the new version even when the task is finished.
PLACE = ("plan_id", "proposal_id", "place", "group", "source_path", "source_sentence", "also_from")
# What a task is; a finished one stays as it was finished.
SUBSTANCE = (
    "title",
    "lead_unit_id",
    "cooperating",
    *WANTED,
    "cadence",
    "period",
    "due_on",
    "clock",
)
# Of these, what people are told of when it changes.
TOLD = ("title", "lead_unit_id", "due_on")


@dataclass
class Carried:
    """What becomes of every task when a plan is amended."""

    kept: list[tuple[Task, Task]] = field(default_factory=list)  # as it is, as it is asked now
    withdrawn: list[Task] = field(default_factory=list)
    added: list[Task] = field(default_factory=list)

    @property
    def changed(self) -> list[tuple[Task, Task]]:
        """The open tasks that stay and of which people are told something new."""
        return [(task, asked) for task, asked in self.kept if changes_of(task, asked)]


async def compare(
    session: AsyncSession, before: Plan, wanted: Sequence[Task], *, hold: bool = False
) -> Carried:
    """Which tasks of a binding plan stay under its amendment; held when they will be carried over.

    What lapsed under the old version stays there: the new one says itself what has lapsed.
    """
    query = select(Task).where(
        Task.ward_id == before.ward_id,
        Task.plan_id == before.id,
        Task.state != TaskState.LAPSED,
    )
    query = query.order_by(Task.place)
    owed = (await session.execute(query.with_for_update() if hold else query)).scalars().all()
    duties = same_duties(_asked(owed), _asked(wanted))
    stays = same_turns([_turn(task) for task in owed], [_turn(task) for task in wanted], duties)
    return Carried(
        kept=[(owed[old], wanted[new]) for new, old in sorted(stays.items())],
        withdrawn=[
            task
            for place, task in enumerate(owed)
            if place not in stays.values() and task.state == TaskState.OPEN
        ],
        added=[task for place, task in enumerate(wanted) if place not in stays],
    )


def carry_over(
    session: AsyncSession, carried: Carried, document: Document, *, by: Actor, now: datetime
) -> list[Task]:
    """Do what was compared, with the document as the reason; returns what is now owed."""
    for task, asked in carried.kept:
        changes = changes_of(task, asked)
        if task.state == TaskState.OPEN:
            _put(task, asked, (*SUBSTANCE, *PLACE) if _may_follow(task, asked) else PLACE)
        else:
            _put(task, asked, PLACE)
        if changes:
            tell_amended(session, task, changes, document, by=by, now=now)
    for task in carried.withdrawn:
        reason = f"Kế hoạch sửa đổi {document.words} không còn yêu cầu nhiệm vụ này."
        number, signed_on = document.number, document.signed_on
        withdraw(session, task, reason, number=number, on=signed_on, now=now)
        said = {"number": number, "signed_on": signed_on}
        record(session, by, "withdraw_task", task.id, now, **said)
    session.add_all(carried.added)
    new = [task for task in carried.added if task.state == TaskState.OPEN]
    for task in new:
        emit(session, assigned(task, now))
    owed = [task for task, _ in carried.kept if task.state == TaskState.OPEN] + new
    _hand_over_lateness(carried.withdrawn, owed)
    return sorted(owed, key=lambda task: task.place)


def changes_of(task: Task, asked: Task) -> dict[str, Any]:
    """What people are told of an open task that is asked for in other words: its old values."""
    if task.state != TaskState.OPEN or not _may_follow(task, asked):
        return {}
    return {
        name: getattr(task, name) for name in TOLD if getattr(task, name) != getattr(asked, name)
    }


def tell_amended(
    session: AsyncSession,
    task: Task,
    was: dict[str, Any],
    document: Document,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Note and tell that a document changed a task; `was` holds the old values of what changed."""
    was_overdue = task.overdue_on is not None
    overdue = task.due_on is not None and task.due_on < now.date()
    if not overdue:
        task.overdue_on = None
    said = {name: {"was": old, "now": getattr(task, name)} for name, old in was.items()}
    about = {"number": document.number, "signed_on": document.signed_on}
    record(session, by, "amend_task", task.id, now, **about, changes=said)
    emit(
        session,
        TaskAmended(
            occurred_at=now,
            task_id=task.id,
            kind=task.kind,
            title=task.told_title,
            lead_unit_id=task.lead_unit_id,
            was_lead_unit_id=was.get("lead_unit_id", task.lead_unit_id),
            due_on=task.due_on,
            was_due_on=was.get("due_on", task.due_on),
            document_number=document.number,
            document_on=document.signed_on,
            was_overdue=was_overdue,
            overdue=overdue,
            origin_id=task.origin_id,
        ),
    )


def _may_follow(task: Task, asked: Task) -> bool:
    """An amendment cannot set a day that had passed before it was signed: the old one stays."""
    return asked.state != TaskState.LAPSED or task.due_on == asked.due_on


def _put(task: Task, asked: Task, names: Sequence[str]) -> None:
    for name in names:
        setattr(task, name, getattr(asked, name))


def _hand_over_lateness(withdrawn: Sequence[Task], owed: Sequence[Task]) -> None:
    """What is not yet disclosed stays late: the next task to disclose takes it over."""
    late = {each for task in withdrawn for each in task.late_obligations}
    to = next((task for task in owed if task.kind == DutyKind.DISCLOSURE), None)
    if late and to:
        to.late_obligations = sorted({*to.late_obligations, *late})


def _asked(tasks: Sequence[Task]) -> list[Asked]:
    """The duties behind tasks, one for each proposal."""
    found = {
        task.proposal_id: Asked(
            task.proposal_id,
            task.kind,
            task.title,
            task.source_path,
            task.source_sentence,
            task.cadence,
        )
        for task in tasks
        if task.proposal_id
    }
    return list(found.values())


def _turn(task: Task) -> Turn:
    assert task.proposal_id, "it is of a plan"
    return Turn(task.proposal_id, task.period, task.lead_unit_id)
