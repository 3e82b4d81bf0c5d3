"""Overdue tasks: told once, listed first, never called late on their day."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from libs.contracts.directory import WardOnboarded
from libs.kernel import clock, testing
from libs.kernel.jobs import Jobs
from libs.kernel.outbox import told
from services.planning.jobs import JOBS
from services.planning.tables import Task
from services.planning.tasks import actions
from tests.planning.ward import (
    BINH,
    CULTURE,
    NOW,
    WARD,
    actor,
)

IN_JUNE = datetime(2025, 6, 2, 6, 30, tzinfo=clock.VIETNAM)


@pytest.fixture
async def plan_id(faces, small_plan) -> str:
    return await faces.approved(small_plan)


async def task_of(faces, unit, **query):
    """The first task a unit leads."""
    return (await faces.tasks(unit=unit, **query))[0]


async def test_overdue_tasks_are_told_once_and_listed_first(faces, plan_id):
    clockwork = actor("clock", "clock")
    counts = []
    for hour in (6, 7):
        async with faces.database.transaction(WARD) as session:
            now = IN_JUNE.replace(hour=hour)
            await actions.flag_overdue(session, by=clockwork, now=now)
            counts.append([json.loads(one["body"])["due_on"] for one in told(session)])
    with testing.time_is(IN_JUNE):
        tasks = await faces.tasks()
        late = await faces.tasks(late=True)
        first = (await faces.get(f"tasks/{late[0]['id']}", BINH)).json()

    assert [one["action"] for one in first["timeline"]].count("flag_overdue") == 1
    assert counts == [["2025-04-15", "2025-05-23"], []]
    assert [one["due_on"] for one in tasks[:2]] == ["2025-04-15", "2025-05-23"]
    assert [one["id"] for one in late] == [one["id"] for one in tasks[:2]]
    assert tasks[1]["days_late"] == 10


async def test_a_task_is_not_overdue_on_its_day(faces, plan_id):
    on_the_day = datetime(2025, 4, 15, 23, 0, tzinfo=clock.VIETNAM)
    async with faces.database.session(WARD) as session:
        await actions.flag_overdue(session, by=actor("clock", "clock"), now=on_the_day)

        assert told(session) == []


async def test_the_morning_jobs_visit_the_ward(faces, plan_id):
    ward = WardOnboarded(
        occurred_at=NOW,
        code=WARD,
        name="Uông Bí",
        kind="phường",
        province_code=22,
        province_name="Quảng Ninh",
    )
    await faces.hears(ward)

    with testing.time_is(IN_JUNE):
        await Jobs(faces.database, JOBS).run_due(IN_JUNE)
        async with faces.database.transaction(WARD) as session:
            report = await task_of(faces, CULTURE, due_before="2025-05-01")
            overdue_on = (await session.get(Task, report["id"])).overdue_on

    assert overdue_on == IN_JUNE.date()
