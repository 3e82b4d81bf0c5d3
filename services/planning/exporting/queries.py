"""A plan gathered for its paper: its text for everybody, its tasks for officials."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Document
from libs.kernel.actor import Actor
from libs.permissions import may, permit
from services.planning.exporting.documents import TaskRow, plan_document, tasks_annex
from services.planning.exporting.unit_documents import unit_plan_document
from services.planning.letterhead.queries import letterhead
from services.planning.plans.queries import plan_seen
from services.planning.review.rules import WANTED
from services.planning.rules import TaskState
from services.planning.tables import Node, Plan, Progress, Task, Unit
from services.planning.tasks.queries import names_of
from services.planning.unit_plans.queries import seen_plan, unit_plan_seen
from services.planning.unit_plans.views import UnitPlanView
from services.planning.unit_sources.queries import passages_of


async def paper_of(
    session: AsyncSession, by: Actor, plan_id: UUID, today: date, *, workbook: bool
) -> tuple[Plan, Document]:
    """A plan as a document; a workbook is of its tasks, and so for officials only."""
    if workbook:
        permit(by, "see_tasks")
    plan = await plan_seen(session, by, plan_id)
    query = select(Node).where(Node.ward_id == plan.ward_id, Node.plan_id == plan.id)
    nodes = (await session.execute(query.order_by(Node.place))).scalars().all()
    rows = await _rows(session, plan, today) if may(by, "see_tasks") else []
    annexes = [tasks_annex(rows, today, whole=workbook)] if rows or workbook else []
    ward = await letterhead(session, plan.ward_id)
    return plan, plan_document(plan, nodes, ward, annexes)


async def unit_paper_of(
    session: AsyncSession, by: Actor, plan_id: UUID
) -> tuple[UnitPlanView, Document]:
    """A plan of a unit as a document, for whoever may see the plan."""
    told = await unit_plan_seen(session, by, plan_id)
    plan = await seen_plan(session, by, plan_id)
    unit = await session.get_one(Unit, plan.unit_id)
    ward = await letterhead(session, plan.ward_id)
    passages = await passages_of(session, plan)
    return told.plan, unit_plan_document(told, unit, passages, ward)


async def _rows(session: AsyncSession, plan: Plan, today: date) -> list[TaskRow]:
    names = await names_of(session, plan.ward_id)
    noted = (
        select(Progress.task_id, func.count(Progress.id).label("times"))
        .where(Progress.ward_id == plan.ward_id)
        .group_by(Progress.task_id)
    )
    progress = {row.task_id: row.times for row in await session.execute(noted)}
    query = select(Task).where(Task.ward_id == plan.ward_id, Task.plan_id == plan.id)
    tasks = (await session.execute(query.order_by(Task.place))).scalars()
    return [
        TaskRow(
            path=task.source_path,
            title=f"{task.title}, {task.period}" if task.period else task.title,
            sentence=task.source_sentence,
            lead=names.get(task.lead_unit_id, "") if task.lead_unit_id else "",
            cooperating=", ".join(names.get(UUID(each), "") for each in task.cooperating),
            **{name: getattr(task, name) for name in WANTED},
            due_on=task.due_on,
            finished_on=task.finished_on,
            state=TaskState(task.state),
            late=_is_late(task, today),
            progress=progress.get(task.id, 0),
        )
        for task in tasks
    ]


def _is_late(task: Task, today: date) -> bool:
    missed = task.due_on is not None and task.due_on < today
    return task.state == TaskState.OPEN and (missed or bool(task.late_obligations))
