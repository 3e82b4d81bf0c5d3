"""One task changes by a decision: who leads it, or its day; and a draft goes back with a reason."""

from __future__ import annotations

from datetime import datetime

import pytest

from libs.kernel import clock, testing
from services.planning.tasks.moving import follow_calendar
from tests.planning.ward import (
    APPROVAL,
    BINH,
    CENTRE,
    CHAIR,
    CULTURE,
    FRONT,
    HOA,
    LAN,
    SOUTH,
    WARD,
    actor,
)

DECISION = {"number": "12/QĐ-UBND", "signed_on": "2025-01-09"}


async def report_of(faces, plan: str) -> dict:
    """The half-yearly report of an approved plan, due on 23 May."""
    await faces.approved(plan)
    [report] = [one for one in await faces.tasks() if one["period"] == "6 tháng đầu năm"]
    return report


async def decide(faces, task: dict, *, by=CHAIR, **said):
    return await faces.post(f"tasks/{task['id']}/amendment", {**DECISION, **said}, by=by)


async def test_a_decision_gives_a_task_another_lead_and_another_day(faces, small_plan):
    report = await report_of(faces, small_plan)

    answer = await decide(faces, report, lead_unit_id=str(CENTRE), due_on="2025-05-15")
    shown = (await faces.get(f"tasks/{report['id']}", BINH)).json()

    assert answer.status_code == 201, answer.text
    assert shown["task"]["lead_unit"]["id"] == str(CENTRE)
    assert shown["task"]["due_on"] == "2025-05-15"
    assert shown["task"]["basis"] == "Quyết định số 12/QĐ-UBND ngày 09/01/2025"
    [line] = [line for line in shown["timeline"] if line["action"] == "amend_task"]
    assert line["text"].startswith("Điều chỉnh theo văn bản số 12/QĐ-UBND ngày 09/01/2025; ")
    assert "hạn 23/05/2025 thành 15/05/2025; giao đơn vị chủ trì khác" in line["text"]


async def test_a_day_that_people_decided_does_not_follow_the_calendar(faces, small_plan):
    report = await report_of(faces, small_plan)
    await decide(faces, report, due_on="2025-05-15")

    async with faces.database.transaction(WARD) as session:
        await follow_calendar(session, by=actor("clock", "clock"), now=clock.now())

    [again] = [one for one in await faces.tasks() if one["id"] == report["id"]]
    assert again["due_on"] == "2025-05-15"


async def test_an_overdue_task_with_a_later_day_is_late_no_more(faces, small_plan):
    report = await report_of(faces, small_plan)
    with testing.time_is(datetime(2025, 6, 2, 9, 0, tzinfo=clock.VIETNAM)):
        late = await faces.tasks(late=True, kind="report")
        await decide(faces, report, due_on="2025-06-20")
        still = await faces.tasks(late=True, kind="report")

    assert report["id"] in [one["id"] for one in late]
    assert report["id"] not in [one["id"] for one in still]


@pytest.mark.parametrize(
    ("said", "status", "kind"),
    [
        ({}, 422, "NothingDecided"),
        ({"lead_unit_id": str(CULTURE)}, 422, "NothingDecided"),
        ({"due_on": "2025-05-23"}, 422, "NothingDecided"),
        ({"due_on": "2025-01-09"}, 422, "DecidedInPast"),
        ({"due_on": "2026-04-01"}, 422, "DecidedOutOfYear"),
        ({"due_on": "2025-05-15", "number": "12"}, 422, "NumberMalformed"),
        ({"due_on": "2025-05-15", "signed_on": "2025-01-11"}, 422, "SignedInFuture"),
        ({"due_on": "2025-05-15", "signed_on": "2025-01-07"}, 422, "DecidedTooEarly"),
        ({"lead_unit_id": str(FRONT)}, 422, "NotByDecision"),
        ({"lead_unit_id": "0198f2c0-0000-7000-8000-000000000099"}, 404, "UnitUnknown"),
    ],
)
async def test_a_decision_that_cannot_be_is_refused(faces, small_plan, said, status, kind):
    report = await report_of(faces, small_plan)

    answer = await decide(faces, report, **said)

    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    [again] = [one for one in await faces.tasks() if one["id"] == report["id"]]
    assert (again["due_on"], again["lead_unit"]["id"]) == ("2025-05-23", str(CULTURE))


async def test_the_committee_takes_no_task_from_the_front_by_a_decision(faces, small_plan):
    await faces.approved(small_plan)
    [task] = [one for one in await faces.tasks() if one["lead_unit"]["id"] == str(FRONT)]

    answer = await decide(faces, task, lead_unit_id=str(SOUTH))

    assert answer.json()["type"] == "NotByDecision"


@pytest.mark.parametrize("by", [LAN, BINH, HOA])
async def test_only_the_chair_decides(faces, small_plan, by):
    report = await report_of(faces, small_plan)

    answer = await decide(faces, report, by=by, due_on="2025-05-15")

    assert answer.status_code == 403


async def test_a_finished_task_is_not_changed(faces, small_plan):
    report = await report_of(faces, small_plan)
    form = {"outcome": "not_done", "reason": "Không còn cần."}
    await faces.post(f"tasks/{report['id']}/outcome", form, by=BINH)

    answer = await decide(faces, report, due_on="2025-05-15")

    assert (answer.status_code, answer.json()["type"]) == (409, "AlreadyFinished")


async def test_the_chair_sends_a_draft_back_with_a_reason(faces, small_plan):
    plan_id = await faces.submitted(small_plan)

    answer = await faces.post(
        f"plans/{plan_id}/return", {"reason": "Thiếu phần kinh phí."}, by=CHAIR
    )
    sheet = (await faces.get(f"plans/{plan_id}/approval", LAN)).json()
    approval = await faces.approve(plan_id)
    again = await faces.post(f"plans/{plan_id}/submission", by=LAN)

    assert (answer.status_code, answer.json()["state"]) == (201, "draft")
    assert [one["reason"] for one in sheet["returns"]] == ["Thiếu phần kinh phí."]
    assert approval.status_code == 409
    assert again.status_code == 201


@pytest.mark.parametrize("by", [LAN, BINH, HOA])
async def test_only_the_chair_sends_back_and_only_what_was_submitted(faces, small_plan, by):
    plan_id = await faces.submitted(small_plan)
    reason = {"reason": "Thiếu."}

    refused = await faces.post(f"plans/{plan_id}/return", reason, by=by)
    await faces.approve(plan_id)
    late = await faces.post(f"plans/{plan_id}/return", reason, by=CHAIR)

    assert refused.status_code == 403
    assert (late.status_code, late.json()["type"]) == (409, "NotSubmitted")


async def test_the_chair_approves_only_what_was_read(faces, small_plan):
    plan_id = await faces.submitted(small_plan)
    read = (await faces.get(f"plans/{plan_id}/approval", CHAIR)).json()
    await faces.post(f"plans/{plan_id}/review", {"take_back": True}, by=LAN)
    review = (await faces.get(f"plans/{plan_id}/review", LAN, kind="task")).json()
    first = review["proposals"][0]["id"]
    given = {"lead_unit_ids": [str(CENTRE)]}
    change = {"decisions": [{"proposal_id": first, "state": "changed", "changes": given}]}
    await faces.post(f"plans/{plan_id}/review", change, by=LAN)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)

    form = {**APPROVAL, "content_sha256": read["content_sha256"]}
    stale = await faces.post(f"plans/{plan_id}/approval", form, by=CHAIR)
    fresh = await faces.approve(plan_id)

    assert (stale.status_code, stale.json()["type"]) == (409, "ChangedSinceRead")
    assert fresh.status_code == 201


async def test_an_approval_that_names_nothing_read_is_refused(faces, small_plan):
    plan_id = await faces.submitted(small_plan)

    answer = await faces.post(f"plans/{plan_id}/approval", APPROVAL, by=CHAIR)

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["content_sha256"])
