"""A matter of khoản 6 is voted on the web: accepted by more than half, reported, decided."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots import rsabssa
from libs.kernel.errors import SignInNeeded
from libs.kernel.outbox import told
from libs.law.decisions import Before, Clause, FormBarred, VoteForm
from libs.permissions import NotYourRole, NotYourUnit
from services.participation.acceptances import queries as acceptances
from services.participation.acceptances import rules as accepting
from services.participation.acceptances.actions import (
    accept_online,
    note_acceptances,
    strike_acceptances,
    withdraw_acceptance,
)
from services.participation.ballots import rules as ballots
from services.participation.ballots.actions import give_paper_ballot
from services.participation.ballots.api import own_ballot, sign_ballot
from services.participation.ballots.rules import PaperCount
from services.participation.ballots.views import SignatureForm
from services.participation.households.access.actions import issue_household_codes
from services.participation.households.access.api import AccessForm
from services.participation.households.access.queries import household_of
from services.participation.households.access.rules import Access, HouseholdCodeNotGood
from services.participation.households.actions import (
    add_household,
    close_household,
    merge_households,
)
from services.participation.households.rules import Ending, SaidByTheHousehold, StruckFor
from services.participation.matters.actions import choose_form, reconsider_form
from services.participation.matters.tables import Matter
from services.participation.rounds.queries import counted_round
from services.participation.rounds.rules import (
    NotOnTheRoll,
    TeamWrong,
)
from services.participation.webvotes import rules
from services.participation.webvotes.actions import (
    cancel_web_vote,
    count_web_vote,
    open_web_vote,
    plan_web_vote,
    report_web_vote,
)
from tests.ballots import voter
from tests.participation import matters, ward, webvotes
from tests.participation.households import entry, households
from tests.participation.matters import DAY, TEAM, last, names
from tests.participation.voting import AFTER, CLOSES, DURING, KEYS, NO, OPENS, OTHER, YES
from tests.participation.webvotes import NOW

MISTAKEN = {"reason": StruckFor.WRONG_HOUSEHOLD}
TEAMS = {"by": ward.FRONT_OFFICIAL, "now": NOW}


@pytest.mark.parametrize(("of", "accept", "enough"), [(10, 5, False), (10, 6, True), (9, 5, True)])
async def test_the_web_is_open_only_if_more_than_half_of_all_households_accept(
    session: AsyncSession, of: int, accept: int, enough: bool
) -> None:
    matter, _ = await webvotes.accepted(session, of, accept)

    assert (Before.ACCEPTED in matter.facts) == enough
    if enough:
        await matters.chosen(session, matter, VoteForm.ONLINE, by=ward.HEAD, now=NOW)
    else:
        with pytest.raises(FormBarred, match="trên 50%"):
            await choose_form(session, matter.id, form=VoteForm.ONLINE, by=ward.HEAD, now=NOW)


async def test_households_are_asked_only_about_other_matters_and_only_before_they_vote(session):
    roll = await households(session, 3)
    works, other = await matters.agreed(session), await matters.agreed(session, Clause.OTHER)
    everybody = [each.id for each in roll]
    with pytest.raises(FormBarred, match="khoản 6"):
        await note_acceptances(session, works.id, household_ids=everybody, **TEAMS)
    await webvotes.accept(session, other, roll)
    with pytest.raises(accepting.AcceptedAlready, match="số 1, 2"):
        await webvotes.accept(session, other, roll[:2])
    row = await webvotes.planned(session, other)
    await open_web_vote(session, row.id, keys=KEYS, by=ward.HEAD, now=NOW)
    with pytest.raises(accepting.NotAskedNow):
        await strike_acceptances(session, other.id, household_ids=everybody, **MISTAKEN, **TEAMS)


async def test_a_household_accepts_by_its_paper_and_takes_it_back(session: AsyncSession) -> None:
    matter, roll = await webvotes.accepted(session, 3, 1)
    cards = await issue_household_codes(
        session, ward.NORTH, household_ids=[], by=ward.HEAD, now=NOW
    )
    access = {card.number: Access(card.code, card.secret) for card in cards}
    own = {"by": ward.STRANGER, "now": NOW}

    await accept_online(session, matter.id, access[2], **own)
    assert Before.ACCEPTED in matter.facts
    with pytest.raises(accepting.AcceptedAlready):
        await accept_online(session, matter.id, access[2], **own)
    with pytest.raises(HouseholdCodeNotGood):
        await accept_online(session, matter.id, Access(access[3].code, access[2].secret), **own)
    await withdraw_acceptance(session, matter.id, access[2], **own)
    assert Before.ACCEPTED not in matter.facts
    with pytest.raises(accepting.NotAccepted):
        await withdraw_acceptance(session, matter.id, access[3], **own)
    assert await acceptances.accepting(session, matter.id) == {roll[0].id}
    await accept_online(session, matter.id, access[2], **own)
    assert (await acceptances.tally_on(session, matter, DAY)).accepting == 2
    for official in (ward.HEAD, ward.FRONT_OFFICIAL):
        both = {"household_ids": [each.id for each in roll[:2]], "by": official, "now": NOW}
        with pytest.raises(SaidByTheHousehold, match="số 2"):
            await strike_acceptances(session, matter.id, **MISTAKEN, **both)
    on_paper = {"household_ids": [roll[0].id], "by": ward.HEAD, "now": NOW}
    await strike_acceptances(session, matter.id, **MISTAKEN, **on_paper)
    assert await acceptances.accepting(session, matter.id) == {roll[1].id}


async def test_a_household_of_elsewhere_is_not_asked(session: AsyncSession) -> None:
    matter, _ = await webvotes.accepted(session, 3, 0)
    [other] = await households(session, 1, neighbourhood_id=ward.SOUTH)
    [card] = await issue_household_codes(
        session, ward.SOUTH, household_ids=[other.id], by=ward.OFFICIAL, now=NOW
    )
    access = Access(card.code, card.secret)
    with pytest.raises(accepting.NotOfThisMatter):
        await accept_online(session, matter.id, access, by=ward.STRANGER, now=NOW)


async def test_who_left_the_roll_after_it_was_frozen_keeps_its_ballot(session) -> None:
    before, *_ = await households(session, 1, neighbourhood_id=ward.SOUTH)
    _, box, roll = await webvotes.opened(session)
    by_head = {"by": ward.HEAD, "now": NOW}
    cards = await issue_household_codes(session, ward.NORTH, household_ids=[], **by_head)
    cards += await issue_household_codes(
        session, ward.SOUTH, household_ids=[before.id], by=ward.OFFICIAL, now=NOW
    )
    await merge_households(session, roll[1].id, into_id=roll[0].id, **by_head)
    await close_household(session, roll[2].id, ended_as=Ending.MOVED_AWAY, **by_head)
    signer, sealing = map(rsabssa.public_key, (box.sign_key, box.box_key))
    asked = {"session": session, "by": ward.STRANGER, "now": DURING}

    for card in cards[1:3]:
        own = AccessForm(code=card.code, secret=card.secret)
        with pytest.raises(HouseholdCodeNotGood):
            await household_of(session, own.access(), today=DURING.date())
        assert (await own_ballot(box.id, own, **asked)).form == "none"
        ballot = voter.ballot(signer, sealing, YES)
        sent = SignatureForm(
            blinded=b64encode(ballot.blinded).decode(), code=card.code, secret=card.secret
        )
        assert await sign_ballot(box.id, sent, keys=KEYS, **asked)
        assert (await own_ballot(box.id, own, **asked)).form == "online"
    elsewhere = AccessForm(code=cards[-1].code, secret=cards[-1].secret)
    with pytest.raises(ballots.NotOnRoll):
        await own_ballot(box.id, elsewhere, **asked)


async def test_what_was_accepted_is_weighed_again_when_the_households_are_frozen(session) -> None:
    matter, _ = await webvotes.accepted(session, 5, 3)
    row = await webvotes.planned(session, matter)
    await add_household(session, ward.NORTH, entry=entry(6, 6), by=ward.HEAD, now=NOW)
    with pytest.raises(FormBarred, match="trên 50%"):  # three of six
        await open_web_vote(session, row.id, keys=KEYS, by=ward.HEAD, now=NOW)


async def test_only_the_team_plans_reports_opens_and_counts(session: AsyncSession) -> None:
    matter, roll = await webvotes.accepted(session, 3, 2)
    ids = [roll[2].id]
    await matters.chosen(session, matter, VoteForm.ONLINE, by=ward.HEAD, now=NOW)
    days = {"opens_at": OPENS, "closes_at": CLOSES}
    row = await plan_web_vote(session, matter.id, **days, team=TEAM, **TEAMS)
    for by, refusal in (
        (ward.STRANGER, SignInNeeded),
        (ward.OTHER_HEAD, NotYourUnit),
        (ward.OFFICIAL, NotYourRole),
        (ward.CHAIR, NotYourRole),
    ):
        who = {"by": by, "now": NOW}
        for act in (
            note_acceptances(session, matter.id, household_ids=ids, **who),
            plan_web_vote(session, matter.id, **days, team=TEAM, **who),
            report_web_vote(session, row.id, reported_on=DAY, **who),
            cancel_web_vote(session, row.id, **who),
            open_web_vote(session, row.id, keys=KEYS, **who),
            count_web_vote(session, row.id, paper=None, witness_ids=[], keys=KEYS, **who),
        ):
            with pytest.raises(refusal):
                await act


async def test_a_plan_needs_its_form_its_team_its_days_and_its_report(session) -> None:
    matter, _ = await webvotes.accepted(session, 3, 2)
    days = {"opens_at": OPENS, "closes_at": CLOSES}
    with pytest.raises(rules.WebVoteNotThisForm):
        await plan_web_vote(session, matter.id, **days, team=TEAM, **TEAMS)
    row = await webvotes.planned(session, matter, reported=False)
    with pytest.raises(TeamWrong, match="3 đến 5 người khác nhau"):
        await plan_web_vote(session, matter.id, **days, team=[*TEAM[:2], TEAM[0]], **TEAMS)
    soon = {**days, "opens_at": NOW + timedelta(days=1)}
    with pytest.raises(ballots.TooSoon):
        await plan_web_vote(session, matter.id, **soon, team=TEAM, **TEAMS)
    with pytest.raises(rules.NotReported, match="Điều 5 Nghị định 59"):
        await open_web_vote(session, row.id, keys=KEYS, **TEAMS)
    for wrong in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(rules.ReportedOnWrongDay):
            await report_web_vote(session, row.id, reported_on=wrong, **TEAMS)
    await report_web_vote(session, row.id, reported_on=DAY, **TEAMS)
    late = {"by": ward.HEAD, "now": ward.at(DAY + timedelta(days=2))}
    with pytest.raises(ballots.TooSoon):  # households would be told one day before
        await open_web_vote(session, row.id, keys=KEYS, **late)


async def test_a_plan_that_is_cancelled_opens_nothing(session: AsyncSession) -> None:
    matter, _ = await webvotes.accepted(session, 3, 2)
    row = await webvotes.planned(session, matter)
    await cancel_web_vote(session, row.id, **TEAMS)
    with pytest.raises(rules.WebVoteNotInThisState, match="đã hủy"):
        await open_web_vote(session, row.id, keys=KEYS, **TEAMS)
    await reconsider_form(session, matter.id, by=ward.HEAD, now=NOW)
    assert matter.form is None


async def test_web_and_paper_are_one_round_whose_sum_decides(session: AsyncSession) -> None:
    row, box, roll = await webvotes.opened(session, 7)
    assert last(session, "matter.opened")["form"] == "online"
    for household, option in zip(roll[:4], (YES, YES, NO, OTHER), strict=True):
        await webvotes.votes(session, box, household, option)
    for household in roll[4:6]:
        await give_paper_ballot(session, box.id, household.id, by=ward.HEAD, now=DURING)
    with pytest.raises(ballots.HasOnline):
        await give_paper_ballot(session, box.id, roll[0].id, by=ward.HEAD, now=DURING)
    with pytest.raises(ballots.HasPaper):
        await webvotes.votes(session, box, roll[4], YES)

    await webvotes.counted(session, row, roll, PaperCount((2, 0, 0), 0))

    matter = await session.get_one(Matter, row.matter_id)
    counted = await counted_round(session, matter.id)
    assert counted is not None
    assert (counted.yes, counted.no, counted.other, counted.invalid) == (4, 1, 1, 0)
    assert (counted.present, counted.households, counted.form) == (6, 7, "online")
    assert (matter.state, matter.yes, matter.households) == ("adopted", 4, 7)
    assert matter.effective_on == AFTER.date()
    assert "decision.put_in_force" in names(session)
    assert last(session, "round.counted")["yes"] == 4


async def test_half_of_all_households_is_not_adopted_and_those_at_home_count(session) -> None:
    row, box, roll = await webvotes.opened(session, 6)
    for household in roll[:3]:
        await webvotes.votes(session, box, household, YES)

    await webvotes.counted(session, row, roll)

    matter = await session.get_one(Matter, row.matter_id)
    assert (matter.state, matter.yes, matter.households) == ("rejected", 3, 6)


async def test_nobody_counts_early_twice_alone_or_elsewhere(session: AsyncSession) -> None:
    row, box, roll = await webvotes.opened(session, 3)
    await webvotes.votes(session, box, roll[0], YES)
    with pytest.raises(ballots.NotEnded):
        await webvotes.counted(session, row, roll, early=True)
    with pytest.raises(ballots.WrongTeam):
        await webvotes.counted(session, row, roll[:1])
    outside = {"paper": None, "witness_ids": [ward.an_id("x"), roll[0].id]}
    with pytest.raises(NotOnTheRoll):
        await count_web_vote(session, row.id, **outside, keys=KEYS, by=ward.HEAD, now=AFTER)
    await webvotes.counted(session, row, roll)
    with pytest.raises(rules.WebVoteNotInThisState, match="đã kiểm phiếu"):
        await webvotes.counted(session, row, roll)


async def test_a_household_that_joins_after_the_freeze_has_no_ballot(session) -> None:
    row, box, _ = await webvotes.opened(session, 3)
    late = await add_household(session, ward.NORTH, entry=entry(9, 9), by=ward.HEAD, now=NOW)
    with pytest.raises(ballots.NotOnRoll):
        await webvotes.votes(session, box, late, YES)
    assert box.households == 3
    assert row.state == "opened"


async def test_no_history_and_no_event_says_which_household_accepted(session) -> None:
    matter, roll = await webvotes.accepted(session, 3, 2)

    acts = [each for each in session.info["said"] if each["object_id"] == str(matter.id)]
    assert "note_acceptances" in {each["action"] for each in acts}
    said = str(acts) + str([each["body"] for each in told(session) if b"matter" in each["body"]])
    assert not [each for each in roll if str(each.id) in said]
