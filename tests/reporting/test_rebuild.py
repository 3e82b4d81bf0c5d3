"""Facts can be made again from the first event, by the real listeners, and come out the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from libs.contracts.disclosures.papers import DisclosurePublished
from libs.kernel import bus as buses
from libs.kernel import provision
from libs.kernel.bus import Client
from libs.kernel.database import Database
from libs.kernel.events import Event
from libs.kernel.ids import new_id
from libs.kernel.service import Running
from libs.kernel.tables import position
from services.reporting.facts.actions import rebuild_facts
from services.reporting.facts.queries import digest_facts
from services.reporting.facts.rules import StillListening
from services.reporting.main import service
from services.reporting.tables import Fact, Period
from tests.conftest import OPEN_CONFIGURATION
from tests.reporting import ward
from tools.embedded.nats import EmbeddedNats

TELLERS = service.tellers()
OTHER_WARD = "06820"


@dataclass
class Site:
    """Reporting's settings beside a broker with the streams of the other services."""

    settings: object
    bus: Client
    database: Database

    async def tell(self, event: Event, ward_id: str = ward.WARD) -> None:
        """Publish as the teller's relay would."""
        headers = {
            "ce-id": str(new_id()),
            "ce-type": event.told_as,
            "ce-subject": event.object_id,
            "ce-time": event.occurred_at.isoformat(),
            "ce-ward": ward_id,
        }
        body = event.model_dump_json().encode()
        await self.bus.jetstream().publish(event.subject(ward_id), body, headers=headers)

    async def facts(self, ward_id: str = ward.WARD) -> int:
        async with self.database.session(ward_id) as session:
            return len(list((await session.execute(select(Fact.id))).scalars()))

    async def digest(self, ward_id: str = ward.WARD) -> str:
        async with self.database.session(ward_id) as session:
            return await digest_facts(session)

    async def until_heard(self, count: int) -> None:
        """Wait, bounded, until so many facts of the ward are there."""
        async with asyncio.timeout(20):
            while await self.facts() < count:
                await asyncio.sleep(0.05)


@pytest.fixture
async def site(fresh_settings, tmp_path_factory) -> AsyncIterator[Site]:
    """A broker of this test's own: it starts with empty streams."""
    nats = EmbeddedNats(tmp_path_factory.mktemp("nats"), OPEN_CONFIGURATION).start()
    settings = fresh_settings.model_copy(update={"nats_url": nats.url()})
    bus = await buses.connect(settings, "ops")
    await provision.provision(bus, {**{name: [] for name in TELLERS}, "reporting": TELLERS})
    database = Database(settings.database_url, "test")
    yield Site(settings, bus, database)
    await database.close()
    await bus.close()
    nats.stop()


async def test_a_rebuild_makes_the_same_facts_and_owes_no_report_twice(site):
    running = Running(service, site.settings)
    await running.start()
    await site.tell(ward.onboarded())
    await site.tell(ward.plan_approved())
    await site.until_heard(1)
    for day in range(1, 11):
        await site.tell(ward.published(f"n{day}", date(2026, 3, day)))
    await site.tell(ward.onboarded(), OTHER_WARD)
    await site.tell(ward.published("other", date(2026, 3, 1)), OTHER_WARD)
    await site.until_heard(21)
    with pytest.raises(StillListening):
        await rebuild_facts(site.database, TELLERS)
    await running.stop()
    before = await site.digest()
    other = await site.digest(OTHER_WARD)

    await rebuild_facts(site.database, TELLERS)
    assert await site.facts() == await site.facts(OTHER_WARD) == 0
    again = Running(service, site.settings)
    await again.start()
    await site.until_heard(21)
    async with asyncio.timeout(20):
        while await site.digest(OTHER_WARD) != other:
            await asyncio.sleep(0.05)
    await again.stop()

    assert await site.digest() == before
    async with site.database.session(ward.WARD) as session:
        assert len(list((await session.execute(select(Period.id))).scalars())) == 6


async def test_a_digest_sees_any_difference(site):
    empty = await site.digest()
    stream = ward.Stream()
    stream.tell(ward.published("a", date(2026, 3, 1)))
    await ward.commit_all(site.database, stream)
    one = await site.digest()
    more = ward.Stream(after=1)
    more.tell(ward.published("a", date(2026, 3, 1)))
    await ward.commit_all(site.database, more)

    assert len({empty, one, await site.digest()}) == 3
    assert DisclosurePublished.told_as.startswith("disclosures.")
    async with site.database.transaction(None, "bus") as session:
        assert list(await session.execute(select(position.c.stream))) == []
