"""Reception days: twenty-four a year under each policy, moved in the open, never behind people."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from icalendar import Calendar

from libs.kernel import clock, testing
from libs.kernel.outbox import told
from libs.law.calendar import national_calendar
from libs.law.reception import DayOffPolicy
from services.planning.reception_days import actions
from tests.planning.ward import API, APPROVAL, BINH, CHAIR, LAN, WARD


async def set_policy(faces, policy: str, chosen: dict[str, str] | None = None, by=BINH):
    form = {"policy": policy, "chosen": chosen or {}}
    return await faces.client.put(f"{API}/reception-policy", json=form, headers=testing.signed(by))


async def days(faces, year: int = 2025) -> dict[str, str]:
    found = (await faces.get("reception-days", year=year)).json()
    return {one["nominal_on"]: one["held_on"] for one in found["days"]}


EXPECTED = {
    # planned: (next working day, nearest, same month)
    "2025-01-01": ("2025-01-02", "2025-01-02", "2025-01-02"),
    "2025-02-15": ("2025-02-17", "2025-02-14", "2025-02-17"),
    "2025-03-01": ("2025-03-03", "2025-02-28", "2025-03-03"),
    "2025-06-01": ("2025-06-02", "2025-06-02", "2025-06-02"),
    "2025-06-15": ("2025-06-16", "2025-06-16", "2025-06-16"),
    "2025-11-15": ("2025-11-17", "2025-11-14", "2025-11-17"),
}


@pytest.mark.parametrize(
    ("policy", "column"), [("next_working_day", 0), ("nearest", 1), ("same_month", 2)]
)
async def test_the_year_2025_has_24_days_under_each_policy(faces, small_plan, policy, column):
    assert (await set_policy(faces, policy)).status_code == 200
    await faces.approved(small_plan)

    found = await days(faces)

    assert len(found) == 24
    assert all(national_calendar().is_working(date.fromisoformat(day)) for day in found.values())
    for planned, expected in EXPECTED.items():
        assert found[planned] == expected[column]
    for planned, held in found.items():
        if national_calendar().is_working(date.fromisoformat(planned)):
            assert held == planned
        if policy == "same_month":
            assert held[:7] == planned[:7]


async def test_days_left_to_people_must_all_be_chosen_before_the_approval(faces, small_plan):
    await set_policy(faces, "manual")
    plan_id = await faces.submitted(small_plan)

    missing = await faces.approve(plan_id, APPROVAL, by=CHAIR)
    off = {on: on for on in _days_off()}
    await set_policy(faces, "manual", off)
    sunday = await faces.approve(plan_id, APPROVAL, by=CHAIR)
    chosen = {on: _working(on) for on in off}
    await set_policy(faces, "manual", chosen)
    good = await faces.approve(plan_id, APPROVAL, by=CHAIR)

    assert (missing.json()["type"], sunday.json()["type"]) == ("ManualDayMissing", "ManualDayIsOff")
    assert good.status_code == 201
    found = await days(faces)
    assert {on: found[on] for on in chosen} == chosen


async def test_changing_the_policy_moves_only_days_still_to_come(faces, small_plan):
    await faces.approved(small_plan)
    with testing.time_is(datetime(2025, 6, 5, 9, 0, tzinfo=clock.VIETNAM)):
        before = await days(faces)
        await set_policy(faces, "nearest")
        after = await days(faces)

    assert after["2025-02-15"] == before["2025-02-15"] == "2025-02-17"
    assert (before["2025-11-15"], after["2025-11-15"]) == ("2025-11-17", "2025-11-14")


async def test_changing_the_policy_tells_the_days_anew(faces, small_plan):
    await faces.approved(small_plan)

    async with faces.database.session(WARD) as session:
        await actions.set_reception_policy(
            session, policy=DayOffPolicy.NEAREST, chosen={}, by=BINH, now=clock.now()
        )
        [event] = [json.loads(one["body"]) for one in told(session)]

    assert (event["policy"], event["year"], len(event["held_on"])) == ("nearest", 2025, 24)


async def test_the_days_named_by_the_plan_are_the_days(faces, small_plan):
    await faces.approved(small_plan.replace("ngày 01 và 15 hằng tháng", "ngày 10 hằng tháng"))

    found = await days(faces)

    assert list(found)[:3] == ["2025-01-10", "2025-02-10", "2025-03-10"]
    assert len(found) == 12


async def test_the_feed_opens_in_a_calendar(faces, small_plan):
    await faces.approved(small_plan)

    answer = await faces.get("reception-days.ics", year=2025)
    feed = Calendar.from_ical(answer.content)
    events = feed.walk("VEVENT")

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(events) == len({str(event["uid"]) for event in events}) == 24
    assert events[0]["dtstart"].dt == date(2025, 1, 2)
    assert "Dời từ ngày 01/01/2025" in events[0]["description"]
    assert str(events[0]["summary"]) == "Tiếp công dân định kỳ"


async def test_a_year_without_a_plan_has_no_days(faces):
    assert await days(faces, 2025) == {}
    feed = await faces.get("reception-days.ics", year=2025)
    assert Calendar.from_ical(feed.content).walk("VEVENT") == []


@pytest.mark.parametrize("by", [LAN, CHAIR])
async def test_only_the_office_states_the_policy(faces, by):
    assert (await set_policy(faces, "nearest", by=by)).status_code == 403


def _days_off() -> list[str]:
    calendar = national_calendar()
    planned = [date(2025, month, day) for month in range(1, 13) for day in (1, 15)]
    return [on.isoformat() for on in planned if not calendar.is_working(on)]


def _working(on: str) -> str:
    return national_calendar().next_working(date.fromisoformat(on)).isoformat()
