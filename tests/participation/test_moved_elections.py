"""Elections on another day, a second meeting, heads who resign, heads of before, accounts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.contracts.directory import OfficialAppointed, OfficialMoved
from libs.kernel.errors import Forbidden
from libs.law.decisions import VoteForm
from services.participation import consumers
from services.participation.candidates.rules import Cause, NotAnnounced
from services.participation.elections import days, rules
from services.participation.elections.actions import announce_election
from services.participation.elections.moving import move_election
from services.participation.elections.views import shown
from services.participation.handouts.actions import cancel_handout, plan_handout
from services.participation.headships import rules as heads
from services.participation.headships.actions import (
    confirm_head_account,
    enter_head,
    note_head_left,
)
from services.participation.headships.duties import head_duties
from services.participation.headships.queries import current_headship, vacancies
from services.participation.headships.rules import EndedAs
from services.participation.matters.actions import choose_form
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import cancel_meeting_of_residents, convene_meeting
from services.participation.meetings.holding import close_lacking_meeting
from services.participation.meetings.rules import MeetingPlan
from tests.participation import boards, elections, matters, ward
from tests.participation.elections import CHAIR, DAY, ELECTION_DAY, FRONT
from tests.participation.households import households

NOW = ward.at(DAY)
LATER = ELECTION_DAY + timedelta(14)
WHY = {"number": "15/QĐ-UBND", "reason": "Bão số 9 (mẫu)."}


async def moved(session, row, on=LATER, by=CHAIR, now=NOW, **more):
    """Another day, by the chair."""
    return await move_election(session, row.id, **WHY | more, on=on, by=by, now=now)


async def test_the_chair_puts_an_election_off_and_residents_are_told_anew(session):
    row = await elections.announced(session)
    for by in (ward.OFFICIAL, FRONT):
        with pytest.raises(Forbidden):
            await moved(session, row, by=by)
    with pytest.raises(days.MovedByOthers):
        await moved(session, row, by=ward.HEAD)
    with pytest.raises(days.MoveNeedsNumber):
        await moved(session, row, number="")
    for on in (ELECTION_DAY, DAY, ELECTION_DAY + timedelta(61)):
        with pytest.raises(days.MovedTooFar, match="20/11/2026"):
            await moved(session, row, on=on)
    near = LATER - timedelta(6)
    with pytest.raises(rules.ElectionTooSoon, match="Thông báo ngày bầu cử"):
        await moved(session, row, now=ward.at(near))
    await moved(session, row)
    assert (row.on, row.first_on, row.announced_on) == (LATER, ELECTION_DAY, None)
    told = matters.last(session, "election.moved")
    assert (told["on"], told["second_meeting"], "Bão" in str(told)) == ("2026-10-05", False, False)
    matter = await session.get_one(Matter, row.matter_id)
    assert (await shown(session, row, matter, NOW)).candidates == []
    with pytest.raises(NotAnnounced):
        await elections.opened(session, matter, LATER)
    await announce_election(session, row.id, announced_on=DAY, by=FRONT, now=NOW)
    with pytest.raises(days.MovedTooFar, match="20/11/2026"):  # sixty days from the first day
        await moved(session, row, on=ELECTION_DAY + timedelta(61))


async def test_a_meeting_in_the_calendar_is_called_off_before_the_day_moves(session):
    await households(session, 3)
    row = await elections.announced(session)
    plan = MeetingPlan(ELECTION_DAY, elections.time(19), "Nhà văn hóa")
    how = {"by": FRONT, "now": NOW}
    held = await convene_meeting(session, row.matter_id, ward.NORTH, plan=plan, **how)
    await session.flush()
    with pytest.raises(days.MeetingStands, match="21/09/2026"):
        await moved(session, row)
    await cancel_meeting_of_residents(session, held.id, **how)
    assert (await moved(session, row)).on == LATER


async def test_after_a_meeting_that_lacked_households_there_is_a_second_one(session):
    roll = await households(session, 5)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, ELECTION_DAY)
    with pytest.raises(days.VoteBegun):
        await moved(session, row, now=ward.at(ELECTION_DAY, 20))
    await matters.attended(session, held, roll[:2], FRONT)
    evening = ward.at(ELECTION_DAY, 21)
    await close_lacking_meeting(session, held.id, by=FRONT, now=evening)
    await moved(session, row, now=evening)
    assert matters.last(session, "election.moved")["second_meeting"] is True
    told = LATER - timedelta(7)
    await announce_election(session, row.id, announced_on=told, by=FRONT, now=ward.at(told))
    how = {"by": FRONT, "now": ward.at(told)}
    await choose_form(session, matter.id, form=VoteForm.MEETING, **how)
    second = await elections.opened(session, matter, LATER)
    await matters.attended(session, second, roll[:4], FRONT)
    await matters.counted(session, second, 3, roll[:4], FRONT)
    assert (matter.state, matter.yes) == ("adopted", 3)


async def test_ballots_that_are_planned_are_called_off_before_the_day_moves(session):
    roll = await households(session, 5)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, ELECTION_DAY)
    await matters.attended(session, held, roll[:2], FRONT)
    how = {"by": FRONT, "now": ward.at(ELECTION_DAY, 21)}
    await close_lacking_meeting(session, held.id, **how)
    await choose_form(session, matter.id, form=VoteForm.PAPER_BALLOTS, **how)
    on = ELECTION_DAY + timedelta(4)
    plan = {"starts_on": on, "until": on, "team": matters.TEAM}
    ballots = await plan_handout(session, matter.id, ward.NORTH, **plan, **how)
    await session.flush()
    with pytest.raises(days.HandoutStands, match="25/09/2026"):
        await moved(session, row, now=how["now"])
    await cancel_handout(session, ballots.id, **how)
    assert (await moved(session, row, now=how["now"])).on == LATER


async def test_a_head_moves_the_election_into_a_board_without_a_number(session):
    row = await boards.called(session, await boards.formed(session))
    on = row.on + timedelta(5)
    with pytest.raises(days.MovedByOthers):
        await moved(session, row, on=on)
    await moved(session, row, on=on, by=ward.HEAD, number="")
    assert (row.on, row.announced_on) == (on, None)


async def entered(session, until=date(2026, 10, 1), since=date(2021, 10, 1), by=ward.OFFICIAL):
    """The north had a head before the product."""
    said = {"number": "3/QĐ-UBND", "since": since, "until": until, "by": by, "now": NOW}
    row = await enter_head(session, ward.NORTH, **said)
    await session.flush()
    return row


async def test_a_term_of_before_is_entered_once_and_its_end_is_owed(session):
    for by in (ward.HEAD, FRONT, ward.INSPECTOR):
        with pytest.raises(Forbidden):
            await entered(session, by=by)
    for since, until in (
        (DAY, date(2027, 1, 1)),
        (date(2024, 1, 1), date(2023, 1, 1)),
        (date(2021, 1, 1), date(2026, 7, 2)),
    ):
        with pytest.raises(heads.EnteredTermWrong, match="Nghị định 185/2026"):
            await entered(session, until, since)
    row = await entered(session)
    with pytest.raises(heads.HeadKnown, match="01/10/2021"):
        await entered(session)
    [owed] = [each for each in await head_duties(session, DAY) if each.unit_id == ward.NORTH]
    assert (owed.owed, owed.due_on) == ("ending", row.until)
    assert matters.last(session, "head.entered")["until"] == "2026-10-01"


async def test_whoever_resigned_is_followed_by_an_election_that_is_owed(session):
    row = await entered(session)
    left = {"on": DAY, "now": NOW}
    for by in (ward.HEAD, FRONT, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await note_head_left(session, row.id, ended_as=EndedAs.RESIGNED, by=by, **left)
    for ended_as, on in (
        (EndedAs.DISMISSED, DAY),
        (EndedAs.RESIGNED, DAY + timedelta(1)),
        (EndedAs.DIED, date(2021, 9, 30)),
    ):
        with pytest.raises(heads.LeftWrongly):
            await note_head_left(session, row.id, ended_as=ended_as, on=on, by=CHAIR, now=NOW)
    await note_head_left(session, row.id, ended_as=EndedAs.RESIGNED, by=CHAIR, **left)
    await session.flush()
    told = matters.last(session, "head.left")
    assert (told["decide_by"], "resigned" in str(told)) == ("2026-11-02", False)
    with pytest.raises(heads.HeadOver):
        await note_head_left(session, row.id, ended_as=EndedAs.DIED, by=CHAIR, **left)
    [owed] = await vacancies(session)
    assert (owed.unit_id, owed.deadline.due_on) == (ward.NORTH, date(2026, 11, 2))
    assert [each.owed for each in await head_duties(session, DAY)] == [
        "new_election",
        "provisional",
    ]
    election = await elections.decided(session, cause=Cause.RESIGNED)
    await session.flush()
    assert (election.cause, await vacancies(session)) == ("resigned", [])


def appointed(roles=("neighbourhood_head",), unit=ward.NORTH, on=ELECTION_DAY, kind=OfficialMoved):
    """The directory tells of an account."""
    said = {"unit_id": unit, "position": "Trưởng khu phố", "roles": roles}
    return kind(occurred_at=ward.at(on, 23), account_id=ward.an_id("account"), **said)


async def hear(session, event) -> list[str]:
    """Participation hears it; what the chair then owes about accounts."""
    await consumers.HEARS[type(event)](session, event, ward.heard(ELECTION_DAY))
    return [
        each.role for each in await head_duties(session, ELECTION_DAY) if each.owed == "account"
    ]


async def test_the_chair_is_asked_for_the_account_until_the_directory_gives_the_role(session):
    roll = await households(session, 3)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, ELECTION_DAY)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, 3, roll, FRONT)
    await elections.recognised(session, matter, roll)
    await session.flush()
    before = ELECTION_DAY - timedelta(1)
    for event in (
        appointed(unit=ward.SOUTH),
        appointed(unit=None),
        appointed(roles=("office",)),
        appointed(on=before),
    ):
        assert await hear(session, event) == ["chair"]
    assert await hear(session, appointed(kind=OfficialAppointed)) == []
    term = await current_headship(session, ward.NORTH)
    assert term.seated_on == ELECTION_DAY
    assert "account" not in {column.name for column in term.__table__.columns}


async def test_whoever_was_elected_again_has_the_account_already(session):
    row = await entered(session)
    row.seated_on = None
    for by in (ward.HEAD, ward.OFFICIAL, FRONT):
        with pytest.raises(Forbidden):
            await confirm_head_account(session, row.id, by=by, now=NOW)
    await confirm_head_account(session, row.id, by=CHAIR, now=NOW)
    assert row.seated_on == DAY
