"""A document was signed and nobody showed it: its owner is urged, the chair told, it is counted."""

from __future__ import annotations

from datetime import date

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

    # The clock has urged the owner, in the office's name and among other things for our paper.
    task = await _task_flagged_for(office, tasks, "2c")
    owner = await _who_answers(cast, task)
    [letter] = [
        each for each in (await owner.get("planning/inbox"))["urgings"] if "2c" in each["text"]
    ]
    await owner.post(f"planning/urgings/{letter['id']}/answer", answer="Đã nhận, sẽ làm ngay.")

    await _goes_up_after(house, chair, date.fromisoformat(letter["answer_by"]), paper.title)

    disclosure = await publish(cast, owed, "Công khai chậm.")
    await house.settle()
    shown = await cast.citizen().get(f"disclosures/disclosures/{disclosure}")
    assert shown["days_late"] == 7
    assert paper.title not in await _before_the_chair(chair)
    still = await office.get("disclosures/obligations", state="late")
    assert owed not in [each["id"] for each in still]

    await _is_counted(house, cast, len(still))


async def _goes_up_after(house: House, chair: Person, answer_by: date, title: str) -> None:
    """Answered but not shown: the chair sees it, and only then."""
    await house.live_until(answer_by)
    assert title not in await _before_the_chair(chair)
    await house.live_until(add_working_days(answer_by, 1, national_calendar()))
    assert title in await _before_the_chair(chair)


async def _is_counted(house: House, cast: Cast, still_late: int) -> None:
    """The report says what was shown late, what was urged for, and what is still missing."""
    office = await cast.person("vanphong")
    values = await _figures(house, cast)
    assert (values["period.published"], values["period.published_late"]) == (1, 1)
    assert values["period.published_on_time"] == 0
    assert values["period.urgings_sent"] == len(await office.get("planning/urgings"))
    assert values["period.urgings_answered"] == 1
    assert values["period.obligations_overdue"] == still_late


async def _before_the_chair(chair: Person) -> list[str]:
    """What went up to the chair."""
    return [each["title"] for each in (await chair.get("planning/inbox"))["escalated"]]


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
