"""Approving: who, once, under which number and day; what is told; every move of the states."""

from __future__ import annotations

import asyncio
import json
from datetime import date, datetime

import pytest
from sqlalchemy import select

from libs.contracts.directory import UnitClosed
from libs.kernel import clock, testing
from libs.kernel.outbox import told
from services.planning import rules
from services.planning.plans import actions
from services.planning.rules import (
    Position,
    Signature,
    SigningForm,
)
from services.planning.tables import Task
from tests.planning.ward import APPROVAL, BINH, CHAIR, FRONT, HOA, LAN, WARD, actor

SIGNATURE = Signature("36/KH-UBND", date(2025, 1, 8), SigningForm.ON_BEHALF, Position.CHAIR)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"number": "36"}, "NumberMalformed"),
        ({"number": "KH-UBND/36"}, "NumberMalformed"),
        ({"number": "36/kh-ubnd"}, "NumberMalformed"),
        ({"signed_on": "2025-01-11"}, "SignedInFuture"),
        ({"signed_on": "2023-12-31"}, "SignedTooEarly"),
        ({"signed_on": "2025-02-30"}, "MalformedRequest"),
        ({"signing_form": "tm"}, "SigningFormWrong"),
        ({"signer_position": "Chủ tịch"}, "SigningFormWrong"),
        ({"signer_position": "Giám đốc"}, "MalformedRequest"),
    ],
)
async def test_a_signature_that_cannot_be_is_refused(faces, small_plan, change, kind):
    plan_id = await faces.submitted(small_plan)

    answer = await faces.approve(plan_id, APPROVAL | change, by=CHAIR)

    assert (answer.status_code, answer.json()["type"]) == (422, kind)
    plan = (await faces.get(f"plans/{plan_id}", LAN)).json()["plan"]
    assert (plan["state"], plan["number"]) == ("submitted", None)
    assert await faces.tasks() == []


async def test_a_day_that_does_not_exist_is_named_at_its_field(faces, small_plan):
    plan_id = await faces.submitted(small_plan)

    form = APPROVAL | {"signed_on": "2025-02-30"}
    answer = await faces.approve(plan_id, form, by=CHAIR)

    assert answer.json()["fields"]["signed_on"].startswith("Ngày viết chưa đúng")


@pytest.mark.parametrize(
    ("by", "status"), [(None, 401), (LAN, 403), (BINH, 403), (HOA, 403), (CHAIR, 201)]
)
async def test_only_the_chair_approves(faces, small_plan, by, status):
    plan_id = await faces.submitted(small_plan)

    answer = await faces.approve(plan_id, APPROVAL, by=by)

    assert answer.status_code == status


async def test_nobody_approves_a_plan_of_their_own(faces, small_plan):
    both = actor("hai", "culture")
    plan_id = await faces.submitted(small_plan, by=both)

    answer = await faces.approve(plan_id, APPROVAL, by=actor("hai", "chair"))

    assert (answer.status_code, answer.json()["type"]) == (403, "YourOwnWork")


async def test_nobody_approves_a_plan_whose_proposals_they_decided(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    await faces.reviewed(plan_id, by=actor("hai", "culture"))
    await faces.post(f"plans/{plan_id}/submission", by=LAN)

    answer = await faces.approve(plan_id, APPROVAL, by=actor("hai", "chair"))

    assert (answer.status_code, answer.json()["type"]) == (403, "YourOwnWork")


async def test_a_second_approval_is_refused(faces, small_plan):
    plan_id = await faces.approved(small_plan)

    answer = await faces.approve(plan_id, APPROVAL, by=CHAIR)

    assert (answer.status_code, answer.json()["type"]) == (409, "AlreadyApproved")


async def test_a_second_plan_of_the_same_year_is_refused_and_of_the_next_one_is_not(
    faces, small_plan
):
    await faces.approved(small_plan)
    again = await faces.submitted(small_plan)

    answer = await faces.approve(again, APPROVAL, by=CHAIR)
    next_year = await faces.imported(small_plan, year=2026)
    await faces.reviewed(next_year)
    await faces.post(f"plans/{next_year}/submission", by=LAN)
    other = await faces.approve(next_year, APPROVAL, by=CHAIR)

    assert answer.json()["type"] == "AnotherPlanInForce"
    assert "168a/KH-UBND" in answer.json()["title"]
    assert (other.status_code, other.json()["state"]) == (201, "approved")


async def test_of_two_approvals_at_once_one_wins(faces, small_plan):
    plan_id = await faces.submitted(small_plan)

    answers = await asyncio.gather(*(faces.approve(plan_id, APPROVAL, by=CHAIR) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert len({one["id"] for one in await faces.tasks()}) == len(await faces.tasks())


async def test_of_two_plans_of_a_year_approved_at_once_one_wins(faces, small_plan):
    plans = [await faces.submitted(small_plan) for _ in range(3)]

    answers = await asyncio.gather(
        *(faces.approve(plan_id, APPROVAL, by=CHAIR) for plan_id in plans)
    )

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    kinds = {answer.json().get("type") for answer in answers}
    assert kinds == {None, "AnotherPlanInForce"}


async def test_a_retry_of_the_approval_answers_the_same(faces, small_plan):
    plan_id = await faces.submitted(small_plan)
    headers = {**testing.signed(CHAIR), "idempotency-key": "duyet-1"}
    path = f"/api/wards/{WARD}/planning/plans/{plan_id}/approval"
    read = (await faces.get(f"plans/{plan_id}/approval", CHAIR)).json()["content_sha256"]
    form = {**APPROVAL, "content_sha256": read}

    first = await faces.client.post(path, json=form, headers=headers)
    second = await faces.client.post(path, json=form, headers=headers)

    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert first.status_code == 201


async def test_approving_tells_every_duty_with_its_sentence_and_no_person(faces, real_plan):
    plan_id = await faces.submitted(real_plan)
    read = (await faces.get(f"plans/{plan_id}/approval", CHAIR)).json()["content_sha256"]
    now = clock.now()

    async with faces.database.session(WARD) as session:
        await actions.approve_plan(
            session, plan_id, signature=SIGNATURE, content_sha256=read, by=CHAIR, now=now
        )
        events = {one["headers"]["ce-type"]: json.loads(one["body"]) for one in told(session)}
        words = "".join(one["body"].decode() for one in told(session))

    approved = events["planning.plan.approved"]
    days = events["planning.reception_days.set"]
    disclosures = [one for one in approved["duties"] if one["kind"] == "disclosure"]
    reports = [one for one in approved["duties"] if one["kind"] == "report" and one["due_on"]]
    assert (approved["starts_on"], approved["ends_on"]) == ("2025-01-08", "2025-12-31")
    assert (approved["number"], approved["signer_position"]) == ("36/KH-UBND", "Chủ tịch")
    assert any("14 nội dung" in one["source_sentence"] for one in disclosures)
    assert len(reports) == 6
    assert all(one["lead_unit_id"] and one["source_path"] for one in approved["duties"])
    assert len(days["held_on"]) == 24
    assert "Vũ Thị" not in words
    assert "planning.task.assigned" in events


async def test_a_plan_signed_in_july_does_not_blame_anybody_for_may(faces, real_plan):
    with testing.time_is(datetime(2025, 7, 20, 9, 0, tzinfo=clock.VIETNAM)):
        await faces.approved(real_plan, signed_on="2025-07-15")
        reports = await faces.tasks(kind="report")
        late = await faces.tasks(late=True)

    states = {one["period"]: one["state"] for one in reports if one["due_on"]}
    assert states == {
        "quý I": "lapsed",
        "quý II": "lapsed",
        "6 tháng đầu năm": "lapsed",
        "quý III": "open",
        "năm": "open",
        "quý IV": "open",
    }
    assert late == []


async def test_a_plan_for_next_year_begins_and_ends_with_its_year(faces, small_plan):
    plan_id = await faces.imported(small_plan, year=2026)
    await faces.reviewed(plan_id)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)
    answer = await faces.approve(plan_id, APPROVAL, by=CHAIR)

    assert (answer.json()["state"], answer.json()["starts_on"]) == ("approved", "2026-01-01")
    assert await _after(faces, plan_id, date(2025, 12, 31)) == "approved"
    assert await _after(faces, plan_id, date(2026, 1, 1)) == "in_force"
    # Its reports are still owed, so the plan does not end with the year.
    assert await _after(faces, plan_id, date(2027, 3, 1)) == "in_force"
    async with faces.database.transaction(WARD) as session:
        tasks = (await session.execute(select(Task))).scalars().all()
        for task in tasks:
            task.state = rules.TaskState.DONE
        tasks[0].due_on, tasks[0].state = None, rules.TaskState.OPEN
    assert await _after(faces, plan_id, date(2027, 3, 2)) == "closed"
    # What has no day ends with its plan, and says why; whoever asks for it anew plans it anew.
    ended = (await faces.get(f"tasks/{tasks[0].id}", by=CHAIR)).json()
    assert ended["task"]["state"] == "withdrawn"
    assert "Kế hoạch năm 2026 đã kết thúc" in ended["reason"]


async def _after(faces, plan_id: str, on: date) -> str:
    """The plan's state after the morning's jobs of a day."""
    now = datetime(on.year, on.month, on.day, 6, 0, tzinfo=clock.VIETNAM)
    async with faces.database.transaction(WARD) as session:
        await actions.turn_plans(session, by=actor("clock", "clock"), now=now)
    return (await faces.get(f"plans/{plan_id}")).json()["plan"]["state"]


async def test_a_unit_that_closed_after_submission_must_be_replaced_first(faces, small_plan):
    plan_id = await faces.submitted(small_plan)
    closed = UnitClosed(
        occurred_at=clock.now(), unit_id=FRONT, successor_id=None, closed_on=date(2025, 1, 10)
    )
    await faces.hears(closed)

    answer = await faces.approve(plan_id, APPROVAL, by=CHAIR)

    assert answer.json()["type"] == "DutiesWithoutLead"
