"""Finds requests: by id for officials, by code and secret for whoever asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import fits
from libs.rows import found, ward_of
from services.disclosures.information import rules
from services.disclosures.information.tables import InformationRequest, Requester

LINES_MAX = 200


async def the_request(
    session: AsyncSession, request_id: UUID, *, lock: bool = False
) -> InformationRequest:
    """One request of this ward; raises NotFound."""
    return await found(session, InformationRequest, request_id, lock=lock)


async def tracked(session: AsyncSession, code: str, secret: str) -> InformationRequest:
    """The request with this code, if the secret fits; both wrong ways are answered alike."""
    row = await session.scalar(
        select(InformationRequest)
        .where(InformationRequest.ward_id == ward_of(session))
        .where(InformationRequest.code == code)
    )
    if row is None or not fits(secret, row.secret_hash):
        raise rules.CodeOrSecretWrong
    return row


async def online_on(session: AsyncSession, day: date) -> int:
    """How many requests came on the web on a day."""
    query = (
        select(func.count(InformationRequest.id))
        .where(InformationRequest.ward_id == ward_of(session))
        .where(InformationRequest.received_on == day)
        .where(InformationRequest.channel == rules.Channel.ONLINE)
    )
    return await session.scalar(query) or 0


async def requester_of(session: AsyncSession, request_id: UUID) -> Requester | None:
    """Who asked; None after it was erased."""
    return await session.scalar(
        select(Requester).where(
            Requester.ward_id == ward_of(session), Requester.request_id == request_id
        )
    )


async def requests(session: AsyncSession, *, open_only: bool) -> Sequence[InformationRequest]:
    """Requests, first due first, then those that are closed, newest first."""
    query = select(InformationRequest).where(InformationRequest.ward_id == ward_of(session))
    if open_only:
        query = query.where(InformationRequest.progress.in_(rules.OPEN))
    ordered = query.order_by(
        InformationRequest.closed_on.desc().nulls_first(),
        InformationRequest.due_on.asc().nulls_last(),
        InformationRequest.id,
    )
    return (await session.execute(ordered.limit(LINES_MAX))).scalars().all()
