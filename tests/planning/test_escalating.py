"""What is overdue goes up a level at a time, once, and comes back when it is done."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest

from libs.contracts.disclosures.obligations import DisclosureLate, ObligationDropped
from libs.contracts.disclosures.papers import DisclosurePublished
from libs.kernel import clock, testing
from libs.kernel.ids import new_id
from libs.kernel.outbox import told
from libs.law.calendar import national_calendar
from services.planning import consumers
from services.planning.escalation import actions
from services.planning.escalation.rules import Level, levels_reached
from services.planning.urging.documents import urge_late_disclosures
from services.planning.urging.rules import Pace
from tests.planning.ward import (
    BINH,
    CHAIR,
    CULTURE,
    ECONOMY,
    HOA,
    LAN,
    NORTH_HEAD,
    WARD,
    actor,
    heard,
)

CLOCK = actor("clock", "clock")
FULFILLED = "planning.urging.fulfilled"
FIRST, SECOND = new_id(), new_id()


def on(day: date, hour: int = 6) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.VIETNAM)


def late(obligation=FIRST, item="3a", owner=ECONOMY) -> DisclosureLate:
    return DisclosureLate(
        occurred_at=clock.now(),
        obligation_id=obligation,
        khoan=3,
        item=item,
        title="Dự toán thu chi ngân sách",
        owner_unit_id=owner,
        due_on=date(2025, 1, 9),
        days_late=1,
    )


def shown(obligation=FIRST) -> DisclosurePublished:
    return DisclosurePublished(
        occurred_at=clock.now(),
        disclosure_id=new_id(),
        obligation_id=obligation,
        khoan=3,
        item="3a",
        title="Dự toán thu chi ngân sách",
        document_number="12/QĐ-UBND",
        document_on=date(2025, 1, 2),
        owner_unit_id=ECONOMY,
        published_on=date(2025, 1, 10),
        due_on=date(2025, 1, 9),
        days_late=1,
    )


@pytest.fixture
async def plan_id(faces, small_plan) -> str:
    return await faces.approved(small_plan)


async def told_by(faces, job, day: date) -> list[dict]:
    """What a job of the morning tells on a day."""
    async with faces.database.transaction(WARD) as session:
        await job(session, by=CLOCK, now=on(day))
        return [json.loads(one["body"]) for one in told(session)]


async def fulfilled_by(faces, event) -> list[str]:
    """The letters of which nothing is owed any more, by what another service told."""
    async with faces.database.transaction(WARD) as session:
        await consumers.HEARS[type(event)](session, event, heard(event))
        rows = [one for one in told(session) if one["headers"]["ce-type"] == FULFILLED]
        return [json.loads(one["body"])["unit_id"] for one in rows]


def test_holidays_do_not_count_on_the_way_up():
    # Due on Thursday 23 January 2025; Tết is from 25 January to 2 February.
    due_on, pace = date(2025, 1, 23), Pace(5, 3, 7)
    days = [due_on + timedelta(days=each) for each in range(1, 25)]
    first = {}
    for day in days:
        for level in levels_reached(due_on, day, pace, national_calendar()):
            first.setdefault(level, day)

    assert first == {Level.HEAD: date(2025, 2, 4), Level.CHAIR: date(2025, 2, 10)}


async def test_an_overdue_task_goes_to_the_head_then_to_the_chair_once_each(faces, plan_id):
    # The report of the first quarter is due on Tuesday 15 April.
    levels = {
        day: [one["level"] for one in await told_by(faces, actions.escalate_overdue, day)]
        for day in (date(2025, 4, each) for each in (17, 18, 19, 23, 24, 25))
    }
    mine, chairs = (await faces.get("inbox", LAN)).json(), (await faces.get("inbox", CHAIR)).json()
    others = (await faces.get("inbox", HOA)).json()

    assert {day.day: said for day, said in levels.items() if said} == {18: ["head"], 24: ["chair"]}
    assert [one["level"] for one in mine["escalated"]] == ["head"]
    assert [(one["level"], one["unit"]) for one in chairs["escalated"]] == [
        ("chair", "Phòng Văn hóa - Xã hội")
    ]
    assert others["escalated"] == []


async def test_what_is_done_has_come_back_down(faces, plan_id):
    await told_by(faces, actions.escalate_overdue, date(2025, 4, 24))
    task = (await faces.tasks(unit=CULTURE, due_before="2025-04-16"))[0]
    outcome = {"outcome": "not_done", "reason": "Chưa có số liệu."}

    before = (await faces.get("inbox", CHAIR)).json()["escalated"]
    await faces.post(f"tasks/{task['id']}/outcome", outcome, by=LAN)
    after = (await faces.get("inbox", CHAIR)).json()["escalated"]

    assert (len(before), after) == (1, [])


async def test_the_front_answers_to_nobody_in_the_committee(faces, small_plan):
    asked = "- Báo cáo kết quả giám sát trước ngày 25/3."
    of_front = "- Tuyên truyền vận động Nhân dân thực hiện dân chủ ở cơ sở."
    await faces.approved(small_plan.replace(of_front, asked))

    said = await told_by(faces, actions.escalate_overdue, date(2025, 4, 14))
    [overdue] = await faces.tasks(due_before="2025-04-14")

    assert overdue["lead_unit"]["name"] == "Ủy ban Mặt trận Tổ quốc"
    assert said == []


async def test_late_documents_of_a_unit_are_urged_for_in_one_letter(faces, plan_id):
    await faces.hears(late())
    await faces.hears(late())
    await faces.hears(late(SECOND, "3b"))

    [sent] = await told_by(faces, urge_late_disclosures, date(2025, 1, 10))
    again = await told_by(faces, urge_late_disclosures, date(2025, 1, 11))
    [waiting] = (await faces.get("inbox", HOA)).json()["urgings"]
    unnumbered = (await faces.get("inbox", BINH)).json()["letters_to_number"]

    assert (sent["unit_id"], sent["cause"]) == (str(ECONOMY), "late_disclosure")
    assert again == []
    assert "mục 3a: Dự toán thu chi ngân sách (hạn công khai ngày 09/01/2025)" in waiting["text"]
    assert "mục 3b" in waiting["text"]
    assert [one["id"] for one in unnumbered] == [waiting["id"]]


def dropped() -> ObligationDropped:
    said = {"khoan": 3, "item": "3a", "owner_unit_id": ECONOMY, "dropped_on": date(2025, 1, 10)}
    return ObligationDropped(occurred_at=clock.now(), obligation_id=FIRST, **said)


@pytest.mark.parametrize("ended", [shown, dropped])
async def test_what_is_shown_or_called_off_before_the_clock_comes_is_not_urged_for(
    faces, plan_id, ended
):
    await faces.hears(late())
    await faces.hears(ended())

    assert await told_by(faces, urge_late_disclosures, date(2025, 1, 11)) == []


async def test_a_document_urged_for_and_still_missing_goes_to_the_chair(faces, plan_id):
    await faces.hears(late())
    await faces.hears(late(SECOND, "3b"))
    await told_by(faces, urge_late_disclosures, date(2025, 1, 10))
    await faces.hears(shown(SECOND))

    in_time = await told_by(faces, actions.escalate_late_disclosures, date(2025, 1, 17))
    [up] = await told_by(faces, actions.escalate_late_disclosures, date(2025, 1, 18))
    again = await told_by(faces, actions.escalate_late_disclosures, date(2025, 1, 19))
    [seen] = (await faces.get("inbox", CHAIR)).json()["escalated"]
    assert seen["obligation_id"] == str(FIRST)
    late_work = (await faces.get("late-work", CHAIR)).json()["documents"]
    await faces.hears(shown())
    after = (await faces.get("inbox", CHAIR)).json()["escalated"]
    # The task behind it goes on all year; the letter asked for the documents only.
    unanswered = (await faces.get("inbox", HOA)).json()["urgings"]

    assert in_time == again == after == unanswered == []
    assert (up["level"], up["cause"], up["obligation_id"]) == (
        "chair",
        "late_disclosure",
        str(FIRST),
    )
    assert (seen["cause"], seen["unit"]) == (
        "late_disclosure",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
    )
    assert [(one["item"], one["urged_on"], one["escalated_on"]) for one in late_work] == [
        ("3a", "2025-01-10", "2025-01-18")
    ]


async def test_a_letter_of_which_the_last_document_is_shown_asks_for_nothing_more(faces, plan_id):
    for each in (FIRST, SECOND):
        await faces.hears(late(each))
    await told_by(faces, urge_late_disclosures, date(2025, 1, 10))

    ended = [await fulfilled_by(faces, shown(each)) for each in (FIRST, FIRST, SECOND, SECOND)]

    assert ended == [[], [], [str(ECONOMY)], []]


async def test_what_was_answered_is_over_before_the_document_is_shown(faces, plan_id):
    await faces.hears(late())
    await told_by(faces, urge_late_disclosures, date(2025, 1, 10))
    [letter] = (await faces.get("inbox", HOA)).json()["urgings"]
    answer = {"answer": "Đang in."}
    answered = await faces.post(f"urgings/{letter['id']}/answer", answer, by=HOA)
    assert answered.status_code < 300, answered.text

    assert await fulfilled_by(faces, shown()) == []


async def test_what_is_late_before_any_plan_is_urged_for_and_goes_up(faces, named):
    await faces.hears(late())

    [sent] = await told_by(faces, urge_late_disclosures, date(2025, 1, 10))
    [waiting] = (await faces.get("inbox", HOA)).json()["urgings"]
    letter = await faces.get(f"urgings/{waiting['id']}", HOA)
    paper = await faces.get(f"urgings/{waiting['id']}/letter.pdf", HOA)
    [up] = await told_by(faces, actions.escalate_late_disclosures, date(2025, 1, 18))
    [seen] = (await faces.get("inbox", CHAIR)).json()["escalated"]
    [document] = (await faces.get("late-work", CHAIR)).json()["documents"]
    answer = {"answer": "Sẽ công khai trong tuần."}
    answered = await faces.post(f"urgings/{waiting['id']}/answer", answer, by=HOA)

    assert (sent["task_id"], sent["task_ids"], sent["unit_id"]) == (None, [], str(ECONOMY))
    assert [one["action"] for one in letter.json()["timeline"]] == ["send_urging"]
    assert (paper.status_code, answered.status_code) == (200, 201)
    assert (up["task_id"], up["kind"], up["obligation_id"]) == (None, "disclosure", str(FIRST))
    assert (seen["task_id"], seen["obligation_id"]) == (None, str(FIRST))
    assert (document["task_id"], document["urging_id"]) == (None, waiting["id"])


async def test_what_is_late_when_the_disclosure_task_is_over_is_urged_for(faces, plan_id):
    for task in await faces.tasks(kind="disclosure"):
        outcome = {"outcome": "partly", "reason": "Đã báo cáo."}
        await faces.post(f"tasks/{task['id']}/outcome", outcome, by=BINH)

    await faces.hears(late())

    [sent] = await told_by(faces, urge_late_disclosures, date(2025, 1, 10))
    assert (sent["unit_id"], sent["task_id"]) == (str(ECONOMY), None)


async def test_a_document_taken_back_is_urged_for_anew(faces, plan_id):
    await faces.hears(late())
    await told_by(faces, urge_late_disclosures, date(2025, 1, 10))
    await faces.hears(shown())
    await faces.hears(late())

    again = await told_by(faces, urge_late_disclosures, date(2025, 2, 10))

    assert len(again) == 1


async def test_the_chair_sees_late_work_with_what_was_urged_and_units_do_not(faces, plan_id):
    task = (await faces.tasks(unit=CULTURE, due_before="2025-04-16"))[0]
    with testing.time_is(on(date(2025, 4, 24), 9)):
        await told_by(faces, actions.escalate_overdue, date(2025, 4, 24))
        await faces.post(f"tasks/{task['id']}/urgings", {"text": "Đề nghị báo cáo."}, by=BINH)
        seen = (await faces.get("late-work", CHAIR)).json()
        refused = await faces.get("late-work", NORTH_HEAD)

    [line] = seen["tasks"]
    assert (line["task"]["id"], seen["total"]) == (task["id"], 1)
    assert [one["sent_on"] for one in line["urgings"]] == ["2025-04-24"]
    assert line["told"] == {"head": "2025-04-24", "chair": "2025-04-24"}
    assert refused.status_code == 403
