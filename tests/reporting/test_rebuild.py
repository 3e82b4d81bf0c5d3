"""Facts are made again from all events while the service listens, and come out the same."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import asyncpg
import pytest
from nats.aio.client import Client
from sqlalchemy import select

from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.reporting import ReportDue, ReportMoved
from libs.kernel import bus as buses
from libs.kernel import provision, testing
from libs.kernel.database import Database
from libs.kernel.events import Event
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.kernel.service import Running
from libs.kernel.tables import position
from services.reporting.facts.queries import digest_facts
from services.reporting.main import service
from services.reporting.rebuilding.actions import TELLERS, Made, Rebuilt, rebuild
from services.reporting.tables import Fact, Period
from tests.conftest import OPEN_CONFIGURATION
from tests.reporting import province, ward
from tools.embedded.nats import EmbeddedNats
from tools.rebuild import from_stream
from tools.streams import Missing

OTHER_WARD = "06820"
OWED = 6  # reports on the year of a plan, of which the province hears


def made(events: int, facts: int, added: int = 0, taken_away: int = 0) -> Rebuilt:
    """What comes out where only facts were wrong."""
    return Rebuilt(events + OWED, Made(facts, added, taken_away), Made(OWED, 0, 0))


@dataclass
class Site:
    """Reporting's settings beside a broker with the streams of the other services."""

    settings: object
    bus: Client
    database: Database
    owner_url: str

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

    async def until_heard(self, count: int, ward_id: str = ward.WARD) -> None:
        """Wait, bounded, until so many facts of the ward are there."""
        async with asyncio.timeout(20):
            while await self.facts(ward_id) < count:
                await asyncio.sleep(0.05)

    async def rebuilt(self) -> Rebuilt:
        """Make all facts again from this broker's streams."""
        return await rebuild(self.owner_url, partial(from_stream, self.bus))

    async def as_owner(self, command: str, *values: object) -> list[asyncpg.Record]:
        """What only the owner of the database may do."""
        connection = await asyncpg.connect(self.owner_url)
        found = await connection.fetch(command, *values)
        await connection.close()
        return list(found)

    async def provinces(self) -> str:
        """A hash over everything that provinces know."""
        rows = await self.as_owner("SELECT w::text FROM ward_report AS w ORDER BY id")
        return hashlib.sha256("\n".join(row[0] for row in rows).encode()).hexdigest()

    async def until_known(self, count: int, revision: int = 0) -> None:
        """Wait, bounded, until provinces know of so many reports of that revision or later."""
        query = "SELECT count(*) FROM ward_report WHERE revision >= $1"
        async with asyncio.timeout(20):
            while (await self.as_owner(query, revision))[0][0] != count:
                await asyncio.sleep(0.05)


@pytest.fixture
async def site(fresh_settings, tmp_path_factory) -> AsyncIterator[Site]:
    """A broker of this test's own: it starts with empty streams."""
    nats = EmbeddedNats(tmp_path_factory.mktemp("nats"), OPEN_CONFIGURATION).start()
    settings = fresh_settings.model_copy(update={"nats_url": nats.url()})
    bus = await buses.connect(settings, "ops")
    await provision.provision(
        bus, {**{name: [] for name in TELLERS}, "reporting": service.tellers()}
    )
    database = Database(settings.database_url, "test")
    name = settings.database_url.rsplit("/", 1)[1]
    owner_url = testing.role_url(settings.database_url, "reporting", "owner", name)
    yield Site(settings, bus, database, owner_url)
    await database.close()
    await bus.close()
    nats.stop()


@pytest.fixture
async def heard(site: Site) -> AsyncIterator[Site]:
    """The service is listening and has heard of two wards: 21 facts in one, 2 in the other."""
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
    await site.until_heard(2, OTHER_WARD)
    await site.until_known(OWED)
    yield site
    await running.stop()


async def test_what_was_counted_right_is_not_touched(heard):
    before = [await heard.digest(), await heard.digest(OTHER_WARD)]

    assert await heard.rebuilt() == made(events=14, facts=23)

    assert [await heard.digest(), await heard.digest(OTHER_WARD)] == before
    # It goes on listening, and owes no report twice.
    await heard.tell(ward.published("n11", date(2026, 3, 11)))
    await heard.until_heard(23)
    async with heard.database.session(ward.WARD) as session:
        assert len(list((await session.execute(select(Period.id))).scalars())) == 6


@pytest.mark.parametrize(
    ("spoilt", "added", "taken_away"),
    [
        ("DELETE FROM fact", 23, 0),
        ("UPDATE fact SET value = value + 1 WHERE measure = 'disclosure_published'", 11, 11),
        ("UPDATE fact SET id = gen_random_uuid() WHERE measure = 'disclosure_published'", 11, 11),
        ("UPDATE fact SET dimensions = '{}' WHERE ward_id = '06820'", 2, 2),
    ],
)
async def test_what_was_counted_wrong_is_mended(heard, spoilt, added, taken_away):
    before = [await heard.digest(), await heard.digest(OTHER_WARD)]
    await heard.as_owner(spoilt)
    assert [await heard.digest(), await heard.digest(OTHER_WARD)] != before

    assert await heard.rebuilt() == made(14, 23, added, taken_away)

    assert [await heard.digest(), await heard.digest(OTHER_WARD)] == before


@pytest.mark.parametrize(
    ("spoilt", "added", "taken_away"),
    [
        ("DELETE FROM ward_report WHERE revision = 1", 1, 0),
        ("UPDATE ward_report SET figures = '{}' WHERE revision = 1", 1, 1),
        ("UPDATE ward_report SET due_on = due_on - 1", 7, 7),
        ("UPDATE ward_report SET id = gen_random_uuid(), ward_id = 'P0001'", 7, 7),
    ],
)
async def test_what_a_province_knows_is_mended_too(heard, spoilt, added, taken_away):
    code = province.CODES[0]
    days = {"was_due_on": province.DUE_ON, "due_on": province.DUE_ON + timedelta(days=3)}
    owed = province.due(code)
    assert isinstance(owed, ReportDue)
    async with heard.database.transaction(code) as session:
        emit(session, owed)
        moved = ReportMoved(
            occurred_at=owed.occurred_at, period_id=owed.period_id, kind=owed.kind, **days
        )
        emit(session, moved)
        for revision in (0, 1):
            emit(session, province.issued(code, revision=revision, visits=7 + revision))
    await heard.until_known(1, revision=1)
    before = await heard.provinces()
    assert (await heard.rebuilt()).reports == Made(OWED + 1, 0, 0)
    await heard.as_owner(spoilt)
    assert await heard.provinces() != before

    assert (await heard.rebuilt()).reports == Made(OWED + 1, added, taken_away)

    assert await heard.provinces() == before


async def test_what_is_told_meanwhile_is_neither_lost_nor_counted_twice(heard):
    told, enough = 0, asyncio.Event()

    async def go_on() -> None:
        nonlocal told
        while not enough.is_set():
            await heard.tell(ward.published(f"m{told}", date(2026, 4, 1)))
            told += 1
            await asyncio.sleep(0.01)

    telling = asyncio.create_task(go_on())
    found = [await heard.rebuilt() for _ in range(5)]
    enough.set()
    await telling
    await heard.until_heard(21 + 2 * told)

    assert found[0].events < found[-1].events
    assert all((each.facts.added, each.facts.taken_away) == (0, 0) for each in found)
    assert await heard.rebuilt() == made(14 + told, 23 + 2 * told)


async def test_a_parked_message_makes_no_fact_before_it_is_brought_back(heard):
    await heard.as_owner(
        "INSERT INTO dead_letter "
        "SELECT stream, sequence, ward_id, object_id, '{}', '', 'X', 9, NULL "
        "FROM fact WHERE measure = 'disclosure_published' AND ward_id = '06820'"
    )
    assert await heard.rebuilt() == made(14, 21, 0, 2)

    await heard.as_owner(
        "INSERT INTO dead_letter "
        "VALUES ('EVENTS_REPORTING', 1, '06811', 'x', '{}', '', 'X', 9, NULL)"
    )
    assert (await heard.rebuilt()).reports == Made(OWED - 1, 0, 1)


async def test_a_source_that_lacks_an_event_changes_nothing(heard):
    await heard.as_owner("DELETE FROM fact WHERE sequence = 5")
    spoilt = await heard.digest()
    await heard.bus.jetstream().delete_stream("EVENTS_DISCLOSURES")
    await provision.provision(heard.bus, {"disclosures": []})

    with pytest.raises(Missing, match="EVENTS_DISCLOSURES"):
        await heard.rebuilt()
    assert await heard.digest() == spoilt


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
