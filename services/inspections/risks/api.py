"""Routes of risks: the points of units with their reasons, what is proposed, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line
from libs.law.risks import risk_weights
from libs.permissions import permit
from services.inspections.queries import unit_names
from services.inspections.risks import actions, queries, rules
from services.inspections.risks.rules import ProposalState, Risk
from services.inspections.risks.tables import CheckProposal

router = APIRouter()


class RiskReasonView(BaseModel):
    """One reason in words: how often, how many points, and the most it can weigh."""

    title: str
    count: int
    points: int
    most: int


class RiskView(BaseModel):
    """The points of a unit with every reason."""

    unit_id: UUID
    unit: str
    points: int
    reasons: list[RiskReasonView]


class CheckProposalView(RiskView):
    """A proposal with the reasons as they were that day."""

    id: UUID
    proposed_on: date
    state: str
    settled_on: date | None
    note: str


class RiskListView(BaseModel):
    """The list, from how many points on a check is proposed, and whose numbers these are."""

    threshold: int
    window_days: int
    basis: str
    units: list[RiskView]
    proposals: list[CheckProposalView]


class ProposalForm(BaseModel):
    """What becomes of a proposal, and why."""

    outcome: Literal["taken_up", "dismissed"]
    note: Line


@router.get("/risks")
async def risks(session: Session, by: By, now: Now) -> RiskListView:
    """Where to look first; never the caller's own unit."""
    permit(by, "see_risks")
    names, weights = await unit_names(session), risk_weights()
    found = [r for r in await queries.risks(session, now.date()) if rules.may_know(r.unit_id, by)]
    return RiskListView(
        threshold=weights.threshold,
        window_days=weights.window_days,
        basis=weights.basis,
        units=[_risk(each, names) for each in found],
        proposals=[_proposal(each, names) for each in await queries.proposals(session, by)],
    )


@router.post("/units/{unit_id}/check-proposal")
async def settle_proposal(
    unit_id: UUID, form: ProposalForm, session: Session, by: By, now: Now
) -> CheckProposalView:
    """Take the proposal of a unit up, or dismiss it."""
    row = await actions.settle_proposal(
        session, unit_id, outcome=ProposalState(form.outcome), note=form.note, by=by, now=now
    )
    await session.flush()
    return _proposal(row, await unit_names(session))


def _risk(one: Risk, names: Mapping[UUID, str]) -> RiskView:
    said = [
        {"reason": each.reason.value, "count": each.count, "points": each.points}
        for each in one.reasons
    ]
    return RiskView(
        unit_id=one.unit_id,
        unit=names.get(one.unit_id, ""),
        points=one.points,
        reasons=[_reason(each) for each in said],
    )


def _proposal(row: CheckProposal, names: Mapping[UUID, str]) -> CheckProposalView:
    same = ("id", "unit_id", "points", "proposed_on", "state", "settled_on", "note")
    return CheckProposalView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        reasons=[_reason(each) for each in row.reasons],
    )


def _reason(said: Mapping[str, Any]) -> RiskReasonView:
    law = risk_weights().reason(said["reason"])
    return RiskReasonView(
        title=law.title, count=said["count"], points=said["points"], most=law.most
    )
