"""Owes the people the results of a check (article 11, khoản 10).

What was found stays in inspections; what is owed here is the conclusion, by a day counted from
the one on which it was signed. A unit that checked itself concluded nothing about anybody.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import InspectionConcluded
from libs.kernel.actor import Actor
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.raising import OwedByEvent, raise_owed
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.widening.queries import catalogue_asking

RESULTS = "10a"  # kết quả thanh tra, kiểm tra


def key_of(inspection_id: UUID) -> str:
    """What a check makes the ward owe only once."""
    return f"inspection:{inspection_id}"


async def owe_conclusion(
    session: AsyncSession, event: InspectionConcluded, *, by: Actor, now: datetime
) -> None:
    """The conclusion of one check, once however often it is told."""
    key = key_of(event.inspection_id)
    if not event.number or await owed_by_key(session, key):
        return
    wanted = await catalogue_asking(session, RESULTS, event.concluded_on)
    title = f"{wanted.item(RESULTS).title}: kết luận số {event.number}"
    owed = OwedByEvent(key, RESULTS, title, event.concluded_on, RaisedBy.INSPECTION)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, number=event.number)
