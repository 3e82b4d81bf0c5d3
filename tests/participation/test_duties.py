"""What consultations, meetings and surveys wait for, by the day the law gives, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause, VoteForm
from services.participation.addressees.actions import note_hearing, write_hearing_minutes
from services.participation.addressees.rules import Heard, Hearing
from services.participation.agenda.duties import gathering_duties
from services.participation.grouping.actions import explain_group, group_opinions
from services.participation.grouping.queries import grouped
from services.participation.grouping.rules import Answer
from services.participation.handouts.actions import announce_handout, plan_handout
from services.participation.matters.actions import choose_form
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.rules import MeetingPlan
from services.participation.opinions import moderating
from services.participation.opinions.closing import close_consultations
from services.participation.showing.duties import Waits, duties
from services.participation.surveys import ending
from services.participation.surveys.answering.actions import answer_at_point
from services.participation.surveys.comments.actions import sort_comment, withhold_comment
from services.participation.surveys.comments.queries import comments_in
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.duties import SurveyWaits, survey_duties
from services.participation.webvotes.actions import open_web_vote, report_web_vote
from tests.participation import asking, matters, ward, webvotes
from tests.participation.asked import COURSE, DAY, STREET, ask, on, opened, said
from tests.participation.households import households
from tests.participation.matters import TEAM
from tests.participation.voting import KEYS

CLERK = replace(ward.OFFICIAL, id="tiep-dan", roles=frozenset({"reception_clerk"}))
BINDING = replace(STREET, clause=8, forms=["h"])
HOW = {"by": ward.OFFICIAL, "now": ward.at(on(22))}


async def waits(session: AsyncSession) -> list[tuple[Waits, int]]:
    return [(each.waits, each.number) for each in await duties(session)]


async def test_a_consultation_waits_for_one_person_after_the_other(session: AsyncSession) -> None:
    row = await opened(session, BINDING)
    opinion = await said(session, row, "Chợ họp chiều làm tắc đường.")
    assert await waits(session) == [(Waits.LOOK, 1)]
    await moderating.release_opinion(
        session, opinion.id, text=opinion.text, by=ward.OFFICIAL, now=ward.at(DAY)
    )
    assert await waits(session) == []
    await close_consultations(session, by=ward.CLOCK, now=ward.at(on(21)))
    assert await waits(session) == [(Waits.HEARING, 0), (Waits.EXPLANATION, 1)]
    heard = Hearing(addressees=1, informed_on=on(3), outcome=Heard.HEARD, heard_on=on(9))
    await note_hearing(session, row.id, heard, **HOW)
    await group_opinions(session, row.id, **HOW)
    assert await waits(session) == [(Waits.MINUTES, 0), (Waits.EXPLANATION, 1)]
    await write_hearing_minutes(session, row.id, COURSE, **HOW)
    assert await waits(session) == [(Waits.EXPLANATION, 1)]
    [group] = await grouped(session, row.id)
    words = {"title": "Tắc đường", "explanation": "Chợ họp đến 17 giờ."}
    await explain_group(session, group.group.id, answer=Answer.PARTLY, **words, **HOW)
    assert await waits(session) == [(Waits.PUBLICATION, 0)]


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [(Clause.WORKS, ["documents", "notice"]), (Clause.OTHER, ["notice"])],
)
async def test_a_meeting_waits_for_its_notice_and_its_papers_two_days_before(
    session: AsyncSession, clause: Clause, wanted: list[str]
) -> None:
    matter = await matters.agreed(session, clause)
    how = {"by": ward.HEAD, "now": ward.at(DAY)}
    await choose_form(session, matter.id, form=VoteForm.MEETING, **how)
    plan = MeetingPlan(on(5), time(19), "Nhà văn hóa")
    meeting = await convene_meeting(session, matter.id, ward.NORTH, plan=plan, **how)

    owed = await gathering_duties(session, on(1))
    assert sorted(each.waits for each in owed) == wanted
    assert {(each.due_on, each.days_left, each.holder) for each in owed} == {
        (on(3), 2, "neighbourhood_head")
    }
    assert all("Điều 18" in each.basis for each in owed)
    await announce_meeting(session, meeting.id, noticed_on=DAY, documents_on=None, **how)
    assert [each.waits for each in await gathering_duties(session, on(1))] == wanted[:-1]
    assert await gathering_duties(session, on(6)) == []


async def test_the_front_is_told_of_the_meetings_it_calls_and_ballots_of_their_notice(
    session: AsyncSession,
) -> None:
    await households(session, 3)
    head = await matters.agreed(session, Clause.BOARD)
    how = {"by": ward.HEAD, "now": ward.at(DAY)}
    await choose_form(session, head.id, form=VoteForm.MEETING, **how)
    plan = MeetingPlan(on(4), time(19), "Nhà văn hóa")
    await convene_meeting(session, head.id, ward.NORTH, plan=plan, **how)
    other = await matters.agreed(session, Clause.OTHER)
    await matters.chosen(session, other, VoteForm.PAPER_BALLOTS, **how)
    days = {"starts_on": on(6), "until": on(8)}
    ballots = await plan_handout(session, other.id, ward.NORTH, **days, team=TEAM, **how)

    owed = await gathering_duties(session, DAY)
    assert [(each.kind, each.waits, each.due_on) for each in owed] == [
        ("meeting", "notice", on(2)),
        ("handout", "plan", on(4)),
    ]
    await announce_handout(session, ballots.id, sent_on=DAY, informed_on=DAY, **how)
    assert [each.kind for each in await gathering_duties(session, DAY)] == ["meeting"]


async def test_results_are_owed_and_comments_stand_in_their_way(session: AsyncSession) -> None:
    survey = await asking.draft(session)
    point = await asking.point(session, survey)
    await asking.opened(session, survey)
    for words in ("Nên có ghế.", "Cán bộ đòi phong bì (mẫu)."):
        sent = {"c1": "4", "c4": words}
        await answer_at_point(session, point.code, sent, now=ward.at(asking.OPENS))
    assert await survey_duties(session, asking.LAST) == []
    await asking.closed(session)

    [owed] = await survey_duties(session, asking.AFTER)
    assert (owed.waits, owed.number) == (SurveyWaits.COMMENTS, 1)
    # Ten working days from Saturday 21 March.
    assert (owed.due_on, "Điều 34" in owed.basis) == (date(2026, 4, 3), True)
    [comment] = await comments_in(session, survey.id, CommentState.WAITING)
    late = ward.at(asking.AFTER + timedelta(20))
    await withhold_comment(session, comment.id, by=ward.OFFICIAL, now=late)
    [owed] = await survey_duties(session, late.date())
    assert (owed.waits, owed.days_left < 0) == (SurveyWaits.PUBLICATION, True)


@pytest.mark.parametrize("petition", [True, False])
async def test_what_may_be_a_petition_outlives_its_survey_until_the_clerk_has_seen_it(
    session: AsyncSession, petition: bool
) -> None:
    survey = await asking.draft(session)
    point = await asking.point(session, survey)
    await asking.opened(session, survey)
    now = ward.at(asking.OPENS)
    for words in ("Nên có ghế.", "Cán bộ đòi phong bì (mẫu)."):
        await answer_at_point(session, point.code, {"c1": "4", "c4": words}, now=now)
    who = {"by": ward.OFFICIAL, "now": now}
    await ending.withdraw_survey(session, survey.id, because="Hỏi sai (mẫu).", **who)

    assert await comments_in(session, survey.id, CommentState.WAITING) == []
    [left] = await comments_in(session, None, CommentState.WITH_CLERK)
    await sort_comment(session, left.id, petition=petition, by=CLERK, now=now)

    assert (left.text, left.state) == ("", "registered" if petition else "withheld")


async def test_duties_are_for_whoever_works_here(client: httpx.AsyncClient) -> None:
    for path in ("gathering-duties", "survey-duties", "consultation-duties"):
        assert (await ask(client, "GET", path)).status_code == 401
        assert (await ask(client, "GET", path, by=ward.OFFICIAL)).status_code == 200
    assert (await ask(client, "GET", "survey-duties", by=ward.HEAD)).status_code == 403


async def test_a_web_vote_waits_for_its_report_and_then_for_its_roll(session: AsyncSession) -> None:
    vote_matter, _ = await webvotes.accepted(session, 3, 2)
    row = await webvotes.planned(session, vote_matter, reported=False)

    [owed] = await gathering_duties(session, DAY)
    assert (owed.kind, owed.waits, owed.due_on) == ("web_vote", "report", on(1))
    how = {"by": ward.HEAD, "now": ward.at(DAY)}
    await report_web_vote(session, row.id, reported_on=DAY, **how)
    assert [each.waits for each in await gathering_duties(session, DAY)] == ["roll"]
    await open_web_vote(session, row.id, keys=KEYS, **how)
    assert await gathering_duties(session, DAY) == []
