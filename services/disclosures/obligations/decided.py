"""What residents decided to contribute has to be disclosed (article 11, khoản 5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import DecisionPutInForce
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause
from services.disclosures.obligations.actions import apply_due, tell_raised
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.rules import RaisedBy, due_after, publish_rule
from services.disclosures.tables import Obligation
from services.disclosures.widening.queries import catalogue_asking

CONTRIBUTIONS = "5c"  # các khoản huy động Nhân dân đóng góp
ABOUT_MONEY = (Clause.WORKS, Clause.SPENDING)


async def raise_from_decision(
    session: AsyncSession, event: DecisionPutInForce, *, by: Actor, now: datetime
) -> None:
    """Works and spending that residents pay for are owed to everybody, once for each decision."""
    key = f"decision:{event.matter_id}"
    if Clause(event.clause) not in ABOUT_MONEY or await owed_by_key(session, key):
        return
    wanted = await catalogue_asking(session, CONTRIBUTIONS, event.effective_on)
    item = wanted.item(CONTRIBUTIONS)
    row = Obligation(
        key=key,
        khoan=item.khoan,
        item=item.key,
        title=f"Khoản Nhân dân đóng góp: {event.title}",
        owner_unit_id=None,
        raised_by=RaisedBy.DECISION,
        raised_on=now.date(),
    )
    rule = publish_rule(item.key, event.effective_on, wanted)
    apply_due(row, due_after(event.effective_on, rule))
    session.add(row)
    record(session, by, "raise_obligation", row.id, now, matter_id=event.matter_id)
    tell_raised(session, row, now)
