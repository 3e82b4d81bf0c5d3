"""How whoever sent a report wants to be told: sealed, read to tell, let go of after the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import found, ward_of
from services.reception.feedback import rules
from services.reception.feedback.tables import Feedback
from services.reception.sealed.kept.actions import let_go
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import Contact, Letter, contact_of, seal

AT_ONCE_MAX = 1_000


async def keep_contact(
    session: AsyncSession, row: Feedback, contact: Contact, now: datetime
) -> None:
    """Seal a contact that was left; without one nothing is kept. Raises ContactUnclear."""
    rules.check_contact(contact.email, contact.phone)
    if contact.email or contact.phone:
        row.contact_id = await seal(session, Letter(contact=contact), now=now)


async def take_contact(session: AsyncSession, row: Feedback) -> Contact:
    """The contact for the letter that the report becomes; it is let go of here.

    Whoever stopped what we send is not begun with again.
    """
    if row.contact_id is None:
        return Contact()
    kept = await found(session, KeptLetter, row.contact_id)
    contact = await contact_of(session, row.contact_id)
    await _let_go(session, row)
    return replace(contact, silent=True) if kept.notices_stopped_at else contact


async def forget_contacts(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each night: whoever reported something that is over for some days is not reached any more.

    What was merged is over when that is into which it was.
    """
    original = aliased(Feedback)
    ended_on = case((Feedback.merged_into.is_(None), Feedback.ended_on), else_=original.ended_on)
    query = (
        select(Feedback, ended_on)
        .outerjoin(original, original.id == Feedback.merged_into)
        .where(Feedback.ward_id == ward_of(session), Feedback.contact_id.is_not(None))
        .where(ended_on < now.date())
        .order_by(ended_on, Feedback.id)
        .limit(AT_ONCE_MAX)
        .with_for_update(of=Feedback, skip_locked=True)
    )
    for row, ended in await session.execute(query):
        if now.date() <= rules.contact_until(ended):
            continue
        await _let_go(session, row)
        record(session, by, "forget_contacts", row.id, now)


async def _let_go(session: AsyncSession, row: Feedback) -> None:
    if row.contact_id:
        await let_go(session, row.contact_id)
        row.contact_id = None
