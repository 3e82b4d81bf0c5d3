"""Owes the people the results of a survey and the summary of what they wrote.

The survey's own page shows them once they are published; what is owed here is the paper at the
counter too (the ward's plan, II.3), by a day counted from the one on which the survey closed.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyClosed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.disclosures.obligations.actions import apply_due, tell_raised
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.rules import RaisedBy, due_after, publish_rule
from services.disclosures.rules import catalogue
from services.disclosures.tables import Obligation

RESULTS = "14g"


async def owe_results(
    session: AsyncSession, event: SurveyClosed, *, by: Actor, now: datetime
) -> None:
    """The results of one survey, once however often it is told; nothing where nobody answered."""
    key = f"survey:{event.survey_id}"
    if event.answered_of_drawn + event.volunteers == 0 or await owed_by_key(session, key):
        return
    wanted = catalogue().item(RESULTS)
    row = Obligation(
        key=key,
        khoan=wanted.khoan,
        item=RESULTS,
        title=f"{wanted.title}: {event.title}",
        owner_unit_id=None,
        raised_by=RaisedBy.SURVEY,
        raised_on=now.date(),
    )
    apply_due(row, due_after(event.closed_on, publish_rule(RESULTS, event.closed_on)))
    session.add(row)
    record(session, by, "raise_obligation", row.id, now, item=RESULTS)
    tell_raised(session, row, now)
