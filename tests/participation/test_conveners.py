"""Who calls a meeting that no head calls: the ward's chair appoints, for one matter and place."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause, VoteForm
from services.participation.agenda.duties import gathering_duties
from services.participation.agenda.views import lines_at_work, shown, worked_on
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.conveners import rules
from services.participation.conveners.actions import appoint_convener, release_convener
from services.participation.conveners.queries import uncalled
from services.participation.headships.tables import Headship
from services.participation.matters.actions import choose_form, reconsider_form
from services.participation.matters.chairing import ChairedByOthers, appointments_of
from services.participation.matters.rules import AppointedBecause
from services.participation.matters.tables import Convener
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.holding import break_off_meeting, open_meeting
from services.participation.meetings.rules import MeetingPlan, NotThisForm
from services.participation.papers.views import owed_views
from tests.participation import matters, ward, whole_ward
from tests.participation.households import households
from tests.participation.matters import DAY

LAST = DAY + timedelta(15)
AFTER = LAST + timedelta(1)
VACANT, SILENT = AppointedBecause.VACANT, AppointedBecause.NOT_CONVENED


async def _ready(session, *, headed=True, clause=Clause.WORKS):
    """A matter whose meeting may be called, where somebody heads the neighbourhood or nobody."""
    await households(session, 3)
    if headed:
        since = DAY - timedelta(400)
        term = {"since": since, "until": None, "term_until": None}
        session.add(Headship(unit_id=ward.NORTH, kind="elected", number="1/QĐ", **term))
    row = await matters.agreed(session, clause)
    await choose_form(session, row.id, form=VoteForm.MEETING, by=ward.HEAD, now=ward.at(DAY))
    return row


async def _appointed(
    session, row, reason, on=AFTER, by=ward.CHAIR, unit=ward.NORTH, who=ward.OFFICIAL
):
    said = {"official_id": who.id, "reason": reason, "number": "8/QĐ-UBND"}
    return await appoint_convener(session, row.id, unit, **said, by=by, now=ward.at(on))


async def _called(session, row, by=ward.OFFICIAL, on=AFTER):
    plan = MeetingPlan(on + timedelta(3), time(19), "Nhà văn hóa")
    return await convene_meeting(session, row.id, ward.NORTH, plan=plan, by=by, now=ward.at(on))


async def test_nobody_takes_the_place_of_a_head_who_still_has_time(session):
    row = await _ready(session)
    with pytest.raises(rules.HeadStillCan, match="17/03/2026"):
        await _appointed(session, row, SILENT, LAST)
    with pytest.raises(rules.HeadInOffice, match="Điều 18"):
        await _appointed(session, row, VACANT)
    await _appointed(session, row, SILENT)
    told = matters.last(session, "convener.appointed")
    assert (told["because"], told["unit_id"]) == ("not_convened", str(ward.NORTH))
    assert ward.OFFICIAL.id not in str(told)


async def test_a_vacant_neighbourhood_waits_for_no_day(session):
    row = await _ready(session, headed=False)
    with pytest.raises(rules.NoHeadHere):
        await _appointed(session, row, SILENT)
    await _appointed(session, row, VACANT, DAY)
    with pytest.raises(rules.AppointedAlready):
        await _appointed(session, row, VACANT, DAY)


async def test_whoever_is_appointed_calls_and_holds_that_meeting_and_no_other(session):
    row = await _ready(session)
    other = await matters.agreed(session, Clause.SPENDING)
    await choose_form(session, other.id, form=VoteForm.MEETING, by=ward.HEAD, now=ward.at(DAY))
    with pytest.raises(ChairedByOthers):
        await _called(session, row)
    await _appointed(session, row, SILENT)
    [owed] = await uncalled(session, ward.OFFICIAL.id, AFTER)
    assert (owed["matter_id"], owed["due"].due_on) == (row.id, AFTER + timedelta(15))
    for stranger in (ward.CHAIR, ward.FRONT_OFFICIAL, ward.OTHER_HEAD):
        with pytest.raises(Forbidden):
            await _called(session, row, stranger)
    with pytest.raises(ChairedByOthers):
        await _called(session, other)
    meeting = await _called(session, row)
    how = {"by": ward.OFFICIAL, "now": ward.at(AFTER)}
    await announce_meeting(session, meeting.id, noticed_on=AFTER, documents_on=AFTER, **how)
    day = ward.at(meeting.on, 19)
    await open_meeting(session, meeting.id, by=ward.OFFICIAL, now=day)
    assert row.state == "opened"
    assert await uncalled(session, ward.OFFICIAL.id, AFTER) == []


async def test_what_was_called_already_is_called_by_nobody_else(session):
    row = await _ready(session)
    await _called(session, row, ward.HEAD)
    with pytest.raises(rules.CalledAlready):
        await _appointed(session, row, SILENT)


async def test_the_days_begin_when_the_form_is_chosen_and_anew_when_it_is_chosen_anew(session):
    row = await _ready(session)
    await reconsider_form(session, row.id, by=ward.HEAD, now=ward.at(LAST))
    await choose_form(session, row.id, form=VoteForm.MEETING, by=ward.HEAD, now=ward.at(LAST))
    with pytest.raises(rules.HeadStillCan):
        await _appointed(session, row, SILENT)


async def test_the_days_begin_anew_after_a_meeting_that_broke_off(session):
    row = await _ready(session)
    meeting = await _called(session, row, ward.HEAD)
    how = {"by": ward.HEAD, "now": ward.at(meeting.on, 19)}
    await announce_meeting(session, meeting.id, noticed_on=AFTER, documents_on=AFTER, **how)
    await open_meeting(session, meeting.id, **how)
    await break_off_meeting(session, meeting.id, course="Mất điện.", **how)
    with pytest.raises(rules.HeadStillCan, match="06/04/2026"):  # the fifteenth is a Sunday
        await _appointed(session, row, SILENT, meeting.on + timedelta(16))
    later = meeting.on + timedelta(17)
    await _appointed(session, row, SILENT, later)
    assert len(await uncalled(session, ward.OFFICIAL.id, later)) == 1


async def test_only_the_chair_appoints_and_ends_it_and_only_there(session):
    row = await _ready(session)
    for by in (ward.HEAD, ward.OFFICIAL, ward.FRONT_OFFICIAL):
        with pytest.raises(Forbidden):
            await _appointed(session, row, SILENT, by=by)
    with pytest.raises(NotThisForm):
        await _appointed(session, row, SILENT, unit=ward.SOUTH)
    with pytest.raises(rules.NobodyAppointed):
        await release_convener(session, row.id, ward.NORTH, by=ward.CHAIR, now=ward.at(AFTER))
    await _appointed(session, row, SILENT)
    seen = await shown(session, row, ward.at(AFTER))
    assert ward.OFFICIAL.id not in seen.model_dump_json()  # everybody reads why, nobody who
    [work] = (await worked_on(session, row, ward.at(AFTER))).conveners
    assert (work.official_id, work.unit) == (ward.OFFICIAL.id, "Khu phố Bắc")
    await release_convener(session, row.id, ward.NORTH, by=ward.CHAIR, now=ward.at(AFTER))
    with pytest.raises(ChairedByOthers):
        await _called(session, row)


async def test_where_nobody_chose_the_form_whoever_is_appointed_chooses_it_and_calls(session):
    await households(session, 3)
    since = DAY - timedelta(400)
    term = {"since": since, "until": None, "term_until": None}
    session.add(Headship(unit_id=ward.NORTH, kind="elected", number="1/QĐ", **term))
    row = await matters.agreed(session)
    choice = {"form": VoteForm.MEETING, "now": ward.at(AFTER)}
    with pytest.raises(rules.HeadStillCan, match="17/03/2026"):
        await _appointed(session, row, SILENT, LAST)
    await _appointed(session, row, SILENT)
    assert [each["matter_id"] for each in await uncalled(session, ward.OFFICIAL.id, AFTER)]
    with pytest.raises(Forbidden):
        await choose_form(session, row.id, by=ward.CHAIR, **choice)
    await choose_form(session, row.id, by=ward.OFFICIAL, **choice)
    await reconsider_form(session, row.id, by=ward.OFFICIAL, now=ward.at(AFTER))
    await _appointed(session, row, SILENT, who=ward.CHAIR)
    taken_back = {"reason": "Không cần.", "by": ward.CHAIR, "now": ward.at(AFTER)}
    with pytest.raises(Forbidden):  # he calls it, and does not take back what the head raised
        await withdraw_matter(session, row.id, **taken_back)
    await choose_form(session, row.id, by=ward.CHAIR, **choice)
    assert (await _called(session, row, ward.CHAIR)).state == "planned"


async def test_a_meeting_whose_day_passed_unopened_holds_nobody_up(session):
    row = await _ready(session)
    meeting = await _called(session, row, ward.HEAD)
    with pytest.raises(rules.CalledAlready):
        await _appointed(session, row, SILENT, meeting.on)
    later = meeting.on + timedelta(1)
    await _appointed(session, row, SILENT, later)
    assert len(await uncalled(session, ward.OFFICIAL.id, later)) == 1  # that meeting is no call
    again = await _called(session, row, on=later)
    assert await uncalled(session, ward.OFFICIAL.id, again.on) == []


async def test_whoever_called_is_replaced_and_not_released(session):
    row = await _ready(session, headed=False)
    await _appointed(session, row, VACANT, DAY)
    meeting = await _called(session, row, on=DAY)
    chair = {"by": ward.CHAIR, "now": ward.at(DAY)}
    with pytest.raises(rules.StillHolding):
        await release_convener(session, row.id, ward.NORTH, **chair)
    await _appointed(session, row, VACANT, DAY, who=ward.FRONT_OFFICIAL)
    told = {"noticed_on": DAY, "documents_on": DAY, "now": ward.at(DAY)}
    with pytest.raises(ChairedByOthers):
        await announce_meeting(session, meeting.id, by=ward.OFFICIAL, **told)
    await announce_meeting(session, meeting.id, by=ward.FRONT_OFFICIAL, **told)
    now = ward.at(meeting.on, 19)
    assert (await open_meeting(session, meeting.id, by=ward.FRONT_OFFICIAL, now=now)).round_id
    with pytest.raises(rules.StillHolding):
        await release_convener(session, row.id, ward.NORTH, by=ward.CHAIR, now=now)


async def test_whoever_is_appointed_is_told_what_is_owed_there_and_no_head_for_him(session):
    row = await _ready(session, headed=False)
    await _appointed(session, row, VACANT, DAY)
    meeting = await _called(session, row, on=DAY)
    for asking, mine in ((ward.OFFICIAL, True), (ward.HEAD, False)):
        owed = await gathering_duties(session, DAY, asking.id)
        assert {(each.id, each.appointed) for each in owed} == {(meeting.id, mine)}
        [line] = await lines_at_work(session, [row], asking.id, ward.at(DAY))
        assert line.appointed == mine
    how = {"by": ward.CHAIR, "now": ward.at(meeting.on + timedelta(1))}
    await release_convener(session, row.id, ward.NORTH, **how)  # nobody came: it is over
    assert await appointments_of(session, ward.OFFICIAL.id) == set()


async def test_a_decision_of_the_whole_ward_is_owed_by_whoever_is_appointed_there(session):
    roll = await households(session, 3)
    row = await whole_ward.prepared(session)
    await whole_ward.on_paper(session, row, ward.NORTH, roll, 3)
    said = {"official_id": ward.OFFICIAL.id, "reason": VACANT, "number": "8/QĐ-UBND"}
    session.add(Convener(matter_id=row.id, unit_id=ward.NORTH, appointed_on=DAY, **said))
    for asking, mine in ((ward.OFFICIAL, True), (ward.HEAD, False)):
        [owed] = await owed_views(session, DAY, asking.id)
        assert (owed.unit_id, owed.appointed) == (ward.NORTH, mine)
