"""The real plan, from its text to the tasks of a ward, over HTTP."""

from __future__ import annotations

from datetime import date

from services.planning.importing.importer import read_pasted
from tests.planning.ward import BINH, CENTRE, CHAIR, CULTURE, FRONT, LAN, NORTH, OFFICE, SOUTH


async def test_the_real_plan_keeps_three_parts_and_every_sentence_on_one_node(faces, real_plan):
    plan_id = await faces.imported(real_plan)

    tree = (await faces.get(f"plans/{plan_id}", LAN)).json()
    parts = [node for node in tree["nodes"] if node["kind"] == "part"]
    kept = [sentence for node in _walk(tree["nodes"]) for sentence in node["sentences"]]
    read = [s.text for node in read_pasted(real_plan).walk() for s in node.sentences]

    assert [part["path"] for part in parts] == ["I", "II", "III"]
    assert [child["path"] for child in parts[1]["children"]] == [f"II.{n}" for n in range(1, 9)]
    assert [child["path"] for child in parts[2]["children"]] == [f"III.{n}" for n in range(1, 7)]
    assert kept == read


async def test_the_real_plan_comes_with_proposals_and_flags_to_confirm(faces, real_plan):
    plan_id = await faces.imported(real_plan)

    review = (await faces.get(f"plans/{plan_id}/review", LAN)).json()
    kinds = {one["kind"] for one in review["proposals"]}
    codes = {one["code"] for one in review["flags"]}

    assert kinds == {"task", "reference", "due", "cadence", "body", "duty"}
    assert {"missing_number", "city_after_two_tier", "decree_without_year"} <= codes
    assert review["counters"]["tasks_undecided"] == review["counters"]["tasks"] > 40
    assert review["counters"]["flags_unseen"] == len(review["flags"])
    assert review["ready"] is False
    assert review["bodies"]["culture"] == [str(CULTURE)]
    assert review["bodies"]["neighbourhood"] == [str(NORTH), str(SOUTH)]


async def test_the_approved_plan_owes_its_dated_duties_on_safe_working_days(faces, real_plan):
    await faces.approved(real_plan)

    reports = await faces.tasks(kind="report")
    due = {(one["cadence"], one["period"]): one["due_on"] for one in reports if one["due_on"]}

    # 25/5/2025 is a Sunday, 10/11/2025 a Monday; 1/9 and 2/9 are holidays.
    assert due == {
        ("half_yearly", "6 tháng đầu năm"): "2025-05-23",
        ("yearly", "năm"): "2025-11-07",
        ("quarterly", "quý I"): "2025-04-15",
        ("quarterly", "quý II"): "2025-07-14",
        ("quarterly", "quý III"): "2025-10-14",
        ("quarterly", "quý IV"): "2026-01-15",
    }
    half_year = next(one for one in reports if one["cadence"] == "half_yearly")
    assert half_year["lead_unit"] == {"id": str(CULTURE), "name": "Phòng Văn hóa - Xã hội"}
    assert half_year["rule"] == "plan.before"
    assert half_year["says"] == "Trước ngày 25/05/2025"
    assert half_year["basis"] == "Mục II.7/3 của kế hoạch"
    assert "trước ngày 25/5 đối với báo cáo 6 tháng" in half_year["source_sentence"]
    assert half_year["also_from"] == ["III.3/3"]


async def test_each_kind_of_body_of_part_three_owes_its_tasks(faces, real_plan):
    await faces.approved(real_plan)

    owed = {
        unit: {one["source_path"] for one in await faces.tasks(unit=unit)}
        for unit in (OFFICE, CULTURE, CENTRE, FRONT, NORTH, SOUTH)
    }

    assert {"III.2/1", "III.2/2", "III.2/3"} <= owed[OFFICE]
    assert {"III.3/1", "III.3/2"} <= owed[CULTURE]
    assert {"III.4/1", "III.4/2"} <= owed[CENTRE]
    assert {"III.5/1", "III.5/2", "III.5/3", "III.5/4"} <= owed[FRONT]
    assert owed[NORTH] == owed[SOUTH] == {"III.6/1", "III.6/2", "III.6/3"}


async def test_a_due_day_can_be_followed_day_by_day(faces, real_plan):
    await faces.approved(real_plan)
    reports = await faces.tasks(kind="report")
    half_year = next(one["id"] for one in reports if one["cadence"] == "half_yearly")

    detail = (await faces.get(f"tasks/{half_year}", BINH)).json()

    assert [day["on"] for day in detail["clock"]["days"]] == [
        "2025-05-25",
        "2025-05-24",
        "2025-05-23",
    ]
    assert detail["clock"]["days"][1]["why"] == "Thứ Bảy, nghỉ hằng tuần"


async def test_the_year_has_twenty_four_reception_days_for_everybody_to_see(faces, real_plan):
    await faces.approved(real_plan)

    found = (await faces.get("reception-days", year=2025)).json()
    moved = {
        one["nominal_on"]: one["held_on"]
        for one in found["days"]
        if one["nominal_on"] != one["held_on"]
    }

    assert len(found["days"]) == 24
    assert found["policy"] == "next_working_day"
    assert moved["2025-01-01"] == "2025-01-02"
    assert moved["2025-02-01"] == "2025-02-03"
    assert all(date.fromisoformat(held).weekday() < 5 for held in moved.values())
    # Until 30/06/2026 the chair receives every week: twice a month is too little.
    assert found["warnings"]


async def test_the_tree_shows_how_far_the_work_is(faces, real_plan):
    plan_id = await faces.approved(real_plan)

    tree = (await faces.get(f"plans/{plan_id}")).json()
    second = next(node for node in tree["nodes"] if node["path"] == "II")

    assert tree["plan"]["state"] == "in_force"
    assert tree["plan"]["number"] == "168a/KH-UBND"
    assert tree["work"]["total"] == len(await faces.tasks())
    assert 0 < second["work"]["total"] < tree["work"]["total"]


async def test_the_chair_finds_the_submitted_plan_in_the_inbox(faces, real_plan):
    plan_id = await faces.submitted(real_plan)

    inbox = (await faces.get("inbox", CHAIR)).json()

    assert [plan["id"] for plan in inbox["plans_to_approve"]] == [plan_id]


def _walk(nodes):
    for node in nodes:
        yield node
        yield from _walk(node["children"])
