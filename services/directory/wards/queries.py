"""Which wards there are."""

from __future__ import annotations

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs import vietnamese
from services.directory.tables import Ward
from services.directory.wards.rules import NotOnboarded

SHOWN_MAX = 200


async def present_ward(session: AsyncSession) -> Ward:
    """The ward of this session; refuses when it does not use the product."""
    ward = await session.get(Ward, session.info["ward_id"])
    if ward is None:
        raise NotOnboarded
    return ward


async def wards_like(session: AsyncSession, words: str) -> tuple[int, list[Ward]]:
    """How many wards use the product, and those whose name, province or code holds `words`."""
    total = await session.scalar(select(func.count(Ward.code)))
    wanted = select(Ward).order_by(Ward.province_code, Ward.folded).limit(SHOWN_MAX)
    if words := vietnamese.fold(words.strip()):
        wanted = wanted.where(or_(Ward.folded.contains(words, autoescape=True), Ward.code == words))
    return total or 0, list((await session.scalars(wanted)).all())
