"""Urging units and what waits for people: urgings and answers, the inbox, lists of tasks."""

from __future__ import annotations

from datetime import datetime

import pytest

from libs.kernel import clock, testing
from tests.planning.ward import (
    BINH,
    CHAIR,
    FRONT,
    FRONT_MAN,
    NORTH,
    NORTH_HEAD,
    SOUTH_HEAD,
    actor,
)

IN_JUNE = datetime(2025, 6, 2, 6, 30, tzinfo=clock.VIETNAM)


@pytest.fixture
async def plan_id(faces, small_plan) -> str:
    return await faces.approved(small_plan)


async def task_of(faces, unit):
    """The first task a unit leads."""
    return (await faces.tasks(unit=unit))[0]


async def test_a_unit_is_urged_and_answers_once(faces, plan_id):
    task = await task_of(faces, NORTH)
    form = {"text": "Đề nghị báo cáo tiến độ.", "answer_by": "2025-01-15"}

    sent = await faces.post(f"tasks/{task['id']}/urgings", form, by=BINH)
    waiting = (await faces.get("inbox", NORTH_HEAD)).json()["urgings"]
    path = f"urgings/{sent.json()['id']}/answer"
    foreign = await faces.post(path, {"answer": "Không phải của tôi."}, by=SOUTH_HEAD)
    with testing.time_is(datetime(2025, 1, 18, 8, 0, tzinfo=clock.VIETNAM)):
        answered = await faces.post(path, {"answer": "Đã họp."}, by=NORTH_HEAD)
        again = await faces.post(path, {"answer": "Đã họp."}, by=NORTH_HEAD)
        left = (await faces.get("inbox", NORTH_HEAD)).json()["urgings"]

    assert [one["id"] for one in waiting] == [sent.json()["id"]]
    assert foreign.status_code == 403
    assert (answered.status_code, answered.json()["days_late"]) == (201, 3)
    assert again.json()["type"] == "AlreadyAnswered"
    assert left == []


async def test_nobody_of_the_committee_answers_for_the_front(faces, plan_id):
    task = await task_of(faces, FRONT)
    form = {"text": "Đề nghị phối hợp.", "answer_by": "2025-01-15"}
    sent = await faces.post(f"tasks/{task['id']}/urgings", form, by=BINH)
    path = f"urgings/{sent.json()['id']}/answer"

    refused = await faces.post(path, {"answer": "Đã làm."}, by=BINH)
    answered = await faces.post(path, {"answer": "Đã làm."}, by=FRONT_MAN)

    assert refused.json()["type"] == "SpeaksForItself"
    assert answered.status_code == 201, answered.text


async def test_an_urging_needs_a_day_to_come_an_open_task_and_the_right(faces, plan_id):
    task = await task_of(faces, NORTH)
    path = f"tasks/{task['id']}/urgings"
    good = {"text": "Đề nghị báo cáo.", "answer_by": "2025-01-15"}

    today = await faces.post(path, good | {"answer_by": "2025-01-10"}, by=BINH)
    no_right = await faces.post(path, good, by=NORTH_HEAD)
    outcome = {"outcome": "partly", "reason": "Trời mưa."}
    await faces.post(f"tasks/{task['id']}/outcome", outcome, by=NORTH_HEAD)
    finished = await faces.post(path, good, by=CHAIR)

    assert today.json()["type"] == "AnswerDayPassed"
    assert no_right.status_code == 403
    assert finished.json()["type"] == "AlreadyFinished"


async def test_the_inbox_holds_what_a_unit_owes(faces, plan_id):
    north = (await faces.get("inbox", NORTH_HEAD)).json()
    front = (await faces.get("inbox", FRONT_MAN)).json()

    assert {one["lead_unit"]["name"] for one in north["owed"]} == {"Khu phố Bắc"}
    assert [one["source_path"] for one in front["owed"]] == ["III.3/1"]
    assert north["plans_to_approve"] == north["plans_to_review"] == []


async def test_the_inbox_of_the_office_counts_what_is_late_in_the_ward(faces, plan_id):
    with testing.time_is(IN_JUNE):
        assert (await faces.get("inbox", BINH)).json()["late_in_ward"] == 2
        assert (await faces.get("inbox", NORTH_HEAD)).json()["late_in_ward"] == 0


async def test_tasks_are_filtered_and_paged(faces, plan_id):
    whole = await faces.tasks()
    page = (await faces.get("tasks", BINH, limit=2, offset=1)).json()
    reports = await faces.tasks(kind="report", state="open", due_before="2025-05-24")

    assert (page["total"], [one["id"] for one in page["tasks"]]) == (
        len(whole),
        [one["id"] for one in whole[1:3]],
    )
    assert [one["due_on"] for one in reports] == ["2025-04-15", "2025-05-23"]


@pytest.mark.parametrize("path", ["tasks", "inbox"])
async def test_visitors_do_not_see_tasks(faces, plan_id, path):
    assert (await faces.get(path)).status_code == 401
    assert (await faces.get(path, actor("dien", "integrator"))).status_code == 403
