"""A swap of working days ordered late moves what is still to come, and says so once."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from libs.kernel import clock, testing
from libs.kernel.outbox import told
from services.planning.tasks import moving
from tests.planning.ward import APPROVAL, BINH, CENTRE, CHAIR, LAN, WARD, actor

BEFORE_THE_ORDER = datetime(2025, 12, 20, 6, 0, tzinfo=clock.VIETNAM)
# Friday 02/01/2026 was made a day off by an order published on 25/12/2025.
AFTER_THE_ORDER = datetime(2025, 12, 26, 6, 0, tzinfo=clock.VIETNAM)


@pytest.fixture
async def task_id(faces, small_plan) -> str:
    """A task due by 2 January 2026, of a plan approved before the order."""
    with testing.time_is(BEFORE_THE_ORDER):
        plan_id = await faces.imported(small_plan, year=2026)
        review = (await faces.get(f"plans/{plan_id}/review", LAN, kind="task")).json()
        first = review["proposals"][0]["id"]
        changes = {
            "lead_unit_ids": [str(CENTRE)],
            "due": {"kind": "by", "days": [2], "month": 1},
        }
        decision = {"proposal_id": first, "state": "changed", "changes": changes}
        await faces.post(f"plans/{plan_id}/review", {"decisions": [decision]}, by=LAN)
        await faces.reviewed(plan_id)
        await faces.post(f"plans/{plan_id}/submission", by=LAN)
        form = APPROVAL | {"signed_on": "2025-12-19"}
        answer = await faces.approve(plan_id, form, by=CHAIR)
        assert answer.status_code == 201, answer.text
        [task] = await faces.tasks(unit=CENTRE)
        assert task["due_on"] == "2026-01-02"
        return task["id"]


async def follow(faces, now: datetime) -> dict[str, dict]:
    """What the morning's look at the calendar tells."""
    async with faces.database.transaction(WARD) as session:
        await moving.follow_calendar(session, by=actor("clock", "clock"), now=now)
        return {one["headers"]["ce-type"]: json.loads(one["body"]) for one in told(session)}


async def test_open_due_days_move_with_the_reason_in_their_history(faces, task_id):
    events = await follow(faces, AFTER_THE_ORDER)
    detail = (await faces.get(f"tasks/{task_id}", BINH)).json()

    moved = events["planning.task.moved"]
    assert (moved["was_due_on"], moved["due_on"]) == ("2026-01-02", "2025-12-31")
    assert detail["task"]["due_on"] == "2025-12-31"
    [entry] = [one for one in detail["history"] if one["action"] == "move_task"]
    assert entry["said"]["was_due_on"] == "2026-01-02"
    assert "Tết Dương lịch 2026" in json.dumps(detail["clock"], ensure_ascii=False)


async def test_reception_days_move_as_uong_bi_did_in_2026(faces, task_id):
    before = (await faces.get("reception-days", year=2026)).json()["days"][0]

    events = await follow(faces, AFTER_THE_ORDER)

    after = (await faces.get("reception-days", year=2026)).json()["days"][0]
    assert (before["held_on"], after["held_on"]) == ("2026-01-02", "2026-01-05")
    assert events["planning.reception_days.set"]["held_on"][0] == "2026-01-05"


async def test_nothing_is_told_when_the_calendar_did_not_change(faces, task_id):
    assert await follow(faces, BEFORE_THE_ORDER) == {}
    await follow(faces, AFTER_THE_ORDER)

    assert await follow(faces, AFTER_THE_ORDER) == {}


async def test_days_that_people_choose_wait_for_people(faces, task_id):
    path = f"/api/wards/{WARD}/planning/reception-policy"
    days = (await faces.get("reception-days", year=2026)).json()["days"]
    chosen = {one["nominal_on"]: one["held_on"] for one in days if one["moved_because"]}
    with testing.time_is(BEFORE_THE_ORDER):
        form = {"policy": "manual", "chosen": chosen}
        answer = await faces.client.put(path, json=form, headers=testing.signed(BINH))
        assert answer.status_code == 200, answer.text

    events = await follow(faces, AFTER_THE_ORDER)

    assert set(events) == {"planning.task.moved"}
    assert (await faces.get("reception-days", year=2026)).json()["days"] == days
