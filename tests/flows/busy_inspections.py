"""A programme of checks approved, a check going on, something answered and found."""

from __future__ import annotations

from datetime import timedelta
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
    item = next(each["id"] for each in written["items"] if each["subject"] == line["subject"])
    return {
        "check_programme_id": str(programme["id"]),
        "check_item_id": str(item),
        **await _of_a_check(house, cast, ids, item),
        **await _of_rooms(house, cast, ids),
    }


async def _of_rooms(house: House, cast: Cast, ids: dict[str, str]) -> dict[str, str]:
    """A supervision by the Front that goes on, a work under a board, the Front's programme."""
    front, office = await cast.person("mttq"), await cast.person("vanphong")
    kind = {"kind": "investment_board", "name": "Ban Giám sát (mẫu)", "short_name": "GSM"}
    board = await office.post("directory/units", **kind)
    await house.settle()
    work = {"name": "Đường (mẫu)", "investor": "Ban QLDA (mẫu)", "members": 5, "residents": 3}
    work |= {"unit_id": ids["unit_id"], "board_id": board["id"]}
    made = await front.post("inspections/works", **work)
    programme = {"kind": "programme", "year": house.today.year, "body": "Mẫu."}
    paper = await front.post("inspections/room-papers", **programme)
    # Sent, so that the chair has it: what is not sent, nobody of the committee opens.
    await front.post(f"inspections/room-papers/{paper['id']}/sending", number="2/MTTQ")
    notice = {"number": "3/MTTQ", "starts_on": (house.today + timedelta(days=90)).isoformat()}
    await front.post(f"inspections/works/{made['id']}/notice", **notice)
    starts_on = (house.today + timedelta(days=30)).isoformat()
    planned = {"subject": "Giám sát (mẫu)", "scope": "Mẫu.", "starts_on": starts_on}
    row = await front.post("inspections/supervisions", **planned, unit_id=ids["unit_id"])
    await front.post(f"inspections/supervisions/{row['id']}/sending", number="1/MTTQ")
    return {
        "work_id": str(made["id"]),
        "board_id": str(board["id"]),
        "room_paper_id": str(paper["id"]),
        "supervision_id": str(row["id"]),
        "advice_id": str(row["id"]),  # nothing may be concluded so soon
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
    signed = {"notice_number": "52/TB-UBND", "signer_name": "Người Ký Mẫu"}
    await chair.post(f"{path}/conclusion-paper", **signed)
    return {"recommendation_id": str(row["id"]), "published_conclusion_id": str(check["id"])}
