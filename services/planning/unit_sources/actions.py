"""A unit has the text of its plan read, and decides on every step that was read from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from services.planning.days import calendar_known_on
from services.planning.plans.actions import binding_plan
from services.planning.plans.sources import Source
from services.planning.rules import TaskState
from services.planning.tables import Task
from services.planning.unit_plans.actions import add_unit_plan_item
from services.planning.unit_plans.queries import items_of, locked
from services.planning.unit_plans.rules import UnitPlanState, check_draft
from services.planning.unit_plans.tables import UnitPlan
from services.planning.unit_sources import rules
from services.planning.unit_sources.rules import ProposalState, ReadStep
from services.planning.unit_sources.tables import UnitPlanPassage, UnitPlanProposal, UnitPlanSource


@dataclass(frozen=True)
class Decision:
    """What the unit makes of one step; of a dropped one the rest does not matter."""

    proposal_id: UUID
    accepted: bool
    title: str
    due_on: date | None
    task_id: UUID | None


async def import_unit_plan(
    session: AsyncSession, plan_id: UUID, *, source: Source, by: Actor, now: datetime
) -> UnitPlan:
    """Keep the text of a draft whole, and propose its steps.

    A text read before gives way, with what was not decided of it; steps taken over stay.
    """
    plan = await locked(session, plan_id)
    permit(by, "import_unit_plan", unit_id=plan.unit_id)
    check_draft(UnitPlanState(plan.state))
    steps = _steps(source, plan.year, now)
    for table in (UnitPlanProposal, UnitPlanPassage, UnitPlanSource):
        old = (table.ward_id == plan.ward_id, table.unit_plan_id == plan.id)
        await session.execute(delete(table).where(*old))
    draft = source.review.draft
    session.add(
        UnitPlanSource(
            unit_plan_id=plan.id,
            kind=source.kind,
            sha256=source.sha256,
            size_bytes=source.size_bytes,
            read_at=now,
            notices=[notice.message for notice in draft.notices],
            left_out=list(draft.left_out),
        )
    )
    session.add_all(_passages(plan, source))
    session.add_all(await _proposals(session, plan, steps))
    record(session, by, "import_unit_plan", plan.id, now, sha256=source.sha256, steps=len(steps))
    return plan


async def decide_unit_plan_steps(
    session: AsyncSession, plan_id: UUID, *, decisions: Sequence[Decision], by: Actor, now: datetime
) -> UnitPlan:
    """Take steps that were read over into the plan, as read or as changed, or drop them."""
    plan = await locked(session, plan_id)
    permit(by, "decide_unit_plan_steps", unit_id=plan.unit_id)
    check_draft(UnitPlanState(plan.state))
    for decision in decisions:
        proposal = await session.get(
            UnitPlanProposal, decision.proposal_id, with_for_update=True, populate_existing=True
        )
        if proposal is None or proposal.unit_plan_id != plan.id:
            raise rules.StepUnknown
        if proposal.state == ProposalState.ACCEPTED:
            raise rules.StepAccepted
        proposal.state = ProposalState.ACCEPTED if decision.accepted else ProposalState.DROPPED
        if not decision.accepted:
            record(session, by, "drop_unit_plan_step", plan.id, now, path=proposal.path)
            continue
        item = await add_unit_plan_item(
            session,
            plan.id,
            title=decision.title,
            due_on=decision.due_on,
            task_id=decision.task_id,
            by=by,
            now=now,
        )
        item.source_path, item.source_sentence = proposal.path, proposal.sentence
    return plan


def _steps(source: Source, year: int, now: datetime) -> list[ReadStep]:
    calendar = calendar_known_on(now.date())
    tasks = source.review.tasks
    steps = [step for task in tasks for step in rules.steps_read(task, year, calendar)]
    if len(steps) > rules.PROPOSALS_MAX:
        raise rules.TooManyProposals
    return steps


def _passages(plan: UnitPlan, source: Source) -> list[UnitPlanPassage]:
    return [
        UnitPlanPassage(
            unit_plan_id=plan.id,
            place=place,
            path=node.path,
            kind=node.kind,
            mark=node.mark,
            text=node.text,
        )
        for place, node in enumerate(source.review.draft.walk(), start=1)
    ]


async def _proposals(
    session: AsyncSession, plan: UnitPlan, steps: Sequence[ReadStep]
) -> list[UnitPlanProposal]:
    """The steps read, each with the ward task it seems to serve; what the plan has is done."""
    tasks = await _tasks_given(session, plan)
    had = {(item.title, item.due_on) for item in await items_of(session, plan)}
    return [
        UnitPlanProposal(
            unit_plan_id=plan.id,
            place=place,
            title=step.title,
            due_on=step.due_on,
            task_id=rules.served_by(step.sentence, tasks),
            path=step.path,
            sentence=step.sentence,
            state=ProposalState.ACCEPTED
            if (step.title, step.due_on) in had
            else ProposalState.PROPOSED,
        )
        for place, step in enumerate(steps, start=1)
    ]


async def _tasks_given(session: AsyncSession, plan: UnitPlan) -> list[tuple[UUID, str]]:
    """The open tasks of the ward that the unit leads or helps with, by their sentences."""
    ward_plan = await binding_plan(session, plan.ward_id, plan.year)
    mine = or_(Task.lead_unit_id == plan.unit_id, Task.cooperating.contains([str(plan.unit_id)]))
    query = select(Task.id, Task.source_sentence).where(
        Task.ward_id == plan.ward_id,
        Task.plan_id == (ward_plan.id if ward_plan else None),
        Task.state == TaskState.OPEN,
        mine,
    )
    rows = await session.execute(query.order_by(Task.place))
    return [(row.id, row.source_sentence) for row in rows]
