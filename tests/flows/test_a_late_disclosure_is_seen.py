"""A document was signed and nobody showed it: its owner is urged, the chair told, it is counted.

Its unit weighs more from then on, until a check without notice is proposed and made.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.house import House
from tools.people import Person, Refused
from tools.samples.cast import Cast
from tools.samples.showing import Paper, publish, register

pytestmark = pytest.mark.timeout(300)

WARD = "06895"


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await house.planned(WARD)


async def test_a_late_disclosure_is_urged_shown_late_and_counted_late(house: House, cast: Cast):
    calendar = national_calendar()
    paper = Paper("2c", "Tình hình thực hiện ngân sách quý (mẫu)", "11/BC-UBND", house.today)
    owed = await register(cast, paper)
    due_on = add_working_days(house.today, 5, calendar)
    office, chair = await cast.person("vanphong"), await cast.person("chutich")

    before = await _points(chair)

    # On the due day it is still in time.
    await house.live_until(due_on)
    obligation = await office.get(f"disclosures/obligations/{owed}")
    assert (obligation["due_on"], obligation["state"]) == (due_on.isoformat(), "open")
    assert await _late_tasks(office) == []
    assert await _proposed(chair) == set()

    await house.live_until(add_working_days(due_on, 1, calendar))
    late = await office.get("disclosures/obligations", state="late")
    assert owed in [each["id"] for each in late]
    tasks = await _late_tasks(office)
    assert sum(task["late_obligations"] for task in tasks) == len(late)
    assert (await chair.get("planning/inbox"))["late_in_ward"] == len(tasks)

    task = await _task_flagged_for(office, tasks, paper.title)
    owner, unit_id = await _who_answers(cast, task), task["lead_unit"]["id"]
    answer_by = await _is_urged_and_answers(owner)
    once = await _points(chair)
    assert once[unit_id] > before[unit_id]

    await _goes_up_after(house, chair, answer_by, paper.title)
    await _a_check_is_proposed(chair, owner, unit_id, once[unit_id])
    await _and_made_without_notice(house, cast, unit_id)
    await _is_shown_late(house, cast, owed, paper.title)


async def _is_shown_late(house: House, cast: Cast, owed: str, title: str) -> None:
    """It leaves the chair's list and everybody's, and the report counts it as late."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    disclosure = await publish(cast, owed, "Công khai chậm.")
    await house.settle()
    shown = await cast.citizen().get(f"disclosures/disclosures/{disclosure}")
    assert shown["days_late"] == 7
    assert title not in await _before_the_chair(chair)
    still = await office.get("disclosures/obligations", state="late")
    assert owed not in [each["id"] for each in still]

    await _is_counted(house, cast, len(still))


async def _is_urged_and_answers(owner: Person) -> date:
    """By the clock, in the office's name, among other things for our paper; until when it had."""
    urged = (await owner.get("planning/inbox"))["urgings"]
    [letter] = [each for each in urged if "2c" in each["text"]]
    await owner.post(f"planning/urgings/{letter['id']}/answer", answer="Đã nhận, sẽ làm ngay.")
    return date.fromisoformat(letter["answer_by"])


async def _goes_up_after(house: House, chair: Person, answer_by: date, title: str) -> None:
    """Answered but not shown: the chair sees it, and only then."""
    await house.live_until(answer_by)
    assert title not in await _before_the_chair(chair)
    await house.live_until(add_working_days(answer_by, 1, national_calendar()))
    assert title in await _before_the_chair(chair)


async def _a_check_is_proposed(chair: Person, owner: Person, unit_id: str, once: int) -> None:
    """Urged and still not shown: its points rose again, over the threshold, and say why."""
    told = await chair.get("inspections/risks")
    [one] = [each for each in told["units"] if each["unit_id"] == unit_id]
    titles = {each["title"] for each in one["reasons"]}
    assert {"Quá hạn công khai", "Đã đôn đốc mà vẫn chưa công khai"} <= titles
    assert one["points"] > once
    assert one["points"] >= told["threshold"]
    assert unit_id in await _proposed(chair)
    # The unit itself reads of none, whatever desk its people have.
    assert unit_id not in await _read_of(owner)


async def _and_made_without_notice(house: House, cast: Cast, unit_id: str) -> None:
    """Another unit prepares it, the chair decides, and the unit learns of it when it starts."""
    chair = await cast.person("chutich")
    people = {each["username"]: each for each in await chair.get("directory/officials")}
    others = [name for name, each in people.items() if each["unit_id"] != unit_id]
    author = next(name for name in ("vhxh", "vanphong") if name in others)
    leader = next(name for name in ("kinhte", "dichvu") if name in others)
    check = await (await cast.person(author)).post(
        "inspections/inspections",
        kind="unannounced",
        subject="Kiểm tra việc công khai (mẫu)",
        scope="Văn bản chưa công khai.",
        unit_id=unit_id,
        planned_on=house.today.isoformat(),
        leader_id=people[leader]["account_id"],
        checklist_key="fourteen_contents",
    )
    path = f"inspections/inspections/{check['id']}"
    await chair.post(f"{path}/decision", number="43/QĐ-UBND")
    settled = {"outcome": "taken_up", "note": "Đã lập cuộc kiểm tra."}
    await chair.post(f"inspections/units/{unit_id}/check-proposal", **settled)
    assert unit_id not in await _proposed(chair)
    own = next(name for name, each in people.items() if each["unit_id"] == unit_id)
    inspected = await cast.person(own)
    with pytest.raises(Refused) as unseen:
        await inspected.get(path)
    assert unseen.value.status == 404
    await (await cast.person(leader)).post(f"{path}/start")
    assert (await inspected.get(path))["state"] == "started"


async def _read_of(person: Person) -> set[str]:
    """The units of whose points or proposals somebody reads; whoever may not look reads of none."""
    with suppress(Refused):
        told = await person.get("inspections/risks")
        return {each["unit_id"] for each in [*told["units"], *told["proposals"]]}
    return set()


async def _points(chair: Person) -> dict[str, int]:
    """The points of every unit."""
    told = await chair.get("inspections/risks")
    return {each["unit_id"]: each["points"] for each in told["units"]}


async def _proposed(chair: Person) -> set[str]:
    """The units of which a check is proposed and nobody has settled it."""
    told = await chair.get("inspections/risks")
    return {each["unit_id"] for each in told["proposals"] if each["state"] == "open"}


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


async def _task_flagged_for(person: Person, tasks: list[dict], title: str) -> dict:
    """The task whose story says that the paper is late."""
    for task in tasks:
        whole = await person.get(f"planning/tasks/{task['id']}")
        flags = [step for step in whole["timeline"] if step["action"] == "flag_late_disclosure"]
        if any(title in step["text"] for step in flags):
            return task
    raise AssertionError(f"no task was flagged for {title}")


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
