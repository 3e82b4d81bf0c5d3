"""A programme of checks approved, a check going on, something answered and found."""

from __future__ import annotations

from typing import Any

from tests.flows.house import House
from tools.people import Person, sample_photo
from tools.samples.cast import Cast


async def of_inspections(house: House, cast: Cast, ids: dict[str, str]) -> dict[str, str]:
    """An id of each."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    year = house.today.year
    programme = await office.post("inspections/check-programmes", year=year)
    line = {"kind": "planned", "subject": "Kiểm tra (mẫu)", "month": 12, "form": "on_site"}
    path = f"inspections/check-programmes/{programme['id']}"
    written = await office.post(f"{path}/items", **line, unit_id=ids["unit_id"])
    await chair.post(f"{path}/approval", number="9/CTr-UBND")
    item = written["items"][0]["id"]
    return {
        "check_programme_id": str(programme["id"]),
        "check_item_id": str(item),
        **await _of_a_check(house, cast, ids, item),
    }


async def _of_a_check(house: House, cast: Cast, ids: dict[str, str], item: str) -> dict[str, str]:
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    officials: list[dict[str, Any]] = await chair.get("directory/officials")
    leader = next(each["account_id"] for each in officials if each["username"] == "vhxh")
    check = await office.post(
        "inspections/inspections",
        kind="planned",
        subject="Kiểm tra (mẫu)",
        scope="Mẫu.",
        unit_id=ids["unit_id"],
        planned_on=house.today.isoformat(),
        leader_id=leader,
        checklist_key="reception",
        check_item_id=item,
    )
    path = f"inspections/inspections/{check['id']}"
    await chair.post(f"{path}/decision", number="41/QĐ-UBND")
    await office.post(f"{path}/notice")
    team = await cast.person("vhxh")
    await team.post(f"{path}/start")
    own = {"subject": "Tự kiểm tra (mẫu)", "checklist_key": "internal_democracy"}
    begun = await team.post("inspections/self-checks", **own, unit_id=ids["culture_unit_id"])
    own_path = f"inspections/inspections/{begun['id']}"
    for line in (await team.get(f"{own_path}/checklist"))["lines"]:
        await team.post(f"{own_path}/answers", line=line["key"], said="yes")
    await team.post(f"{own_path}/end", conclusion="Mẫu.")
    seen = await _seen(team, path)
    return {
        "inspection_id": str(check["id"]),
        "leader_id": str(leader),
        **seen,
        **await _asked(house, cast, ids, leader),
    }


async def _seen(team: Person, path: str) -> dict[str, str]:
    entry = await team.post(f"{path}/answers", line="book", said="no", note="Mẫu.")
    proof = await team.upload(sample_photo("finding"))
    found = {"severity": "serious", "text": "Mẫu.", "basis": "Mẫu"}
    findings = await team.post(f"{path}/findings", **found, evidence=proof)
    return {"entry_id": str(entry["id"]), "finding_id": str(findings[0]["id"])}


async def _asked(house: House, cast: Cast, ids: dict[str, str], leader: str) -> dict[str, str]:
    """A check that is concluded, and what a unit was asked to put right after it."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    check = await office.post(
        "inspections/inspections",
        kind="unannounced",
        subject="Kiểm tra đột xuất (mẫu)",
        scope="Mẫu.",
        unit_id=ids["unit_id"],
        planned_on=house.today.isoformat(),
        leader_id=leader,
        checklist_key="reception",
    )
    path = f"inspections/inspections/{check['id']}"
    await chair.post(f"{path}/decision", number="42/QĐ-UBND")
    team = await cast.person("vhxh")
    await team.post(f"{path}/start")
    await chair.post(f"{path}/conclusion", number="51/KL-UBND", conclusion="Mẫu.")
    asked = {"text": "Khắc phục (mẫu).", "basis": "Điều 11", "unit_id": ids["unit_id"]}
    row = await team.post(f"{path}/recommendations", **asked)
    return {"recommendation_id": str(row["id"])}
