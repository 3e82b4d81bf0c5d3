"""Reads the points of units and what was proposed, for the chair and the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.risks import risk_weights
from libs.rows import ward_of
from services.inspections.inspections.queries import last_checks
from services.inspections.recommendations.tables import Recommendation
from services.inspections.risks import rules
from services.inspections.risks.rules import ProposalState, Reason, Risk
from services.inspections.risks.tables import CheckProposal, RiskSign
from services.inspections.tables import Unit
from services.inspections.units.checking import CHECKED

SHOWN_MAX = 200


async def risks(session: AsyncSession, today: date) -> list[Risk]:
    """Every unit that the committee checks, the most points first."""
    weights, ward_id = risk_weights(), ward_of(session)
    since = rules.counts_from(today, weights)
    units = select(Unit.id).where(
        Unit.ward_id == ward_id, Unit.closed_on.is_(None), Unit.kind.in_(CHECKED)
    )
    found: dict[UUID, list[Reason]] = {
        unit_id: [] for unit_id in (await session.scalars(units.order_by(Unit.id))).all()
    }
    for unit_id, reason in await _signs(session, since):
        if unit_id in found:
            found[unit_id].append(reason)
    checked = await last_checks(session)
    for unit_id, reasons in found.items():
        last = checked.get(unit_id)
        if last is None or last < since:
            reasons.append(Reason.LONG_UNCHECKED)
    made = [rules.risk_of(unit_id, reasons, weights) for unit_id, reasons in found.items()]
    return sorted(made, key=lambda one: -one.points)


async def _signs(session: AsyncSession, since: date) -> list[tuple[UUID, Reason]]:
    told = select(RiskSign.unit_id, RiskSign.reason).where(
        RiskSign.ward_id == ward_of(session), RiskSign.on >= since
    )
    own = select(Recommendation.unit_id).where(
        Recommendation.ward_id == ward_of(session), Recommendation.overdue_on >= since
    )
    signs = [(unit_id, Reason(reason)) for unit_id, reason in await session.execute(told)]
    overdue = (await session.scalars(own)).all()
    return signs + [(unit_id, Reason.OVERDUE_RECOMMENDATION) for unit_id in overdue]


async def proposals(session: AsyncSession, by: Actor) -> Sequence[CheckProposal]:
    """The proposals that `by` may know of, the newest first."""
    query = (
        select(CheckProposal)
        .where(CheckProposal.ward_id == ward_of(session))
        .order_by(CheckProposal.proposed_on.desc(), CheckProposal.id.desc())
        .limit(SHOWN_MAX)
    )
    rows = (await session.scalars(query)).all()
    return [
        row for row in rows if rules.may_know_of_proposal(row.unit_id, ProposalState(row.state), by)
    ]


async def last_proposed(session: AsyncSession) -> dict[UUID, date]:
    """The day of the newest proposal of each unit; today's, as long as one is open."""
    query = (
        select(CheckProposal.unit_id, func.max(CheckProposal.proposed_on))
        .where(CheckProposal.ward_id == ward_of(session))
        .group_by(CheckProposal.unit_id)
    )
    return dict((await session.execute(query)).all())


async def open_proposal(session: AsyncSession, unit_id: UUID) -> CheckProposal | None:
    """The proposal of a unit that waits, if one does; locked."""
    query = (
        select(CheckProposal)
        .where(CheckProposal.ward_id == ward_of(session), CheckProposal.unit_id == unit_id)
        .where(CheckProposal.state == ProposalState.OPEN)
        .with_for_update()
    )
    row: CheckProposal | None = await session.scalar(query)
    return row


async def open_units(session: AsyncSession) -> set[UUID]:
    """The units of which a proposal waits."""
    query = select(CheckProposal.unit_id).where(
        CheckProposal.ward_id == ward_of(session), CheckProposal.state == ProposalState.OPEN
    )
    return set((await session.scalars(query)).all())
