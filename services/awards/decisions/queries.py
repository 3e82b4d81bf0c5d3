"""Reads what was granted."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import ward_of
from services.awards.decisions.tables import Honour

SHOWN_MAX = 200


async def honour_of(
    session: AsyncSession, subject_id: UUID, *, lock: bool = False
) -> Honour | None:
    """What was granted to a model or by a commendation; None before."""
    query = select(Honour).where(
        Honour.ward_id == ward_of(session), Honour.subject_id == subject_id
    )
    if lock:
        query = query.with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def honour_with(session: AsyncSession, code: str) -> Honour:
    """What the certificate of that code is about, withdrawn or not; raises NotFound."""
    query = select(Honour).where(Honour.ward_id == ward_of(session), Honour.code == code)
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def honours(session: AsyncSession) -> Sequence[Honour]:
    """What stands granted and may be read by everybody, the newest first."""
    query = (
        select(Honour)
        .where(Honour.ward_id == ward_of(session), Honour.withdrawn_on.is_(None), Honour.listed)
        .order_by(Honour.decided_on.desc(), Honour.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.execute(query)).scalars().all()
