"""A document was signed and nobody showed it: who owed it is urged, and the report says so."""

from __future__ import annotations

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.house import House
from tools.people import Person
from tools.samples.cast import Cast
from tools.samples.showing import Paper, publish, register

WARD = "06820"


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await house.planned(WARD)


async def test_a_late_disclosure_is_urged_shown_late_and_counted_late(house: House, cast: Cast):
    calendar = national_calendar()
    paper = Paper("2c", "Tình hình thực hiện ngân sách quý (mẫu)", "11/BC-UBND", house.today)
    owed = await register(cast, paper)
    due_on = add_working_days(house.today, 5, calendar)
    office, chair = await cast.person("vanphong"), await cast.person("chutich")

    # On the due day it is still in time.
    await house.live_until(due_on)
    obligation = await office.get(f"disclosures/obligations/{owed}")
    assert (obligation["due_on"], obligation["state"]) == (due_on.isoformat(), "open")
    assert await _late_tasks(office) == []

    await house.live_until(add_working_days(due_on, 1, calendar))
    late = await office.get("disclosures/obligations", state="late")
    assert owed in [each["id"] for each in late]
    tasks = await _late_tasks(office)
    assert sum(task["late_obligations"] for task in tasks) == len(late)
    assert (await chair.get("planning/inbox"))["late_in_ward"] == len(tasks)

    # The plan's own permanent items were not shown either; ours is the one with a paper.
    task = await _task_flagged_for(office, tasks, "2c")
    urged = await _urge(house, chair, task)
    owner = await _who_answers(cast, task)
    assert urged in [each["id"] for each in (await owner.get("planning/inbox"))["urgings"]]
    await owner.post(f"planning/urgings/{urged}/answer", answer="Đã nhận, sẽ làm hôm nay.")

    disclosure = await publish(cast, owed, "Công khai chậm.")
    await house.settle()
    shown = await cast.citizen().get(f"disclosures/disclosures/{disclosure}")
    assert shown["days_late"] == 1
    left = await _late_tasks(office)
    assert sum(task["late_obligations"] for task in left) == len(late) - 1

    values = await _figures(house, cast)
    assert (values["period.published"], values["period.published_late"]) == (1, 1)
    assert values["period.published_on_time"] == 0
    assert (values["period.urgings_sent"], values["period.urgings_answered"]) == (1, 1)
    assert values["period.obligations_overdue"] == len(late) - 1


async def _late_tasks(person: Person) -> list[dict]:
    """The disclosure tasks that are late because something was not shown."""
    found = await person.get("planning/tasks", kind="disclosure", late=True)
    return [task for task in found["tasks"] if task["late_obligations"]]


async def _task_flagged_for(person: Person, tasks: list[dict], item: str) -> dict:
    """The task that the late item was noted on."""
    for task in tasks:
        whole = await person.get(f"planning/tasks/{task['id']}")
        flags = [step for step in whole["history"] if step["action"] == "flag_late_disclosure"]
        if item in [step["said"]["item"] for step in flags]:
            return task
    raise AssertionError(f"no task was flagged for {item}")


async def _urge(house: House, chair: Person, task: dict) -> str:
    urged = await chair.post(
        f"planning/tasks/{task['id']}/urgings",
        text="Đề nghị công khai ngay báo cáo ngân sách quý.",
        answer_by=add_working_days(house.today, 2, national_calendar()).isoformat(),
    )
    return str(urged["id"])


async def _who_answers(cast: Cast, task: dict) -> Person:
    """Somebody of the unit that leads a task."""
    office = await cast.person("vanphong")
    units = {unit["id"]: unit["short_name"] for unit in await office.get("directory/units")}
    who = {"VP": "vanphong", "VHXH": "vhxh", "KTHTĐT": "kinhte", "TTDV": "dichvu"}
    return await cast.person(who[units[task["lead_unit"]["id"]]])


async def _figures(house: House, cast: Cast) -> dict[str, int]:
    """What a report ordered for today counts."""
    culture = await cast.person("vhxh")
    order = {
        "title": "Báo cáo theo yêu cầu",
        "requested_by": "Thường trực HĐND phường",
        "period_start": f"{house.today.year}-01-01",
        "cutoff_on": house.today.isoformat(),
        "due_on": house.today.isoformat(),
    }
    report = await culture.post("reporting/reports", on_demand=order)
    return (await culture.get(f"reporting/reports/{report['id']}"))["values"]
