"""What the chair reads before signing: every duty, what it does to tasks in force, its hash."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from services.planning.amending.carrying import changes_of, compare
from services.planning.amending.differences import due_words
from services.planning.approving.views import (
    ConsequencesView,
    DutyView,
    SheetView,
)
from services.planning.plans.actions import binding_plan
from services.planning.plans.queries import plan_seen
from services.planning.plans.views import PlanView
from services.planning.reception_days.actions import policy_of
from services.planning.review.actions import bodies_of, duties_of, proposals_of
from services.planning.review.content import content_of
from services.planning.review.returns import returns_of
from services.planning.review.rules import PlannedDuty
from services.planning.tables import Plan, Task
from services.planning.tasks.assigning import tasks_of
from services.planning.tasks.queries import names_of

Names = Mapping[UUID, str]


async def sheet_of(session: AsyncSession, by: Actor, plan_id: UUID, now: datetime) -> SheetView:
    """A plan as it would be signed now."""
    permit(by, "see_drafts")
    plan = await plan_seen(session, by, plan_id)
    proposals = await proposals_of(session, plan, kind="task")
    duties = duties_of(proposals, await bodies_of(session, plan.ward_id))
    names = await names_of(session, plan.ward_id)
    before = await binding_plan(session, plan.ward_id, plan.year)
    before = before if before and before.id != plan.id else None
    return SheetView(
        plan=PlanView.model_validate(plan),
        content_sha256=content_of(plan, duties),
        duties=[_duty(duty, names) for duty in duties],
        amends=await _consequences(session, before, plan, duties, names, now) if before else None,
        returns=await returns_of(session, plan),
    )


async def _consequences(
    session: AsyncSession,
    before: Plan,
    plan: Plan,
    duties: Sequence[PlannedDuty],
    names: Names,
    now: datetime,
) -> ConsequencesView:
    """What approval today would do to the tasks of the plan in force."""
    policy = await policy_of(session, plan.ward_id)
    wanted = tasks_of(plan, duties, policy, signed_on=now.date(), now=now)
    carried = await compare(session, before, wanted)
    return ConsequencesView(
        plan=PlanView.model_validate(before),
        kept=len(carried.kept) - len(carried.changed),
        changed=[_change(task, asked, names) for task, asked in carried.changed],
        added=[_line(task, names) for task in carried.added],
        withdrawn=[_line(task, names) for task in carried.withdrawn],
    )


def _change(task: Task, asked: Task, names: Names) -> str:
    words = []
    changes = changes_of(task, asked)
    if "title" in changes:
        words.append(f"thành “{asked.title}”")
    if "lead_unit_id" in changes:
        words.append(f"chuyển cho {_name(asked.lead_unit_id, names)}")
    if "due_on" in changes:
        words.append(f"hạn {_day(task.due_on)} thành {_day(asked.due_on)}")
    return f"{_line(task, names)}: {'; '.join(words)}"


def _line(task: Task, names: Names) -> str:
    period = f", {task.period}" if task.period else ""
    return f"{task.title}{period} ({_name(task.lead_unit_id, names)})"


def _name(unit_id: UUID | None, names: Names) -> str:
    return names.get(unit_id, "") if unit_id else "chưa giao đơn vị"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "không ghi ngày"


def _duty(duty: PlannedDuty, names: Names) -> DutyView:
    return DutyView(
        path=duty.path,
        title=duty.title,
        sentence=duty.sentence,
        leads=[_name(each, names) for each in duty.lead_unit_ids],
        cooperating=[_name(each, names) for each in duty.cooperating],
        cadence=duty.cadence or "once",
        due=due_words(duty.due),
    )
