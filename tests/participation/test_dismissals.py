"""The dismissal of a head, the time without one, and the new election that is owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.contracts.directory import OfficialAppointed
from libs.kernel.errors import Forbidden
from libs.law.clocks import add_months
from libs.law.decisions import Clause, VoteForm
from libs.law.moves import MoveNotOpen
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.candidates.rules import Cause
from services.participation.candidates.tables import Election
from services.participation.consumers import HEARS
from services.participation.elections.calling_off import call_off_election
from services.participation.headships import rules
from services.participation.headships.actions import (
    enter_head,
    name_provisional_head,
    shift_head_term,
)
from services.participation.headships.duties import head_duties
from services.participation.headships.queries import current_headship, first_provisional, vacancies
from services.participation.households.access.rules import Access
from services.participation.households.queries import roll_on
from services.participation.initiatives import rules as initiatives
from services.participation.initiatives.actions import (
    approve_initiative,
    consent_to_demand,
    give_consent,
    register_initiative,
)
from services.participation.initiatives.queries import initiatives as listed
from services.participation.matters.actions import agree_matter, choose_form
from services.participation.matters.chairing import ChairedByOthers
from services.participation.matters.rules import HeadsGoTheirOwnWay
from services.participation.matters.tables import Matter
from services.participation.recognising.actions import abolish_decision
from tests.participation import elections, matters, ward
from tests.participation.elections import CHAIR, DAY, ELECTION_DAY, FRONT
from tests.participation.households import households

NOW = ward.at(DAY)
MET = DAY + timedelta(3)


@pytest.mark.parametrize(
    ("total", "least"), [(149, 75), (150, 75), (199, 100), (200, 100), (201, 101), (301, 151)]
)
def test_half_of_all_households_is_enough_to_petition(total, least):
    assert initiatives.reached(Clause.HEAD, least, total, DAY)
    assert not initiatives.reached(Clause.HEAD, least - 1, total, DAY)
    assert initiatives.needed(Clause.HEAD, total, DAY) == least
    assert initiatives.needed(Clause.OTHER, total, DAY) == -(-total // 10)


async def test_a_petition_is_written_by_the_front_and_nobody_else_sees_it(session):
    roll = await households(session, 6)
    said = {"clause": Clause.HEAD, "title": "X", "summary": "Y"}
    with pytest.raises(initiatives.NotTheHeadsToWrite):
        await register_initiative(session, ward.NORTH, **said, by=ward.HEAD, now=NOW)
    row = await elections.petition(session)
    assert "Bị bỏ qua" not in row.title
    await elections.signed(session, row, roll[:2])
    said = {"household_id": roll[2].id, "given_on": DAY}
    with pytest.raises(initiatives.NotTheHeadsToWrite):
        await give_consent(session, row.id, **said, by=ward.HEAD, now=NOW)
    with pytest.raises(initiatives.NotTheHeadsToWrite):
        await consent_to_demand(session, row.id, Access("A", "b"), by=ward.STRANGER, now=NOW)
    with pytest.raises(initiatives.PetitionTooSmall, match="3 trong 6 hộ"):
        await approve_initiative(session, row.id, by=FRONT, now=NOW)
    assert await listed(session, ward.NORTH, petitions=False) == []
    await elections.signed(session, row, roll[2:3])
    assert row.state == "on_agenda"
    [public] = await listed(session, ward.NORTH, petitions=False)
    matter = await session.get_one(Matter, public.matter_id)
    assert (matter.state, matter.facts) == (
        "agreed",
        ["announced", "demanded", "dismissal", "recognised_by_ward"],
    )
    assert "bí mật" not in matter.summary + matter.title
    assert "bí mật" not in str(session.info["told"]) + str(session.info["said"])
    for by in (FRONT, ward.HEAD, CHAIR):
        with pytest.raises(Forbidden):
            await withdraw_matter(session, matter.id, reason="Mẫu", by=by, now=NOW)


async def test_the_front_calls_chairs_and_writes_and_exactly_half_do_not_dismiss(session):
    roll = await households(session, 4)
    row = await elections.petition(session)
    await elections.signed(session, row, roll[:2])
    matter = await session.get_one(Matter, row.matter_id)
    for by in (ward.HEAD, CHAIR):
        with pytest.raises(ChairedByOthers, match="Trưởng ban công tác Mặt trận"):
            await choose_form(session, matter.id, form=VoteForm.MEETING, by=by, now=NOW)
    await choose_form(session, matter.id, form=VoteForm.MEETING, by=FRONT, now=NOW)
    with pytest.raises(ChairedByOthers):
        await elections.opened(session, matter, MET, ward.HEAD, DAY)
    held = await elections.opened(session, matter, MET, told=DAY)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, 2, roll, FRONT)
    assert matter.state == "rejected"
    assert await vacancies(session) == []


async def test_where_one_person_is_both_the_chair_calls_once_the_front_agreed(session):
    roll = await households(session, 3)
    row = await elections.petition(session, heads_committee=True)
    await elections.signed(session, row, roll[:2])
    matter = await session.get_one(Matter, row.matter_id)
    assert matter.state == "proposed"
    form = {"form": VoteForm.MEETING, "now": NOW}
    with pytest.raises(MoveNotOpen, match="không chọn hình thức được"):
        await choose_form(session, matter.id, **form, by=CHAIR)
    await agree_matter(session, matter.id, by=FRONT, now=NOW)
    with pytest.raises(ChairedByOthers, match="Chủ tịch Ủy ban nhân dân"):
        await choose_form(session, matter.id, **form, by=FRONT)
    with pytest.raises(HeadsGoTheirOwnWay):
        await withdraw_matter(session, matter.id, reason="Mẫu", by=CHAIR, now=NOW)
    await choose_form(session, matter.id, **form, by=CHAIR)
    with pytest.raises(ChairedByOthers):
        await elections.opened(session, matter, MET, FRONT, DAY)
    held = await elections.opened(session, matter, MET, CHAIR, DAY)
    await matters.attended(session, held, roll, CHAIR)
    await matters.counted(session, held, 2, roll, CHAIR)
    await elections.recognised(session, matter, roll, CHAIR)
    assert matter.state == "recognised"
    said = {"clause": Clause.OTHER, "title": "X", "summary": "Y", "heads_committee": True}
    with pytest.raises(initiatives.OnlyOfAHead):
        await register_initiative(session, ward.NORTH, **said, by=FRONT, now=NOW)


async def owed(session, on: date) -> dict[str, int | None]:
    """What the north owes on a day, and in how many working days."""
    duties = await head_duties(session, on)
    return {each.owed: each.days_left for each in duties if each.unit_id == ward.NORTH}


async def test_a_new_election_is_decided_within_sixty_days(session):
    roll = await households(session, 3)
    await elections.dismissed(session, roll)
    told = matters.last(session, "head.dismissed")
    assert told["dismissed_on"] == "2026-09-04"
    assert told["decide_by"] == "2026-11-03"  # sixty days later, a Tuesday
    last = date(2026, 11, 3)
    assert (await owed(session, last))["new_election"] == 0
    assert (await owed(session, last + timedelta(1)))["new_election"] == -1
    assert "provisional" in await owed(session, DAY)
    late = last + timedelta(1)
    on = late + timedelta(20)
    await elections.decided(session, on, late, Cause.DISMISSED)
    assert matters.last(session, "election.decided")["days_late"] == 1
    answered = await owed(session, late)
    assert "new_election" not in answered
    assert set(answered) == {"candidates", "team", "announcement", "provisional"}


async def test_a_decision_on_the_sixtieth_day_is_not_late(session):
    await elections.dismissed(session, await households(session, 3))
    last = date(2026, 11, 3)
    await elections.decided(session, last + timedelta(20), last, Cause.DISMISSED)
    assert matters.last(session, "election.decided")["days_late"] == 0


async def test_a_provisional_head_ends_within_six_months_however_often_one_is_named(session):
    await elections.dismissed(session, await households(session, 3))
    since, number = date(2026, 9, 7), "21/QĐ-UBND"
    last = add_months(since, 6)

    async def named(on: date, until: date, by=CHAIR):
        days = {"since": on, "until": until}
        await name_provisional_head(
            session, ward.NORTH, number=number, **days, by=by, now=ward.at(on)
        )

    for until in (since, last + timedelta(1)):
        with pytest.raises(rules.ProvisionalTooLong, match=r"07/03/2027.*Nghị định 185/2026"):
            await named(since, until)
    with pytest.raises(Forbidden):
        await named(since, last, FRONT)
    await named(since, date(2026, 12, 7))
    assert "provisional" not in await owed(session, since)
    assert "ending" not in await owed(session, date(2026, 10, 7))
    assert (await owed(session, date(2026, 12, 8)))["ending"] == -1
    with pytest.raises(rules.ProvisionalTooLong, match="07/03/2027"):
        await named(date(2026, 12, 8), last + timedelta(1))
    await named(date(2026, 12, 8), last)
    assert (await current_headship(session, ward.NORTH)).until == last
    assert matters.last(session, "head.provisional")["until"] == "2027-03-07"


async def elected(session) -> Election:
    """One candidate, elected by all and recognised on the day."""
    roll = await households(session, 3)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, ELECTION_DAY)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, 3, roll, FRONT)
    await elections.recognised(session, matter, roll)
    return row


async def test_a_term_is_shifted_by_six_months_at_most(session):
    await elected(session)
    term = await current_headship(session, ward.NORTH)
    now = ward.at(ELECTION_DAY)
    days = {"since": ELECTION_DAY, "until": ELECTION_DAY + timedelta(30)}
    with pytest.raises(rules.HeadThere, match="21/09/2031"):
        await name_provisional_head(session, ward.NORTH, number="1", **days, by=CHAIR, now=now)
    for until in (date(2031, 3, 20), date(2032, 3, 22)):
        with pytest.raises(rules.ShiftTooFar, match="Nghị định 185/2026"):
            await shift_head_term(session, term.id, until=until, number="2", by=CHAIR, now=now)
    for until in (date(2031, 3, 21), date(2032, 3, 21)):
        await shift_head_term(session, term.id, until=until, number="2", by=CHAIR, now=now)
        assert term.until == until
    assert (await owed(session, date(2032, 3, 22)))["ending"] == -1


async def test_nobody_elected_or_an_election_abolished_asks_for_another(session):
    row = await elected(session)
    assert await vacancies(session) == []
    now = ward.at(ELECTION_DAY + timedelta(1))
    said = {"number": "30/QĐ-UBND", "reason": "Sai trình tự (mẫu)."}
    await abolish_decision(session, row.matter_id, **said, by=CHAIR, now=now)
    assert await current_headship(session, ward.NORTH) is None
    [vacancy] = await vacancies(session)
    assert (vacancy.matter_id, vacancy.since) == (row.matter_id, now.date())
    assert vacancy.deadline.rule.settable


async def test_an_election_that_was_annulled_does_not_begin_the_six_months_anew(session):
    since = DAY - timedelta(90)
    days = {"since": since, "until": since + timedelta(120)}
    await name_provisional_head(
        session, ward.NORTH, number="20", **days, by=CHAIR, now=ward.at(since)
    )
    row = await elected(session)
    after = ELECTION_DAY + timedelta(1)
    said = {"number": "30/QĐ-UBND", "reason": "Sai trình tự (mẫu)."}
    await abolish_decision(session, row.matter_id, **said, by=CHAIR, now=ward.at(after))
    await session.flush()
    assert await first_provisional(session, ward.NORTH, after) == since


async def test_an_election_whose_day_passed_is_held_moved_or_called_off(session):
    row = await elections.announced(session)
    assert "missed" not in await owed(session, ELECTION_DAY)
    assert (await owed(session, ELECTION_DAY + timedelta(2)))["missed"] == -2
    late = {"by": CHAIR, "now": ward.at(ELECTION_DAY + timedelta(2))}
    await call_off_election(session, row.id, reason="Bão (mẫu).", **late)
    assert "missed" not in await owed(session, ELECTION_DAY + timedelta(2))


async def test_whoever_was_dismissed_unlawfully_heads_the_neighbourhood_again(session):
    await elected(session)
    term = await current_headship(session, ward.NORTH)
    roll = await roll_on(session, ward.NORTH, ELECTION_DAY)
    matter = await elections.dismissed(session, roll, ELECTION_DAY)
    assert (term.ended_as, [each.rule_id for each in await vacancies(session)]) == (
        "dismissed",
        [rules.NEW_RULE],
    )
    since = matter.effective_on + timedelta(1)
    days = {"since": since, "until": since + timedelta(60)}
    await name_provisional_head(
        session, ward.NORTH, number="21", **days, by=CHAIR, now=ward.at(since)
    )
    said = {"number": "31/QĐ-UBND", "reason": "Sai trình tự (mẫu)."}
    later = since + timedelta(5)
    await abolish_decision(session, matter.id, **said, by=CHAIR, now=ward.at(later))
    assert (await current_headship(session, ward.NORTH)).id == term.id
    assert await owed(session, later) == {"reinstated": None}
    assert (await owed(session, term.until))["ending"] == 0
    said = {"unit_id": ward.NORTH, "position": "Trưởng khu phố", "roles": ["neighbourhood_head"]}
    now = ward.at(later, 23)
    event = OfficialAppointed(occurred_at=now, account_id=ward.an_id("account"), **said)
    await HEARS[OfficialAppointed](session, event, ward.heard(later))
    assert await owed(session, later) == {}


async def test_whoever_headed_it_before_the_product_is_given_the_account_again(session):
    roll = await households(session, 3)
    matter = await elections.dismissed(session, roll)
    since = matter.effective_on + timedelta(1)
    days = {"since": since, "until": since + timedelta(60)}
    now = ward.at(since)
    await name_provisional_head(session, ward.NORTH, number="21", **days, by=CHAIR, now=now)
    said = {"number": "31/QĐ-UBND", "reason": "Sai trình tự (mẫu)."}
    await abolish_decision(session, matter.id, **said, by=CHAIR, now=now)
    assert await current_headship(session, ward.NORTH) is None  # no longer provisional
    assert await owed(session, since) == {"reinstated": None}
    entered = {"number": "1/QĐ-UBND", "since": DAY - timedelta(400), "until": None}
    await enter_head(session, ward.NORTH, **entered, by=ward.OFFICIAL, now=now)
    assert await owed(session, since) == {}


async def test_an_unlawful_dismissal_puts_nobody_back_beside_an_elected_head(session):
    await elected(session)
    roll = await roll_on(session, ward.NORTH, ELECTION_DAY)
    matter = await elections.dismissed(session, roll, ELECTION_DAY)
    on = matter.effective_on + timedelta(30)
    again = await elections.announced(session, on=on, day=matter.effective_on)
    decided = await session.get_one(Matter, again.matter_id)
    held = await elections.opened(session, decided, on)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, 3, roll, FRONT)
    await elections.recognised(session, decided, roll)
    said = {"number": "31/QĐ-UBND", "reason": "Sai trình tự (mẫu)."}
    await abolish_decision(session, matter.id, **said, by=CHAIR, now=ward.at(on + timedelta(1)))
    assert (await current_headship(session, ward.NORTH)).election_id == again.id


async def test_an_election_that_was_called_off_answers_nothing():
    unit, first, second = (ward.an_id(name) for name in ("unit", "first", "second"))
    asked = rules.Vacancy(unit, first, DAY, rules.NEW_RULE)
    later = rules.Vacancy(unit, second, DAY + timedelta(30), rules.AGAIN_RULE)
    assert rules.unanswered([asked], []) == [asked]
    assert rules.unanswered([asked], [(unit, second, DAY)]) == []
    assert rules.unanswered([asked], [(unit, second, DAY - timedelta(1))]) == [asked]
    # The one that elected nobody asks again, and does not answer itself.
    assert rules.unanswered([later, asked], [(unit, second, DAY)]) == [later]
