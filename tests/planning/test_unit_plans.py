"""Plans of units: drafted from the ward's tasks, approved as read, never counted twice."""

from __future__ import annotations

import json
from datetime import date

import pytest

from libs.kernel import clock
from libs.kernel.outbox import told
from services.planning.unit_plans import approving
from services.planning.unit_plans.approving import Signed
from tests.planning.ward import (
    BINH,
    CHAIR,
    CULTURE,
    FRONT,
    FRONT_MAN,
    HOA,
    LAN,
    NORTH,
    NORTH_HEAD,
    SOUTH_HEAD,
    WARD,
    actor,
)

SIGNED = {"number": "05/KH-KP", "signed_on": "2025-01-10"}


async def drafted(faces, by=NORTH_HEAD) -> dict:
    """The plan of a unit as `by` begins it."""
    answer = await faces.post("unit-plans", {"year": 2025}, by=by)
    assert answer.status_code == 201, answer.text
    return (await faces.get(f"unit-plans/{answer.json()['id']}", by)).json()


async def submitted(faces, by=NORTH_HEAD) -> str:
    plan_id = (await drafted(faces, by))["plan"]["id"]
    answer = await faces.post(f"unit-plans/{plan_id}/submission", by=by)
    assert answer.status_code == 201, answer.text
    return plan_id


async def sign(faces, plan_id: str, *, by=CHAIR, to: str = "approval", **more: str):
    """Sign what now stands there."""
    read = (await faces.get(f"unit-plans/{plan_id}", by)).json().get("content_sha256", "0" * 64)
    form = {**SIGNED, "content_sha256": read, **more}
    return await faces.post(f"unit-plans/{plan_id}/{to}", form, by=by)


async def test_a_draft_begins_with_the_tasks_the_ward_gives_the_unit(faces, ward_plan):
    plan = await drafted(faces)

    [item] = plan["items"]
    [task] = [one for one in await faces.tasks() if one["lead_unit"]["id"] == str(NORTH)]
    assert item["task"]["id"] == task["id"]
    assert item["task"]["source_path"] == task["source_path"]
    assert plan["left_out"] == []


async def test_steps_are_added_and_removed_and_what_is_left_out_is_said(faces, ward_plan):
    plan = await drafted(faces)
    at = f"unit-plans/{plan['plan']['id']}"
    step = {"title": "Họp Ban công tác khu phố", "due_on": "2025-03-01"}

    added = await faces.post(f"{at}/items", step, by=NORTH_HEAD)
    await faces.post(f"unit-plan-items/{plan['items'][0]['id']}/removal", by=NORTH_HEAD)
    after = (await faces.get(at, NORTH_HEAD)).json()

    assert added.status_code == 201
    assert [one["title"] for one in after["items"]] == ["Họp Ban công tác khu phố"]
    assert after["left_out"] == [plan["items"][0]["task"]["title"]]


async def test_the_chair_approves_and_the_steps_count_for_the_task_but_not_as_tasks(
    faces, ward_plan
):
    before = await faces.tasks()
    plan_id = await submitted(faces)
    plan = (await faces.get(f"unit-plans/{plan_id}", CHAIR)).json()
    [item] = plan["items"]

    early = await faces.get(f"tasks/{item['task']['id']}/steps", BINH)
    approval = await sign(faces, plan_id)
    done = {"on": "2025-01-10"}
    finished = await faces.post(f"unit-plan-items/{item['id']}/outcome", done, by=NORTH_HEAD)
    twice = await faces.post(f"unit-plan-items/{item['id']}/outcome", done, by=NORTH_HEAD)
    steps = (await faces.get(f"tasks/{item['task']['id']}/steps", BINH)).json()

    assert early.json() == {"total": 0, "done": 0, "steps": []}
    assert (approval.status_code, approval.json()["state"]) == (201, "approved")
    assert (finished.status_code, twice.json()["type"]) == (201, "ItemDoneBefore")
    assert (steps["total"], steps["done"]) == (1, 1)
    assert await faces.tasks() == before


async def test_one_plan_of_a_unit_binds_and_a_new_one_keeps_what_was_done(faces, ward_plan):
    first = await submitted(faces)
    await sign(faces, first)
    [item] = (await faces.get(f"unit-plans/{first}", BINH)).json()["items"]
    await faces.post(f"unit-plan-items/{item['id']}/outcome", {"on": "2025-01-10"}, by=NORTH_HEAD)

    second = await submitted(faces)
    again = await faces.post("unit-plans", {"year": 2025}, by=NORTH_HEAD)
    await sign(faces, second, number="06/KH-KP")
    lines = (await faces.get("unit-plans", BINH, year=2025)).json()
    old = (await faces.get(f"unit-plans/{first}", BINH)).json()
    new = (await faces.get(f"unit-plans/{second}", BINH)).json()

    assert again.json()["type"] == "DraftAlreadyThere"
    [line] = [one for one in lines if one["unit_id"] == str(NORTH)]
    assert line["in_force"]["number"] == "06/KH-KP"
    assert old["plan"]["state"] == "replaced"
    assert [one["done_on"] for one in new["items"]] == ["2025-01-10"]
    steps = (await faces.get(f"tasks/{item['task']['id']}/steps", BINH)).json()
    assert (steps["total"], steps["done"]) == (1, 1)


async def test_the_list_begins_with_who_has_none(faces, ward_plan):
    await sign(faces, await submitted(faces))

    lines = (await faces.get("unit-plans", LAN, year=2025)).json()

    assert len(lines) == 7
    assert lines[-1]["unit_id"] == str(NORTH)
    assert all(one["in_force"] is None for one in lines[:-1])


async def test_a_draft_is_its_units_alone_and_what_was_handed_in_is_for_the_committee(
    faces, ward_plan
):
    plan_id = (await drafted(faces))["plan"]["id"]
    seers = (NORTH_HEAD, SOUTH_HEAD, CHAIR, BINH, HOA, FRONT_MAN)

    draft = [(await faces.get(f"unit-plans/{plan_id}", by)).status_code for by in seers]
    await faces.post(f"unit-plans/{plan_id}/submission", by=NORTH_HEAD)
    handed = [(await faces.get(f"unit-plans/{plan_id}", by)).status_code for by in seers]
    await sign(faces, plan_id)
    in_force = [(await faces.get(f"unit-plans/{plan_id}", by)).status_code for by in seers]

    assert draft == [200, 404, 404, 404, 404, 404]
    assert handed == [200, 404, 200, 200, 404, 404]
    assert in_force == [200] * 6


async def test_the_front_adopts_its_own_plan_and_nobody_of_the_committee_sees_a_draft(
    faces, ward_plan
):
    plan_id = (await drafted(faces, FRONT_MAN))["plan"]["id"]

    handed_in = await faces.post(f"unit-plans/{plan_id}/submission", by=FRONT_MAN)
    seen = [(await faces.get(f"unit-plans/{plan_id}", by)).status_code for by in (CHAIR, BINH)]
    listed = (await faces.get("unit-plans", CHAIR, year=2025)).json()
    approved = await sign(faces, plan_id)
    adopted = await sign(faces, plan_id, by=FRONT_MAN, to="adoption", number="03/KH-MTTQ")

    assert handed_in.json()["type"] == "AdoptedByItself"
    assert seen == [404, 404]
    [front] = [one for one in listed if one["unit_id"] == str(FRONT)]
    assert (front["waiting"], front["in_force"]) == (None, None)
    assert approved.status_code == 404
    assert (adopted.status_code, adopted.json()["number"]) == (201, "03/KH-MTTQ")
    assert (await faces.get(f"unit-plans/{plan_id}", CHAIR)).status_code == 200


async def test_a_unit_of_the_committee_adopts_nothing_itself(faces, ward_plan):
    plan_id = (await drafted(faces))["plan"]["id"]

    answer = await sign(faces, plan_id, by=NORTH_HEAD, to="adoption")

    assert (answer.status_code, answer.json()["type"]) == (403, "NotYourRole")


async def test_the_chair_sends_it_back_and_signs_only_what_was_read(faces, ward_plan):
    plan_id = await submitted(faces)
    read = (await faces.get(f"unit-plans/{plan_id}", CHAIR)).json()["content_sha256"]

    returned = await faces.post(
        f"unit-plans/{plan_id}/return", {"reason": "Thêm kinh phí."}, by=CHAIR
    )
    shown = (await faces.get(f"unit-plans/{plan_id}", NORTH_HEAD)).json()
    await faces.post(f"unit-plans/{plan_id}/items", {"title": "Dự trù kinh phí"}, by=NORTH_HEAD)
    await faces.post(f"unit-plans/{plan_id}/submission", by=NORTH_HEAD)
    stale = await sign(faces, plan_id, content_sha256=read)
    fresh = await sign(faces, plan_id)

    assert (returned.status_code, shown["plan"]["returned_because"]) == (201, "Thêm kinh phí.")
    assert (stale.status_code, stale.json()["type"]) == (409, "UnitPlanChanged")
    assert fresh.status_code == 201


async def test_a_plan_that_is_sent_back_waits_for_the_chair_no_more(faces, ward_plan):
    plan_id = await submitted(faces)

    async with faces.database.session(WARD) as session:
        how = {"reason": "Thêm kinh phí.", "by": CHAIR, "now": clock.now()}
        await approving.return_unit_plan(session, plan_id, **how)
        [event] = [json.loads(one["body"]) for one in told(session)]

    assert (event["unit_plan_id"], event["year"]) == (plan_id, 2025)
    assert "kinh phí" not in json.dumps(event, ensure_ascii=False)


async def test_nobody_approves_a_plan_of_their_own(faces, ward_plan):
    plan_id = await submitted(faces, actor("hai", "neighbourhood_head", NORTH))

    answer = await sign(faces, plan_id, by=actor("hai", "chair"))

    assert answer.json()["type"] == "YourOwnWork"


@pytest.mark.parametrize(
    ("step", "status", "kind"),
    [
        ({"title": "x", "due_on": "2026-01-01"}, 422, "ItemOutOfYear"),
        ({"title": ""}, 422, "MalformedRequest"),
        ({"title": "x", "task_id": str(CULTURE)}, 404, "NotFound"),
    ],
)
async def test_a_step_that_cannot_be_is_refused(faces, ward_plan, step, status, kind):
    plan_id = (await drafted(faces))["plan"]["id"]

    answer = await faces.post(f"unit-plans/{plan_id}/items", step, by=NORTH_HEAD)

    assert (answer.status_code, answer.json()["type"]) == (status, kind)


async def test_a_step_serves_only_tasks_the_unit_has_a_part_in(faces, ward_plan):
    plan_id = (await drafted(faces))["plan"]["id"]
    [other] = [one for one in await faces.tasks() if one["lead_unit"]["id"] == str(FRONT)]

    form = {"title": "Việc của người khác", "task_id": other["id"]}
    answer = await faces.post(f"unit-plans/{plan_id}/items", form, by=NORTH_HEAD)

    assert answer.json()["type"] == "NotTheUnitsTask"


async def test_only_the_unit_writes_and_only_while_it_is_a_draft(faces, ward_plan):
    plan = await drafted(faces)
    at, item = f"unit-plans/{plan['plan']['id']}", plan["items"][0]["id"]
    step = {"title": "Thêm"}

    others = [await faces.post(f"{at}/items", step, by=by) for by in (SOUTH_HEAD, BINH, LAN)]
    early = await faces.post(f"unit-plan-items/{item}/outcome", {"on": "2025-01-10"}, by=NORTH_HEAD)
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    late = await faces.post(f"{at}/items", step, by=NORTH_HEAD)
    removal = await faces.post(f"unit-plan-items/{item}/removal", by=NORTH_HEAD)

    assert [one.status_code for one in others] == [403, 403, 403]
    assert early.json()["type"] == "ItemNotOwed"
    assert {late.json()["type"], removal.json()["type"]} == {"UnitPlanNotDraft"}


async def test_without_a_plan_of_the_ward_there_is_none_of_a_unit(faces):
    answer = await faces.post("unit-plans", {"year": 2025}, by=NORTH_HEAD)

    assert (answer.status_code, answer.json()["type"]) == (409, "NoWardPlan")


async def test_an_empty_plan_is_not_handed_in(faces, ward_plan):
    plan = await drafted(faces)
    await faces.post(f"unit-plan-items/{plan['items'][0]['id']}/removal", by=NORTH_HEAD)

    answer = await faces.post(f"unit-plans/{plan['plan']['id']}/submission", by=NORTH_HEAD)

    assert answer.json()["type"] == "NoItems"


async def test_the_event_tells_how_many_steps_and_none_of_their_words(faces, ward_plan):
    plan_id = (await drafted(faces))["plan"]["id"]
    await faces.post(f"unit-plans/{plan_id}/items", {"title": "Gặp ông Bình"}, by=NORTH_HEAD)
    await faces.post(f"unit-plans/{plan_id}/submission", by=NORTH_HEAD)
    read = (await faces.get(f"unit-plans/{plan_id}", CHAIR)).json()["content_sha256"]

    async with faces.database.session(WARD) as session:
        signed = Signed("05/KH-KP", date(2025, 1, 10), read)
        await approving.approve_unit_plan(
            session, plan_id, signed=signed, by=CHAIR, now=clock.now()
        )
        [event] = [json.loads(one["body"]) for one in told(session)]

    assert (event["steps"], event["steps_for_ward"], event["kind"]) == (2, 1, "neighbourhood")
    assert "Bình" not in json.dumps(event, ensure_ascii=False)
