"""Saying how the ward is reached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.directory.contact.queries import contact_of
from services.directory.contact.tables import WardContact
from services.directory.wards.actions import must_be_onboarded


async def set_contact(
    session: AsyncSession,
    *,
    address: str,
    phone: str,
    email: str,
    hours: str,
    by: Actor,
    now: datetime,
) -> WardContact:
    """The ward is reached there from now on; what was said before is replaced."""
    permit(by, "set_contact")
    await must_be_onboarded(session)
    row = await contact_of(session)
    if row is None:
        row = WardContact(address=address, phone=phone, email=email, hours=hours)
        session.add(row)
    else:
        row.address, row.phone, row.email, row.hours = address, phone, email, hours
    await session.flush()
    record(session, by, "set_contact", ward_of(session), now)
    return row
