"""An account of the tests: a road that the north decided to pay for, and its households."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import StoredFile
from services.participation.contributions.actions import open_fund
from services.participation.contributions.keeping import record_contributions, record_spending
from services.participation.contributions.levels.actions import confirm_fund_level
from services.participation.contributions.levels.queries import levels_of
from services.participation.contributions.rules import EntryKind, Gift, Terms
from services.participation.contributions.tables import Fund, LedgerEntry
from services.participation.households.tables import Household
from services.participation.matters.tables import Matter
from tests.participation import matters, ward
from tests.participation.households import households

LEVEL = 2_000_000
DECIDED = matters.DAY + timedelta(days=3)
NOW = ward.at(DECIDED, 22)
HEAD = {"by": ward.HEAD, "now": NOW}
BILL = StoredFile("ab" * 32, 1_000, "application/pdf")


async def decided(session: AsyncSession, count: int = 6) -> tuple[Matter, list[Household]]:
    """All of so many households adopted the road on DECIDED."""
    roll = await households(session, count)
    matter = await matters.agreed(session)
    await matters.voted(session, matter, count, roll, count)
    return matter, roll


async def opened(session: AsyncSession, count: int = 6) -> tuple[Fund, list[Household]]:
    """The account for it."""
    matter, roll = await decided(session, count)
    terms = Terms(LEVEL, 2)
    fund = await open_fund(
        session, matter.id, ward.NORTH, terms=terms, by=ward.HEAD, now=ward.at(DECIDED, 22)
    )
    await confirmed(session, fund)
    return fund, roll


async def confirmed(session: AsyncSession, fund: Fund, on: date = DECIDED) -> None:
    """The Front confirms whatever levels wait, as it sees them."""
    await session.flush()
    for level in (await levels_of(session, [fund]))[fund.id]:
        if level.waits:
            front = {"by": ward.FRONT_OFFICIAL, "now": ward.at(on, 22)}
            await confirm_fund_level(session, fund.id, level, **front)  # type: ignore[arg-type]
    await session.flush()


def money(dong: int = LEVEL, on: date = DECIDED) -> Gift:
    """So much money."""
    return Gift(EntryKind.MONEY, on, dong)


async def gave(
    session: AsyncSession, fund: Fund, givers: list[Household], gift: Gift
) -> list[LedgerEntry]:
    """These households gave that."""
    ids = [each.id for each in givers]
    now = ward.at(gift.on, 22)
    return await record_contributions(
        session, fund.id, household_ids=ids, gift=gift, by=ward.HEAD, now=now
    )


async def spent(
    session: AsyncSession, fund: Fund, dong: int, on: date = DECIDED, words: str = "Xi măng (mẫu)"
) -> LedgerEntry:
    """So much was paid."""
    gift = Gift(EntryKind.SPENDING, on, dong, words=words)
    now = ward.at(on, 22)
    return await record_spending(session, fund.id, gift=gift, evidence=BILL, by=ward.HEAD, now=now)
