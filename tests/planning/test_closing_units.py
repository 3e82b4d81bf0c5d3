"""A unit ends: what others may still do for it they have, what was only its own is over."""

from __future__ import annotations

import pytest

from libs.contracts.directory import UnitClosed
from services.planning.conferences.duties import owe_check, owe_conferences
from services.planning.tables import Task
from tests.planning.ward import (
    BINH,
    CENTRE,
    CULTURE,
    ECONOMY,
    FRONT,
    HOA,
    LAN,
    NORTH,
    NOW,
    SOUTH,
    WARD,
    actor,
    day,
)

CLOCK = actor("clock", "clock")
CENTRE_MAN = actor("tam", "department", CENTRE)
CAMPAIGN = {
    "title": "Tuyên truyền Luật",
    "document": "Luật số 10/2022/QH15",
    "aims": "Mọi hộ dân biết quyền của mình.",
    "audiences": ["residents"],
    "starts_on": "2025-01-10",
    "ends_on": "2025-01-31",
}
BROADCAST = {
    "title": "Dân được biết gì",
    "system": "Loa phường",
    "days": ["2025-01-13"],
    "times": ["06:30"],
    "minutes": 20,
}
LESSON = {
    "topic": "Hòa giải ở cơ sở",
    "trainer": "Phòng Tư pháp",
    "place": "Hội trường",
    "days": ["2025-01-20"],
    "hours": 4,
    "invited": {"officials": 10},
}


async def closes(faces, unit, successor=None):
    """The directory told that a unit ended."""
    said = {"unit_id": unit, "successor_id": successor, "closed_on": NOW.date()}
    await faces.hears(UnitClosed(occurred_at=NOW, **said))


@pytest.mark.parametrize("successor", [ECONOMY, None])
async def test_its_conference_and_its_checks_are_owed_by_nobody(faces, successor):
    async with faces.database.transaction(WARD) as session:
        await owe_conferences(session, by=CLOCK, now=NOW)
        await owe_check(session, CENTRE, day("2025-01-02"), by=CLOCK, now=NOW)

    await closes(faces, CENTRE, successor)

    ended = await faces.tasks(unit=CENTRE)
    place = (await faces.get(f"workplaces/{CENTRE}", CENTRE_MAN)).json()["workplace"]
    detail = (await faces.get(f"tasks/{ended[0]['id']}", BINH)).json()
    assert {one["kind"]: one["state"] for one in ended} == {
        "staff_conference": "withdrawn",
        "staff_check": "withdrawn",
    }
    assert await faces.tasks(unit=ECONOMY) == []
    assert place["conference"]["state"] == "waived"
    assert "Thôi giao vì đơn vị đã kết thúc hoạt động." in [
        one["text"] for one in detail["timeline"]
    ]


async def planned(faces, unit, by) -> tuple[str, str, str]:
    """A campaign with a broadcast, and a class, all only planned."""
    opened = await faces.post("campaigns", CAMPAIGN | {"unit_id": str(unit)}, by=by)
    campaign = opened.json()["campaign"]["id"]
    aired = await faces.post(f"campaigns/{campaign}/broadcasts", BROADCAST, by=by)
    lesson = await faces.post("training-classes", LESSON | {"unit_id": str(unit)}, by=by)
    assert (aired.status_code, lesson.status_code) == (201, 201), lesson.text
    return campaign, aired.json()[0]["id"], lesson.json()["id"]


async def test_without_a_successor_what_it_planned_is_dropped_and_its_slot_is_free(faces):
    campaign, activity, lesson = await planned(faces, ECONOMY, HOA)
    other = (await faces.post("campaigns", CAMPAIGN | {"unit_id": str(CULTURE)}, by=LAN)).json()
    path = f"campaigns/{other['campaign']['id']}/broadcasts"
    taken = await faces.post(path, BROADCAST, by=LAN)

    await closes(faces, ECONOMY)
    free = await faces.post(path, BROADCAST, by=LAN)

    [dropped] = (await faces.get(f"campaigns/{campaign}", BINH)).json()["activities"]
    cancelled = (await faces.get(f"training-classes/{lesson}", BINH)).json()
    assert taken.json()["type"] == "SlotTaken"
    assert free.status_code == 201
    assert (dropped["id"], dropped["state"]) == (activity, "dropped")
    assert dropped["reason"] == "Đơn vị đã kết thúc hoạt động."
    assert cancelled["state"] == "cancelled"


async def test_its_successor_stands_beside_those_whom_it_helped(faces, ward_plan):
    led = (await faces.tasks(unit=FRONT))[0]["id"]
    own = (await faces.tasks(unit=SOUTH))[0]["id"]
    async with faces.database.transaction(WARD) as session:
        (await session.get(Task, led)).cooperating = [str(NORTH), str(CULTURE)]
        (await session.get(Task, own)).cooperating = [str(NORTH)]

    await closes(faces, NORTH, SOUTH)

    async with faces.database.session(WARD) as session:
        assert (await session.get(Task, led)).cooperating == [str(SOUTH), str(CULTURE)]
        assert (await session.get(Task, own)).cooperating == []
