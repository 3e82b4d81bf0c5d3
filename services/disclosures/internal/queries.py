"""Reads what is shown to the staff, for the staff; drafts for those who write and approve."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import RULES, permit
from libs.rows import found, ward_of
from services.disclosures.internal.rules import SHOWN
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.rules import State


def sees_drafts(by: Actor, unit_id: UUID | None) -> bool:
    """Whether `by` writes for the whole ward, approves, or is of the unit that writes."""
    wide = RULES["draft_internal_paper"].roles | RULES["approve_internal_paper"].roles
    return bool(by.roles & wide) or (unit_id is not None and by.unit_id == unit_id)


async def papers_seen(
    session: AsyncSession, by: Actor, *, khoan: int | None = None, limit: int = 200
) -> Sequence[InternalPaper]:
    """The papers `by` may see, newest document first. Refuses who is no official of the ward."""
    permit(by, "see_internal_papers")
    query = select(InternalPaper).where(InternalPaper.ward_id == ward_of(session))
    if khoan:
        query = query.where(InternalPaper.khoan == khoan)
    if not sees_drafts(by, None):
        mine = InternalPaper.unit_id == by.unit_id if by.unit_id else InternalPaper.id.is_(None)
        query = query.where(or_(InternalPaper.state.in_(SHOWN), mine))
    ordered = query.order_by(InternalPaper.document_on.desc(), InternalPaper.id.desc())
    return (await session.execute(ordered.limit(limit))).scalars().all()


async def paper_seen(session: AsyncSession, by: Actor, paper_id: UUID) -> InternalPaper:
    """A paper that `by` may see. Raises NotFound for drafts of others."""
    permit(by, "see_internal_papers")
    row = await found(session, InternalPaper, paper_id)
    if State(row.state) not in SHOWN and not sees_drafts(by, row.unit_id):
        raise NotFound
    return row
