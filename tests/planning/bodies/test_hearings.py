"""The people's committee hears the Front every six months (Luật Mặt trận Tổ quốc, article 30.1)."""

from __future__ import annotations

import json
from datetime import date, datetime
from uuid import UUID

import pytest

from libs.contracts.directory import UnitClosed
from libs.kernel import clock, testing
from libs.kernel.files import StoredFile
from libs.kernel.outbox import told
from services.planning.hearings.actions import owe_hearing
from services.planning.hearings.rules import counted_from
from services.planning.meetings.actions import hold_meeting
from services.planning.tasks.actions import flag_overdue
from tests.planning.bodies.test_meetings import MEETING
from tests.planning.ward import BINH, FRONT, FRONT_MAN, NOW, OFFICE, WARD, actor, day

CLOCK = actor("clock", "clock")


def at(text: str) -> datetime:
    """A moment in the ward."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.VIETNAM)


@pytest.mark.parametrize(
    ("last_on", "today", "start_on"),
    [
        (None, "2025-01-10", "2024-12-31"),
        (None, "2025-06-30", "2024-12-31"),
        (None, "2025-07-01", "2025-06-30"),
        ("2025-03-05", "2025-09-30", "2025-03-05"),
    ],
)
def test_six_months_run_from_the_last_hearing_or_from_the_half_year(last_on, today, start_on):
    assert counted_from(day(last_on) if last_on else None, day(today)) == day(start_on)


async def morning(ward, now: datetime) -> list[dict]:
    """What the clock tells of hearings on a morning."""
    async with ward.database.transaction(WARD) as session:
        await owe_hearing(session, by=CLOCK, now=now)
        await flag_overdue(session, by=CLOCK, now=now)
        return [json.loads(one["body"]) for one in told(session)]


async def hold(ward, on: date, receipt: str):
    """A hearing that was held on a day."""
    meeting = await ward.post("meetings", MEETING | {"kind": "front", "on": f"{on}"}, by=BINH)
    form = {"invited": 12, "present": 10, "minutes": receipt}
    return await ward.post(f"meetings/{meeting.json()['id']}/minutes", form, by=BINH)


async def test_a_hearing_is_owed_once_by_the_office_with_its_article(ward):
    first, second = await morning(ward, NOW), await morning(ward, NOW)
    [task] = await ward.tasks(unit=OFFICE)
    listed = (await ward.get("meetings", FRONT_MAN, kind="front")).json()

    assert [(one["kind"], one["due_on"]) for one in first] == [("front_hearing", "2025-06-30")]
    assert second == []
    assert "Điều 30 khoản 1" in task["basis"]
    assert task["origin"] == "law"
    assert listed["hearing"]["id"] == task["id"]


async def test_a_hearing_held_in_time_does_the_duty_and_the_next_counts_from_it(ward, upload):
    await morning(ward, NOW)
    with testing.time_is(at("2025-03-05 16:00")):
        held = await hold(ward, day("2025-03-05"), await upload(clock.now()))
        next_owed = await morning(ward, at("2025-03-06 05:35"))
        tasks = await ward.tasks(kind="front_hearing")

    assert held.status_code == 201, held.text
    assert {one["state"]: one["due_on"] for one in tasks} == {
        "done": "2025-06-30",
        "open": "2025-09-05",
    }
    assert [one["due_on"] for one in next_owed] == ["2025-09-05"]


async def test_an_older_hearing_written_down_late_does_not_do_the_next_duty(ward, upload):
    await morning(ward, NOW)
    with testing.time_is(at("2025-03-05 16:00")):
        await hold(ward, day("2025-03-05"), await upload(clock.now()))
    await morning(ward, at("2025-03-06 05:35"))

    with testing.time_is(at("2025-03-07 09:00")):
        older = await hold(ward, day("2025-02-20"), await upload(clock.now()))
        tasks = await ward.tasks(kind="front_hearing")

    assert older.status_code == 201, older.text
    assert {one["state"]: one["due_on"] for one in tasks} == {
        "done": "2025-06-30",
        "open": "2025-09-05",
    }


async def test_a_hearing_not_held_is_told_overdue_and_counted_late(ward):
    await morning(ward, NOW)

    on_the_day = await morning(ward, at("2025-06-30 06:00"))
    after = await morning(ward, at("2025-07-01 06:00"))
    with testing.time_is(at("2025-07-04 10:00")):
        call = MEETING | {"kind": "front", "on": "2025-07-04"}
        meeting_id = (await ward.post("meetings", call, by=BINH)).json()["id"]
        async with ward.database.session(WARD) as session:
            minutes = StoredFile("0" * 64, 1, "application/pdf")
            await hold_meeting(
                session,
                UUID(meeting_id),
                invited=9,
                present=9,
                minutes=minutes,
                by=BINH,
                now=clock.now(),
            )
            events = {one["headers"]["ce-type"]: json.loads(one["body"]) for one in told(session)}

    assert on_the_day == []
    assert [(one["kind"], one["due_on"]) for one in after] == [("front_hearing", "2025-06-30")]
    assert events["planning.front.heard"]["days_late"] == 4
    assert events["planning.task.done"]["days_late"] == 4


async def test_nobody_reports_a_duty_of_the_law_as_done_by_hand(ward, receipt):
    await morning(ward, NOW)
    [task] = await ward.tasks(unit=OFFICE)

    form = {"outcome": "done", "evidence": [receipt]}
    answer = await ward.post(f"tasks/{task['id']}/outcome", form, by=BINH)

    assert answer.json()["type"] == "FinishedByItsAct"


async def test_without_a_front_no_hearing_is_owed(ward):
    closed = UnitClosed(occurred_at=NOW, unit_id=FRONT, successor_id=None, closed_on=NOW.date())
    await ward.hears(closed)

    assert await morning(ward, NOW) == []
