"""Reads models that are public, and what residents say of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.awards.models.rules import ModelState
from services.awards.models.tables import AwardModel
from services.awards.notices.rules import CommentState
from services.awards.notices.tables import NoticeComment

SHOWN_MAX = 100
PUBLIC = (ModelState.NOTICED, ModelState.RECOGNISED)


async def public_models(session: AsyncSession) -> Sequence[AwardModel]:
    """The models that everybody may see, the newest first."""
    query = (
        select(AwardModel)
        .where(AwardModel.ward_id == ward_of(session), AwardModel.state.in_(PUBLIC))
        .order_by(AwardModel.noticed_on.desc(), AwardModel.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.execute(query)).scalars().all()


async def public_model(session: AsyncSession, model_id: UUID, *, lock: bool = False) -> AwardModel:
    """One of them; raises NotFound while it is not public."""
    row = await found(session, AwardModel, model_id, lock=lock)
    if row.state not in PUBLIC:
        raise NotFound
    return row


async def comments_on(session: AsyncSession, model_id: UUID) -> Sequence[NoticeComment]:
    """What was said of a model, in that order."""
    query = (
        select(NoticeComment)
        .where(NoticeComment.ward_id == ward_of(session), NoticeComment.model_id == model_id)
        .order_by(NoticeComment.id)
    )
    return (await session.execute(query)).scalars().all()


async def waiting_among(
    session: AsyncSession, model_id: UUID, comment_ids: Collection[UUID]
) -> Sequence[NoticeComment]:
    """Those of these comments on a model that nobody looked at, nobody else's until the end."""
    query = (
        select(NoticeComment)
        .where(NoticeComment.ward_id == ward_of(session), NoticeComment.model_id == model_id)
        .where(NoticeComment.id.in_(comment_ids), NoticeComment.state == CommentState.WAITING)
        .order_by(NoticeComment.id)
        .with_for_update()
    )
    return (await session.execute(query)).scalars().all()


async def comments_shown(
    session: AsyncSession, model_ids: Collection[UUID]
) -> dict[UUID, list[str]]:
    """The words that everybody may read of each of these models, in the order they came."""
    query = (
        select(NoticeComment.model_id, NoticeComment.text)
        .where(NoticeComment.ward_id == ward_of(session), NoticeComment.model_id.in_(model_ids))
        .where(NoticeComment.state == CommentState.SHOWN)
        .order_by(NoticeComment.id)
    )
    found: dict[UUID, list[str]] = {}
    for model_id, text in (await session.execute(query)).all():
        found.setdefault(model_id, []).append(text)
    return found


async def waiting_on(session: AsyncSession, model_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many comments on each of these models nobody looked at."""
    query = (
        select(NoticeComment.model_id, func.count(NoticeComment.id))
        .where(NoticeComment.ward_id == ward_of(session), NoticeComment.model_id.in_(model_ids))
        .where(NoticeComment.state == CommentState.WAITING)
        .group_by(NoticeComment.model_id)
    )
    return {row[0]: row[1] for row in (await session.execute(query)).all()}


async def count_of(session: AsyncSession, model_id: UUID, *states: CommentState) -> int:
    """How many comments on a model are in one of these states."""
    query = select(func.count(NoticeComment.id)).where(
        NoticeComment.ward_id == ward_of(session),
        NoticeComment.model_id == model_id,
        NoticeComment.state.in_(states),
    )
    return (await session.execute(query)).scalar_one()
