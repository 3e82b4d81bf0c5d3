"""What was shown before there was a log enters it with the migration, in its order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from libs.kernel import clock, migrate, testing
from libs.kernel.database import Database
from libs.publiclog import merkle
from libs.publiclog.entries import Entry
from libs.publiclog.merkle import Span
from services.disclosures import tables
from services.disclosures.publiclog import queries
from services.disclosures.publiclog.tables import LogEntry
from services.disclosures.publishing import actions as publishing
from services.disclosures.quarterly.actions import issue_quarterly_list
from tests.disclosures.test_public_log import corrected, log_of
from tests.disclosures.ward import BINH, CODE, LAN, a_draft, later, published

WARDS = (CODE, "00001")
[MIGRATION] = (Path(tables.__file__).parent / "migrations").glob("*_public_log.py")
BEFORE = f"{int(MIGRATION.stem[:4]) - 1:04}"


async def live(database: Database, ward: str) -> None:
    """Everything that makes a line, an act a transaction, and what makes none between."""
    async with database.transaction(ward) as session:
        first = await published(session, number="1/QĐ-UBND")
    async with database.transaction(ward) as session:
        dropped = await a_draft(session, number="3/QĐ-UBND")
        await publishing.withdraw_disclosure(
            session, dropped.id, reason="Sai", by=BINH, now=later(1)
        )
        second = await published(session, number="2/QĐ-UBND", file=None)
    async with database.transaction(ward) as session:
        await corrected(session, first)
    async with database.transaction(ward) as session:
        await publishing.withdraw_disclosure(
            session, second.id, reason="Ban hành nhầm", by=BINH, now=later(5)
        )
    async with database.transaction(ward) as session:
        await publishing.withdraw_disclosure(
            session, first.id, reason="Ban hành nhầm", by=BINH, now=later(6)
        )
        await issue_quarterly_list(session, year=2026, quarter=1, by=LAN, now=later(31))


async def the_logs(database: Database) -> dict[str, list[Entry]]:
    found = {}
    for ward in WARDS:
        async with database.session(ward) as session:
            found[ward] = await log_of(session)
    return found


async def test_the_past_becomes_the_log_it_would_have_been(migrated: str) -> None:
    with testing.copy_of(migrated, "disclosures") as name:
        owner = testing.role_url(migrated, "disclosures", "owner", name)
        database = Database(testing.role_url(migrated, "disclosures", "app", name), "test")
        for ward in WARDS:
            await live(database, ward)
        lived = await the_logs(database)
        migrate.downgrade("disclosures", owner, BEFORE)
        migrate.upgrade("disclosures", owner)
        made = await the_logs(database)
        async with database.session(CODE) as session:
            [root] = await queries.hashes_of(session, [Span(0, len(made[CODE]))])
            texts = (await session.scalars(select(LogEntry.text).order_by(LogEntry.sequence))).all()
        await database.close()

    assert [len(log) for log in lived.values()] == [6, 6]
    for ward in WARDS:
        assert [replace(line, recorded_at=line.happened_at) for line in made[ward]] == lived[ward]
    late = clock.real_now() - made[CODE][0].recorded_at
    assert timedelta(0) <= late < timedelta(minutes=5)
    assert root == merkle.root_of(merkle.leaf_hash(text.encode()) for text in texts)
