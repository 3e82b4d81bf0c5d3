"""A dismissal is abolished while a new head is elected: nothing is vacant any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services.participation.candidates.rules import Cause
from services.participation.candidates.tables import Election
from services.participation.elections import rules
from services.participation.elections.views import shown
from services.participation.headships.duties import head_duties
from services.participation.headships.queries import current_headship, vacancies
from services.participation.headships.tables import Headship
from services.participation.households.queries import roll_on
from services.participation.matters.tables import Matter
from services.participation.recognising.actions import abolish_decision, refuse_decision
from tests.participation import elections, matters, ward
from tests.participation.elections import CHAIR, FRONT
from tests.participation.households import households
from tests.participation.test_dismissals import elected, owed

VOTED_ON = date(2026, 11, 10)


async def undone(session, matter: Matter, on: date) -> None:
    """The ward abolishes the dismissal on a day."""
    said = {"number": "31/QĐ-UBND", "reason": "Sai trình tự, ông Mẫu (mẫu)."}
    await abolish_decision(session, matter.id, **said, by=CHAIR, now=ward.at(on))
    await session.flush()


async def dismissed_and_announced(
    session, cause: Cause = Cause.DISMISSED
) -> tuple[Matter, Election, Headship]:
    """Somebody elected was dismissed, and who stands for the place was announced."""
    await elected(session)
    term = await current_headship(session, ward.NORTH)
    assert term
    roll = await roll_on(session, ward.NORTH, elections.ELECTION_DAY)
    matter = await elections.dismissed(session, roll, elections.ELECTION_DAY)
    day = VOTED_ON - timedelta(20)
    row = await elections.announced(session, on=VOTED_ON, day=day, cause=cause)
    return matter, row, term


@pytest.mark.parametrize("cause", [Cause.DISMISSED, Cause.VACANT, Cause.AGAIN])
async def test_the_election_is_called_off_and_the_front_tells_those_who_wait(session, cause):
    matter, row, term = await dismissed_and_announced(session, cause)
    day = VOTED_ON - timedelta(3)
    await undone(session, matter, day)
    assert (await current_headship(session, ward.NORTH)).id == term.id
    vote = await session.get_one(Matter, row.matter_id)
    assert (row.called_off_on, vote.state) == (day, "withdrawn")
    assert "31/QĐ-UBND" in vote.reason
    assert "ông Mẫu" not in vote.reason
    told = matters.last(session, "election.called_off")
    assert (told["election_id"], told["called_off_on"]) == (str(row.id), str(day))
    public = await shown(session, row, vote, ward.at(day))
    assert (public.state, public.candidates) == ("called_off", [])
    waiting = [each for each in await head_duties(session, day) if each.owed == "called_off"]
    assert [(each.role, each.election_id) for each in waiting] == [("front", row.id)]
    assert "called_off" not in await owed(session, VOTED_ON + timedelta(1))
    assert await vacancies(session) == []


async def test_of_a_head_of_before_the_product_it_is_called_off_as_well(session):
    matter = await elections.dismissed(session, await households(session, 3))
    row = await elections.decided(session, VOTED_ON, VOTED_ON - timedelta(20), Cause.DISMISSED)
    await undone(session, matter, VOTED_ON - timedelta(3))
    assert row.called_off_on == VOTED_ON - timedelta(3)


@pytest.mark.parametrize("cause", [Cause.TERM_OVER, Cause.NEW_UNIT, Cause.RESIGNED])
async def test_an_election_for_another_cause_goes_on(session, cause):
    matter, row, _ = await dismissed_and_announced(session, cause)
    await undone(session, matter, VOTED_ON - timedelta(3))
    assert row.called_off_on is None


async def test_where_the_term_that_comes_back_is_over_residents_elect_all_the_same(session):
    matter, row, term = await dismissed_and_announced(session)
    day = VOTED_ON - timedelta(3)
    term.until = day
    await undone(session, matter, day + timedelta(1))
    assert row.called_off_on is None
    assert (await current_headship(session, ward.NORTH)).id == term.id


async def test_on_the_last_day_of_the_term_the_place_is_not_free_yet(session):
    matter, row, term = await dismissed_and_announced(session)
    term.until = VOTED_ON - timedelta(3)
    await undone(session, matter, term.until)
    assert row.called_off_on == term.until


async def test_after_the_vote_nothing_is_called_off_and_nobody_is_recognised_beside_the_head(
    session,
):
    matter, row, term = await dismissed_and_announced(session)
    roll = await roll_on(session, ward.NORTH, VOTED_ON)
    vote = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, vote, VOTED_ON)
    await undone(session, matter, VOTED_ON)
    assert (row.called_off_on, vote.state) == (None, "opened")
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, 3, roll, FRONT)
    with pytest.raises(rules.NothingVacant, match="từ chối công nhận"):
        await elections.recognised(session, vote, roll)
    assert vote.state == "sent"
    after = VOTED_ON + timedelta(1)
    answer = {"number": "32/QĐ-UBND", "on": after, "reason": "Khu phố không khuyết (mẫu)."}
    await refuse_decision(session, vote.id, **answer, by=CHAIR, now=ward.at(after))
    await session.flush()
    assert (await current_headship(session, ward.NORTH)).id == term.id
    assert await vacancies(session) == []


async def test_a_place_that_became_free_once_more_asks_for_an_election(session):
    matter, row, _ = await dismissed_and_announced(session)
    roll = await roll_on(session, ward.NORTH, VOTED_ON)
    vote = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, vote, VOTED_ON)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, 3, roll, FRONT)
    await elections.recognised(session, vote, roll)
    await undone(session, matter, VOTED_ON + timedelta(1))  # whoever was elected stays
    assert await vacancies(session) == []
    said = {"number": "33/QĐ-UBND", "reason": "Sai trình tự (mẫu)."}
    later = ward.at(VOTED_ON + timedelta(2))
    await abolish_decision(session, vote.id, **said, by=CHAIR, now=later)
    await session.flush()
    assert [each.matter_id for each in await vacancies(session)] == [vote.id]
