"""A neighbourhood that ended without a successor: nobody is reminded of what it owed."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from libs.law.decisions import Clause, VoteForm
from services.participation.agenda.duties import gathering_duties
from services.participation.contributions.actions import flag_unposted
from services.participation.conventions.opinions.actions import send_draft_opinion
from services.participation.matters.actions import choose_form
from services.participation.meetings.actions import convene_meeting
from services.participation.meetings.rules import MeetingPlan
from services.participation.recognising.actions import send_decision
from services.participation.recognising.flagging import flag_breaches
from services.participation.rounds.rules import RoundNotOpen
from services.participation.village.duties import convention_duties
from services.participation.village.views import lines
from tests.participation import contributions, conventions, matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY, names

LATER = date(2027, 3, 1)
CLOCK = {"by": ward.CLOCK, "now": ward.at(LATER, 6)}


async def test_nobody_is_reminded_of_its_conventions(session):
    row = await conventions.posted(session)
    await send_draft_opinion(session, row.id, text="Nên thêm điều về rác.", now=ward.at(DAY))
    assert {each.waits for each in await convention_duties(session, CLOCK["now"])} == {
        "look",
        "vote",
    }
    await ward.close(session, DAY, into=None)
    assert await convention_duties(session, CLOCK["now"]) == []


async def test_its_conventions_are_shown_as_late_to_nobody(session):
    row = await conventions.recognised(session, await households(session, 9))
    [line] = await lines(session, [row], CLOCK["now"])  # its decision was never sent out
    assert (line.late, [each.owed for each in line.dues]) == (True, ["sending_out"])
    await ward.close(session, row.effective_on, into=None)
    [line] = await lines(session, [row], CLOCK["now"])
    assert (line.late, line.dues) == (False, [])


async def test_nobody_posts_its_accounts(session):
    await contributions.opened(session)
    await ward.close(session, DAY + timedelta(20), into=None)
    await flag_unposted(session, **CLOCK)
    assert "account.posting_late" not in names(session)


async def test_nobody_sends_its_decision_but_one_that_was_sent_is_answered(session):
    roll = await households(session, 9)
    board, other = [
        await matters.agreed(session, clause) for clause in (Clause.BOARD, Clause.OTHER)
    ]
    await matters.voted(session, board, 9, roll, 9)
    await matters.voted(session, other, 9, roll, 9)
    await matters.written(session, board, roll)
    await send_decision(session, board.id, by=ward.HEAD, now=ward.at(board.last_on, 22))
    await ward.close(session, board.last_on, into=None)
    await flag_breaches(session, **CLOCK)
    assert names(session).count("decision.breached") == 1
    assert matters.last(session, "decision.breached")["owed"] == "recognition"


async def test_nobody_is_told_of_its_meetings(session):
    await households(session, 3)
    matter = await matters.agreed(session)
    head = {"by": ward.HEAD, "now": ward.at(DAY)}
    await choose_form(session, matter.id, form=VoteForm.MEETING, **head)
    plan = MeetingPlan(DAY + timedelta(9), time(19), "Nhà văn hóa")
    await convene_meeting(session, matter.id, ward.NORTH, plan=plan, **head)
    assert await gathering_duties(session, DAY) != []
    await ward.close(session, DAY, into=None)
    assert await gathering_duties(session, DAY) == []


async def test_what_it_had_not_decided_is_discussed_no_more(session):
    roll = await households(session, 9)
    put, held, decided = [await matters.agreed(session, Clause.OTHER) for _ in range(3)]
    put.facts = [*put.facts, "demanded"]  # nobody may withdraw it
    await matters.voted(session, decided, 9, roll, 9)
    meeting = await matters.opened_meeting(session, held)
    await matters.attended(session, meeting, roll)
    await ward.close(session, DAY + timedelta(1))  # of which it is heard after the meeting

    assert [each.state for each in (put, held, decided)] == ["withdrawn", "withdrawn", "adopted"]
    assert "sáp nhập" in put.reason
    assert "lapse_matter" in str(session.info["said"])
    with pytest.raises(RoundNotOpen):
        await matters.counted(session, meeting, 9, roll)
