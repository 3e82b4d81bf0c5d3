"""Reads votes on the web."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.webvotes.tables import WebVote


async def web_votes_of(session: AsyncSession, matter_id: UUID) -> Sequence[WebVote]:
    """The votes on the web about a matter, the newest first."""
    query = (
        select(WebVote)
        .where(WebVote.ward_id == ward_of(session), WebVote.matter_id == matter_id)
        .order_by(WebVote.opens_at.desc(), WebVote.id.desc())
    )
    return (await session.scalars(query)).all()
