"""Owes the people what article 11, khoản 11 asks of a consultation: its plan, its content,
the summary of opinions and what is answered.

The consultation's own page shows them at once; what is owed here are the sheets, the loudspeaker
and the other forms of articles 12 and 13, by a day counted from the one it was public.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.consultations import (
    ConsultationExplained,
    ConsultationOpened,
    ConsultationWithdrawn,
)
from libs.kernel.actor import Actor
from services.disclosures.obligations.actions import drop
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.raising import OwedByEvent, raise_owed
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.rules import catalogue

PLAN, CONTENT, SUMMARY, EXPLANATION = "11a", "11b", "11c", "11d"
Told = ConsultationOpened | ConsultationExplained


async def owe_opened(
    session: AsyncSession, event: ConsultationOpened, *, by: Actor, now: datetime
) -> None:
    """The plan and the draft, from the day residents are asked."""
    for item in (PLAN, CONTENT):
        await _owe(session, item, event, event.published_on, by, now)


async def owe_explained(
    session: AsyncSession, event: ConsultationExplained, *, by: Actor, now: datetime
) -> None:
    """What was said and what is answered, from the day that everybody may read it."""
    for item in (SUMMARY, EXPLANATION):
        await _owe(session, item, event, event.explained_on, by, now)


async def drop_withdrawn(
    session: AsyncSession, event: ConsultationWithdrawn, *, by: Actor, now: datetime
) -> None:
    """The ward stopped asking: what was not shown yet is owed no more, and drafts of it end."""
    for row in (await owed_by_key(session, f"consultation:{event.consultation_id}:")).values():
        if row.met_on is None and row.dropped_on is None:
            await drop(session, row, event.withdrawn_on, by=by, now=now)


async def _owe(
    session: AsyncSession, item: str, event: Told, on: date, by: Actor, now: datetime
) -> None:
    """One content of one consultation, once however often it is told."""
    key = f"consultation:{event.consultation_id}:{item}"
    if await owed_by_key(session, key):
        return
    wanted = catalogue()
    title = f"{wanted.item(item).title}: {event.title}"
    owed = OwedByEvent(key, item, title, on, RaisedBy.CONSULTATION, event.unit_id)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, item=item)
