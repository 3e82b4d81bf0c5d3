"""How much of the plan is late is told as the plan's own page counts it, with that plan's page."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from libs.kernel import clock, testing
from services.planning.tables import Task
from tests.planning.ward import WARD, Faces

IN_JUNE = datetime(2025, 6, 2, 6, 30, tzinfo=clock.VIETNAM)


async def test_late_work_is_counted_as_on_the_page_of_the_plan(
    faces: Faces, small_plan: str
) -> None:
    plan_id = await faces.approved(small_plan)
    async with faces.database.transaction(WARD) as session:
        later = select(Task).where(Task.ward_id == WARD, Task.due_on > IN_JUNE.date())
        task = (await session.scalars(later.limit(1))).one()
        task.late_obligations = [str(uuid4())]  # its day is not over, a publication of it is late

    with testing.time_is(IN_JUNE):
        told = (await faces.get("glance")).json()
        work = (await faces.get(f"plans/{plan_id}")).json()["work"]

    [late] = [each for each in told["late"] if each["kind"] == "late_tasks"]
    assert late["title"].endswith(f": {work['late']}")
    assert (work["late"], late["day"]) == (3, "2025-04-15")
    assert late["path"] == f"/ke-hoach?ban={plan_id}"
    assert told["late_total"] == 1


async def test_nothing_late_is_no_line_and_a_task_leads_to_its_plan(
    faces: Faces, small_plan: str
) -> None:
    plan_id = await faces.approved(small_plan)

    told = (await faces.get("glance")).json()
    found = (await faces.get("found", q="ke hoach")).json()

    assert (told["late"], told["late_total"]) == ([], 0)
    assert {each["path"] for each in found if each["kind"] == "task"} <= {
        f"/ke-hoach-nam?ban={plan_id}"
    }
