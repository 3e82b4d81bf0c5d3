"""One household, one vote, on paper or on the web; nobody sees a result before it is counted."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots.bulletin import faults
from libs.contracts.participation.ballots import BallotRoundCounted, BallotRoundOpened
from libs.kernel.errors import SignInNeeded
from libs.law.decisions import FormBarred
from libs.permissions import NotYourRole, NotYourUnit
from services.participation.ballots import actions, counting, queries, rules
from services.participation.ballots.closing import destroy_signing_keys
from services.participation.ballots.keys import Keyring, KeysClosed
from services.participation.ballots.rules import PaperCount
from tests.participation import voting, ward
from tests.participation.voting import (
    CLOSES,
    DURING,
    KEYS,
    NO,
    NOW,
    OPENS,
    YES,
    Phone,
    household,
)


async def test_a_vote_is_announced_with_one_fingerprint_of_its_keys(session: AsyncSession) -> None:
    row = await voting.opened(session)

    event = voting.tells(session, BallotRoundOpened)
    assert (event["households"], event["keys"]) == (5, actions.print_of(row))
    assert len({row.sign_key, row.box_key, row.receipt_key}) == 3
    with pytest.raises(KeysClosed):  # a key is good for one purpose of one vote
        KEYS.unwrapped(row.sign_wrapped, row.id, "box")
    with pytest.raises(KeysClosed):
        KEYS.unwrapped(row.sign_wrapped, ward.an_id("another vote"), "sign")
    with pytest.raises(KeysClosed):
        Keyring("")


@pytest.mark.parametrize(
    ("opens", "closes", "refusal"),
    [
        (timedelta(days=1), timedelta(days=5), rules.TooSoon),
        (timedelta(days=3), timedelta(days=3), rules.NoTimeToVote),
        (timedelta(days=3), timedelta(days=34), rules.NoTimeToVote),
    ],
)
def test_households_are_told_two_days_before_and_have_time(
    opens: timedelta, closes: timedelta, refusal: type[Exception]
) -> None:
    rules.check_times(NOW + timedelta(days=2), NOW + timedelta(days=32), NOW)
    with pytest.raises(refusal):
        rules.check_times(NOW + opens, NOW + closes, NOW)


async def test_days_are_the_days_here_whatever_zone_a_moment_is_told_in(
    session: AsyncSession,
) -> None:
    morning = ward.at(NOW.date() + timedelta(days=2), 6).astimezone(UTC)
    rules.check_times(morning, morning + timedelta(days=1), NOW)
    opens, closes = (ward.at(each.date(), 6).astimezone(UTC) for each in (OPENS, CLOSES))

    await voting.opened(session, opens_at=opens, closes_at=closes)

    event = voting.tells(session, BallotRoundOpened)
    days = (OPENS.date().isoformat(), CLOSES.date().isoformat())
    assert (event["opens_on"], event["closes_on"]) == days


@pytest.mark.parametrize(
    ("accepted", "households", "enough"),
    [(100, 199, True), (99, 199, False), (100, 200, False), (101, 200, True), (121, 240, True)],
)
def test_more_than_half_of_all_households_accept_the_web(
    accepted: int, households: int, enough: bool
) -> None:
    if enough:
        rules.check_form(accepted, households, NOW)
    else:
        with pytest.raises(FormBarred, match=r"khoản 6 Điều 15 .* Điều 5 Nghị định 59"):
            rules.check_form(accepted, households, NOW)


async def test_only_the_team_of_the_neighbourhood_gives_out_papers(session: AsyncSession) -> None:
    row = await voting.opened(session)

    for by, refusal in (
        (ward.STRANGER, SignInNeeded),
        (ward.OTHER_HEAD, NotYourUnit),
        (ward.OFFICIAL, NotYourRole),
        (ward.CHAIR, NotYourRole),
    ):
        with pytest.raises(refusal):
            await actions.give_paper_ballot(session, row.id, household(1), by=by, now=DURING)
    given = await actions.give_paper_ballot(
        session, row.id, household(1), by=ward.FRONT_OFFICIAL, now=DURING
    )
    assert given.form == "paper"


async def test_paper_and_web_shut_each_other_out(session: AsyncSession) -> None:
    row = await voting.opened(session)
    with_paper = Phone(row, 1)
    on_the_web = Phone(row, 2)
    with_paper.fill(YES)
    on_the_web.fill(YES)
    team = {"by": ward.HEAD, "now": DURING}

    await actions.give_paper_ballot(session, row.id, household(1), **team)
    with pytest.raises(rules.HasPaper):
        await with_paper.sign(session)
    with pytest.raises(rules.HasPaper):
        await actions.give_paper_ballot(session, row.id, household(1), **team)
    await on_the_web.sign(session)
    with pytest.raises(rules.HasOnline):
        await actions.give_paper_ballot(session, row.id, household(2), **team)
    with pytest.raises(rules.HasNoPaper):
        await actions.take_back_paper_ballot(session, row.id, household(2), **team)
    with pytest.raises(rules.NotOnRoll):
        await actions.give_paper_ballot(session, row.id, household(6), **team)


async def test_a_paper_that_is_returned_frees_the_household_and_a_spoiled_one_does_not(
    session: AsyncSession,
) -> None:
    row = await voting.opened(session)
    team = {"by": ward.HEAD, "now": DURING}
    for number in (1, 2):
        await actions.give_paper_ballot(session, row.id, household(number), **team)

    await actions.take_back_paper_ballot(session, row.id, household(1), **team)
    await voting.votes(session, row, 1, YES)
    await actions.replace_paper_ballot(session, row.id, household(2), **team)
    with pytest.raises(rules.HasNoPaper):
        await actions.replace_paper_ballot(session, row.id, household(3), **team)

    turnout = await queries.turnout(session, row)
    assert (turnout.paper, turnout.online, turnout.papers_spoiled) == (1, 1, 1)


async def test_nothing_is_given_or_taken_outside_the_hours(session: AsyncSession) -> None:
    row = await voting.opened(session)
    phone = Phone(row, 1)
    phone.fill(YES)

    for moment in (OPENS - timedelta(seconds=1), CLOSES):
        with pytest.raises(rules.NotOpenNow):
            await phone.sign(session, moment)
        with pytest.raises(rules.NotOpenNow):
            await actions.give_paper_ballot(session, row.id, household(2), by=ward.HEAD, now=moment)
    await phone.sign(session, OPENS)
    with pytest.raises(rules.NotOpenNow):
        await phone.cast(session, CLOSES)
    await phone.cast(session, CLOSES - timedelta(seconds=1))


async def test_nobody_sees_a_result_before_the_count_and_nobody_counts_before_closing(
    session: AsyncSession,
) -> None:
    row = await voting.opened(session)
    await voting.votes(session, row, 1, YES)

    for read in (queries.tally, queries.bulletin):
        with pytest.raises(rules.NotCounted):
            await read(session, row.id)
    with pytest.raises(rules.NotEnded):
        await counting.count_ballots(
            session,
            row.id,
            paper=None,
            tellers=3,
            witnesses=2,
            keys=KEYS,
            by=ward.HEAD,
            now=CLOSES - timedelta(seconds=1),
        )
    await voting.counted(session, row)
    assert (await queries.tally(session, row.id)).counts == (1, 0, 0)
    with pytest.raises(rules.CountedAlready):
        await voting.counted(session, row)


async def test_paper_and_web_are_added_and_the_web_is_recounted_by_anybody(
    session: AsyncSession,
) -> None:
    row = await voting.opened(session)
    for number, option in ((1, YES), (2, NO), (3, YES)):
        await voting.votes(session, row, number, option)
    for number in (4, 5):
        await actions.give_paper_ballot(
            session, row.id, household(number), by=ward.HEAD, now=DURING
        )

    tally = await voting.counted(session, row, PaperCount((1, 0, 0), 1))

    assert (tally.counts, tally.invalid, tally.households) == ((3, 1, 0), 1, 5)
    listed = await queries.bulletin(session, row.id)
    assert (listed.counts, listed.given_online, faults(listed)) == ([2, 1, 0], 3, [])
    opened = sorted(each.option or 0 for each in await queries.ballots(session, row.id))
    assert opened == sorted([YES, NO, YES])  # as everybody reads it beside each number
    event = voting.tells(session, BallotRoundCounted)
    assert (event["counts"], event["root"]) == ([3, 1, 0], listed.root)


@pytest.mark.parametrize(
    ("paper", "refusal"),
    [
        (None, rules.PapersNotCounted),
        (PaperCount((2, 0, 0), 0), rules.TooManyPapers),
        (PaperCount((1, 0, 0), 1), rules.TooManyPapers),
        (PaperCount((1, 0), 0), rules.NotABallot),
    ],
)
async def test_a_count_of_papers_that_cannot_be_is_refused(
    session: AsyncSession, paper: PaperCount | None, refusal: type[Exception]
) -> None:
    row = await voting.opened(session)
    await actions.give_paper_ballot(session, row.id, household(1), by=ward.HEAD, now=DURING)

    with pytest.raises(refusal):
        await voting.counted(session, row, paper)


@pytest.mark.parametrize(("tellers", "witnesses"), [(2, 2), (6, 2), (3, 1)])
def test_three_to_five_count_and_two_households_watch(tellers: int, witnesses: int) -> None:
    for right in (3, 5):
        rules.check_counting(right, 2, NOW)
    with pytest.raises(rules.WrongTeam, match="từ 3 đến 5 người và ít nhất 2 hộ"):
        rules.check_counting(tellers, witnesses, NOW)


async def test_after_the_count_the_keys_are_gone_and_the_key_of_the_box_is_public(
    session: AsyncSession,
) -> None:
    row = await voting.opened(session)
    await voting.votes(session, row, 1, YES)
    await voting.counted(session, row)

    assert (row.sign_wrapped, row.box_wrapped, row.receipt_wrapped) == (None, None, None)
    assert row.opened_box_key
    with pytest.raises(KeysClosed):
        KEYS.unwrapped(row.sign_wrapped, row.id, "sign")
    voters = await queries.voters(session, row.id)
    assert [(each.blinded, each.blind_signature) for each in voters] == [(None, None)] * 5
    assert [each.form for each in voters] == ["online", "none", "none", "none", "none"]


async def test_the_night_after_closing_nobody_can_sign_any_more_and_the_count_still_can(
    session: AsyncSession,
) -> None:
    row = await voting.opened(session)
    await voting.votes(session, row, 1, YES)
    clock = {"by": ward.CLOCK}
    await destroy_signing_keys(session, **clock, now=CLOSES - timedelta(seconds=1))
    assert row.sign_wrapped is not None
    await destroy_signing_keys(session, **clock, now=CLOSES + timedelta(hours=8))
    assert row.sign_wrapped is None
    with pytest.raises(KeysClosed):
        KEYS.unwrapped(row.sign_wrapped, row.id, "sign")
    acts = [each["action"] for each in session.info["said"]]
    assert acts.count("destroy_signing_key") == 1

    tally = await voting.counted(session, row)

    assert (tally.counts, faults(await queries.bulletin(session, row.id))) == ((1, 0, 0), [])


@pytest.mark.parametrize("seed", range(4))
async def test_the_tally_is_what_was_voted_whoever_votes_how(
    session: AsyncSession, seed: int
) -> None:
    """Some do not vote, some on paper, some on the web, some of these for what is no option."""
    drawn = random.Random(seed)
    forms = [drawn.choice([None, "paper", 1, 2, 3, 7]) for _ in range(drawn.randint(1, 9))]
    row = await voting.opened(session, len(forms))
    for number, how in enumerate(forms, 1):
        if how == "paper":
            await actions.give_paper_ballot(
                session, row.id, household(number), by=ward.HEAD, now=DURING
            )
        elif isinstance(how, int):
            await voting.votes(session, row, number, how)
    papers = forms.count("paper")
    paper = PaperCount((papers, 0, 0), 0) if papers else None

    tally = await voting.counted(session, row, paper)

    web = Counter(how for how in forms if isinstance(how, int))
    assert tally.online == (web[1], web[2], web[3])
    assert tally.paper == (papers, 0, 0)
    assert tally.invalid == web[7]
    assert sum(tally.counts) + tally.invalid <= tally.households == len(forms)
