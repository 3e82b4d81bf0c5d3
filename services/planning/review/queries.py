"""What people ask while they review a plan."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from services.planning.importing.proposals.findings import Body
from services.planning.plans.views import PlanView
from services.planning.reshaping.tables import Reshaping
from services.planning.reshaping.views import ReshapingView
from services.planning.review.actions import bodies_of, duties_of, flags_of, proposals_of
from services.planning.review.bodies import Bodies
from services.planning.review.returns import returns_of
from services.planning.review.rules import TAKEN, ProposalState, duty_of
from services.planning.review.views import (
    CountersView,
    FlagView,
    ProposalView,
    ReviewView,
    UnitView,
)
from services.planning.tables import Flag, Node, Plan, Proposal, Sentence, Unit


async def review_of(
    session: AsyncSession,
    by: Actor,
    plan: Plan,
    kind: str | None,
    state: ProposalState | None,
) -> ReviewView:
    """Everything proposed for a plan, everything odd in it, and how much is still open."""
    permit(by, "see_drafts")
    bodies = await bodies_of(session, plan.ward_id)
    proposals, flags = await proposals_of(session, plan), await flags_of(session, plan)
    said = select(Sentence.id, Sentence.text).where(
        Sentence.ward_id == plan.ward_id, Sentence.plan_id == plan.id
    )
    sentences = {row.id: row.text for row in await session.execute(said)}
    places = select(Node.id, Node.path).where(Node.ward_id == plan.ward_id, Node.plan_id == plan.id)
    paths = {row.id: row.path for row in await session.execute(places)}
    shown = [
        row
        for row in proposals
        if (kind is None or row.kind == kind)
        and (row.state == state if state else row.state != ProposalState.REPLACED)
    ]
    counters = _counters(proposals, flags, bodies)
    ready = not (counters.tasks_undecided or counters.tasks_without_lead or counters.flags_unseen)
    return ReviewView(
        plan=PlanView.model_validate(plan),
        ready=ready and counters.tasks_taken > 0,
        counters=counters,
        proposals=[_shown(row, paths[row.node_id], sentences, bodies) for row in shown],
        flags=[_flag(row, sentences) for row in flags],
        reshapings=await _reshapings(session, plan),
        bodies={body: list(bodies.units_of(body)) for body in Body},
        units=await _units(session, plan.ward_id),
        returns=await returns_of(session, plan),
    )


def _counters(proposals: list[Proposal], flags: list[Flag], bodies: Bodies) -> CountersView:
    tasks = [row for row in proposals if row.kind == "task" and row.state != ProposalState.REPLACED]
    duties = duties_of(tasks, bodies)
    return CountersView(
        tasks=len(tasks),
        tasks_undecided=sum(row.state == ProposalState.PROPOSED for row in tasks),
        tasks_taken=sum(row.state in TAKEN for row in tasks),
        tasks_without_lead=sum(not duty.lead_unit_ids for duty in duties),
        flags=len(flags),
        flags_unseen=sum(flag.seen_at is None for flag in flags),
    )


def _shown(row: Proposal, path: str, sentences: dict[UUID, str], bodies: Bodies) -> ProposalView:
    leads: tuple[UUID, ...] = ()
    if row.kind == "task":
        leads = duty_of(row.id, row.value, row.changed, bodies).lead_unit_ids
    return ProposalView(
        id=row.id,
        path=path,
        sentence=row.value.get("sentence", sentences[row.sentence_id]),
        kind=row.kind,
        value=row.value,
        confidence=row.confidence,
        reason=row.reason,
        state=row.state,
        changed=row.changed,
        lead_unit_ids=list(leads),
    )


def _flag(row: Flag, sentences: dict[UUID, str]) -> FlagView:
    return FlagView(
        id=row.id,
        code=row.code,
        paths=row.paths,
        sentence=sentences.get(row.sentence_id) if row.sentence_id else None,
        message=row.message,
        seen_at=row.seen_at,
    )


async def _reshapings(session: AsyncSession, plan: Plan) -> list[ReshapingView]:
    query = select(Reshaping).where(
        Reshaping.ward_id == plan.ward_id,
        Reshaping.plan_id == plan.id,
        Reshaping.undone_at.is_(None),
    )
    rows = (await session.execute(query.order_by(Reshaping.id.desc()))).scalars()
    return [ReshapingView.model_validate(row) for row in rows]


async def _units(session: AsyncSession, ward_id: str) -> list[UnitView]:
    query = select(Unit).where(Unit.ward_id == ward_id, Unit.closed_on.is_(None))
    rows = (await session.execute(query.order_by(Unit.id))).scalars()
    return [
        UnitView(id=row.id, kind=row.kind, name=row.name, short_name=row.short_name) for row in rows
    ]
