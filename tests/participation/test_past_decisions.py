"""What was decided before each neighbourhood sent its own decision comes through the migration."""

from __future__ import annotations

from datetime import timedelta

from libs.kernel import migrate, testing
from libs.kernel.database import Database
from libs.law.decisions import Clause
from services.participation.matters.tables import Matter
from services.participation.papers.checking import paper_of
from services.participation.recognising.actions import recognise_decision, send_decision
from services.participation.recognising.flagging import flag_breaches
from tests.participation import matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY
from tests.participation.whole_ward import THEN, on_paper, prepared

BEFORE = "0025"
LATER = THEN + timedelta(60)


async def _live(database: Database) -> tuple[Matter, Matter]:
    """One decision sent and answered days later, one vote of the whole ward counted, none sent."""
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        roll = await households(session, 3)
        own = await matters.agreed(session, Clause.BOARD)
        await matters.voted(session, own, 3, roll, 3)
        await matters.written(session, own, roll)
        await send_decision(session, own.id, by=ward.HEAD, now=ward.at(own.last_on, 23))
        on = own.last_on + timedelta(4)
        answer = {"number": "12/QĐ", "on": on, "by": ward.FRONT_OFFICIAL, "now": ward.at(on)}
        await recognise_decision(session, own.id, **answer)
        whole = await prepared(session)
        await on_paper(session, whole, ward.NORTH, roll, 3)
    return own, whole


async def test_the_past_keeps_its_day_of_sending_and_nobody_is_late_for_what_was_not_owed(migrated):
    with testing.copy_of(migrated, "participation") as name:
        owner = testing.role_url(migrated, "participation", "owner", name)
        database = Database(testing.role_url(migrated, "participation", "app", name), "test")
        own, whole = await _live(database)
        migrate.downgrade("participation", owner, BEFORE)
        migrate.upgrade("participation", owner)
        async with database.session(ward.CODE) as session:
            paper = await paper_of(session, own.id, ward.NORTH)
            state = (await session.get_one(Matter, whole.id)).state
            await flag_breaches(session, by=ward.CLOCK, now=LATER)
            told = matters.names(session)
        await database.close()

    assert (own.state, paper.sent_on) == ("recognised", DAY + timedelta(3))
    assert (state, told) == ("opened", [])
