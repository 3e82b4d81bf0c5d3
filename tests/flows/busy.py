"""A ward in which something of every kind is there, for stories about what must not happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.documents.word_templates import a_template
from tests.flows.busy_awards import of_awards
from tests.flows.busy_consultations import of_consultations
from tests.flows.busy_contributions import of_contributions
from tests.flows.busy_conventions import of_conventions
from tests.flows.busy_desks import of_the_desks
from tests.flows.busy_inspections import of_inspections
from tests.flows.busy_matters import of_matters
from tests.flows.busy_surveys import of_surveys
from tests.flows.house import House
from tools.people import sample_photo
from tools.samples import showing
from tools.samples.cast import Cast
from tools.samples.showing import Paper
from tools.samples.ward import approve_plan

CODE = "06832"


@dataclass
class Busy:
    """The ward, and an id of everything in it, named as paths and forms name it."""

    house: House
    cast: Cast
    ids: dict[str, str]


async def busy_ward(house: House) -> Busy:
    """A plan approved, one paper hanging at headquarters, another drafted, a report drafted."""
    cast = await house.founded(CODE)
    plan = await approve_plan(cast, house.today.year, signed_on=house.today)
    await house.settle()
    ids = {"plan_id": plan, **await _shown_papers(house, cast), **await _of_the_plan(house, cast)}
    await house.settle()
    ids |= await _of_the_directory(house, cast)
    ids |= await of_contributions(house, cast)
    # What the clock makes owed, such as staff conferences, is there the next morning.
    await house.live_until(house.today + timedelta(days=1))
    ids |= await of_the_desks(house, cast, ids)
    ids |= await of_surveys(house, cast, ids["culture_unit_id"])
    ids |= await of_matters(cast, house.today)
    ids |= await of_conventions(cast, house.today)
    ids |= await of_consultations(cast, house.today, ids["culture_unit_id"])
    ids |= await of_awards(cast, house.today)
    ids |= await of_inspections(house, cast, ids)
    await house.settle()
    return Busy(house, cast, ids)


async def _shown_papers(house: House, cast: Cast) -> dict[str, str]:
    shown = Paper("2c", "Tình hình ngân sách quý I (mẫu)", "31/BC-UBND", house.today)
    obligation = await showing.register(cast, shown)
    disclosure = await showing.publish(cast, obligation, "Văn bản mẫu.")
    await _correct(cast, disclosure, shown)
    place = (await showing.places(cast))[0]
    posting = await showing.hang(cast, disclosure, place, house.today)
    await (await cast.person("vanphong")).post(
        f"disclosures/disclosures/{disclosure}/sheet-notes",
        entry_id=str(uuid4()),
        seen_at=f"{house.today}T00:30:00+07:00",
        place_id=str(place["id"]),
        said="sheet_there",
    )
    drafted = Paper("12a", "Mức thu các loại phí (mẫu)", "32/QĐ-UBND", house.today)
    owed = await showing.register(cast, drafted)
    office = await cast.person("vanphong")
    draft = await office.post(f"disclosures/obligations/{owed}/disclosure", summary="Dự thảo mẫu.")
    return {
        "obligation_id": obligation,
        "disclosure_id": disclosure,
        "draft_id": str(draft["id"]),
        "place_id": str(place["id"]),
        "posting_id": posting,
        "announcement_id": await _read_out(house, cast),
    }


async def _correct(cast: Cast, disclosure_id: str, paper: Paper) -> None:
    """Another version comes out, so that there is something to compare."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    path = f"disclosures/disclosures/{disclosure_id}"
    await office.post(
        f"{path}/correction",
        title=paper.title,
        summary="Văn bản mẫu đã sửa.",
        number=paper.number,
        signed_on=paper.signed_on.isoformat(),
        signer_position="Chủ tịch",
        reason="Sửa số liệu",
    )
    await chair.post(f"{path}/approval")
    await office.post(f"{path}/publication")


async def _read_out(house: House, cast: Cast) -> str:
    """A day on the loudspeakers that nothing proves yet."""
    paper = Paper("9c", "Danh sách gọi nhập ngũ (mẫu)", "34/QĐ-UBND", house.today)
    disclosure = await showing.publish(cast, await showing.register(cast, paper), "Văn bản mẫu.")
    office, on = await cast.person("vanphong"), house.today.isoformat()
    held = await office.post(f"disclosures/disclosures/{disclosure}/broadcasts", on=on, minutes=9)
    return str(held["id"])


async def _of_the_plan(house: House, cast: Cast) -> dict[str, str]:
    culture = await cast.person("vhxh")
    tasks = (await culture.get("planning/tasks", limit=200))["tasks"]
    task = next(each for each in tasks if each["lead_unit"] and each["state"] == "open")
    path = f"planning/tasks/{task['id']}"
    answer_by = (house.today + timedelta(days=7)).isoformat()
    urging = await culture.post(f"{path}/urgings", text="Đề nghị báo cáo.", answer_by=answer_by)
    await culture.post(f"{path}/progress", on=house.today.isoformat(), note="Đã bắt đầu.")
    period = (await culture.get("reporting/periods", year=house.today.year))[0]
    report = await culture.post("reporting/reports", period_id=period["id"])
    review = await culture.get(f"planning/plans/{task['plan_id']}/review")
    [part] = await culture.post(
        f"reporting/periods/{period['id']}/parts", unit_ids=[await _own_unit(cast)]
    )
    figure = {"title": "Buổi họp (mẫu)", "unit": "buổi", "value": 2, "reason": "Sổ họp (mẫu)."}
    proof = await culture.upload(sample_photo("So hop"))
    path = f"reporting/parts/{part['id']}/figures"
    written = await culture.post(path, **figure, receipts=[proof])
    counted = await culture.post(
        f"reporting/reports/{report['id']}/figures", **figure, receipts=[proof]
    )
    template = await culture.upload(a_template())
    kept = await culture.post("reporting/report-templates", paper=template)
    return {
        "manual_figure_id": str(counted["id"]),
        "report_template_id": str(kept["templates"][0]["id"]),
        "part_id": str(part["id"]),
        "part_figure_id": str(written["by_hand"][0]["id"]),
        "task_id": str(task["id"]),
        "urging_id": str(urging["id"]),
        "period_id": str(period["id"]),
        "report_id": str(report["id"]),
        "proposal_id": str(review["proposals"][0]["id"]),
        "flag_id": str(review["flags"][0]["id"]),
    }


async def _own_unit(cast: Cast) -> str:
    """The unit of whoever compiles the report, which writes a part of it like any other."""
    chair = await cast.person("chutich")
    officials: list[dict[str, Any]] = await chair.get("directory/officials")
    return next(str(each["unit_id"]) for each in officials if each["username"] == "vhxh")


async def _of_the_directory(house: House, cast: Cast) -> dict[str, str]:
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    officials: list[dict[str, Any]] = await chair.get("directory/officials")
    by_name = {each["username"]: each for each in officials}
    account = by_name["kinhte"]
    member = {"account_id": account["account_id"], "position": "Ủy viên", "fields": ["Tài chính"]}
    committee = await office.post(
        "directory/committees",
        decision_number="33/QĐ-UBND",
        decided_on=house.today.isoformat(),
        members=[member],
    )
    key = await chair.post("directory/keys", name="Cổng thông tin tỉnh (mẫu)")
    told = await (await cast.person("vhxh")).get("directory/notifications")
    return {
        "unit_id": str(account["unit_id"]),
        "culture_unit_id": str(by_name["vhxh"]["unit_id"]),
        "account_id": str(account["account_id"]),
        "committee_id": str(committee["id"]),
        "key_id": str(key["id"]),
        "notification_id": str(told["lines"][0]["id"]),
    }
