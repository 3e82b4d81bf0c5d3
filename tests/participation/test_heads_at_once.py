"""A dismissal is abolished while somebody else recognises who was elected: one waits for the other.

Without it whoever was dismissed and whoever was elected would both head the neighbourhood.
"""

from __future__ import annotations

import asyncio

import pytest

from libs.kernel import testing
from libs.kernel.database import Database
from services.participation.elections.rules import NothingVacant
from services.participation.households.queries import roll_on
from services.participation.matters.tables import Matter
from services.participation.recognising.actions import recognise_decision
from tests.participation import elections, matters, ward
from tests.participation.elections import CHAIR, FRONT
from tests.participation.test_undone_dismissals import VOTED_ON, dismissed_and_announced, undone


async def _voted(database: Database) -> tuple[Matter, Matter]:
    """The dismissal, and the election of another head of which the decision was sent."""
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        dismissal, row, _ = await dismissed_and_announced(session)
        roll = await roll_on(session, ward.NORTH, VOTED_ON)
        vote = await session.get_one(Matter, row.matter_id)
        held = await elections.opened(session, vote, VOTED_ON)
        await matters.attended(session, held, roll, FRONT)
        await matters.counted(session, held, 3, roll, FRONT)
        return dismissal, await elections.sent(session, vote, roll)


async def _recognised(database: Database, vote: Matter) -> None:
    async with database.transaction(ward.CODE) as session:
        said = {"number": "20/QĐ-UBND", "on": VOTED_ON, "now": ward.at(VOTED_ON, 23)}
        await recognise_decision(session, vote.id, **said, by=CHAIR)


async def test_who_recognises_waits_for_the_abolition_and_is_refused(migrated):
    with testing.copy_of(migrated, "participation") as name:
        database = Database(testing.role_url(migrated, "participation", "app", name), "test")
        dismissal, vote = await _voted(database)
        async with database.transaction(ward.CODE) as session:
            await undone(session, dismissal, VOTED_ON)
            other = asyncio.create_task(_recognised(database, vote))
            done, _ = await asyncio.wait([other], timeout=1)
            assert not done
        with pytest.raises(NothingVacant):
            await other
        await database.close()
