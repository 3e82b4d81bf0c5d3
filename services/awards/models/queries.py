"""Reads models, their lines and proofs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import Role
from libs.rows import found, ward_of
from services.awards.models.tables import AwardModel, ModelLine, ModelProof

SHOWN_MAX = 200
# Whoever appraises, votes or decides sees every model; the others those of their own unit.
SEE_ALL = frozenset({Role.CHAIR, Role.COUNCIL, Role.OFFICE, Role.CULTURE})


async def models(session: AsyncSession, by: Actor) -> Sequence[AwardModel]:
    """The models that somebody may see, the newest first."""
    query = select(AwardModel).where(AwardModel.ward_id == ward_of(session))
    if not by.roles & SEE_ALL:
        query = query.where(_of_unit(by.unit_id))
    query = query.order_by(AwardModel.registered_on.desc(), AwardModel.id.desc())
    return (await session.execute(query.limit(SHOWN_MAX))).scalars().all()


async def model(session: AsyncSession, model_id: UUID, by: Actor) -> AwardModel:
    """One that somebody may see; another unit's is not there."""
    row = await found(session, AwardModel, model_id)
    if not by.roles & SEE_ALL and by.unit_id not in (row.unit_id, row.keeper_id):
        raise NotFound
    return row


async def lines_of(session: AsyncSession, model_id: UUID) -> dict[str, ModelLine]:
    """The lines of a model by their key; none before it is approved."""
    query = select(ModelLine).where(ModelLine.ward_id == ward_of(session))
    rows = (await session.execute(query.where(ModelLine.model_id == model_id))).scalars()
    return {row.key: row for row in rows}


async def points_of(session: AsyncSession, model_ids: Collection[UUID]) -> dict[UUID, int]:
    """What the appraisers gave each of these models in all."""
    query = (
        select(ModelLine.model_id, func.sum(ModelLine.points))
        .where(ModelLine.ward_id == ward_of(session), ModelLine.model_id.in_(model_ids))
        .group_by(ModelLine.model_id)
    )
    rows = (await session.execute(query)).all()
    return {model_id: points or 0 for model_id, points in rows}


async def proofs_of(session: AsyncSession, model_id: UUID) -> Sequence[ModelProof]:
    """What was added to a model, in that order."""
    query = (
        select(ModelProof)
        .where(ModelProof.ward_id == ward_of(session), ModelProof.model_id == model_id)
        .order_by(ModelProof.id)
    )
    return (await session.execute(query)).scalars().all()


def _of_unit(unit_id: UUID | None) -> ColumnElement[bool]:
    return or_(AwardModel.unit_id == unit_id, AwardModel.keeper_id == unit_id)
