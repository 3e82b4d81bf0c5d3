"""Days that were typed later, and ballots that did not reach enough households."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from libs.law.decisions import Clause, VoteForm
from services.participation.handouts import rules as handouts
from services.participation.handouts.actions import (
    announce_handout,
    count_handout,
    lengthen_handout,
    plan_handout,
)
from services.participation.handouts.views import handout_view
from services.participation.matters.actions import choose_form
from services.participation.matters.rules import ToldBeforeAgreed, TypedTooLate
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.rules import MeetingPlan, ToldInFuture
from services.participation.rounds.rules import Count
from tests.participation import matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY, TEAM


async def _convened(session, on):
    """A meeting a month after the matter was agreed."""
    await households(session, 3)
    row = await matters.agreed(session)
    await choose_form(session, row.id, form=VoteForm.MEETING, by=ward.HEAD, now=ward.at(DAY))
    plan = MeetingPlan(on, time(19), "Nhà văn hóa")
    how = {"by": ward.HEAD, "now": ward.at(DAY)}
    return await convene_meeting(session, row.id, ward.NORTH, plan=plan, **how)


async def _told(session, meeting, noticed_on, on, documents_on=None):
    days = {"noticed_on": noticed_on, "documents_on": documents_on}
    return await announce_meeting(session, meeting.id, **days, by=ward.HEAD, now=ward.at(on))


async def test_a_notice_is_typed_seven_days_later_and_shows_it(session):
    meeting = await _convened(session, DAY + timedelta(30))
    noticed = DAY + timedelta(1)  # a Tuesday, so the seventh day is one too
    with pytest.raises(TypedTooLate, match="10/03/2026"):
        await _told(session, meeting, noticed, noticed + timedelta(8))
    await _told(session, meeting, noticed, noticed + timedelta(7))
    assert meeting.notice_typed_on == noticed + timedelta(7)
    with pytest.raises(ToldInFuture):
        await _told(session, meeting, noticed + timedelta(9), noticed + timedelta(8))


async def test_nobody_was_told_before_the_matter_was_agreed(session):
    meeting = await _convened(session, DAY + timedelta(30))
    with pytest.raises(ToldBeforeAgreed, match="02/03/2026"):
        await _told(session, meeting, DAY - timedelta(1), DAY)
    with pytest.raises(ToldBeforeAgreed):
        await _told(session, meeting, DAY, DAY, DAY - timedelta(1))
    await _told(session, meeting, DAY, DAY)


async def test_nobody_was_told_in_a_form_that_was_not_chosen_yet(session):
    await households(session, 3)
    row, chosen_on = await matters.agreed(session), DAY + timedelta(4)
    how = {"by": ward.HEAD, "now": ward.at(chosen_on)}
    await choose_form(session, row.id, form=VoteForm.MEETING, **how)
    plan = MeetingPlan(chosen_on + timedelta(9), time(19), "Nhà văn hóa")
    meeting = await convene_meeting(session, row.id, ward.NORTH, plan=plan, **how)
    before = chosen_on - timedelta(1)
    for days in ((before, None), (chosen_on, before)):
        with pytest.raises(ToldBeforeAgreed, match="06/03/2026"):
            await _told(session, meeting, days[0], chosen_on, days[1])
    await _told(session, meeting, chosen_on, chosen_on, chosen_on)


async def test_a_day_that_was_typed_in_time_stays_so_when_the_other_is_added_later(session):
    meeting = await _convened(session, DAY + timedelta(30))
    await _told(session, meeting, DAY, DAY)
    later = DAY + timedelta(20)
    await _told(session, meeting, DAY, later, later)
    assert (meeting.notice_typed_on, meeting.documents_typed_on) == (DAY, later)


async def test_the_days_of_ballots_are_typed_seven_days_later_at_most(session):
    await households(session, 6)
    row = await matters.agreed(session, Clause.OTHER)
    await matters.chosen(session, row, VoteForm.PAPER_BALLOTS, now=ward.at(DAY))
    how, on = {"by": ward.HEAD, "now": ward.at(DAY)}, DAY + timedelta(30)
    days = {"starts_on": on, "until": on, "team": TEAM}
    plan = await plan_handout(session, row.id, ward.NORTH, **days, **how)
    told = {"sent_on": DAY, "informed_on": DAY, "by": ward.HEAD}
    with pytest.raises(TypedTooLate):
        await announce_handout(session, plan.id, **told, now=ward.at(DAY + timedelta(8)))
    await announce_handout(session, plan.id, **told, now=ward.at(DAY + timedelta(7)))
    assert plan.typed_on == DAY + timedelta(7)


async def test_ballots_that_went_to_too_few_are_no_vote_and_go_on(session):
    roll = await households(session, 6)
    row = await matters.agreed(session, Clause.OTHER)
    plan = await matters.opened_handout(session, row, DAY)
    seen, front = [each.id for each in roll[:2]], ward.FRONT_OFFICIAL
    over = ward.at(plan.until + timedelta(1))
    few = {"given": 3, "count": Count(3, 3, 0), "witness_ids": seen, "by": front, "now": over}
    with pytest.raises(handouts.TooFewGiven, match=r"(?s)3 phiếu trong 6 hộ.*4 hộ.*Điều 21"):
        await count_handout(session, plan.id, **few)
    assert row.state == "opened"
    for wrong in (plan.until, over.date() + timedelta(31), over.date() - timedelta(1)):
        with pytest.raises(handouts.LengthenedWrongly):
            await _longer(session, plan, over.date(), wrong)
    until = await _longer(session, plan, over.date())
    enough = few | {"given": 5, "now": ward.at(until + timedelta(1))}
    await count_handout(session, plan.id, **enough)  # three of five came back: that is a no
    assert row.state == "rejected"


async def test_the_last_day_is_set_later_twice_then_ballots_are_counted_as_they_are(session):
    roll = await households(session, 6)
    row = await matters.agreed(session, Clause.OTHER)
    plan = await matters.opened_handout(session, row, DAY)
    first, seen = plan.until, [each.id for each in roll[:2]]
    with pytest.raises(handouts.AllHaveOne):
        await _longer(session, plan, first, given=6)
    with pytest.raises(handouts.MoreOutThanHouseholds):
        await _longer(session, plan, first, given=7)
    second = await _longer(session, plan, first)
    few = {"given": 3, "count": Count(3, 3, 0), "witness_ids": seen, "by": ward.FRONT_OFFICIAL}
    with pytest.raises(handouts.TooFewGiven):
        await count_handout(session, plan.id, **few, now=ward.at(second + timedelta(1)))
    third = await _longer(session, plan, second)
    with pytest.raises(handouts.LengthenedEnough, match=r"(?s)2 lần.*Điều 21"):
        await _longer(session, plan, third)
    view = await handout_view(session, plan)
    assert [(each.until, each.given) for each in view.lengthenings] == [(first, 3), (second, 3)]
    assert (view.lengthenings[0].reason, view.lengthenable) == ("Ba hộ đi vắng.", False)
    await count_handout(session, plan.id, **few, now=ward.at(third + timedelta(1)))
    assert row.state == "rejected"  # three of six said nothing, and four are needed


async def _longer(session, plan, today, until=None, given=3):
    until = until or today + timedelta(5)
    said = {"until": until, "given": given, "reason": "Ba hộ đi vắng."}
    how = {"by": ward.FRONT_OFFICIAL, "now": ward.at(today)}
    await lengthen_handout(session, plan.id, **said, **how)
    return until
