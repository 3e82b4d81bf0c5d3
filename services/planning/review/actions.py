"""What people decide about what the importer proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import PlanTakenBack
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.planning import rules
from services.planning.review.bodies import Bodies, UnitKnown
from services.planning.review.rules import (
    TAKEN,
    ChangeEmpty,
    PlannedDuty,
    ProposalReplaced,
    ProposalState,
    ProposalUnknown,
    UnitUnknown,
    at_least,
    check_due,
    check_reviewed,
    duty_of,
    merge_reports,
    read_due,
)
from services.planning.rules import PlanState
from services.planning.tables import BodyUnits, Flag, Plan, Proposal, Unit


@dataclass(frozen=True)
class Decision:
    """What somebody made of one proposal; `changes` replace what was proposed."""

    proposal_id: UUID
    state: ProposalState
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """Everything said in one sitting of review."""

    decisions: Sequence[Decision] = ()
    accept_from: str | None = None  # the least confidence at which the rest is accepted
    flags_seen: Sequence[UUID] = ()
    all_flags_seen: bool = False
    bodies: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    take_back: bool = False


async def review_plan(
    session: AsyncSession, plan_id: UUID, *, verdict: Verdict, by: Actor, now: datetime
) -> Plan:
    """Decide proposals, note flags as seen, say which units are meant; all of it or nothing."""
    permit(by, "review_plan")
    plan = await _locked(session, plan_id)
    if verdict.take_back and plan.state == PlanState.SUBMITTED:
        rules.check_move(PlanState(plan.state), PlanState.DRAFT)
        plan.state = PlanState.DRAFT
        record(session, by, "take_back_plan", plan.id, now)
        emit(session, PlanTakenBack(occurred_at=now, plan_id=plan.id, year=plan.year))
    if plan.state != PlanState.DRAFT:
        raise rules.PlanNotDraft
    await _choose_units(session, by.ward_id, verdict.bodies)
    bodies = await bodies_of(session, by.ward_id)
    proposals = {row.id: row for row in await proposals_of(session, plan)}
    for decision in verdict.decisions:
        if decision.proposal_id not in proposals:
            raise ProposalUnknown
        _decide(proposals[decision.proposal_id], decision, bodies)
    if least := verdict.accept_from:
        for row in proposals.values():
            if row.state == ProposalState.PROPOSED and at_least(row.confidence, least):
                row.state = ProposalState.ACCEPTED
    await _see_flags(session, plan, verdict, now)
    record(session, by, "review_plan", plan.id, now, decided=len(verdict.decisions))
    return plan


async def draft_under_review(session: AsyncSession, plan_id: UUID) -> Plan:
    """The draft, held for one sitting; refuses a plan that was handed to the chair."""
    plan = await _locked(session, plan_id)
    if plan.state != PlanState.DRAFT:
        raise rules.PlanNotDraft
    return plan


async def check_ready(session: AsyncSession, plan: Plan) -> list[PlannedDuty]:
    """The duties of a fully reviewed plan; refuses one that is not, and says what is missing."""
    proposals = await proposals_of(session, plan, kind="task")
    flags = await flags_of(session, plan)
    duties = duties_of(proposals, await bodies_of(session, plan.ward_id))
    undecided = sum(row.state == ProposalState.PROPOSED for row in proposals)
    check_reviewed(undecided, sum(flag.seen_at is None for flag in flags), duties)
    return duties


def duties_of(proposals: Sequence[Proposal], bodies: Bodies) -> list[PlannedDuty]:
    """The duties behind the task proposals that people took."""
    taken = [row for row in proposals if row.state in TAKEN and row.kind == "task"]
    return merge_reports(duty_of(row.id, row.value, row.changed, bodies) for row in taken)


async def proposals_of(
    session: AsyncSession, plan: Plan, kind: str | None = None
) -> list[Proposal]:
    """The proposals of a plan in their order, of one kind or all, also those that gave way."""
    query = select(Proposal).where(Proposal.ward_id == plan.ward_id, Proposal.plan_id == plan.id)
    if kind:
        query = query.where(Proposal.kind == kind)
    return list((await session.execute(query.order_by(Proposal.place, Proposal.id))).scalars())


async def flags_of(session: AsyncSession, plan: Plan) -> list[Flag]:
    """The flags of a plan in their order."""
    query = select(Flag).where(Flag.ward_id == plan.ward_id, Flag.plan_id == plan.id)
    return list((await session.execute(query.order_by(Flag.place))).scalars())


async def bodies_of(session: AsyncSession, ward_id: str) -> Bodies:
    """The ward's units, to be found by the kind of body a plan names."""
    units = (await session.execute(select(Unit).where(Unit.ward_id == ward_id))).scalars()
    chosen = (
        await session.execute(select(BodyUnits).where(BodyUnits.ward_id == ward_id))
    ).scalars()
    ordered = sorted(units, key=lambda unit: unit.id)
    return Bodies(
        [
            UnitKnown(unit.id, unit.kind, unit.name, unit.successor_id, unit.closed_on is not None)
            for unit in ordered
        ],
        {row.body: [UUID(each) for each in row.unit_ids] for row in chosen},
    )


def check_changes(changes: Mapping[str, Any], bodies: Bodies) -> None:
    """Refuse a due day no year has, and a unit that is not of the ward."""
    if due := read_due(changes.get("due")):
        check_due(due)
    for name in ("lead_unit_ids", "cooperating_unit_ids"):
        if not all(bodies.knows(UUID(each)) for each in changes.get(name, ())):
            raise UnitUnknown


async def _locked(session: AsyncSession, plan_id: UUID) -> Plan:
    return await found(session, Plan, plan_id, lock=True)


def _decide(row: Proposal, decision: Decision, bodies: Bodies) -> None:
    if row.state == ProposalState.REPLACED or decision.state is ProposalState.REPLACED:
        raise ProposalReplaced
    changes = dict(decision.changes)
    if decision.state is ProposalState.CHANGED:
        if not changes:
            raise ChangeEmpty
        check_changes(changes, bodies)
    row.state = decision.state
    row.changed = changes if decision.state is ProposalState.CHANGED else {}


async def _choose_units(
    session: AsyncSession, ward_id: str, chosen: Mapping[str, Sequence[UUID]]
) -> None:
    if not chosen:
        return
    bodies = await bodies_of(session, ward_id)
    for body, unit_ids in chosen.items():
        if not all(bodies.knows(each) for each in unit_ids):
            raise UnitUnknown
        ids = [str(each) for each in unit_ids]
        row = insert(BodyUnits).values(id=new_id(), ward_id=ward_id, body=body, unit_ids=ids)
        await session.execute(
            row.on_conflict_do_update(
                index_elements=["ward_id", "body"], set_={"unit_ids": row.excluded.unit_ids}
            )
        )


async def _see_flags(session: AsyncSession, plan: Plan, verdict: Verdict, now: datetime) -> None:
    flags = {flag.id: flag for flag in await flags_of(session, plan)}
    if not flags.keys() >= set(verdict.flags_seen):
        raise ProposalUnknown
    for flag in flags.values():
        if flag.seen_at is None and (verdict.all_flags_seen or flag.id in verdict.flags_seen):
            flag.seen_at = now
