"""Campaigns and their activities: days, slots, reach, proof; the task and the public follow."""

from __future__ import annotations

import json
from datetime import date, datetime, time

import pytest
from icalendar import Calendar

from libs.contracts.directory import UnitClosed
from libs.kernel import clock
from libs.kernel.files import StoredFile
from libs.kernel.outbox import told
from services.planning.outreach import rules
from services.planning.outreach.holding import hold_activity
from services.planning.outreach.rules import Slot
from tests.planning.ward import (
    BINH,
    CHAIR,
    CULTURE,
    ECONOMY,
    FRONT,
    FRONT_MAN,
    HOA,
    LAN,
    NOW,
    WARD,
)

PROOF = StoredFile("b" * 64, 1000, "application/pdf")
CAMPAIGN = {
    "title": "Tuyên truyền Luật",
    "document": "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
    "aims": "Mọi hộ dân biết quyền của mình.",
    "audiences": ["residents", "heads"],
    "starts_on": "2025-01-10",
    "ends_on": "2025-01-31",
}
BROADCAST = {
    "title": "Dân được biết gì",
    "system": "Hệ thống truyền thanh phường",
    "days": ["2025-01-13", "2025-01-14"],
    "times": ["06:30", "17:00"],
    "minutes": 20,
}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 1, day, hour, minute, tzinfo=clock.VIETNAM)


@pytest.fixture
async def task(faces, small_plan) -> dict:
    await faces.approved(small_plan)
    return (await faces.tasks(unit=CULTURE))[0]


async def opened(faces, by=LAN, unit=CULTURE, **changes) -> str:
    form = CAMPAIGN | {"unit_id": str(unit)} | changes
    answer = await faces.post("campaigns", form, by=by)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["campaign"]["id"])


async def aired(faces, campaign_id, by=LAN, **changes) -> list[dict]:
    answer = await faces.post(f"campaigns/{campaign_id}/broadcasts", BROADCAST | changes, by=by)
    assert answer.status_code == 201, answer.text
    return list(answer.json())


async def other(faces, campaign_id, kind, by=LAN) -> dict:
    form = {"kind": kind, "title": "Hoạt động", "place": "Khu 7", "on": "2025-01-13"}
    answer = await faces.post(f"campaigns/{campaign_id}/activities", form, by=by)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def held(faces, activity_id, amount, now, by=LAN, address="", files=(PROOF,)) -> list[dict]:
    """What is told when an activity is held; raises what is refused."""
    async with faces.database.transaction(WARD) as session:
        await hold_activity(
            session,
            activity_id,
            amount=amount,
            address=address,
            evidence=list(files),
            by=by,
            now=now,
        )
        return [json.loads(one["body"]) for one in told(session)]


@pytest.mark.parametrize(
    ("begins", "meets"),
    [(time(6, 10), False), (time(6, 11), True), (time(6, 49), True), (time(6, 50), False)],
)
def test_slots_meet_when_they_want_the_same_minute(begins, meets):
    taken = Slot(date(2025, 1, 13), time(6, 30), 20)

    assert taken.meets(Slot(date(2025, 1, 13), begins, 20)) is meets
    assert not taken.meets(Slot(date(2025, 1, 14), begins, 20))


async def test_a_broadcast_is_a_slot_for_every_time_of_every_day(faces):
    rows = await aired(faces, await opened(faces))
    week = (await faces.get("loudspeaker-week", on="2025-01-15")).json()

    assert [(one["on"], one["starts_at"]) for one in rows] == [
        ("2025-01-13", "06:30:00"),
        ("2025-01-13", "17:00:00"),
        ("2025-01-14", "06:30:00"),
        ("2025-01-14", "17:00:00"),
    ]
    assert (week["starts_on"], week["ends_on"]) == ("2025-01-13", "2025-01-19")
    assert len(week["slots"]) == 4
    assert not {"reason", "evidence", "script"} & week["slots"][0].keys()


async def test_a_slot_that_is_taken_is_refused_until_it_is_dropped(faces):
    rows = await aired(faces, await opened(faces))
    others = await opened(faces, by=HOA, unit=ECONOMY)
    path = f"campaigns/{others}/broadcasts"
    wanted = BROADCAST | {"days": ["2025-01-13"], "times": ["06:45"], "minutes": 10}
    shouted = wanted | {"system": "HỆ THỐNG TRUYỀN THANH PHƯỜNG"}

    taken = await faces.post(path, shouted, by=HOA)
    elsewhere = await faces.post(path, wanted | {"system": "Cụm loa Khu 7"}, by=HOA)
    await faces.post(f"activities/{rows[0]['id']}/drop", {"reason": "Mất điện."}, by=LAN)
    free = await faces.post(path, wanted, by=HOA)

    assert taken.json()["type"] == "SlotTaken"
    assert "06:30-06:50: Dân được biết gì" in taken.json()["title"]
    assert (elsewhere.status_code, free.status_code) == (201, 201)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"days": ["2025-02-01"]}, "OutsideCampaign"),
        ({"days": ["2025-01-09"]}, "OutsideCampaign"),
        ({"times": ["23:50"]}, "CrossesMidnight"),
        ({"times": ["06:30", "06:40"]}, "SlotTaken"),
    ],
)
async def test_slots_that_cannot_be_are_refused(faces, changes, refusal):
    campaign = await opened(faces)

    answer = await faces.post(f"campaigns/{campaign}/broadcasts", BROADCAST | changes, by=LAN)

    assert answer.json()["type"] == refusal


async def test_what_was_aired_is_the_progress_of_the_task_and_told_once(faces, task):
    campaign = await opened(faces, task_id=task["id"])
    [row, *_] = await aired(faces, campaign)

    progressed, event = await held(faces, row["id"], 18, at(13, 6, 50))
    [note] = (await faces.get(f"tasks/{task['id']}", BINH)).json()["progress"]
    seen = (await faces.get(f"campaigns/{campaign}", CHAIR)).json()["campaign"]

    assert (event["kind"], event["minutes"], event["people"]) == ("broadcast", 18, None)
    assert "title" not in event
    assert progressed["activity_id"] == event["activity_id"]
    assert (note["quantity"], note["measure"]) == (18, "phút")
    assert (seen["held"], seen["planned"], seen["reach"]["minutes"]) == (1, 3, 18)


async def test_a_broadcast_is_aired_after_its_time_with_proof_and_no_longer_than_its_slot(faces):
    [row, *_] = await aired(faces, await opened(faces))

    with pytest.raises(rules.AiredBeforeItsTime):
        await held(faces, row["id"], 18, at(13, 6, 49))
    with pytest.raises(rules.AiredMoreThanPlanned):
        await held(faces, row["id"], 21, at(13, 7))
    with pytest.raises(rules.ProofOfActivityMissing):
        await held(faces, row["id"], 18, at(13, 7), files=())
    with pytest.raises(rules.ReachMissing):
        await held(faces, row["id"], 0, at(13, 7))
    await held(faces, row["id"], 18, at(13, 7))
    with pytest.raises(rules.ActivitySettled):
        await held(faces, row["id"], 18, at(13, 7))


@pytest.mark.parametrize(
    ("kind", "measure"),
    [("meeting", "people"), ("poster", "sheets"), ("leaflet", "sheets"), ("article", "articles")],
)
async def test_each_kind_is_counted_in_its_own_measure(faces, kind, measure):
    row = await other(faces, await opened(faces), kind)

    [event] = await held(faces, row["id"], 1, at(13, 8), address="https://uongbi.example/1")

    counted = {name: event[name] for name in ("people", "minutes", "articles", "sheets")}
    assert counted == {"people": None, "minutes": None, "articles": None, "sheets": None} | {
        measure: 1
    }


async def test_an_article_needs_an_address_and_a_broadcast_its_slot(faces):
    campaign = await opened(faces)
    row = await other(faces, campaign, "article")
    form = {"kind": "broadcast", "title": "Phát thanh", "place": "Loa", "on": "2025-01-13"}

    without = await faces.post(f"campaigns/{campaign}/activities", form, by=LAN)

    assert without.json()["type"] == "BroadcastNeedsSlot"
    with pytest.raises(rules.AddressMissing):
        await held(faces, row["id"], 1, at(13, 8), address="javascript:alert(1)")


async def test_a_unit_works_in_its_own_campaigns(faces):
    campaign = await opened(faces)
    [row, *_] = await aired(faces, campaign)
    form = {"kind": "meeting", "title": "Họp", "place": "Khu 7", "on": "2025-01-13"}

    answers = [
        await faces.post("campaigns", CAMPAIGN | {"unit_id": str(CULTURE)}, by=HOA),
        await faces.post(f"campaigns/{campaign}/broadcasts", BROADCAST, by=HOA),
        await faces.post(f"campaigns/{campaign}/activities", form, by=HOA),
        await faces.post(f"activities/{row['id']}/drop", {"reason": "Không."}, by=HOA),
        await faces.post(f"activities/{row['id']}/result", {"amount": 1}, by=HOA),
    ]

    assert [answer.json()["type"] for answer in answers] == ["NotYourUnit"] * 5


async def test_the_front_speaks_for_itself_and_its_plans_are_its_own(faces):
    spoken_for = await faces.post("campaigns", CAMPAIGN | {"unit_id": str(FRONT)}, by=BINH)
    campaign = await opened(faces, by=FRONT_MAN, unit=FRONT)
    row = await other(faces, campaign, "meeting", by=FRONT_MAN)
    listed = [(await faces.get("campaigns", who, year=2025)).json() for who in (BINH, FRONT_MAN)]
    hidden = await faces.get(f"campaigns/{campaign}", BINH)
    public = (await faces.get("public-outreach")).json()["campaigns"]
    await held(faces, row["id"], 40, at(13, 9), by=FRONT_MAN)
    after = (await faces.get("public-outreach")).json()["campaigns"]

    assert spoken_for.json()["type"] == "SpeaksForItself"
    assert [len(one) for one in listed] == [0, 1]
    assert (hidden.status_code, public) == (404, [])
    assert [one["reach"]["people"] for one in after] == [40]


async def test_a_campaign_ends_after_it_begins(faces):
    form = CAMPAIGN | {"unit_id": str(CULTURE), "ends_on": "2025-01-09"}

    assert (await faces.post("campaigns", form, by=LAN)).json()["type"] == "PeriodTurned"


async def test_everybody_gets_the_loudspeakers_as_a_calendar(faces):
    rows = await aired(faces, await opened(faces))
    await faces.post(f"activities/{rows[3]['id']}/drop", {"reason": "Mất điện."}, by=LAN)

    answer = await faces.get("loudspeakers.ics")
    events = Calendar.from_ical(answer.text).walk("VEVENT")

    assert len({str(one["uid"]) for one in events}) == 4
    assert [str(one.get("status", "")) for one in events] == ["", "", "", "CANCELLED"]
    assert "Mất điện" not in answer.text
    assert events[0].decoded("dtstart").hour == 6


async def test_a_slot_keeps_its_name_in_calendars_whatever_is_booked_before_it(faces):
    async def names() -> dict[str, str]:
        feed = Calendar.from_ical((await faces.get("loudspeakers.ics")).text)
        return {f"{one['dtstart'].dt}": str(one["uid"]) for one in feed.walk("VEVENT")}

    campaign = await opened(faces)
    await aired(faces, campaign)
    before = await names()
    await aired(faces, campaign, times=["05:30"])
    after = await names()

    assert len(after) == len(before) + 2
    assert {at: after[at] for at in before} == before


async def test_what_a_closed_unit_planned_goes_to_its_successor_and_what_it_held_stays(faces):
    campaign = await opened(faces)
    first, second, *_ = await aired(faces, campaign)
    await held(faces, first["id"], 18, at(13, 7))
    closed = UnitClosed(
        occurred_at=NOW, unit_id=CULTURE, successor_id=ECONOMY, closed_on=NOW.date()
    )

    await faces.hears(closed)
    dropped = await faces.post(f"activities/{second['id']}/drop", {"reason": "Mưa."}, by=HOA)
    seen = (await faces.get(f"campaigns/{campaign}", HOA)).json()

    assert dropped.status_code == 201
    assert seen["campaign"]["unit_id"] == str(ECONOMY)
    units = {one["id"]: one["unit_id"] for one in seen["activities"]}
    assert units[first["id"]] == str(CULTURE)
    assert units[second["id"]] == str(ECONOMY)
