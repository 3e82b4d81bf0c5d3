"""`danbiet history` counts the stored log again and holds it against what is shown now."""

from __future__ import annotations

from collections.abc import AsyncIterator

import psycopg
import pytest

from libs.kernel import testing
from libs.kernel.database import Database
from services.disclosures.publishing import actions as publishing
from services.disclosures.quarterly.actions import issue_quarterly_list
from tests.disclosures.test_public_log import corrected
from tests.disclosures.ward import BINH, CODE, LAN, later, published
from tools.stored_log import stored_logs


class Stored:
    """A database with a log of five lines; the superuser's hand in it."""

    def __init__(self, superuser: str, name: str) -> None:
        self.owner = testing.role_url(superuser, "disclosures", "owner", name)
        self.app = testing.role_url(superuser, "disclosures", "app", name)
        self.mighty = f"{superuser.rsplit('/', 1)[0]}/{name}"

    def change(self, statement: str) -> None:
        with psycopg.connect(self.mighty, autocommit=True) as db:
            db.execute("SET session_replication_role = replica")
            assert db.execute(statement).rowcount

    def faults(self) -> list[str]:
        [log] = stored_logs(self.owner)
        return log.faults


@pytest.fixture
async def stored(migrated: str) -> AsyncIterator[Stored]:
    with testing.copy_of(migrated, "disclosures") as name:
        found = Stored(migrated, name)
        database = Database(found.app, "test")
        async with database.transaction(CODE) as session:
            row = await published(session)
            await corrected(session, row)
            other = await published(session, number="2/QĐ-UBND", file=None)
            await publishing.withdraw_disclosure(
                session, other.id, reason="Ban hành nhầm", by=BINH, now=later(5)
            )
            await issue_quarterly_list(session, year=2026, quarter=1, by=LAN, now=later(31))
        await database.close()
        yield found


def test_a_log_that_nobody_touched_has_no_fault(stored: Stored) -> None:
    [log] = stored_logs(stored.owner)

    assert (log.ward, log.size, log.faults) == (CODE, 5, [])


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE version SET title = title || '.' WHERE number = 2", "version 2 is not what was"),
        ("UPDATE version SET file = jsonb_set(file, '{sha256}', '\"c\"')", "is not what was shown"),
        ("DELETE FROM version WHERE number = 1", "version 1 is not what was shown"),
        ("UPDATE quarterly_list SET as_json = as_json || ' '", "version 1 is not what was shown"),
        ("UPDATE log_entry SET text = text || ' ' WHERE sequence = 3", "line 3 is not as it was"),
        ("DELETE FROM log_entry WHERE sequence = 5", "hash of lines 5 to 5"),
        ("DELETE FROM log_entry", "is not what was shown"),
        ("UPDATE log_node SET hash = '' WHERE level = 1 AND position = 1", "hash of lines 3 to 4"),
        ("DELETE FROM log_node WHERE level = 2", "hash of lines 1 to 4"),
    ],
)
def test_whatever_was_touched_is_named(stored: Stored, statement: str, fault: str) -> None:
    stored.change(statement)

    assert any(fault in found for found in stored.faults()), stored.faults()
