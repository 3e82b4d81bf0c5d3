"""Boards of khoản 5: formed, elected into by several neighbourhoods, recognised, filled anew."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause
from services.participation.boards import rules
from services.participation.boards.actions import (
    Named,
    end_board,
    enter_board,
    form_board,
    lead_board,
    recognise_board,
)
from services.participation.boards.duties import board_duties
from services.participation.boards.kinds import BoardKind, LeftAs, Source
from services.participation.boards.membership import (
    call_board_election,
    leave_board,
    propose_dismissal,
    send_member,
)
from services.participation.boards.queries import members_of
from services.participation.boards.tables import Board
from services.participation.boards.views import shown
from services.participation.candidates import rules as candidates
from services.participation.candidates.queries import candidates_of, election_of
from services.participation.elections import rules as elections
from services.participation.elections.actions import (
    announce_election,
    form_election_team,
    write_candidates,
)
from services.participation.elections.calling_off import call_off_election
from services.participation.elections.counting import count_election
from services.participation.elections.rules import Ballots
from services.participation.elections.views import worked_on
from services.participation.households.tables import Household
from services.participation.matters.actions import agree_matter
from services.participation.matters.tables import Matter
from services.participation.meetings.queries import clusters_of
from services.participation.meetings.tables import Meeting
from services.participation.recognising.actions import abolish_decision
from tests.participation import boards, matters, ward
from tests.participation.boards import DAY, FRONT, called, formed
from tests.participation.elections import nominee
from tests.participation.households import households

NOW = ward.at(DAY)
FIVE = ["Thành Viên Mẫu A", "Thành Viên Mẫu B", "Thành Viên Mẫu C", "Mẫu D", "Mẫu E"]


async def counted(session, held: Meeting, votes: tuple[int, ...], came: list[Household]):
    """So many ballots name each candidate; whoever counts is the head."""
    matter = await session.get_one(Matter, held.matter_id)
    [cluster] = await clusters_of(session, held.id)
    election = await election_of(session, matter.id)
    ids = [each.id for each in await candidates_of(session, election.id)]
    box = Ballots(len(came), dict(zip(ids, votes, strict=True)))
    said = {"parts": {cluster.id: box}, "total": box, "course": ""}
    return await count_election(
        session,
        held.id,
        **said,
        witness_ids=[each.id for each in came[:2]],
        by=boards.HEADS[held.unit_id],
        now=ward.at(held.on, 21),
    )


async def elected(
    session, row: Board, unit: UUID, names: list[str], roll: list[Household], day: date = DAY
) -> Matter:
    """Every household elects everybody, and the Front recognises it."""
    election = await boards.announced(session, await called(session, row, unit, day), names)
    held = await boards.met(session, election, roll)
    if len(names) > 1:
        await counted(session, held, (len(roll),) * len(names), roll)
    else:
        await matters.counted(session, held, len(roll), roll, boards.HEADS[unit])
    matter = await session.get_one(Matter, election.matter_id)
    return await boards.recognised(session, matter, roll)


async def in_office(session) -> tuple[Board, list[Household], list[Household]]:
    """The people's inspectors of two neighbourhoods, elected and recognised."""
    north = await households(session, 3)
    south = await households(session, 3, neighbourhood_id=ward.SOUTH)
    row = await formed(session)
    matter = await elected(session, row, ward.NORTH, FIVE[:3], north)
    await elected(session, row, ward.SOUTH, FIVE[3:], south)
    on = matter.last_on
    await recognise_board(session, row.id, number="30/QĐ", on=on, by=FRONT, now=ward.at(on, 23))
    return row, north, south


async def test_the_front_alone_forms_a_board_of_the_size_the_law_gives(session):
    for by in (ward.CHAIR, ward.OFFICIAL, ward.HEAD, ward.INSPECTOR):
        with pytest.raises(Forbidden):
            await formed(session, by=by)
    for seats in ({ward.NORTH: 5}, {ward.NORTH: 2, ward.SOUTH: 2}, {ward.NORTH: 3, ward.SOUTH: 3}):
        with pytest.raises(rules.SeatsWrong, match="có 5 thành viên, mỗi khu phố"):
            await formed(session, seats=seats)
    await formed(session)
    with pytest.raises(rules.FormingAlready):
        await formed(session)
    assert rules.size_of_inspectors(33, DAY) == 33
    assert rules.size_of_inspectors(4, DAY) == 5


async def test_a_board_of_a_project_has_five_members_and_five_residents_at_most(session):
    kind = BoardKind.INVESTMENT
    with pytest.raises(rules.ResidentsWrong, match="từ 1 đến 5 đại diện"):
        await formed(session, kind, {ward.NORTH: 6}, 9)
    for size in (4, 0):
        with pytest.raises(rules.SizeWrong, match="ít nhất 5"):
            await formed(session, kind, {ward.NORTH: 1}, size)
    said = {"kind": kind, "title": "Mẫu", "size": 5, "seats": {ward.NORTH: 1}}
    said |= {"unit_id": ward.OFFICE}
    with pytest.raises(rules.ProjectNowhere):
        await form_board(session, **said, by=FRONT, now=NOW)
    row = await formed(session, kind, {ward.NORTH: 1})
    sent = {"full_name": "Mẫu", "since": DAY, "by": FRONT, "now": NOW}
    for source in (Source.FRONT, Source.FRONT, Source.FRONT, Source.INSPECTORS):
        await send_member(session, row.id, source=source, **sent)
        await session.flush()
    with pytest.raises(rules.BoardFull, match="5 chỗ, trong đó 1"):
        await send_member(session, row.id, source=Source.FRONT, **sent)
    with pytest.raises(rules.MembersFromResidentsOnly):
        await send_member(session, row.id, source=Source.ELECTED, **sent)
    said = {"number": "30/QĐ", "on": DAY, "by": FRONT, "now": NOW}
    with pytest.raises(rules.TooFewMembers, match="4 thành viên, cần ít nhất 5"):
        await recognise_board(session, row.id, **said)
    roll = await households(session, 3)
    matter = await elected(session, row, ward.NORTH, ["Mẫu"], roll)
    await recognise_board(
        session, row.id, number="30/QĐ", on=matter.last_on, by=FRONT, now=ward.at(matter.last_on)
    )
    assert row.until is None  # until the project is over
    last = {"on": matter.last_on, "by": FRONT, "now": ward.at(matter.last_on)}
    assert (await end_board(session, row.id, **last)).ended_as == "dissolved"
    [view] = await shown(session, [row], matter.last_on)
    assert view.members == []


async def test_a_head_calls_the_election_of_his_neighbourhood_and_the_front_agrees(session):
    row = await formed(session)
    how = {"on": DAY + timedelta(5), "now": NOW}
    for by in (ward.OTHER_HEAD, FRONT, ward.CHAIR, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await call_board_election(session, row.id, ward.NORTH, **how, by=by)
    election = await called(session, row)
    matter = await session.get_one(Matter, election.matter_id)
    assert (matter.clause, matter.state, election.seats) == (Clause.BOARD, "agreed", 3)
    assert (election.cause, matter.title) == ("new_board", "Bầu thành viên Ban Thanh tra nhân dân")
    with pytest.raises(rules.ElectingAlready):
        await call_board_election(session, row.id, ward.NORTH, **how, by=ward.HEAD)
    for step in (form_election_team, call_off_election):
        said = {"number": "1", "on": DAY, "team": ["A"]} if step is form_election_team else {}
        said = said or {"reason": "Mẫu"}
        with pytest.raises(elections.NotAskedOfABoard):
            await step(session, election.id, **said, by=ward.CHAIR, now=NOW)


async def test_candidates_are_confirmed_enough_for_the_seats_and_hidden_until_announced(session):
    election = await called(session, await formed(session))
    said = {"met_on": DAY, "present": 9, "course": "", "by": FRONT, "now": NOW}
    three = [nominee(name) for name in FIVE[:3]]
    with pytest.raises(elections.FewerThanSeats, match="ít nhất 3"):
        await write_candidates(session, election.id, **said, people=three[:2], confirmed=True)
    with pytest.raises(elections.MayNotBeMember, match="Điều 37"):
        await write_candidates(session, election.id, **said, people=three)
    await write_candidates(session, election.id, **said, people=three, confirmed=True)
    matter = await session.get_one(Matter, election.matter_id)
    seen = [
        len((await worked_on(session, election, matter, NOW, front=front)).candidates)
        for front in (True, False)
    ]
    assert seen == [3, 0]
    late = election.on - timedelta(1)
    with pytest.raises(elections.ElectionTooSoon):
        await announce_election(
            session, election.id, announced_on=late, by=FRONT, now=ward.at(late)
        )
    [owed] = [each for each in await board_duties(session, DAY) if each.role == "front"]
    assert (owed.owed, owed.due_on) == ("announcement", election.on - timedelta(2))
    on = election.on - timedelta(2)
    await announce_election(session, election.id, announced_on=on, by=FRONT, now=ward.at(on))
    view = await worked_on(session, election, matter, ward.at(on), front=False)
    assert [each.step for each in view.steps] == ["announcement"]
    assert len(view.candidates) == 3


@pytest.mark.parametrize(
    ("votes", "won"),
    [((4, 4, 4, 0), 3), ((5, 4, 3, 0), 3), ((5, 4, 2, 1), 2), ((4, 4, 3, 3), 2), ((5, 5, 5, 5), 0)],
)
async def test_those_with_more_than_half_of_all_households_take_the_seats(votes, won):
    ids = [ward.an_id(f"candidate {place}") for place in range(4)]
    got = candidates.elected(dict(zip(ids, votes, strict=True)), 5, DAY, 3)
    assert len(got) == won
    assert all(votes[ids.index(each)] > 2 for each in got)


async def test_a_ballot_names_at_most_as_many_as_there_are_seats(session):
    roll = await households(session, 5)
    row = await formed(session)
    election = await boards.announced(session, await called(session, row), FIVE[:4])
    held = await boards.met(session, election, roll[:4])
    for votes in ((4, 4, 4, 1), (1, 1, 1, 0), (5, 3, 2, 2)):
        with pytest.raises(elections.BallotsDiffer):
            await counted(session, held, votes, roll[:4])
    await counted(session, held, (4, 3, 2, 1), roll[:4])  # three are more than half of five
    matter = await session.get_one(Matter, election.matter_id)
    assert (matter.state, matter.yes) == ("adopted", 4)
    await boards.recognised(session, matter, roll)
    assert [each.full_name for each in await members_of(session, [row.id])] == FIVE[:2]
    [owed] = [each for each in await board_duties(session, DAY) if each.unit_id == ward.NORTH]
    assert (owed.owed, owed.role) == ("elect", "neighbourhood_head")
    again = await called(session, row, day=matter.last_on)
    assert (again.seats, again.cause) == (1, "again")


async def test_it_is_recognised_once_every_neighbourhood_is_on_it_and_follows_the_heads(session):
    roll = await households(session, 3)
    row = await formed(session)
    matter = await elected(session, row, ward.NORTH, FIVE[:3], roll)
    on = matter.last_on
    said = {"number": "30/QĐ", "by": FRONT, "now": ward.at(on, 23)}
    with pytest.raises(rules.NotRepresented, match="1 khu phố chưa có thành viên"):
        await recognise_board(session, row.id, **said, on=on)
    south = await households(session, 3, neighbourhood_id=ward.SOUTH)
    await elected(session, row, ward.SOUTH, FIVE[3:], south)
    [owed] = await board_duties(session, on)
    assert (owed.owed, owed.due_on) == ("recognise", date(2026, 9, 11))  # five working days
    for day in (on - timedelta(1), on + timedelta(1)):
        with pytest.raises(rules.DayWrong):
            await recognise_board(session, row.id, **said, on=day)
    with pytest.raises(Forbidden):
        await recognise_board(session, row.id, **said | {"by": ward.CHAIR}, on=on)
    await recognise_board(session, row.id, **said, on=on)
    with pytest.raises(rules.RecognisedAlready):
        await recognise_board(session, row.id, **said, on=on)
    told = matters.last(session, "board.recognised")
    assert (told["members"], told["since"], told["until"]) == (5, "2026-09-06", "2031-09-06")
    assert (told["kind"], told["unit_id"], told["entered"]) == ("people", None, False)
    assert "Mẫu" not in str(session.info["told"])
    assert "Mẫu" not in str(session.info["said"])
    heads = [date(2028, 1, 1), date(2029, 1, 1), date(2029, 1, 1), date(2026, 9, 1)]
    assert rules.term_of(BoardKind.PEOPLE, on, heads) == date(2029, 1, 1)


async def test_the_members_choose_one_head_and_two_deputies_among_them(session):
    row, *_ = await in_office(session)
    members = [each.id for each in await members_of(session, [row.id])]
    assert [each.owed for each in await board_duties(session, row.since)] == ["lead"]
    how = {"by": FRONT, "now": ward.at(row.since)}
    for head, deputies in (
        (members[0], members[1:4]),
        (members[0], members[:1]),
        (ward.an_id("stranger"), []),
    ):
        with pytest.raises(rules.LeadWrong, match="Điều 37"):
            await lead_board(session, row.id, head_id=head, deputy_ids=deputies, **how)
    await lead_board(session, row.id, head_id=members[0], deputy_ids=members[1:3], **how)
    await lead_board(session, row.id, head_id=members[3], deputy_ids=[members[0]], **how)
    posts = [each.post for each in await members_of(session, [row.id])]
    assert sorted(posts) == ["deputy", "head", "member", "member", "member"]
    assert await board_duties(session, row.since) == []
    near = row.until - timedelta(60)
    assert [each.owed for each in await board_duties(session, near)] == ["ending"]


async def test_whoever_left_is_followed_by_election_while_six_months_are_left(session):
    row, *_ = await in_office(session)
    member = (await members_of(session, [row.id]))[0]
    day = row.since + timedelta(30)
    how = {"on": day, "by": FRONT, "now": ward.at(day)}
    with pytest.raises(rules.NotLeftThisWay):
        await leave_board(session, member.id, left_as=LeftAs.DISMISSED, **how)
    await leave_board(session, member.id, left_as=LeftAs.RESIGNED, **how)
    with pytest.raises(rules.NotOnTheBoard):
        await leave_board(session, member.id, left_as=LeftAs.DIED, **how)
    told = matters.last(session, "board.changed")
    assert (told["change"], told["members"], "resigned" in str(told)) == ("left", 4, False)
    assert "elect" in [each.owed for each in await board_duties(session, day)]
    late = date(2031, 3, 7)  # the term ends on 6 September 2031
    assert "elect" not in [each.owed for each in await board_duties(session, late)]
    with pytest.raises(rules.TermTooShort, match="dưới 6 tháng"):
        await call_board_election(
            session, row.id, ward.NORTH, on=late + timedelta(5), by=ward.HEAD, now=ward.at(late)
        )
    election = await called(session, row, day=day)
    assert (election.cause, election.seats) == ("member_left", 1)
    [public] = await shown(session, [row], day)
    [private] = await shown(session, [row], day, left=True)
    assert (len(public.members), len(private.members)) == (4, 5)


async def test_residents_dismiss_whom_they_elected_and_the_front_recognises_it(session):
    row, roll, _ = await in_office(session)
    member = (await members_of(session, [row.id]))[0]
    day = row.since + timedelta(30)
    how = {"now": ward.at(day)}
    for by in (ward.OTHER_HEAD, FRONT, ward.CHAIR):
        with pytest.raises(Forbidden):
            await propose_dismissal(session, member.id, by=by, **how)
    matter = await propose_dismissal(session, member.id, by=ward.HEAD, **how)
    await session.flush()
    assert member.full_name not in matter.title + matter.summary
    with pytest.raises(rules.BeingDismissed):
        await propose_dismissal(session, member.id, by=ward.HEAD, **how)
    await agree_matter(session, matter.id, by=FRONT, **how)
    await matters.voted(session, matter, 2, roll, 3)
    await boards.recognised(session, matter, roll)
    assert (member.left_as, member.left_on) == ("dismissed", matter.effective_on)
    assert matters.last(session, "board.changed")["change"] == "dismissed"
    undo = {"by": ward.CHAIR, "now": ward.at(matter.last_on, 23)}
    await abolish_decision(session, matter.id, number="1/QĐ", reason="Trái luật", **undo)
    told = matters.last(session, "board.changed")
    assert (member.left_as, told["change"], told["members"]) == (None, "reinstated", 5)


async def test_a_vote_that_is_abolished_put_nobody_on_the_board(session):
    roll = await households(session, 3)
    row = await formed(session)
    matter = await elected(session, row, ward.NORTH, FIVE[:3], roll)
    how = {"by": ward.CHAIR, "now": ward.at(matter.last_on, 23)}
    await abolish_decision(session, matter.id, number="1/QĐ", reason="Trái luật", **how)
    assert await members_of(session, [row.id]) == []


async def test_a_board_of_before_is_entered_and_the_next_one_follows_it(session):
    said = {"kind": BoardKind.PEOPLE, "title": "", "unit_id": None, "number": "1/QĐ"}
    term = {"since": date(2024, 1, 2), "until": date(2026, 10, 1)}
    people = [
        Named("Mẫu A", Source.ELECTED, ward.NORTH),
        Named("Mẫu B", Source.ELECTED, ward.NORTH),
    ]
    how = {"by": FRONT, "now": NOW}
    for wrong in ([Named("Mẫu", Source.ELECTED)], [Named("Mẫu", Source.FRONT)]):
        with pytest.raises(rules.MemberOfNowhere):
            await enter_board(session, **said, **term, members=wrong, **how)
    for since, until in ((date(2026, 10, 2), None), (date(2024, 1, 2), date(2023, 1, 2))):
        with pytest.raises((rules.DayWrong, rules.EndBeforeStart)):
            await enter_board(session, **said, since=since, until=until, members=people, **how)
    row = await enter_board(session, **said, **term, members=people, **how)
    await session.flush()
    assert matters.last(session, "board.recognised")["entered"] is True
    owed = {each.owed: each for each in await board_duties(session, DAY)}
    assert (owed["ending"].due_on, set(owed)) == (row.until, {"lead", "ending"})
    with pytest.raises(rules.InOfficeAlready, match="01/10/2026"):
        await enter_board(session, **said, **term, members=people, **how)
    following, *_ = await in_office(session)
    assert (row.ended_as, row.ended_on) == ("followed", following.since)
