"""Reviewing: what people decide about proposals and flags, and when a plan may be submitted."""

from __future__ import annotations

from uuid import UUID

import pytest

from libs.kernel import clock
from libs.kernel.ids import new_id
from libs.kernel.outbox import told
from services.planning.review import actions
from tests.planning.ward import BINH, CENTRE, CHAIR, CULTURE, ECONOMY, HOA, LAN, NORTH, OFFICE, WARD


async def review_of(faces, plan_id, **query):
    return (await faces.get(f"plans/{plan_id}/review", LAN, **query)).json()


async def decide(faces, plan_id, *decisions, by=LAN, **more):
    return await faces.post(
        f"plans/{plan_id}/review", {"decisions": list(decisions), **more}, by=by
    )


async def task_at(faces, plan_id, path):
    tasks = (await review_of(faces, plan_id, kind="task"))["proposals"]
    return next(one for one in tasks if one["path"] == path)


async def test_every_proposal_shows_the_sentence_it_rests_on(faces, small_plan):
    plan_id = await faces.imported(small_plan)

    review = await review_of(faces, plan_id)

    for one in review["proposals"]:
        assert one["reason"].endswith(".")
        if one["kind"] != "task":
            start, end = one["value"]["start"], one["value"]["end"]
            assert one["sentence"][start:end] == one["value"]["words"]


async def test_a_changed_task_is_owed_as_changed(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    task = await task_at(faces, plan_id, "II.1/1")
    changes = {
        "title": "Niêm yết 14 nội dung",
        "lead_unit_ids": [str(CENTRE)],
        "cooperating_unit_ids": [str(NORTH)],
        "due": {"kind": "by", "days": [30], "month": 6},
        "output": "Danh mục đã niêm yết",
        "indicator": "33/33 nhà văn hóa",
        "evidence_asked": "Ảnh chụp bảng niêm yết",
    }
    decision = {"proposal_id": task["id"], "state": "changed", "changes": changes}
    assert (await decide(faces, plan_id, decision)).status_code == 200
    await faces.reviewed(plan_id)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)
    signature = {
        "number": "36/KH-UBND",
        "signed_on": "2025-01-09",
        "signing_form": "tm",
        "signer_position": "Chủ tịch",
    }
    await faces.approve(plan_id, signature, by=CHAIR)

    [owed] = await faces.tasks(unit=CENTRE)

    assert owed["title"] == "Niêm yết 14 nội dung"
    assert owed["due_on"] == "2025-06-30"
    assert [one["id"] for one in owed["cooperating"]] == [str(NORTH)]
    assert owed["source_sentence"].startswith("Niêm yết công khai 14 nội dung")
    wanted = {name: owed[name] for name in ("output", "indicator", "evidence_asked")}
    assert wanted == {name: changes[name] for name in wanted}


async def test_a_due_day_that_does_not_exist_is_refused_and_the_whole_sitting_with_it(
    faces, small_plan
):
    plan_id = await faces.imported(small_plan)
    first = await task_at(faces, plan_id, "II.1/1")
    other = await task_at(faces, plan_id, "II.2/1")
    wrong = {"due": {"kind": "before", "days": [31], "month": 2}}

    answer = await decide(
        faces,
        plan_id,
        {"proposal_id": other["id"], "state": "accepted"},
        {"proposal_id": first["id"], "state": "changed", "changes": wrong},
    )

    assert answer.status_code == 422
    assert answer.json()["title"] == "Ngày 31/2 không có trong lịch."
    assert (await task_at(faces, plan_id, "II.2/1"))["state"] == "proposed"


async def test_a_unit_of_nowhere_cannot_lead(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    task = await task_at(faces, plan_id, "II.1/1")
    changes = {"lead_unit_ids": [str(new_id())]}

    answer = await decide(
        faces, plan_id, {"proposal_id": task["id"], "state": "changed", "changes": changes}
    )

    assert (answer.status_code, answer.json()["type"]) == (404, "UnitUnknown")


async def test_a_proposal_of_another_plan_is_not_found(faces, small_plan):
    first, second = await faces.imported(small_plan), await faces.imported(small_plan)
    foreign = await task_at(faces, second, "II.1/1")

    answer = await decide(faces, first, {"proposal_id": foreign["id"], "state": "accepted"})

    assert (answer.status_code, answer.json()["type"]) == (404, "ProposalUnknown")


async def test_a_change_without_content_is_refused(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    task = await task_at(faces, plan_id, "II.1/1")

    answer = await decide(faces, plan_id, {"proposal_id": task["id"], "state": "changed"})

    assert answer.json()["type"] == "ChangeEmpty"


async def test_accepting_from_a_confidence_leaves_what_is_below_it(faces, real_plan):
    plan_id = await faces.imported(real_plan)

    await decide(faces, plan_id, accept_from="medium")

    proposals = (await review_of(faces, plan_id))["proposals"]
    left = {one["confidence"] for one in proposals if one["state"] == "proposed"}
    taken = {one["confidence"] for one in proposals if one["state"] == "accepted"}
    assert (left, taken) == ({"low"}, {"medium", "high"})


async def test_a_kind_of_body_means_the_units_the_ward_says(faces, small_plan):
    plan_id = await faces.imported(small_plan)

    await decide(faces, plan_id, bodies={"neighbourhood": [str(NORTH)]})
    await decide(faces, plan_id, bodies={"neighbourhood": [str(NORTH)], "front": [str(OFFICE)]})

    bodies = (await review_of(faces, plan_id))["bodies"]
    assert bodies["neighbourhood"] == [str(NORTH)]
    assert bodies["front"] == [str(OFFICE)]
    assert bodies["department"] == [str(CULTURE), str(ECONOMY)]


async def test_a_plan_is_submitted_only_when_everything_was_looked_at(faces, real_plan):
    plan_id = await faces.imported(real_plan)
    submission = f"plans/{plan_id}/submission"

    undecided = (await faces.post(submission, by=LAN)).json()
    await decide(faces, plan_id, accept_from="low")
    unseen = (await faces.post(submission, by=LAN)).json()
    await decide(faces, plan_id, all_flags_seen=True)
    alone = (await faces.post(submission, by=LAN)).json()
    await faces.reviewed(plan_id)
    tasks = (await review_of(faces, plan_id, kind="task"))["proposals"]
    for one in tasks:
        if not one["lead_unit_ids"]:
            given = {"lead_unit_ids": [str(OFFICE)]}
            await decide(
                faces, plan_id, {"proposal_id": one["id"], "state": "changed", "changes": given}
            )

    assert undecided["type"] == "TasksUndecided"
    assert unseen["type"] == "FlagsUnseen"
    assert alone["type"] == "DutiesWithoutLead"
    assert "mục II." in alone["title"]
    assert (await review_of(faces, plan_id))["ready"] is True
    assert (await faces.post(submission, by=LAN)).status_code == 201


async def test_a_plan_without_any_duty_is_not_submitted(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    tasks = (await review_of(faces, plan_id, kind="task"))["proposals"]
    rejected = [{"proposal_id": one["id"], "state": "rejected"} for one in tasks]
    await decide(faces, plan_id, *rejected, all_flags_seen=True)

    answer = await faces.post(f"plans/{plan_id}/submission", by=LAN)

    assert answer.json()["type"] == "NoDuties"


async def test_a_submitted_plan_is_changed_only_after_it_was_taken_back(faces, small_plan):
    plan_id = await faces.submitted(small_plan)

    refused = await decide(faces, plan_id, accept_from="low")
    taken_back = await decide(faces, plan_id, take_back=True)

    assert (refused.status_code, refused.json()["type"]) == (409, "PlanNotDraft")
    assert taken_back.json()["state"] == "draft"
    story = (await faces.get(f"plans/{plan_id}", LAN)).json()["timeline"]
    assert [one["action"] for one in story].count("take_back_plan") == 1


async def test_who_takes_a_plan_back_tells_that_it_waits_no_more(faces, small_plan):
    plan_id = UUID(await faces.submitted(small_plan))

    async with faces.database.transaction(WARD) as session:
        verdict = actions.Verdict(take_back=True)
        for _ in range(2):
            await actions.review_plan(session, plan_id, verdict=verdict, by=LAN, now=clock.now())
        events = [one["headers"]["ce-type"] for one in told(session)]

    assert events == ["planning.plan.taken_back"]


@pytest.mark.parametrize("by", [HOA, CHAIR])
async def test_only_culture_and_office_review(faces, small_plan, by):
    plan_id = await faces.imported(small_plan)

    assert (await decide(faces, plan_id, by=by)).status_code == 403
    assert (await decide(faces, plan_id, by=BINH)).status_code == 200
