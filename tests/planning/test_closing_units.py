"""A unit ends: what others may still do for it they have, what was only its own is over."""

from __future__ import annotations

import pytest

from libs.contracts.directory import UnitClosed
from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.reception.dialogues import CommitmentMade
from libs.kernel.ids import new_id
from services.planning.conferences.duties import owe_check, owe_conferences
from services.planning.meetings.tables import Meeting
from services.planning.tables import Task
from services.planning.urging.documents import urge_late_disclosures
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


ANNOUNCED = {
    "number": "12/TB-BCĐ",
    "signed_on": "2025-01-10",
    "signing_form": "tm",
    "signer_position": "Chủ tịch",
}
ITEM = {"unit_id": str(NORTH), "text": "Công khai quyết toán.", "due_on": "2025-06-30"}


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


async def written(faces, *units) -> str:
    """A programme with an item for each unit, as it is about to be signed."""
    form = {"kind": "committee", "year": 2025}
    programme = (await faces.post("programmes", form, by=BINH)).json()["id"]
    for unit in units:
        item = ITEM | {"unit_id": str(unit)}
        await faces.post(f"programmes/{programme}/items", item, by=BINH)
    return f"programmes/{programme}"


async def test_an_item_of_a_programme_is_owed_by_whoever_succeeded_its_unit(faces):
    path = await written(faces, NORTH)
    await closes(faces, NORTH, SOUTH)
    await closes(faces, SOUTH, ECONOMY)

    answer = await faces.sign(path, "signature")

    assert answer.status_code == 201, answer.text
    assert [one["lead_unit"]["id"] for one in await faces.tasks()] == [str(ECONOMY)]


async def test_an_item_of_a_unit_without_a_successor_is_not_signed(faces):
    path = await written(faces, CULTURE, NORTH)
    await closes(faces, NORTH)

    answer = await faces.sign(path, "signature")

    assert answer.json()["type"] == "ItemUnitEnded"
    assert answer.json()["title"].startswith("Mục 2 giao cho đơn vị đã kết thúc")
    assert await faces.tasks() == []


@pytest.mark.parametrize(("successor", "type_"), [(SOUTH, None), (None, "UnitEnded")])
async def test_a_conclusion_gives_one_task_to_units_that_became_one(faces, successor, type_):
    said = {"title": "Giao ban", "on": "2025-01-10", "starts_at": "07:00", "place": "Phòng họp"}
    form = {"kind": "committee", "agenda": "Niêm yết.", **said}
    meeting = f"meetings/{(await faces.post('meetings', form, by=BINH)).json()['id']}"
    async with faces.database.transaction(WARD) as session:
        (await session.get(Meeting, meeting.rpartition("/")[2])).state = "held"
    duty = {"text": "Niêm yết.", "lead_unit_ids": [f"{NORTH}", f"{SOUTH}"], "due_on": "2025-02-03"}
    added = await faces.post(f"{meeting}/conclusions", duty, by=BINH)
    assert added.status_code == 201, added.text
    await closes(faces, NORTH, successor)

    answer = await faces.sign(meeting, "announcement", ANNOUNCED)

    assert answer.json().get("type") == type_, answer.text
    owing = [one["lead_unit"]["id"] for one in await faces.tasks()]
    assert owing == ([] if type_ else [str(SOUTH)])


async def test_a_promise_of_a_unit_that_closed_meanwhile_is_its_successors(faces):
    await closes(faces, NORTH, SOUTH)
    of = {"commitment_id": new_id(), "dialogue_id": new_id(), "kind": "conference"}
    said = {"title": "Nạo vét cống", "source_path": "Cam kết 1", "unit_id": NORTH}

    await faces.hears(CommitmentMade(occurred_at=NOW, due_on=day("2025-02-14"), **of, **said))

    assert [one["lead_unit"]["id"] for one in await faces.tasks()] == [str(SOUTH)]


async def test_a_document_late_anew_is_asked_of_whose_it_is_now(faces):
    paper = {"obligation_id": new_id(), "khoan": 3, "item": "3a", "title": "Dự toán ngân sách"}
    late = DisclosureLate(
        occurred_at=NOW, owner_unit_id=NORTH, due_on=day("2025-01-08"), days_late=1, **paper
    )
    shown = DisclosurePublished(
        occurred_at=NOW,
        disclosure_id=new_id(),
        document_number="12/QĐ-UBND",
        document_on=day("2025-01-02"),
        owner_unit_id=NORTH,
        published_on=day("2025-01-09"),
        due_on=day("2025-01-08"),
        days_late=1,
        **paper,
    )
    await faces.hears(late)
    await faces.hears(shown)
    await closes(faces, NORTH, SOUTH)
    await faces.hears(late)

    async with faces.database.transaction(WARD) as session:
        await urge_late_disclosures(session, by=CLOCK, now=NOW)
    [letter] = (await faces.get("urgings", BINH)).json()
    assert letter["unit_id"] == str(SOUTH)
