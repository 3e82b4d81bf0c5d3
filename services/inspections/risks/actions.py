"""A check without notice is proposed by the clock, and taken up or dismissed by people.

Nothing of it is told: whoever may hear the ward's events is not only the chair and the office.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.law.risks import risk_weights
from libs.permissions import permit
from services.inspections.inspections.queries import last_checks
from services.inspections.risks import queries, rules
from services.inspections.risks.rules import ProposalState, Risk
from services.inspections.risks.tables import CheckProposal


async def propose_checks(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: a check of every unit with so many points that nobody looked at lately."""
    today, weights = now.date(), risk_weights()
    waiting, checked = await queries.open_units(session), await last_checks(session)
    proposed = await queries.last_proposed(session)
    for risk in await queries.risks(session, today):
        days = [day for day in (proposed.get(risk.unit_id), checked.get(risk.unit_id)) if day]
        if risk.unit_id in waiting:
            continue
        if rules.is_proposed(risk, max(days, default=None), today, weights):
            row = _proposal(risk, now)
            session.add(row)
            # The history is read by more people than the proposal: no unit in it.
            record(session, by, "propose_check", row.id, now, points=risk.points)


async def settle_proposal(
    session: AsyncSession,
    unit_id: UUID,
    *,
    outcome: ProposalState,
    note: str,
    by: Actor,
    now: datetime,
) -> CheckProposal:
    """A check of the unit was prepared, or there will be none and why. Raises NotFound."""
    permit(by, "settle_proposal")
    row = await queries.open_proposal(session, unit_id)
    if row is None or not rules.may_know(unit_id, by):
        raise NotFound
    row.state, row.settled_on, row.note = outcome, now.date(), note
    record(session, by, "settle_proposal", row.id, now, outcome=outcome)
    return row


def _proposal(risk: Risk, now: datetime) -> CheckProposal:
    reasons = [
        {"reason": each.reason.value, "count": each.count, "points": each.points}
        for each in risk.reasons
    ]
    return CheckProposal(
        unit_id=risk.unit_id, points=risk.points, reasons=reasons, proposed_on=now.date()
    )
