"""Owes the people the posted draft of a village convention (article 11, khoản 14).

The draft's own page shows it at once; what is owed here is the sheet in the community house of the
neighbourhood whose draft it is, for the days of Nghị định 61/2023/NĐ-CP, article 9.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.conventions import ConventionPosted
from libs.kernel.actor import Actor
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.raising import OwedByEvent, raise_owed
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.rules import catalogue

DRAFT = "14e"


async def owe_draft(
    session: AsyncSession, event: ConventionPosted, *, by: Actor, now: datetime
) -> None:
    """One posting of a draft, once however often it is told; posted anew it is owed anew."""
    key = f"convention:{event.convention_id}:{event.posted_on}"
    if await owed_by_key(session, key):
        return
    wanted = catalogue()
    title = f"{wanted.item(DRAFT).title}: {event.title}"
    owed = OwedByEvent(key, DRAFT, title, event.posted_on, RaisedBy.CONVENTION)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, item=DRAFT)
