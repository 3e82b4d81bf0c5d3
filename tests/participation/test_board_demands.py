"""Households demand on khoản 5: an election into a board, or that a member be dismissed."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause, VoteForm
from services.participation.boards import rules
from services.participation.boards.demands import (
    DemandedAlready,
    demand_board_dismissal,
    demand_board_election,
)
from services.participation.boards.membership import call_board_election, propose_dismissal
from services.participation.boards.queries import members_of
from services.participation.candidates.rules import ElectionNotCalled
from services.participation.households.access.rules import Access
from services.participation.initiatives import rules as initiatives
from services.participation.initiatives.actions import (
    consent_to_demand,
    give_consent,
    register_initiative,
)
from services.participation.initiatives.queries import initiatives as listed
from services.participation.initiatives.tables import Initiative
from services.participation.matters.actions import choose_form
from services.participation.matters.rules import BoardsGoTheirOwnWay
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import convene_meeting
from services.participation.meetings.rules import MeetingPlan
from services.participation.rounds.actions import open_round
from tests.participation import boards, matters, ward
from tests.participation.boards import DAY, FRONT, formed
from tests.participation.households import households
from tests.participation.test_boards import elected

NOW = ward.at(DAY)


async def consented(session, row: Initiative, household, by=FRONT, day=DAY) -> Matter | None:
    """A household consents; the matter, where that was enough."""
    given = {"household_id": household.id, "given_on": day}
    await give_consent(session, row.id, **given, by=by, now=ward.at(day))
    return await session.get(Matter, row.matter_id) if row.matter_id else None


async def test_a_tenth_puts_an_election_on_the_agenda_and_the_head_sets_its_day(session):
    roll = await households(session, 3)
    board = await formed(session, seats={ward.NORTH: 3, ward.SOUTH: 2})
    for by in (ward.OTHER_HEAD, ward.CHAIR, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await demand_board_election(session, board.id, ward.NORTH, by=by, now=NOW)
    row = await demand_board_election(session, board.id, ward.NORTH, by=ward.HEAD, now=NOW)
    with pytest.raises(DemandedAlready):
        await demand_board_election(session, board.id, ward.NORTH, by=FRONT, now=NOW)
    assert [each.id for each in await listed(session, ward.NORTH, petitions=False)] == [row.id]
    matter = await consented(session, row, roll[0], ward.HEAD)
    assert (matter.clause, matter.state, matter.facts) == (
        "board",
        "agreed",
        ["announced", "demanded", "recognised_by_front"],
    )
    election = await call_board_election(
        session, board.id, ward.NORTH, on=DAY + timedelta(5), by=ward.HEAD, now=NOW
    )
    assert (election.matter_id, election.seats, matter.state) == (matter.id, 3, "agreed")


async def test_nobody_votes_on_yes_or_no_before_the_day_is_set(session):
    roll = await households(session, 3)
    board = await formed(session)
    row = await demand_board_election(session, board.id, ward.NORTH, by=ward.HEAD, now=NOW)
    matter = await consented(session, row, roll[0], ward.HEAD)
    head = {"by": ward.HEAD, "now": NOW}
    await choose_form(session, matter.id, form=VoteForm.MEETING, **head)
    plan = MeetingPlan(DAY + timedelta(5), time(19), "Nhà văn hóa")
    with pytest.raises(ElectionNotCalled, match="ấn định ngày bầu"):
        await convene_meeting(session, matter.id, ward.NORTH, plan=plan, **head)
    with pytest.raises(ElectionNotCalled):
        await open_round(session, matter, ward.NORTH, VoteForm.MEETING, **head)
    on = DAY + timedelta(5)
    election = await call_board_election(session, board.id, ward.NORTH, on=on, **head)
    assert election.matter_id == matter.id


async def test_whom_households_demanded_and_elected_is_on_the_board(session):
    roll = await households(session, 3)
    board = await formed(session, seats={ward.NORTH: 1, ward.SOUTH: 4})
    row = await demand_board_election(session, board.id, ward.NORTH, by=FRONT, now=NOW)
    matter = await consented(session, row, roll[0])
    on = DAY + timedelta(5)
    head = {"by": ward.HEAD, "now": NOW}
    election = await call_board_election(session, board.id, ward.NORTH, on=on, **head)
    held = await boards.met(
        session, await boards.announced(session, election, ["Thành Viên Mẫu"]), roll
    )
    await matters.counted(session, held, 2, roll)
    await boards.recognised(session, matter, roll)
    assert [each.full_name for each in await members_of(session, [board.id])] == ["Thành Viên Mẫu"]
    with pytest.raises(rules.SeatsFilled):
        await demand_board_election(session, board.id, ward.NORTH, by=FRONT, now=NOW)


async def test_an_election_that_the_head_calls_himself_answers_the_demand(session):
    roll = await households(session, 30)
    board = await formed(session)
    row = await demand_board_election(session, board.id, ward.NORTH, by=ward.HEAD, now=NOW)
    assert await consented(session, row, roll[0], ward.HEAD) is None
    election = await boards.called(session, board)
    assert (row.state, row.matter_id) == ("on_agenda", election.matter_id)
    with pytest.raises(rules.ElectingAlready):
        await demand_board_election(session, board.id, ward.NORTH, by=FRONT, now=NOW)


async def test_a_demand_to_dismiss_a_member_is_the_fronts_until_it_is_on_the_agenda(session):
    roll = await households(session, 12)
    board = await formed(session, seats={ward.NORTH: 1, ward.SOUTH: 4})
    voted = await elected(session, board, ward.NORTH, ["Thành Viên Mẫu"], roll)
    [member] = await members_of(session, [board.id])
    day = voted.last_on
    front = {"by": FRONT, "now": ward.at(day, 23)}
    for by in (ward.HEAD, ward.CHAIR):
        with pytest.raises(Forbidden):
            await demand_board_dismissal(session, member.id, by=by, now=front["now"])
    row = await demand_board_dismissal(session, member.id, **front)
    assert await listed(session, ward.NORTH, petitions=False) == []
    with pytest.raises(initiatives.NotTheHeadsToWrite):
        await consented(session, row, roll[0], ward.HEAD, day)
    with pytest.raises(initiatives.NotTheHeadsToWrite):
        await consent_to_demand(session, row.id, Access("A", "b"), by=ward.STRANGER, now=NOW)
    assert await consented(session, row, roll[0], day=day) is None
    matter = await consented(session, row, roll[1], day=day)
    assert (matter.state, "dismissal" in matter.facts) == ("agreed", True)
    assert member.full_name not in matter.title + matter.summary
    with pytest.raises(rules.BeingDismissed):
        await propose_dismissal(session, member.id, by=ward.HEAD, now=front["now"])
    await matters.voted(session, matter, 7, roll, 12)
    await boards.recognised(session, matter, roll)
    assert (member.left_as, member.left_on) == ("dismissed", matter.effective_on)


async def test_a_demand_of_khoan_5_names_a_board_and_nobody_in_words_of_his_own(session):
    await households(session, 3)
    said = {"clause": Clause.BOARD, "title": "Bầu ông Mẫu", "summary": "Ông Mẫu"}
    for by in (ward.HEAD, FRONT):
        with pytest.raises(BoardsGoTheirOwnWay):
            await register_initiative(session, ward.NORTH, **said, by=by, now=NOW)
