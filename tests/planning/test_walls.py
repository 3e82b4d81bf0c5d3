"""Another ward sees nothing."""

from __future__ import annotations

from sqlalchemy import func, select

from libs.kernel import testing
from services.planning.tables import Plan, Task
from tests.planning.ward import APPROVAL, ELSEWHERE, WARD, actor

UNREAD = {"content_sha256": "0" * 64}


async def test_another_ward_sees_nothing_and_can_do_nothing(faces, small_plan):
    plan_id = await faces.approved(small_plan)
    task = (await faces.tasks())[0]
    stranger = actor("xa", "culture", ward=ELSEWHERE)
    boss = actor("xa-chair", "chair", ward=ELSEWHERE)
    base = f"/api/wards/{ELSEWHERE}/planning"
    culture, chair = testing.signed(stranger), testing.signed(boss)
    client = faces.client

    answers = [
        await client.get(f"{base}/plans/{plan_id}", headers=culture),
        await client.get(f"{base}/plans/{plan_id}/review", headers=culture),
        await client.post(f"{base}/plans/{plan_id}/review", json={}, headers=culture),
        await client.post(f"{base}/plans/{plan_id}/submission", headers=culture),
        await client.post(
            f"{base}/plans/{plan_id}/approval", json=APPROVAL | UNREAD, headers=chair
        ),
        await client.get(f"{base}/tasks/{task['id']}", headers=culture),
        await client.post(
            f"{base}/tasks/{task['id']}/progress",
            json={"on": "2025-01-09", "note": "Của nơi khác."},
            headers=culture,
        ),
    ]

    assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert (await client.get(f"{base}/plans", headers=culture)).json() == []
    assert (await client.get(f"{base}/tasks", headers=culture)).json()["total"] == 0
    days = await client.get(f"{base}/reception-days", params={"year": 2025})
    assert days.json()["days"] == []
    async with faces.database.transaction(ELSEWHERE) as session:
        assert (await session.execute(select(func.count(Plan.id)))).scalar_one() == 0
        assert (await session.execute(select(func.count(Task.id)))).scalar_one() == 0


async def test_somebody_of_another_ward_is_forbidden_here(faces):
    stranger = actor("xa", "office", ward=ELSEWHERE)

    answer = await faces.client.get(
        f"/api/wards/{WARD}/planning/plans", headers=testing.signed(stranger)
    )

    assert answer.status_code == 403
