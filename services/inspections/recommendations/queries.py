"""Reads recommendations, each for whoever may know of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.inspections.inspections.queries import known_checks
from services.inspections.inspections.rules import Secrecy
from services.inspections.recommendations import rules
from services.inspections.recommendations.rules import BY_THE_UNIT, Implementers
from services.inspections.recommendations.tables import Recommendation, RecommendationStep

SHOWN_MAX = 500


@dataclass(frozen=True)
class Asked:
    """A recommendation with its steps, and what decides who may know of the check behind it."""

    row: Recommendation
    secrecy: Secrecy
    subject: str = ""
    steps: Sequence[RecommendationStep] = field(default_factory=tuple)

    @property
    def implementers(self) -> Implementers:
        """Who carried something of it out; the addressee always counts among them."""
        did = [step for step in self.steps if step.state in BY_THE_UNIT]
        units = {step.by_unit_id for step in did if step.by_unit_id}
        return Implementers({step.by_id for step in did}, {self.row.unit_id, *units})


async def recommendations(
    session: AsyncSession, by: Actor, *, closed_since: date, inspection_id: UUID | None = None
) -> list[Asked]:
    """Those that `by` may read and that are open or closed lately, the first due first."""
    query = select(Recommendation).where(Recommendation.ward_id == ward_of(session))
    if inspection_id:
        query = query.where(Recommendation.inspection_id == inspection_id)
    open_or_late = or_(Recommendation.closed_on.is_(None), Recommendation.closed_on >= closed_since)
    ordered = query.where(open_or_late).order_by(Recommendation.due_on, Recommendation.id)
    rows = (await session.scalars(ordered.limit(SHOWN_MAX))).all()
    return [one for one in await _asked(session, rows) if _readable(one, by)]


async def recommendation(
    session: AsyncSession, recommendation_id: UUID, by: Actor, *, lock: bool = False
) -> Asked:
    """One that `by` may read; for anybody else it does not exist: raises NotFound."""
    row = await found(session, Recommendation, recommendation_id, lock=lock)
    [one] = await _asked(session, [row])
    if not _readable(one, by):
        raise NotFound
    return one


async def asked_in(session: AsyncSession, inspection_id: UUID) -> Sequence[Recommendation]:
    """All that one check asks, in its order; who may read it is asked of the check."""
    query = select(Recommendation).where(
        Recommendation.ward_id == ward_of(session), Recommendation.inspection_id == inspection_id
    )
    return (await session.scalars(query.order_by(Recommendation.ordinal))).all()


async def count_of(session: AsyncSession, inspection_id: UUID) -> int:
    """How many recommendations one check has."""
    query = select(func.count()).where(
        Recommendation.ward_id == ward_of(session), Recommendation.inspection_id == inspection_id
    )
    return int(await session.scalar(query) or 0)


async def heard_of(session: AsyncSession, recommendation_id: UUID) -> Asked | None:
    """One by the id that another service told, if it is one; locked."""
    query = (
        select(Recommendation)
        .where(Recommendation.ward_id == ward_of(session))
        .where(Recommendation.id == recommendation_id)
        .with_for_update()
    )
    row = await session.scalar(query)
    return (await _asked(session, [row]))[0] if row else None


async def _asked(session: AsyncSession, rows: Sequence[Recommendation]) -> list[Asked]:
    checks = await known_checks(session, {row.inspection_id for row in rows})
    steps = await _steps_of(session, [row.id for row in rows])
    return [
        Asked(row, *checks[row.inspection_id], [s for s in steps if s.recommendation_id == row.id])
        for row in rows
    ]


async def _steps_of(
    session: AsyncSession, recommendation_ids: Collection[UUID]
) -> Sequence[RecommendationStep]:
    query = select(RecommendationStep).where(
        RecommendationStep.ward_id == ward_of(session),
        RecommendationStep.recommendation_id.in_(recommendation_ids),
    )
    return (
        await session.scalars(query.order_by(RecommendationStep.at, RecommendationStep.id))
    ).all()


def _readable(one: Asked, by: Actor) -> bool:
    return rules.may_read(one.secrecy, one.row.unit_id, by)
