"""Something of every kind that desks make besides papers on walls and tasks of the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.flows.busy_participation import of_participation
from tests.flows.busy_petitions import of_petitions
from tests.flows.house import House
from tools.people import Person, sample_photo
from tools.samples.cast import Cast

ELSEWHERE = "Hội trường phường"


async def of_the_desks(house: House, cast: Cast, ids: dict[str, str]) -> dict[str, str]:
    """Meetings, programmes, classes, campaigns, requests: an id of each."""
    culture = await cast.person("vhxh")
    today = house.today.isoformat()
    return {
        **await _of_meetings(culture, today),
        **await _of_outreach(culture, today, ids["culture_unit_id"]),
        **await _of_plans(culture, house.today.year, ids),
        **await _of_disclosures(cast, house, ids),
        **await _of_reception(cast, house),
        **await of_petitions(cast, today),
        **await _of_feedback(cast, house),
        **await of_participation(cast, house.today),
    }


async def _of_reception(cast: Cast, house: House) -> dict[str, str]:
    office, year = await cast.person("vanphong"), house.today.year
    await office.post("reception/sessions/posting", until=f"{year}-12-31")
    sessions = (await office.get("reception/sessions", year=year))["sessions"]
    path = f"reception/sessions/{sessions[-1]['id']}"
    slots = await cast.citizen().get(f"{path}/slots")
    who = {"full_name": "Người Hẹn Mẫu", "phone": "0900 000 000"}
    booked = await cast.citizen().post(f"{path}/bookings", **who, slot_at=slots["free"][0])
    return {
        "session_id": str(sessions[-1]["id"]),
        "booking_id": str(booked["id"]),
        **await _of_the_register(cast, house.today.isoformat()),
    }


async def _of_the_register(cast: Cast, today: str) -> dict[str, str]:
    """Somebody denounced: his letter is asked to be seen, and waits for a second person."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    came = await office.post(
        "reception/visits",
        full_name="Người Đến Mẫu",
        address="Khu mẫu",
        id_number="000000000000",
        received_on=today,
        received_by="chair",
        matter="denunciation",
        summary="Tố cáo (mẫu).",
        outcome="accepted",
    )
    refused = await chair.post(
        "reception/refusals",
        ground="threatening",
        matter="complaint",
        summary="Khiếu nại (mẫu).",
        refused_on=today,
        full_name="Người Bị Từ Chối Mẫu",
        address="Khu mẫu",
        id_number="000000000001",
    )
    letter = f"reception/letters/{came['sealed_id']}"
    reveal = await chair.post(f"{letter}/reveals", reason="verify")
    return {
        "visit_id": str(came["id"]),
        "refusal_id": str(refused["id"]),
        "letter_id": str(came["sealed_id"]),
        "reveal_id": str(reveal["id"]),
    }


async def _of_meetings(culture: Person, today: str) -> dict[str, str]:
    said = {"on": today, "starts_at": "08:00", "place": ELSEWHERE, "agenda": "Mẫu."}
    meeting = await culture.post("planning/meetings", **said, kind="committee", title="Họp (mẫu)")
    path = f"planning/meetings/{meeting['id']}"
    minutes = await culture.upload(sample_photo("minutes"))
    await culture.post(f"{path}/minutes", invited=9, present=8, minutes=minutes)
    concluded = await culture.post(f"{path}/conclusions", text="Giao việc mẫu.")
    programme = await culture.post("planning/programmes", kind="committee", year=int(today[:4]))
    return {
        "meeting_id": str(meeting["id"]),
        "conclusion_id": _id_in(concluded, "conclusions"),
        "programme_id": str(programme["id"]),
    }


def _id_in(answer: dict[str, Any], name: str) -> str:
    """The id of the last of some things in an answer, or of the answer itself."""
    return str(answer[name][-1]["id"] if name in answer else answer["id"])


async def _of_outreach(culture: Person, today: str, unit: str) -> dict[str, str]:
    lesson = await culture.post(
        "planning/training-classes",
        unit_id=unit,
        topic="Lớp mẫu",
        trainer="Báo cáo viên (mẫu)",
        place=ELSEWHERE,
        days=[today],
        hours=4,
        invited={"officials": 20},
    )
    campaign = await culture.post(
        "planning/campaigns",
        unit_id=unit,
        title="Tuyên truyền mẫu",
        document="Luật Thực hiện dân chủ ở cơ sở",
        aims="Mẫu.",
        audiences=["residents"],
        starts_on=today,
        ends_on=today,
    )
    held = campaign["campaign"]["id"]
    said = {"kind": "meeting", "title": "Họp dân", "place": ELSEWHERE, "on": today}
    activity = await culture.post(f"planning/campaigns/{held}/activities", **said)
    return {
        "class_id": str(lesson["id"]),
        "campaign_id": str(held),
        "activity_id": str(activity["id"]),
    }


async def _of_plans(culture: Person, year: int, ids: dict[str, str]) -> dict[str, str]:
    draft = await culture.post("planning/unit-plans", year=year)
    added = await culture.post(f"planning/unit-plans/{draft['id']}/items", title="Việc mẫu")
    await _read_text(culture, f"planning/unit-plans/{draft['id']}")
    await culture.post(f"planning/unit-plans/{draft['id']}/submission")
    feed = await culture.post("planning/calendar-feeds", scope="ward")
    places = (await culture.get("planning/workplaces"))["workplaces"]
    conference = next(each["conference"]["id"] for each in places if each["conference"])
    return {
        "unit_plan_id": str(draft["id"]),
        "item_id": _id_in(added, "items"),
        "feed_id": str(feed["id"]),
        "conference_id": str(conference),
        "workplace_id": str(places[0]["unit_id"]),
        "reshaping_id": ids["proposal_id"],
        "proposal_ids": ids["proposal_id"],
        "with_task_ids": ids["task_id"],
        "lead_unit_id": ids["unit_id"],
    }


async def _read_text(culture: Person, path: str) -> None:
    """The text of a unit's plan, whose steps are taken over as read."""
    said = "KẾ HOẠCH\n\nI. MỤC ĐÍCH\nMẫu.\n\nII. NỘI DUNG\n- Tổ chức tọa đàm mẫu.\n"
    await culture.post(f"{path}/text", text=said)
    steps = (await culture.get(f"{path}/text"))["steps"]
    taken = [{"proposal_id": one["id"], "accepted": True, "title": "Mẫu"} for one in steps]
    await culture.post(f"{path}/steps", decisions=taken)


async def _of_disclosures(cast: Cast, house: House, ids: dict[str, str]) -> dict[str, str]:
    office, today = await cast.person("vanphong"), house.today.isoformat()
    signed = {"number": "35/QĐ-UBND", "issued_on": today, "valid_from": today}
    added = await office.post(
        "disclosures/catalogue/items", title="Mẫu", rhythm="event", owner="office", **signed
    )
    paper = await office.post(
        "disclosures/internal/papers",
        khoan=2,
        title="Kế hoạch tuần (mẫu)",
        summary="Mẫu.",
        number="36/KH-UBND",
        signed_on=today,
        signer_position="Chủ tịch",
    )
    yearly = await office.post("disclosures/disclosure-plans", year=house.today.year)
    who = {"full_name": "Người Hỏi Mẫu", "address": "Khu mẫu", "contact": "hoi@mau.example"}
    asked = await cast.citizen().post(
        "disclosures/information-requests", **who, asked="Xin bản quy chế."
    )
    told = await cast.citizen().post(
        f"disclosures/disclosures/{ids['disclosure_id']}/missing", place_id=ids["place_id"]
    )
    missing = await office.get("disclosures/missing-sheets")
    return {
        "addition_id": str(added["id"]),
        "paper_id": str(paper["id"]),
        "disclosure_plan_id": str(yearly["id"]),
        "request_id": str(asked["id"]),
        "code": str(told["code"]),
        "missing_report_id": str(missing[0]["id"]),
    }


async def _of_feedback(cast: Cast, house: House) -> dict[str, str]:
    """Three reports on one matter at one place, and the hot spot of the morning after."""
    units = await cast.citizen().get("reception/units")
    place = next(unit["id"] for unit in units if unit["kind"] == "neighbourhood")
    seen = {"category": "road", "text": "Ổ gà (mẫu)", "place": "Đường mẫu"}
    citizen = cast.citizen()
    for _ in range(3):
        path = f"/api/wards/{cast.ward}/reception/letters/files"
        photo = (await citizen.client.post(path, content=sample_photo("pothole"))).json()
        seen |= {"neighbourhood_id": place, "photos": [photo["receipt"]]}
        told = await citizen.post("reception/feedback", **seen)
    follow = {"code": told["code"], "secret": told["secret"]}
    [link] = (await citizen.post("reception/feedback/tracked", **follow))["photos"]
    await house.live_until(house.today + timedelta(days=1))
    hot = await (await cast.person("chutich")).get("reception/hot-spots")
    return {
        "feedback_id": str(told["id"]),
        "feedback_code": str(told["code"]),
        "feedback_photo": link.rpartition("/")[2],
        "hot_spot_id": str(hot[0]["id"]),
        **await _of_dialogues(cast, house),
    }


async def _of_dialogues(cast: Cast, house: House) -> dict[str, str]:
    """A conference with residents that was held, and what was promised in it."""
    office, on = await cast.person("vanphong"), house.today.isoformat()
    said = {"title": "Đối thoại (mẫu)", "place": ELSEWHERE, "agenda": "Mẫu.", "starts_at": "08:00"}
    held = await office.post("reception/dialogues", **said, kind="conference", on=on)
    path = f"reception/dialogues/{held['id']}"
    came = {"residents": 20, "officials": 3, "questions": 2, "answered": 2, "summary": "Mẫu."}
    minutes = await office.upload(sample_photo("minutes of a dialogue"))
    await office.post(f"{path}/minutes", **came, minutes=minutes)
    due_on = (house.today + timedelta(days=30)).isoformat()
    units = await office.get("reception/units")
    unit = next(each["id"] for each in units if each["kind"] == "department")
    made = await office.post(f"{path}/commitments", text="Mẫu.", unit_id=unit, due_on=due_on)
    return {"dialogue_id": str(held["id"]), "commitment_id": _id_in(made, "commitments")}
