"""Three faults are found: two are put right, one is not and stands in the report as overdue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.house import House
from tools.people import Person, Refused, sample_photo
from tools.samples.cast import Cast

WARD = "06799"
FAULTS = ("Bảng phí treo mức cũ.", "Không có lịch trực.", "Sổ không ghi ngày trả.")


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await house.planned(WARD)


async def test_what_is_not_put_right_is_overdue_and_in_the_report(house: House, cast: Cast) -> None:
    team, unit = await cast.person("vhxh"), await cast.person("kinhte")
    chair, calendar = await cast.person("chutich"), national_calendar()
    due_on = add_working_days(house.today, 5, calendar)
    check = await _concluded(house, cast)
    asked = [await _ask(team, check, fault, due_on) for fault in FAULTS]
    await house.settle()
    owed = await _tasks(unit)
    assert {task["origin_id"] for task in owed} == {each["id"] for each in asked}

    # One is reported where it was asked, one as a task: each is done in both places, once.
    proof = await unit.upload(sample_photo("khac phuc"))
    here = f"inspections/recommendations/{asked[0]['id']}"
    await unit.post(f"{here}/remedy", note="Đã thay bảng.", evidence=[proof])
    [other] = [task for task in owed if task["origin_id"] == asked[1]["id"]]
    finished = {"outcome": "done", "evidence": [proof]}
    await unit.post(f"planning/tasks/{other['id']}/outcome", **finished)
    await house.settle()
    assert sorted(task["state"] for task in await _tasks(unit)) == ["done", "done", "open"]
    states = [each["state"] for each in await _read(team, asked)]
    assert states == ["remedied", "remedied", "issued"]

    with pytest.raises(Refused, match="không tự xác nhận"):
        await unit.post(f"{here}/closing", note="Xong.")
    for each in asked[:2]:
        await team.post(f"inspections/recommendations/{each['id']}/closing", note="Đã xem.")

    await house.live_until(due_on)
    assert not any(each["overdue"] for each in await _read(chair, asked))
    for later in (1, 2):
        await house.live_until(add_working_days(due_on, later, calendar))
    assert [each["overdue"] for each in await _read(chair, asked)] == [False, False, True]
    await house.settle()
    values = await _figures(house, cast)
    assert values["period.recommendations_issued"] == 3
    assert values["period.recommendations_closed"] == 2
    assert values["period.recommendations_overdue"] == 1


async def test_the_conclusion_is_owed_to_the_people(house: House, cast: Cast) -> None:
    office = await cast.person("vanphong")
    owed = await office.get("disclosures/obligations")
    [conclusion] = [each for each in owed if each["item"] == "10a" and "77/KL" in each["title"]]
    assert conclusion["due_on"] is not None


async def _concluded(house: House, cast: Cast) -> str:
    """A check of the economy department with a finding for each fault; its path."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    officials = await chair.get("directory/officials")
    accounts = {each["username"]: each for each in officials}
    check = await office.post(
        "inspections/inspections",
        kind="thematic",
        subject="Kiểm tra bộ phận một cửa (mẫu)",
        scope="Niêm yết, tiếp dân.",
        unit_id=accounts["kinhte"]["unit_id"],
        planned_on=house.today.isoformat(),
        leader_id=accounts["vhxh"]["account_id"],
        checklist_key="front_desk",
    )
    path, team = f"inspections/inspections/{check['id']}", await cast.person("vhxh")
    await chair.post(f"{path}/decision", number="76/QĐ-UBND")
    await office.post(f"{path}/notice")
    await team.post(f"{path}/start")
    for fault in FAULTS:
        await team.post(f"{path}/findings", severity="minor", text=fault, basis="Điều 11")
    await chair.post(f"{path}/conclusion", number="77/KL-UBND", conclusion="Khắc phục.")
    return path


async def _ask(team: Person, check: str, fault: str, due_on: date) -> dict[str, Any]:
    """What the leader asks for one fault."""
    unit_id = (await team.get(check))["unit_id"]
    [finding] = [each for each in await team.get(f"{check}/findings") if each["text"] == fault]
    said = {"finding_id": finding["id"], "unit_id": unit_id, "due_on": due_on.isoformat()}
    said |= {"text": f"Khắc phục: {fault}", "basis": "Điều 11 Luật 10/2022/QH15"}
    asked: dict[str, Any] = await team.post(f"{check}/recommendations", **said)
    return asked


async def _tasks(unit: Person) -> list[dict[str, Any]]:
    """The tasks of the unit that come from recommendations."""
    found = await unit.get("planning/tasks", kind="remedy")
    return list(found["tasks"])


async def _read(person: Person, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [await person.get(f"inspections/recommendations/{each['id']}") for each in asked]


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
    values: dict[str, int] = (await culture.get(f"reporting/reports/{report['id']}"))["values"]
    return values
