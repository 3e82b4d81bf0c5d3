"""Merging and splitting the tasks that were proposed for a draft, and taking that back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.permissions import permit
from services.planning.reshaping import rules
from services.planning.reshaping.rules import Part, Shape, Standing
from services.planning.reshaping.tables import Reshaping
from services.planning.review.actions import (
    bodies_of,
    check_changes,
    draft_under_review,
    proposals_of,
)
from services.planning.review.rules import ProposalState, ProposalUnknown
from services.planning.tables import Plan, Proposal


async def merge_proposals(
    session: AsyncSession,
    plan_id: UUID,
    *,
    proposal_ids: Sequence[UUID],
    title: str | None,
    by: Actor,
    now: datetime,
) -> Reshaping:
    """Let one task stand for several; it names every place they come from."""
    permit(by, "merge_proposals")
    plan = await draft_under_review(session, plan_id)
    rows = await _found(session, plan, list(dict.fromkeys(proposal_ids)))
    value = rules.merged([_standing(row) for row in rows], title)
    paths = ", ".join(dict.fromkeys(place["path"] for place in value["places"]))
    whole = _instead_of(rows[0], value, f"Gộp từ {len(rows)} việc ở mục {paths}.")
    return _reshape(session, plan, Shape.MERGE, rows, [whole], by=by, now=now)


async def split_proposal(
    session: AsyncSession,
    plan_id: UUID,
    *,
    proposal_id: UUID,
    parts: Sequence[Part],
    by: Actor,
    now: datetime,
) -> Reshaping:
    """Let several tasks stand for one, each with its own part of the words."""
    permit(by, "split_proposal")
    plan = await draft_under_review(session, plan_id)
    [row] = await _found(session, plan, [proposal_id])
    bodies = await bodies_of(session, plan.ward_id)
    for part in parts:
        check_changes(part.changes, bodies)
    values = rules.split(_standing(row), parts)
    reason = f"Phần {{}}/{len(values)} tách từ mục {row.value['node_path']}."
    pieces = [
        _instead_of(row, value, reason.format(number))
        for number, value in enumerate(values, start=1)
    ]
    return _reshape(session, plan, Shape.SPLIT, [row], pieces, by=by, now=now)


async def undo_reshaping(
    session: AsyncSession, plan_id: UUID, reshaping_id: UUID, *, by: Actor, now: datetime
) -> Reshaping:
    """Put back what gave way, as it stood; what stood instead gives way."""
    permit(by, "undo_reshaping")
    plan = await draft_under_review(session, plan_id)
    reshaping = await session.get(Reshaping, reshaping_id)
    if reshaping is None or reshaping.plan_id != plan.id:
        raise NotFound
    if reshaping.undone_at is not None:
        raise rules.UndoneBefore
    rows = {str(row.id): row for row in await proposals_of(session, plan)}
    if any(rows[each].state == ProposalState.REPLACED for each in reshaping.after):
        raise rules.ReshapedSince
    for each in reshaping.after:
        rows[each].state = ProposalState.REPLACED
    for stood in reshaping.before:
        rows[stood["id"]].state = stood["state"]
    reshaping.undone_at = now
    record(session, by, "undo_reshaping", plan.id, now, reshaping=reshaping.id)
    return reshaping


def _reshape(
    session: AsyncSession,
    plan: Plan,
    shape: Shape,
    before: Sequence[Proposal],
    after: Sequence[Proposal],
    *,
    by: Actor,
    now: datetime,
) -> Reshaping:
    stood = [{"id": str(row.id), "state": row.state} for row in before]
    for row in before:
        row.state = ProposalState.REPLACED
    session.add_all(after)
    ids = [str(row.id) for row in after]
    reshaping = Reshaping(plan_id=plan.id, shape=shape, before=stood, after=ids, made_at=now)
    session.add(reshaping)
    action = "merge_proposals" if shape is Shape.MERGE else "split_proposal"
    record(session, by, action, plan.id, now, before=[one["id"] for one in stood], after=ids)
    return reshaping


async def _found(session: AsyncSession, plan: Plan, ids: Sequence[UUID]) -> list[Proposal]:
    """The proposals of the plan in its order, whatever the order they were named in."""
    wanted = set(ids)
    rows = [row for row in await proposals_of(session, plan) if row.id in wanted]
    if len(rows) < len(wanted):
        raise ProposalUnknown
    return rows


def _standing(row: Proposal) -> Standing:
    return Standing(row.id, row.kind, row.state, row.value, row.changed)


def _instead_of(row: Proposal, value: Mapping[str, Any], reason: str) -> Proposal:
    """A proposal at the place of another; people made it, and still decide on it."""
    return Proposal(
        plan_id=row.plan_id,
        node_id=row.node_id,
        sentence_id=row.sentence_id,
        place=row.place,
        kind=row.kind,
        value=dict(value),
        confidence=row.confidence,
        reason=reason,
    )
