"""The yearly conference of a neighbourhood: invited in time, held, answered, owed once a year."""

from __future__ import annotations

import io
import json
from datetime import date, time, timedelta

import httpx
import pytest
from pypdf import PdfReader

from libs.contracts.directory import UnitClosed
from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.outbox import told
from libs.permissions import NotYourRole, NotYourUnit
from services.participation.conferences import actions, queries, rules
from services.participation.conferences.actions import Gathering
from services.participation.conferences.duties import owe_community_conferences
from services.participation.conferences.tables import CommunityConference
from services.participation.consumers import HEARS
from tests.participation import ward
from tests.participation.households import households
from tests.participation.matters import last, names

TODAY = date(2026, 11, 16)  # a Monday
ON = date(2026, 12, 12)  # a Saturday: five days before is a Monday
HEAD = {"by": ward.HEAD, "now": ward.at(TODAY)}
AGENDA = "Kết quả năm 2026, việc năm 2027."


def gathering(on: date = ON) -> Gathering:
    return Gathering(on, time(19), "Nhà văn hóa", AGENDA)


def by_head(day: date) -> dict:
    return {"by": ward.HEAD, "now": ward.at(day, 22)}


async def planned(session, on: date = ON, day: date = TODAY) -> CommunityConference:
    """The north's conference, its plan sent."""
    row = await actions.plan_community_conference(
        session, ward.NORTH, gathering(on), year=2026, by=ward.HEAD, now=ward.at(day)
    )
    return await actions.send_community_plan(session, row.id, sent_on=day, **by_head(day))


async def held(session, on: date = ON, day: date = TODAY) -> CommunityConference:
    """Two of three households came."""
    await households(session, 3)
    row = await planned(session, on, day)
    await actions.invite_households(session, row.id, invited_on=day, **by_head(day))
    return await actions.hold_community_conference(session, row.id, present=2, **by_head(on))


async def test_invited_five_days_before_is_in_time_and_four_is_not(session):
    row = await planned(session)
    four, five = ON - timedelta(days=4), ON - timedelta(days=5)

    with pytest.raises(rules.InvitedTooLate, match=r"07/12/2026.*Điều 11 khoản 1 điểm c"):
        await actions.invite_households(session, row.id, invited_on=four, **by_head(four))
    await actions.invite_households(session, row.id, invited_on=five, **by_head(five))
    assert last(session, "community_conference.called")["on"] == ON.isoformat()


async def test_five_days_before_may_be_a_day_off(session):
    on, sunday = date(2026, 12, 11), date(2026, 12, 6)
    row = await planned(session, on)
    await actions.invite_households(session, row.id, invited_on=sunday, **by_head(sunday))
    assert row.state == "invited"


async def test_nobody_is_invited_before_the_plan_was_sent(session):
    row = await actions.plan_community_conference(
        session, ward.NORTH, gathering(), year=2026, **HEAD
    )
    with pytest.raises(rules.CommunityPlanNotSent, match="Ban Thanh tra nhân dân"):
        await actions.invite_households(session, row.id, invited_on=TODAY, **HEAD)
    with pytest.raises(rules.DayNotYet):
        await actions.send_community_plan(
            session, row.id, sent_on=TODAY + timedelta(days=1), **HEAD
        )
    await actions.send_community_plan(session, row.id, sent_on=TODAY, **HEAD)
    day_before = TODAY - timedelta(days=1)
    with pytest.raises(rules.InvitedBeforePlan, match="16/11/2026"):
        await actions.invite_households(session, row.id, invited_on=day_before, **HEAD)


async def test_one_a_year_for_each_neighbourhood_by_its_own_head(session):
    await planned(session)
    with pytest.raises(rules.YearAlreadyHeld, match="2026"):
        await planned(session)
    with pytest.raises(rules.ConferenceYearWrong):
        await actions.plan_community_conference(session, ward.NORTH, gathering(), year=2025, **HEAD)
    with pytest.raises(rules.ConferenceDayWrong, match="sớm nhất"):
        await actions.plan_community_conference(
            session, ward.NORTH, gathering(TODAY + timedelta(days=2)), year=2026, **HEAD
        )
    with pytest.raises(NotYourUnit):
        await actions.plan_community_conference(session, ward.SOUTH, gathering(), year=2026, **HEAD)
    with pytest.raises(NotYourRole):
        await actions.plan_community_conference(
            session, ward.NORTH, gathering(), year=2026, by=ward.CHAIR, now=HEAD["now"]
        )


async def test_another_day_asks_for_another_invitation(session):
    await households(session, 3)
    row = await planned(session)
    await actions.invite_households(session, row.id, invited_on=TODAY, **HEAD)
    moved = await actions.move_community_conference(
        session, row.id, on=ON + timedelta(days=7), **HEAD
    )
    assert (moved.state, moved.invited_on) == ("planned", None)
    with pytest.raises(rules.ConferenceNotInThisState, match="chưa mời"):
        await actions.hold_community_conference(
            session, row.id, present=1, **by_head(ON + timedelta(days=7))
        )


@pytest.mark.parametrize("present", [0, 4])
async def test_no_more_come_than_there_are_and_not_before_the_day(session, present):
    await households(session, 3)
    row = await planned(session)
    await actions.invite_households(session, row.id, invited_on=TODAY, **HEAD)
    with pytest.raises(rules.StillAhead):
        await actions.hold_community_conference(session, row.id, present=2, **HEAD)
    with pytest.raises(rules.MoreCameThanThere, match="3 hộ"):
        await actions.hold_community_conference(session, row.id, present=present, **by_head(ON))


async def test_every_question_is_answered_before_the_result_is_public(session):
    row = await held(session)
    asked = {"question": "Bao giờ sửa cống ngõ 5?", "answer": ""}
    waiting = await actions.note_conference_question(session, row.id, **asked, **by_head(ON))
    await session.flush()
    with pytest.raises(rules.QuestionsUnanswered, match="1 câu hỏi"):
        await actions.conclude_community_conference(
            session, row.id, result="Thống nhất.", **by_head(ON)
        )
    await actions.remove_conference_question(session, row.id, waiting.ordinal, **by_head(ON))
    answered = asked | {"answer": "Phường trả lời trước 15/01/2027."}
    await actions.note_conference_question(session, row.id, **answered, **by_head(ON))
    await session.flush()
    await actions.conclude_community_conference(
        session, row.id, result="Thống nhất.", **by_head(ON)
    )

    event = last(session, "community_conference.held")
    counts = ("households", "present", "questions", "answered", "days_late")
    assert [event[name] for name in counts] == [3, 2, 1, 1, 0]
    assert "cống" not in json.dumps([str(each["body"]) for each in told(session)])


@pytest.mark.parametrize("question", ["Ai ăn chặn tiền làm đường?", "Hỏi ông Nguyễn Văn Mẫu."])
async def test_what_may_be_a_denunciation_or_names_somebody_is_kept_from_everybody(
    session, question
):
    row = await held(session)
    asked = await actions.note_conference_question(
        session, row.id, question=question, answer="", **by_head(ON)
    )
    assert not asked.shown


async def test_what_is_owed_is_told_once_when_the_year_is_over_and_can_still_be_held(session):
    await households(session, 3)
    await owe_community_conferences(session, by=ward.CLOCK, now=ward.at(TODAY))
    await session.flush()
    [north] = [d for d in await queries.duties_of(session, 2026) if d.unit_id == ward.NORTH]
    assert (north.due_on, "Điều 33 khoản 1" in north.basis) == (date(2026, 12, 31), True)

    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)):
        await owe_community_conferences(session, by=ward.CLOCK, now=ward.at(day))
        await session.flush()
    assert names(session).count("community_conference.missed") == 2  # north and south
    late = date(2027, 1, 12)
    row = await planned(session, late, date(2027, 1, 4))
    await actions.invite_households(
        session, row.id, invited_on=date(2027, 1, 5), **by_head(date(2027, 1, 5))
    )
    await actions.hold_community_conference(session, row.id, present=3, **by_head(late))
    await actions.conclude_community_conference(session, row.id, result="Xong.", **by_head(late))
    assert last(session, "community_conference.held")["days_late"] == 12


async def test_a_neighbourhood_that_ended_owes_nothing_more(session):
    await owe_community_conferences(session, by=ward.CLOCK, now=ward.at(TODAY))
    await session.flush()
    closed = UnitClosed(
        occurred_at=ward.at(TODAY), unit_id=ward.NORTH, successor_id=ward.SOUTH, closed_on=TODAY
    )
    await HEARS[UnitClosed](session, closed, ward.heard(TODAY))
    await owe_community_conferences(session, by=ward.CLOCK, now=ward.at(date(2027, 1, 1)))
    assert names(session).count("community_conference.missed") == 1


@pytest.fixture
async def concluded(door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient) -> str:
    """A conference with a result, one question for all and one that is kept."""
    _, database = door
    async with database.transaction(ward.CODE) as session:
        row = await held(session)
        for question in ("Bao giờ sửa cống?", "Ai ăn chặn tiền?"):
            said = {"question": question, "answer": "Sẽ trả lời."}
            await actions.note_conference_question(session, row.id, **said, **by_head(ON))
        await session.flush()
        await actions.conclude_community_conference(
            session, row.id, result="Làm đèn ngõ 7.", **by_head(ON)
        )
    return str(row.id)


async def test_everybody_reads_the_result_and_its_papers_but_not_what_is_kept(
    client: httpx.AsyncClient, concluded: str
):
    one = f"{ward.API}/community-conferences/{concluded}"
    with testing.time_is(ward.at(ON, 22)):
        read = (await client.get(one)).json()
        work = one.replace("conferences/", "conferences-at-work/")
        barred = await client.get(work, headers=testing.signed(ward.OTHER_HEAD))
        seen = (await client.get(work, headers=testing.signed(ward.FRONT_OFFICIAL))).json()
        pdf = (await client.get(f"{one}/result.pdf")).content
        docx = (await client.get(f"{one}/invitation.docx")).content
        duties = f"{ward.API}/community-duties?year=2026"
        owed = (await client.get(duties, headers=testing.signed(ward.CHAIR))).json()

    assert [each["question"] for each in read["questions"]] == ["Bao giờ sửa cống?"]
    assert (len(seen["questions"]), barred.status_code) == (2, 403)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Làm đèn ngõ 7" in text
    assert "ăn chặn" not in text
    assert docx.startswith(b"PK")
    assert [(each["unit"], each["met_on"]) for each in owed] == [("Khu phố Bắc", ON.isoformat())]
