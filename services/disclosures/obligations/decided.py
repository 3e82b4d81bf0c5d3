"""What residents decided to contribute, and what became of it, is disclosed (article 11.5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.contributions import FundSettled
from libs.contracts.participation.matters import DecisionPutInForce
from libs.kernel.actor import Actor
from libs.law.decisions import Clause
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.raising import OwedByEvent, raise_owed
from services.disclosures.obligations.rules import RaisedBy
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
    title = f"Khoản Nhân dân đóng góp: {event.title}"
    owed = OwedByEvent(key, CONTRIBUTIONS, title, event.effective_on, RaisedBy.DECISION)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, matter_id=event.matter_id)


async def raise_settlement(
    session: AsyncSession, event: FundSettled, *, by: Actor, now: datetime
) -> None:
    """The settlement of an account is owed to everybody, once."""
    key = f"fund:{event.fund_id}"
    if await owed_by_key(session, key):
        return
    wanted = await catalogue_asking(session, CONTRIBUTIONS, event.settled_on)
    title = f"Quyết toán khoản Nhân dân đóng góp: {event.title}"
    owed = OwedByEvent(key, CONTRIBUTIONS, title, event.settled_on, RaisedBy.DECISION)
    await raise_owed(session, owed, wanted=wanted, by=by, now=now, fund_id=event.fund_id)
