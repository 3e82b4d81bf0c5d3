"""A unit that ended gets nothing back from the next version of the disclosure plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import FileStore
from services.disclosures.places.actions import close_unit, open_unit
from services.disclosures.tables import Obligation
from services.disclosures.yearly import actions, queries
from services.disclosures.yearly.rules import OwnersMissing, Signature, SigningForm
from services.disclosures.yearly.tables import DisclosurePlan
from tests.disclosures.ward import BINH, FINANCE, HOUSES, LAN, at

DRAFTED, SIGNED, ENDED = date(2026, 1, 12), date(2026, 1, 26), date(2026, 3, 2)
OLD, NEW = HOUSES[0], FINANCE


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store of the test's own."""
    return FileStore(tmp_path.as_uri())


async def drafted(session: AsyncSession, on: date) -> DisclosurePlan:
    """A version of the plan; what has no unit yet is given to the old one."""
    plan = await actions.draft_disclosure_plan(session, year=2026, by=LAN, now=at(on))
    await session.flush()
    for line in await queries.lines_of(session, plan.id):
        line.owner_unit_id = line.owner_unit_id or (OLD if on < ENDED else NEW)
    return plan


async def adopted(
    session: AsyncSession, store: FileStore, plan: DisclosurePlan, number: str, on: date
) -> None:
    """Handed in and adopted on a day."""
    await actions.submit_disclosure_plan(session, plan.id, by=LAN, now=at(on))
    signature = Signature(number, on, SigningForm.ON_BEHALF, on)
    await actions.approve_disclosure_plan(
        session, plan.id, signature=signature, store=store, by=BINH, now=at(on)
    )
    await session.flush()


async def owners(session: AsyncSession) -> set[object]:
    """Whoever owes something that is not shown."""
    query = select(Obligation.owner_unit_id).where(Obligation.met_on.is_(None))
    return set(await session.scalars(query))


async def end_old(session: AsyncSession) -> None:
    """The old unit is merged into the new one."""
    await open_unit(
        session, NEW, kind="department", name="Phòng mới", short_name="PM", community_house=None
    )
    await session.flush()
    await close_unit(session, OLD, successor_id=NEW, closed_on=ENDED)
    session.expire_all()


async def test_the_next_version_gives_nothing_to_a_unit_that_ended(
    session: AsyncSession, store: FileStore
) -> None:
    await adopted(session, store, await drafted(session, DRAFTED), "12/KH-UBND", SIGNED)
    assert OLD in await owners(session)
    await end_old(session)
    assert OLD not in await owners(session)

    second = await drafted(session, date(2026, 3, 9))
    await adopted(session, store, second, "30/KH-UBND", date(2026, 3, 16))
    assert OLD not in await owners(session)


async def test_a_version_being_written_goes_to_the_successor_or_waits_for_an_owner(
    session: AsyncSession, store: FileStore
) -> None:
    plan = await drafted(session, DRAFTED)
    await end_old(session)
    await session.refresh(plan)
    assert OLD not in {line.owner_unit_id for line in await queries.lines_of(session, plan.id)}

    await session.flush()
    await close_unit(session, NEW, successor_id=None, closed_on=ENDED)
    session.expire_all()
    await session.refresh(plan)
    with pytest.raises(OwnersMissing):
        await adopted(session, store, plan, "12/KH-UBND", date(2026, 3, 9))
