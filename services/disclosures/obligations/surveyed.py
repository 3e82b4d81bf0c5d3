"""Owes the people the results of a survey and the summary of what they wrote.

The survey's own page shows them once they are published; what is owed here is the paper at the
counter too (the ward's plan, II.3), by a day counted from the one on which the survey closed.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyClosed
from libs.kernel.actor import Actor
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.raising import OwedByEvent, raise_owed
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.rules import catalogue

RESULTS = "14g"


async def owe_results(
    session: AsyncSession, event: SurveyClosed, *, by: Actor, now: datetime
) -> None:
    """The results of one survey, once however often it is told; nothing where nobody answered."""
    key = f"survey:{event.survey_id}"
    if event.answered_of_drawn + event.volunteers == 0 or await owed_by_key(session, key):
        return
    wanted = catalogue()
    title = f"{wanted.item(RESULTS).title}: {event.title}"
    owed = OwedByEvent(key, RESULTS, title, event.closed_on, RaisedBy.SURVEY)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, item=RESULTS)
