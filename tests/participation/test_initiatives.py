"""Residents demand a matter: consents count for three months, a tenth of all is enough."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause
from libs.law.moves import BarredByLaw
from libs.rows import found
from services.participation.agenda.views import worked_on
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.households.access.actions import issue_household_codes
from services.participation.households.access.rules import Access, HouseholdCodeNotGood
from services.participation.households.actions import close_household
from services.participation.households.rules import Ending, SaidByTheHousehold, StruckFor
from services.participation.initiatives import rules
from services.participation.initiatives.actions import (
    approve_initiative,
    consent_to_demand,
    give_consent,
    lapse_consents,
    register_initiative,
    take_back_consent,
    withdraw_consent,
)
from services.participation.initiatives.queries import consents_of, tally_on
from services.participation.initiatives.reaching import weigh_demands
from services.participation.initiatives.tables import Consent
from services.participation.matters.actions import decline_matter
from services.participation.matters.rules import PutForwardByResidents
from services.participation.matters.tables import Matter
from tests.participation import ward
from tests.participation.households import households
from tests.participation.matters import DAY, last, names

NOW = ward.at(DAY)


async def registered(session):
    """A demand of the north."""
    words = {"title": "Lập tổ tự quản ngõ 4", "summary": "Giữ ngõ sạch."}
    return await register_initiative(
        session, ward.NORTH, clause=Clause.OTHER, **words, by=ward.HEAD, now=NOW
    )


async def consented(session, row, roll, day: date = DAY):
    """These households consent on a day."""
    for each in roll:
        await give_consent(
            session, row.id, household_id=each.id, given_on=day, by=ward.HEAD, now=ward.at(day)
        )


@pytest.mark.parametrize(
    ("households_count", "needed"),
    [(149, 15), (150, 15), (199, 20), (200, 20), (201, 21), (240, 24)],
)
def test_a_tenth_is_inclusive(households_count: int, needed: int) -> None:
    assert rules.needed(Clause.OTHER, households_count, DAY) == needed
    assert rules.reached(Clause.OTHER, needed, households_count, DAY)
    assert not rules.reached(Clause.OTHER, needed - 1, households_count, DAY)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_a_consent_counts_on_its_last_day_and_not_after(given_on: date) -> None:
    until = rules.valid_until(given_on)
    assert 89 <= (until - given_on).days <= 92
    assert rules.is_valid(given_on, given_on)
    assert rules.is_valid(given_on, until)
    assert not rules.is_valid(given_on, until + timedelta(1))
    assert not rules.is_valid(given_on, given_on - timedelta(1))


async def test_a_tenth_puts_it_on_the_agenda_and_nobody_can_decline_it(session):
    roll = await households(session, 25)
    row = await registered(session)
    await consented(session, row, roll[:2])
    assert row.state == "collecting"
    await consented(session, row, roll[2:3])  # 3 of 25 is 12 %
    assert row.state == "on_agenda"
    matter = await found(session, Matter, row.matter_id)
    assert (matter.state, matter.facts) == ("agreed", ["announced", "demanded"])
    event = last(session, "initiative.reached_agenda")
    assert (event["consents"], event["households"], event["demanded"]) == (3, 25, True)
    assert str(roll[0].id) not in str(event)
    matter.state = "proposed"
    with pytest.raises(BarredByLaw, match="10%"):
        await decline_matter(session, matter.id, reason="x", by=ward.FRONT_OFFICIAL, now=NOW)
    with pytest.raises(rules.NotCollecting):
        await consented(session, row, roll[3:4])


async def test_consents_are_enough_once_households_have_left_the_roll(session):
    roll = await households(session, 21)
    row = await registered(session)
    await consented(session, row, roll[:2])  # 2 of 21
    clock = {"by": ward.CLOCK, "now": ward.at(DAY + timedelta(1), 6)}
    await weigh_demands(session, **clock)
    assert row.state == "collecting"
    left = {"ended_as": Ending.MOVED_AWAY, "by": ward.OFFICIAL, "now": ward.at(DAY, 8)}
    await close_household(session, roll[20].id, **left)

    await weigh_demands(session, **clock)  # 2 of 20

    assert (row.state, last(session, "initiative.reached_agenda")["households"]) == (
        "on_agenda",
        20,
    )


async def test_fewer_need_the_front(session):
    roll = await households(session, 30)
    row = await registered(session)
    said = {"by": ward.FRONT_OFFICIAL, "now": NOW}
    with pytest.raises(rules.NobodyConsents):
        await approve_initiative(session, row.id, **said)
    await consented(session, row, roll[:1])
    with pytest.raises(Forbidden):
        await approve_initiative(session, row.id, by=ward.HEAD, now=NOW)
    await approve_initiative(session, row.id, **said)
    matter = await found(session, Matter, row.matter_id)
    assert matter.facts == ["announced"]
    with pytest.raises(PutForwardByResidents, match="Điều 16"):
        await withdraw_matter(session, matter.id, reason="x", by=ward.HEAD, now=NOW)
    assert "withdraw" not in (await worked_on(session, matter, NOW)).moves
    assert last(session, "initiative.reached_agenda")["demanded"] is False


async def test_consents_are_counted_on_a_day_and_lapse_after_three_months(session):
    roll = await households(session, 40)
    row = await registered(session)
    await consented(session, row, roll[:2])
    later = DAY + timedelta(60)
    await consented(session, row, roll[2:3], later)
    until = rules.valid_until(DAY)
    assert (await tally_on(session, row, until)).consents == 3
    after = until + timedelta(1)
    assert (await tally_on(session, row, after)).consents == 1
    await lapse_consents(session, by=ward.CLOCK, now=ward.at(until, 6))
    assert "consents.lapsed" not in names(session)
    await lapse_consents(session, by=ward.CLOCK, now=ward.at(after, 6))
    event = last(session, "consents.lapsed")
    assert (event["lapsed"], event["left"], row.state) == (2, 1, "collecting")
    await consented(session, row, roll[:1], after)  # may be given anew
    for day in (rules.valid_until(later) + timedelta(1), rules.valid_until(after) + timedelta(1)):
        await lapse_consents(session, by=ward.CLOCK, now=ward.at(day, 6))
    assert row.state == "lapsed"


async def test_a_demand_that_nobody_joined_or_everybody_left_ends_after_three_months(session):
    [household] = await households(session, 1)
    alone, left = await registered(session), await registered(session)
    quit_on = DAY + timedelta(10)
    session.add(
        Consent(
            initiative_id=left.id,
            household_id=household.id,
            given_on=DAY,
            on_paper=True,
            ended_on=quit_on,
        )
    )
    await session.flush()
    last_days = rules.valid_until(DAY), rules.valid_until(quit_on)
    states = [("collecting", "collecting"), ("lapsed", "collecting"), ("lapsed", "lapsed")]
    days = (last_days[0], last_days[0] + timedelta(1), last_days[1] + timedelta(1))
    for day, expected in zip(days, states, strict=True):
        await lapse_consents(session, by=ward.CLOCK, now=ward.at(day, 6))
        assert (alone.state, left.state) == expected
    assert last(session, "consents.lapsed")["lapsed"] == 0


async def test_a_consent_is_one_for_each_household_of_the_roll_and_of_its_own_time(session):
    roll = await households(session, 30)
    elsewhere = await households(session, 1, neighbourhood_id=ward.SOUTH)
    row = await registered(session)
    await consented(session, row, roll[:1])
    with pytest.raises(rules.ConsentedAlready):
        await consented(session, row, roll[:1])
    with pytest.raises(rules.NotOfThisNeighbourhood):
        await consented(session, row, elsewhere)
    said = {"household_id": roll[1].id, "by": ward.HEAD}
    with pytest.raises(rules.ConsentTomorrow):
        await give_consent(session, row.id, given_on=DAY + timedelta(1), **said, now=NOW)
    old = DAY - timedelta(100)
    with pytest.raises(rules.ConsentTooOld, match="Điều 16"):
        await give_consent(session, row.id, given_on=old, **said, now=NOW)
    with pytest.raises(Forbidden):
        await give_consent(
            session, row.id, household_id=roll[1].id, given_on=DAY, by=ward.OTHER_HEAD, now=NOW
        )
    with pytest.raises(rules.NoConsent):
        await take_back_consent(session, row.id, **said, reason=StruckFor.TAKEN_BACK, now=NOW)
    wrong = {"reason": StruckFor.WRONG_HOUSEHOLD, "by": ward.HEAD, "now": NOW}
    await take_back_consent(session, row.id, household_id=roll[0].id, **wrong)
    assert (await tally_on(session, row, DAY)).consents == 0


async def test_a_household_consents_by_its_paper_and_takes_it_back(session):
    await households(session, 25)
    row = await registered(session)
    cards = await issue_household_codes(
        session, ward.NORTH, household_ids=[], by=ward.HEAD, now=NOW
    )
    papers = [Access(card.code, card.secret) for card in cards]
    own = {"by": ward.STRANGER, "now": NOW}
    for paper in papers[:2]:
        await consent_to_demand(session, row.id, paper, **own)
    with pytest.raises(rules.ConsentedAlready):
        await consent_to_demand(session, row.id, papers[0], **own)
    wrong = Access(papers[3].code, papers[2].secret)
    with pytest.raises(HouseholdCodeNotGood):
        await consent_to_demand(session, row.id, wrong, **own)
    await withdraw_consent(session, row.id, papers[1], **own)
    with pytest.raises(rules.NoConsent):
        await withdraw_consent(session, row.id, papers[1], **own)
    assert (await tally_on(session, row, DAY)).consents == 1
    [given] = await consents_of(session, row.id)
    for by in (ward.HEAD, ward.FRONT_OFFICIAL):
        struck = {"reason": StruckFor.WRONG_HOUSEHOLD, "by": by, "now": NOW}
        with pytest.raises(SaidByTheHousehold, match="số 1"):
            await take_back_consent(session, row.id, household_id=given.household_id, **struck)
    later = {"by": ward.STRANGER, "now": ward.at(rules.valid_until(DAY) + timedelta(1))}
    for paper in papers[:2]:  # the first has lapsed: it may be given again
        await consent_to_demand(session, row.id, paper, **later)
    assert row.state == "collecting"
    await consent_to_demand(session, row.id, papers[2], **later)  # 3 of 25 is a tenth and more
    assert row.state == "on_agenda"
    with pytest.raises(rules.NotCollecting):
        await withdraw_consent(session, row.id, papers[2], **later)


async def test_a_household_of_elsewhere_does_not_consent(session):
    await households(session, 25)
    row = await registered(session)
    [other] = await households(session, 1, neighbourhood_id=ward.SOUTH)
    [card] = await issue_household_codes(
        session, ward.SOUTH, household_ids=[other.id], by=ward.OFFICIAL, now=NOW
    )
    paper = Access(card.code, card.secret)
    with pytest.raises(rules.NotOfThisNeighbourhood):
        await consent_to_demand(session, row.id, paper, by=ward.STRANGER, now=NOW)
