"""The whole ward decides: every neighbourhood votes, and each household once, also when merged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.contracts.directory import UnitOpened
from libs.law.decisions import VoteForm
from libs.law.refusals import RuleNotInForce
from services.participation.consumers import HEARS
from services.participation.handouts.actions import cancel_handout, plan_handout
from services.participation.households.actions import add_household
from services.participation.households.rules import VotedElsewhere
from services.participation.papers.whole.api import parts_of
from services.participation.recognising import totalling
from services.participation.recognising.actions import put_in_force
from services.participation.rounds.actions import (
    break_off_round,
    count_round,
    lack_round,
    open_round,
)
from services.participation.rounds.deciding import end_replaced, total_matter
from services.participation.rounds.queries import rounds_of
from services.participation.rounds.rules import BallotsOwed, Count, StillVoting, VotedSince
from tests.participation import matters, ward
from tests.participation.households import entry, households
from tests.participation.matters import DAY, TEAM
from tests.participation.whole_ward import on_paper, paper_of_the_ward, prepared, sent

NOW = ward.at(DAY)
MIDDLE = ward.an_id("middle")
THEN = ward.at(DAY + timedelta(3))
CHAIR = {"by": ward.CHAIR, "now": THEN}


async def test_the_whole_ward_adopts_with_two_thirds_of_households_and_neighbourhoods(session):
    north = await households(session, 3)
    south = await households(session, 30, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    for unit, roll, yes in [(ward.NORTH, north, 2), (ward.SOUTH, south, 25)]:
        with pytest.raises(StillVoting):
            await total_matter(session, matter.id, **CHAIR)
        await on_paper(session, matter, unit, roll, yes)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.state, matter.yes, matter.households) == ("adopted", 27, 33)
    assert matter.effective_on is None
    day, lead = DAY + timedelta(13), ward.CULTURE
    await paper_of_the_ward(session, matter)
    await put_in_force(session, matter.id, number="5/QĐ-UBND", on=day, lead_unit_id=lead, **CHAIR)
    assert (matter.state, matter.effective_on) == ("in_force", day)


async def test_what_is_replaced_holds_until_the_day_on_which_the_new_decision_begins(session):
    north = await households(session, 3)
    now, later = THEN.date(), THEN.date() + timedelta(20)
    south = await households(session, 3, neighbourhood_id=ward.SOUTH)
    both = [(ward.NORTH, north, 3), (ward.SOUTH, south, 3)]
    old = new = None
    for on in (now, later):
        old, new = new, await prepared(session, replaces_id=new and new.id)
        for unit, roll, yes in both:
            await on_paper(session, new, unit, roll, yes)
        await total_matter(session, new.id, **CHAIR)
        said = {"number": "5/QĐ-UBND", "on": on, "lead_unit_id": ward.CULTURE, **CHAIR}
        await paper_of_the_ward(session, new)
        await put_in_force(session, new.id, **said)
    for day in (now, later - timedelta(1)):
        await end_replaced(session, by=ward.CLOCK, now=ward.at(day, 1))
        assert (old.state, new.state) == ("in_force", "in_force")
    for day in (later + timedelta(1), later + timedelta(2)):  # after an outage, and once
        await end_replaced(session, by=ward.CLOCK, now=ward.at(day, 1))
        assert (old.state, new.state) == ("replaced", "in_force")
        assert matters.last(session, "decision.abolished")["ended_on"] == later.isoformat()


async def test_two_thirds_of_households_are_not_enough_without_the_neighbourhoods(session):
    north = await households(session, 3)
    south = await households(session, 30, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, north, 0)
    await on_paper(session, matter, ward.SOUTH, south, 30)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.state, matter.yes, matter.households) == ("rejected", 30, 33)


async def on_the_paper(session, matter) -> list[tuple[str, int, int]]:
    """The rows of the ward's paper: each neighbourhood, its households, those for it."""
    return [(each.unit, each.households, each.yes) for each in await parts_of(session, matter, DAY)]


async def test_who_voted_before_the_merger_does_not_vote_again(session):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, north, 3)
    await ward.close(session, DAY + timedelta(3))
    with pytest.raises(StillVoting, match="Khu phố Nam"):
        await total_matter(session, matter.id, **CHAIR)
    await on_paper(session, matter, ward.SOUTH, south, 5)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.state, matter.yes, matter.households) == ("adopted", 8, 9)


async def test_households_that_are_merged_before_they_voted_vote_in_their_new_neighbourhood(
    session,
):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    form = {"form": VoteForm.MEETING, "by": ward.CHAIR, "now": NOW}
    lacking = await open_round(session, matter, ward.NORTH, **form)
    await lack_round(session, matter, lacking, 1, by=ward.CHAIR, now=NOW)
    await ward.close(session, DAY + timedelta(3))
    await on_paper(session, matter, ward.SOUTH, [*south, *north], 9)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.yes, matter.households) == (9, 9)
    assert await on_the_paper(session, matter) == [("Khu phố Nam", 9, 9)]


@pytest.mark.parametrize("tried", [True, False])
async def test_households_handed_to_a_neighbourhood_that_voted_already_said_nothing(session, tried):
    await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    if tried:
        form = {"form": VoteForm.MEETING, "by": ward.CHAIR, "now": NOW}
        lacking = await open_round(session, matter, ward.NORTH, **form)
        await lack_round(session, matter, lacking, 1, by=ward.CHAIR, now=NOW)
    await on_paper(session, matter, ward.SOUTH, south, 6)
    await ward.close(session, DAY + timedelta(3))
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.state, matter.yes, matter.households) == ("rejected", 6, 9)
    assert await on_the_paper(session, matter) == [("Khu phố Bắc", 3, 0), ("Khu phố Nam", 6, 6)]


async def test_households_handed_on_on_the_day_they_were_entered_are_silent_too(session):
    ending = DAY + timedelta(3)
    await households(session, 2)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.SOUTH, south, 5)
    said = {"entry": entry(3, 3), "by": ward.OFFICIAL, "now": ward.at(ending)}
    await add_household(session, ward.NORTH, **said)
    await ward.close(session, ending)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.yes, matter.households) == (5, 9)


async def test_households_handed_on_twice_are_silent_once(session):
    ending = DAY + timedelta(3)
    await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.SOUTH, south, 6)
    said = {"kind": "neighbourhood", "name": "Khu phố Trung", "short_name": "KP Trung"}
    opened = UnitOpened(occurred_at=ward.at(ending), unit_id=MIDDLE, **said)
    await HEARS[UnitOpened](session, opened, ward.heard(ending))
    await ward.close(session, ending, ward.NORTH, MIDDLE)
    await ward.close(session, ending, MIDDLE, ward.SOUTH)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.yes, matter.households) == (6, 9)


async def test_an_open_vote_of_a_neighbourhood_that_ended_is_counted_first(session):
    await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await open_round(session, matter, ward.NORTH, VoteForm.PAPER_BALLOTS, by=ward.CHAIR, now=NOW)
    await ward.close(session, DAY + timedelta(3))
    await on_paper(session, matter, ward.SOUTH, south, 6)
    with pytest.raises(StillVoting, match="Khu phố Bắc"):
        await total_matter(session, matter.id, **CHAIR)


async def _made_of_both(session, day=DAY + timedelta(3)):
    """A new neighbourhood takes the households of one today, those of the other tomorrow."""
    said = {"kind": "neighbourhood", "name": "Khu phố Trung", "short_name": "KP Trung"}
    opened = UnitOpened(occurred_at=ward.at(day), unit_id=MIDDLE, **said)
    await HEARS[UnitOpened](session, opened, ward.heard(day))
    for days, unit in enumerate((ward.NORTH, ward.SOUTH)):
        await ward.close(session, day + timedelta(days), unit, MIDDLE)


async def test_a_neighbourhood_made_of_two_asks_those_who_have_not_voted(session):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, north, 3)
    await _made_of_both(session)
    later = {"by": ward.CHAIR, "now": ward.at(DAY + timedelta(4))}
    with pytest.raises(StillVoting, match="Khu phố Trung"):
        await total_matter(session, matter.id, **later)
    row = await open_round(session, matter, MIDDLE, VoteForm.PAPER_BALLOTS, **later)
    seen = [each.id for each in south[:2]]
    await count_round(session, matter, row, Count(6, 6, 0), witness_ids=seen, **later)
    await total_matter(session, matter.id, **later)
    assert (matter.yes, matter.households) == (9, 9)


async def test_a_neighbourhood_made_of_two_that_voted_owes_no_vote(session):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, north, 3)
    await on_paper(session, matter, ward.SOUTH, south, 4)
    await _made_of_both(session)
    form = {"form": VoteForm.PAPER_BALLOTS, "by": ward.CHAIR, "now": ward.at(DAY + timedelta(4))}
    with pytest.raises(VotedElsewhere):
        await open_round(session, matter, MIDDLE, **form)
    newcomer = entry(10, 10)
    later = {"by": ward.CHAIR, "now": ward.at(DAY + timedelta(5))}
    await add_household(session, MIDDLE, entry=newcomer, **{**later, "by": ward.OFFICIAL})
    await total_matter(session, matter.id, **later)
    assert (matter.yes, matter.households) == (7, 9)


async def test_a_meeting_that_broke_off_is_still_owed(session):
    roll = await households(session, 3)
    matter = await prepared(session)
    held = await open_round(session, matter, ward.NORTH, VoteForm.MEETING, **CHAIR)
    await break_off_round(session, matter, held, **CHAIR)
    assert matter.state == "opened"
    south = await households(session, 3, neighbourhood_id=ward.SOUTH)
    await on_paper(session, matter, ward.SOUTH, south, 3)
    with pytest.raises(StillVoting, match="Khu phố Bắc"):
        await total_matter(session, matter.id, no_ballots=[ward.NORTH], **CHAIR)
    await on_paper(session, matter, ward.NORTH, roll, 3)
    await total_matter(session, matter.id, **CHAIR)
    assert matter.state == "adopted"


async def _lacked(session):
    """A matter voted on in meetings: the south agreed, to the meeting of the north too few came."""
    await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    form = {"form": VoteForm.MEETING, "by": ward.CHAIR, "now": NOW}
    lacking = await open_round(session, matter, ward.NORTH, **form)
    await lack_round(session, matter, lacking, 1, by=ward.CHAIR, now=NOW)
    await on_paper(session, matter, ward.SOUTH, south, 6)
    await sent(session, matter, ward.SOUTH, south, ward.OTHER_HEAD)
    return matter


async def test_a_meeting_that_lacked_households_waits_for_its_ballots_or_their_waiver(session):
    matter = await _lacked(session)
    with pytest.raises(BallotsOwed, match="Khu phố Bắc"):
        await totalling.total_matter(session, matter.id, without_ballots=False, **CHAIR)
    on = DAY + timedelta(6)
    days, by = {"starts_on": on, "until": on}, ward.FRONT_OFFICIAL
    row = await plan_handout(session, matter.id, ward.NORTH, **days, team=TEAM, by=by, now=NOW)
    with pytest.raises(BallotsOwed):  # nobody passes over ballots that are planned
        await totalling.total_matter(session, matter.id, without_ballots=True, **CHAIR)
    await cancel_handout(session, row.id, by=by, now=NOW)
    await totalling.total_matter(session, matter.id, without_ballots=True, **CHAIR)
    assert (matter.state, matter.yes, matter.households) == ("rejected", 6, 9)
    assert await on_the_paper(session, matter) == [("Khu phố Bắc", 3, 0), ("Khu phố Nam", 6, 6)]


async def test_a_plan_whose_days_are_over_holds_nobody_up(session):
    matter = await _lacked(session)
    on = DAY + timedelta(6)
    days, by = {"starts_on": on, "until": on}, ward.FRONT_OFFICIAL
    await plan_handout(session, matter.id, ward.NORTH, **days, team=TEAM, by=by, now=NOW)
    late = {"by": ward.CHAIR, "now": ward.at(on + timedelta(1))}
    await totalling.total_matter(session, matter.id, without_ballots=True, **late)
    assert matter.state == "rejected"


async def test_a_meeting_never_counted_of_a_neighbourhood_that_ended_frees_its_households(session):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    held = await open_round(session, matter, ward.NORTH, VoteForm.MEETING, by=ward.CHAIR, now=NOW)
    await ward.close(session, DAY)
    with pytest.raises(StillVoting, match="Khu phố Bắc"):  # on its day it is counted
        await total_matter(session, matter.id, by=ward.CHAIR, now=NOW)
    await on_paper(session, matter, ward.SOUTH, [*south, *north], 8)
    with pytest.raises(VotedSince):
        await lack_round(session, matter, held, 1, **CHAIR)
    await total_matter(session, matter.id, **CHAIR)
    assert (matter.state, matter.yes, matter.households) == ("adopted", 8, 9)


async def test_one_vote_of_the_whole_ward_has_the_law_of_its_first_day(session):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, north, 3)
    await on_paper(session, matter, ward.SOUTH, south, 6)
    [first, _] = await rounds_of(session, [matter.id])
    first.opened_on = date(2023, 6, 30)  # before the law was in force
    with pytest.raises(RuleNotInForce):
        await total_matter(session, matter.id, **CHAIR)
