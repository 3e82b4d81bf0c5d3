"""The election of a head: every step by its last day, and who is elected of one or several."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.documents.docx import write_docx
from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause, VoteForm
from libs.law.moves import MoveNotOpen
from services.participation.candidates import rules as candidates
from services.participation.candidates.queries import candidates_of, votes_in
from services.participation.candidates.rules import Cause
from services.participation.elections import rules
from services.participation.elections.actions import (
    announce_election,
    decide_election,
    form_election_team,
    send_candidates,
)
from services.participation.elections.calling_off import call_off_election
from services.participation.elections.counting import count_election, count_election_handout
from services.participation.elections.document import Called, nomination
from services.participation.elections.rules import Ballots
from services.participation.elections.views import shown
from services.participation.handouts.actions import announce_handout, open_handout, plan_handout
from services.participation.headships.queries import current_headship
from services.participation.households.rules import Birth
from services.participation.households.tables import Household
from services.participation.matters.actions import choose_form
from services.participation.matters.chairing import ChairedByOthers
from services.participation.matters.rules import HeadsGoTheirOwnWay
from services.participation.matters.tables import Matter
from services.participation.meetings.holding import close_lacking_meeting, tick_households
from services.participation.meetings.queries import clusters_of
from services.participation.rounds.rules import SumsDiffer
from tests.participation import elections, matters, ward
from tests.participation.elections import CHAIR, DAY, ELECTION_DAY, FRONT, nominee
from tests.participation.households import households

NOW = ward.at(DAY)


async def test_the_decision_is_twenty_days_before_and_nineteen_are_refused(session):
    said = {"cause": Cause.TERM_OVER, "number": "12/QĐ-UBND", "decided_on": DAY}
    for days in (1, 19):
        with pytest.raises(rules.ElectionTooSoon, match="Điều 6 đến Điều 8 Nghị định 59/2023"):
            await decide_election(
                session, ward.NORTH, **said, on=DAY + timedelta(days), by=CHAIR, now=NOW
            )
    for days in (0, 121):
        with pytest.raises(rules.ElectionDayPast):
            await decide_election(
                session, ward.NORTH, **said, on=DAY + timedelta(days), by=CHAIR, now=NOW
            )
    for by in (ward.OFFICIAL, ward.HEAD, FRONT, ward.INSPECTOR):
        with pytest.raises(Forbidden):
            await decide_election(session, ward.NORTH, **said, on=ELECTION_DAY, by=by, now=NOW)
    row = await decide_election(
        session, ward.NORTH, **said, on=DAY + timedelta(20), by=CHAIR, now=NOW
    )
    matter = await session.get_one(Matter, row.matter_id)
    assert (matter.clause, matter.state, matter.form) == (Clause.HEAD, "prepared", "meeting")
    with pytest.raises(rules.ElectedAlready):
        await elections.decided(session)


async def test_candidates_are_sent_fifteen_days_before_and_fourteen_are_refused(session):
    row = await elections.listed(session, await elections.decided(session))
    late = ward.at(ELECTION_DAY - timedelta(14))
    with pytest.raises(rules.ElectionTooSoon, match="Mẫu 05"):
        await send_candidates(session, row.id, by=FRONT, now=late)
    with pytest.raises(Forbidden):
        await send_candidates(session, row.id, by=CHAIR, now=NOW)
    in_time = ward.at(ELECTION_DAY - timedelta(15))
    assert (await send_candidates(session, row.id, by=FRONT, now=in_time)).sent_on
    with pytest.raises(rules.CandidatesSent):
        await elections.listed(session, row)


async def test_whoever_stands_is_twenty_one_on_the_day_and_named_once(session):
    row = await elections.decided(session)
    with pytest.raises(rules.NoCandidate):
        rules.check_candidates([], row.on)
    with pytest.raises(rules.NoCandidate):
        await elections.listed(session, row, [nominee("Nguyễn Mẫu"), nominee("nguyen  mau")])
    on_the_day = rules.Nominee("Trẻ Mẫu", Birth(2005, date(2005, 9, 21)))
    rules.check_candidates([on_the_day], row.on)
    a_day_after = rules.Nominee("Trẻ Mẫu", Birth(2005, date(2005, 9, 22)))
    with pytest.raises(rules.CandidateTooYoung, match="21 tuổi"):
        await elections.listed(session, row, [a_day_after])
    with pytest.raises(rules.CandidateBirthDayNeeded):
        await elections.listed(session, row, [nominee("Trẻ Mẫu", 2005)])
    await elections.listed(session, row, [nominee("Một"), nominee("Hai")])
    await elections.listed(session, row, [nominee("Ba")])
    assert [each.full_name for each in await candidates_of(session, row.id)] == ["Ba"]


async def test_the_team_is_formed_ten_days_before_and_nine_are_refused(session):
    row = await elections.listed(session, await elections.decided(session))
    said = {"number": "13/QĐ-UBND", "team": matters.TEAM}
    nine, ten = (ELECTION_DAY - timedelta(days) for days in (9, 10))
    with pytest.raises(rules.ElectionTooSoon, match="Tổ bầu cử"):
        await form_election_team(session, row.id, **said, on=nine, by=CHAIR, now=ward.at(nine))
    team = {**said, "team": [*matters.TEAM, "ứng cử mẫu a"]}
    with pytest.raises(rules.TeamUnclear):
        await form_election_team(session, row.id, **team, on=ten, by=CHAIR, now=ward.at(ten))
    before = DAY - timedelta(1)
    with pytest.raises(rules.TeamBeforeDecision, match="01/09/2026"):
        await form_election_team(session, row.id, **said, on=before, by=CHAIR, now=NOW)
    done = await form_election_team(session, row.id, **said, on=ten, by=CHAIR, now=ward.at(nine))
    assert done.team_on == ten


async def test_it_is_announced_seven_days_before_and_six_are_refused(session):
    row = await elections.listed(session, await elections.decided(session))
    six, seven = (ELECTION_DAY - timedelta(days) for days in (6, 7))
    with pytest.raises(rules.NotReadyToAnnounce, match=r"danh sách.*Tổ bầu cử"):
        await announce_election(session, row.id, announced_on=DAY, by=FRONT, now=NOW)
    await send_candidates(session, row.id, by=FRONT, now=NOW)
    team = {"number": "13/QĐ-UBND", "on": DAY, "team": matters.TEAM}
    await form_election_team(session, row.id, **team, by=CHAIR, now=NOW)
    for by in (CHAIR, ward.HEAD, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await announce_election(session, row.id, announced_on=seven, by=by, now=ward.at(seven))
    with pytest.raises(rules.ElectionTooSoon, match="Thông báo ngày bầu cử"):
        await announce_election(session, row.id, announced_on=six, by=FRONT, now=ward.at(six))
    done = await announce_election(
        session, row.id, announced_on=seven, by=FRONT, now=ward.at(seven)
    )
    assert done.announced_on == seven
    assert matters.last(session, "election.announced")["candidates"] == 1


async def test_what_residents_were_told_is_not_changed_any_more(session):
    row = await elections.announced(session)
    team = {"number": "14/QĐ-UBND", "on": DAY, "team": ["Người Mẫu X"]}
    with pytest.raises(rules.AnnouncedAlready, match="01/09/2026"):
        await form_election_team(session, row.id, **team, by=CHAIR, now=NOW)
    with pytest.raises(rules.AnnouncedAlready):
        await announce_election(session, row.id, announced_on=DAY, by=FRONT, now=NOW)
    assert row.team == matters.TEAM


async def test_whoever_stood_is_a_private_person_again_once_the_day_was_missed(session):
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    await session.flush()
    on_the_day = await shown(session, row, matter, ward.at(ELECTION_DAY))
    day_after = await shown(session, row, matter, ward.at(ELECTION_DAY + timedelta(1)))
    assert [each.full_name for each in on_the_day.candidates] == ["Ứng Cử Mẫu A"]
    assert (day_after.state, day_after.candidates) == ("missed", [])


async def test_the_meeting_is_on_the_announced_day_and_called_by_the_team(session):
    await households(session, 3)
    row = await elections.decided(session)
    early = await session.get_one(Matter, row.matter_id)
    with pytest.raises(candidates.NotAnnounced):
        await elections.opened(session, early, ELECTION_DAY)
    await call_off_election(session, row.id, reason="Mẫu", by=CHAIR, now=NOW)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    with pytest.raises(candidates.ElectionDayIsFixed, match="21/09/2026"):
        await elections.opened(session, matter, ELECTION_DAY + timedelta(1))
    for by in (ward.HEAD, CHAIR):
        with pytest.raises(ChairedByOthers, match="Tổ bầu cử"):
            await elections.opened(session, matter, ELECTION_DAY, by)
    assert (await elections.opened(session, matter, ELECTION_DAY)).state == "opened"
    with pytest.raises(MoveNotOpen):
        await call_off_election(session, row.id, reason="Mẫu", by=CHAIR, now=NOW)


async def test_nobody_puts_an_election_forward_or_takes_it_back_past_its_days(session):
    with pytest.raises(HeadsGoTheirOwnWay):
        await matters.agreed(session, Clause.HEAD)


@pytest.mark.parametrize(
    ("total", "yes", "elected"),
    [(4, 2, False), (4, 3, True), (5, 2, False), (5, 3, True)],
)
async def test_one_candidate_needs_more_than_half_of_all_households(session, total, yes, elected):
    roll = await households(session, total)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, ELECTION_DAY)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, yes, roll, FRONT)
    assert matter.state == ("adopted" if elected else "rejected")
    if not elected:
        return
    await elections.recognised(session, matter, roll)
    term = await current_headship(session, ward.NORTH)
    assert (term.kind, term.since, term.until) == (
        "elected",
        ELECTION_DAY,
        date(2031, 9, 21),
    )
    told = matters.last(session, "head.elected")
    assert (told["election_id"], told["until"]) == (str(row.id), "2031-09-21")
    assert "Ứng Cử" not in str(session.info["told"])
    assert "Ứng Cử" not in str(session.info["said"])


async def several(session, votes: tuple[int, ...], total: int, nobody: int = 0):
    """An election with as many candidates as there are numbers, counted in one meeting."""
    roll: list[Household] = await households(session, total)
    people = [nominee(f"Ứng Cử Mẫu {number}") for number in range(len(votes))]
    row = await elections.announced(session, people)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, ELECTION_DAY)
    came = roll[: sum(votes) + nobody]
    await matters.attended(session, held, came, FRONT)
    ids = [each.id for each in await candidates_of(session, row.id)]
    box = Ballots(len(came), dict(zip(ids, votes, strict=True)), nobody)
    return row, matter, held, came, box


async def counted(session, held, came, box: Ballots, total: Ballots | None = None):
    """The ballots of the only cluster."""
    [cluster] = await clusters_of(session, held.id)
    return await count_election(
        session,
        held.id,
        parts={cluster.id: box},
        total=total or box,
        witness_ids=[each.id for each in came[:2]],
        course="",
        by=FRONT,
        now=ward.at(held.on, 21),
    )


async def test_of_several_the_one_with_more_than_half_of_all_is_elected(session):
    row, matter, held, came, box = await several(session, (1, 4), 7, nobody=1)
    with pytest.raises(candidates.CandidatesNotCounted):
        await matters.counted(session, held, 4, came, FRONT)
    with pytest.raises(rules.CandidatesDiffer):
        await counted(session, held, came, Ballots(6, dict.fromkeys(list(box.votes)[:1], 5), 1))
    wrong = Ballots(6, dict.fromkeys(box.votes, 2), 2)
    with pytest.raises(SumsDiffer, match="người ứng cử số 1"):
        await counted(session, held, came, box, wrong)
    await counted(session, held, came, box)
    people = await candidates_of(session, row.id)
    votes = await votes_in(session, held.round_id, people, yes=matter.yes)
    assert [votes[each.id] for each in people] == [1, 4]
    assert (matter.state, matter.yes, matter.households) == ("adopted", 4, 7)
    assert candidates.elected(votes, 7, ELECTION_DAY) == {people[1].id}


async def test_most_votes_without_half_of_all_elect_nobody(session):
    _, matter, held, came, box = await several(session, (3, 3), 6)
    await counted(session, held, came, box)
    assert (matter.state, matter.yes) == ("rejected", 3)


async def test_after_a_meeting_that_lacked_the_front_hands_out_ballots_for_both(session):
    row, matter, held, came, box = await several(session, (1, 3), 5)
    [cluster] = await clusters_of(session, held.id)
    now = ward.at(held.on, 20)
    few = {"household_ids": [came[0].id], "by": FRONT, "now": now}
    await tick_households(session, held.id, cluster.id, **few)
    await close_lacking_meeting(session, held.id, by=FRONT, now=now)
    form = {"form": VoteForm.PAPER_BALLOTS, "now": now}
    with pytest.raises(ChairedByOthers):
        await choose_form(session, matter.id, **form, by=ward.HEAD)
    await choose_form(session, matter.id, **form, by=FRONT)
    first = held.on + timedelta(3)
    plan = {"starts_on": first, "until": first, "team": matters.TEAM, "now": now}
    with pytest.raises(ChairedByOthers):
        await plan_handout(session, matter.id, ward.NORTH, **plan, by=ward.HEAD)
    out = await plan_handout(session, matter.id, ward.NORTH, **plan, by=FRONT)
    told = {"sent_on": held.on, "informed_on": held.on}
    await announce_handout(session, out.id, **told, by=FRONT, now=now)
    await open_handout(session, out.id, by=FRONT, now=ward.at(first))
    back = {"given": 4, "total": box, "witness_ids": [each.id for each in came[:2]]}
    await count_election_handout(
        session, out.id, **back, by=FRONT, now=ward.at(first + timedelta(1))
    )
    assert (matter.state, matter.yes) == ("adopted", 3)
    votes = await votes_in(
        session, out.round_id, await candidates_of(session, row.id), yes=matter.yes
    )
    assert sorted(votes.values()) == [1, 3]


def test_a_year_of_birth_is_printed_as_a_year():
    called = Called("phường Mẫu", "Khu phố Bắc", ELECTION_DAY, "12/QĐ-UBND", DAY, "Trưởng khu phố")
    paper = nomination(called, [(1, "Ứng Cử Mẫu A", 1980)], met_on=DAY, present=20, course="")
    with ZipFile(BytesIO(write_docx(paper))) as parts:
        text = parts.read("word/document.xml").decode()

    assert ">1980<" in text
    assert "1.980" not in text
    assert "21/09/2026" in text


@given(st.lists(st.integers(0, 200), min_size=2, max_size=5), st.integers(0, 300))
def test_at_most_one_is_elected_and_the_round_says_the_same(votes, others):
    ids = [ward.an_id(f"candidate {number}") for number in range(len(votes))]
    box = Ballots(sum(votes), dict(zip(ids, votes, strict=True)))
    total = sum(votes) + others
    leader = rules.leader_of(box, ids)
    count = box.count(leader)
    candidates.check_votes(votes, count.yes, count.other)
    winners = [one for one in ids if 2 * box.votes[one] > total]
    assert candidates.elected(box.votes, total, ELECTION_DAY) == set(winners)
    assert count.said == count.present


@pytest.mark.parametrize(
    ("total", "least"), [(149, 75), (150, 76), (199, 100), (200, 101), (201, 101), (301, 151)]
)
def test_half_of_all_households_is_not_enough_to_be_elected(total, least):
    one = ward.an_id("candidate")
    assert candidates.elected({one: least}, total, ELECTION_DAY) == {one}
    assert not candidates.elected({one: least - 1}, total, ELECTION_DAY)
