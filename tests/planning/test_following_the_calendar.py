"""A swap of working days ordered late moves what is still to come, and says so once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest

from libs.kernel import clock, testing
from libs.kernel.outbox import told
from libs.law.calendar import Calendar
from services.planning.days import calendar_known_on
from services.planning.jobs import JOBS
from services.planning.tasks import moving
from services.planning.tasks.rules import Occurrence, by_law, by_named_day, counted_again
from services.planning.urging.actions import flag_unanswered
from services.planning.urging.moving import move_answer_days
from tests.planning.ward import APPROVAL, BINH, CENTRE, CHAIR, LAN, WARD, actor

BEFORE_THE_ORDER = datetime(2025, 12, 20, 6, 0, tzinfo=clock.VIETNAM)
CENTRE_MAN = actor("ong-truong", "department", CENTRE)
# Friday 02/01/2026 was made a day off by an order published on 25/12/2025.
AFTER_THE_ORDER = datetime(2025, 12, 26, 6, 0, tzinfo=clock.VIETNAM)


@pytest.fixture
async def task_id(faces, small_plan) -> str:
    """A task due by 2 January 2026, of a plan approved before the order."""
    with testing.time_is(BEFORE_THE_ORDER):
        plan_id = await faces.imported(small_plan, year=2026)
        review = (await faces.get(f"plans/{plan_id}/review", LAN, kind="task")).json()
        first = review["proposals"][0]["id"]
        changes = {
            "lead_unit_ids": [str(CENTRE)],
            "due": {"kind": "by", "days": [2], "month": 1},
        }
        decision = {"proposal_id": first, "state": "changed", "changes": changes}
        await faces.post(f"plans/{plan_id}/review", {"decisions": [decision]}, by=LAN)
        await faces.reviewed(plan_id)
        await faces.post(f"plans/{plan_id}/submission", by=LAN)
        form = APPROVAL | {"signed_on": "2025-12-19"}
        answer = await faces.approve(plan_id, form, by=CHAIR)
        assert answer.status_code == 201, answer.text
        [task] = await faces.tasks(unit=CENTRE)
        assert task["due_on"] == "2026-01-02"
        return task["id"]


async def follow(faces, now: datetime) -> dict[str, dict]:
    """What the morning's look at the calendar tells."""
    async with faces.database.transaction(WARD) as session:
        await moving.follow_calendar(session, by=actor("clock", "clock"), now=now)
        await move_answer_days(session, by=actor("clock", "clock"), now=now)
        return {one["headers"]["ce-type"]: json.loads(one["body"]) for one in told(session)}


async def test_open_due_days_move_with_the_reason_in_their_history(faces, task_id):
    events = await follow(faces, AFTER_THE_ORDER)
    detail = (await faces.get(f"tasks/{task_id}", BINH)).json()

    moved = events["planning.task.moved"]
    assert (moved["was_due_on"], moved["due_on"]) == ("2026-01-02", "2025-12-31")
    assert detail["task"]["due_on"] == "2025-12-31"
    [entry] = [one for one in detail["timeline"] if one["action"] == "move_task"]
    said = "Tính lại hạn. Hạn chuyển từ 02/01/2026 sang 31/12/2025. Lịch làm việc thay đổi: 02/01"
    assert entry["text"].startswith(said)
    assert "Tết Dương lịch 2026" in json.dumps(detail["clock"], ensure_ascii=False)


async def test_reception_days_move_as_uong_bi_did_in_2026(faces, task_id):
    before = (await faces.get("reception-days", year=2026)).json()["days"][0]

    events = await follow(faces, AFTER_THE_ORDER)

    after = (await faces.get("reception-days", year=2026)).json()["days"][0]
    assert (before["held_on"], after["held_on"]) == ("2026-01-02", "2026-01-05")
    assert events["planning.reception_days.set"]["held_on"][0] == "2026-01-05"


async def test_nothing_is_told_when_the_calendar_did_not_change(faces, task_id):
    assert await follow(faces, BEFORE_THE_ORDER) == {}
    await follow(faces, AFTER_THE_ORDER)

    assert await follow(faces, AFTER_THE_ORDER) == {}


async def test_a_chosen_day_that_became_a_day_off_goes_to_the_next_working_day(faces, task_id):
    path = f"/api/wards/{WARD}/planning/reception-policy"
    days = (await faces.get("reception-days", year=2026)).json()["days"]
    chosen = {one["nominal_on"]: one["held_on"] for one in days if one["moved_because"]}
    with testing.time_is(BEFORE_THE_ORDER):
        form = {"policy": "manual", "chosen": chosen}
        answer = await faces.client.put(path, json=form, headers=testing.signed(BINH))
        assert answer.status_code == 200, answer.text

    events = await follow(faces, AFTER_THE_ORDER)

    assert set(events) == {"planning.task.moved", "planning.reception_days.set"}
    [first, *others] = (await faces.get("reception-days", year=2026)).json()["days"]
    assert (first["nominal_on"], first["held_on"]) == ("2026-01-01", "2026-01-05")
    assert others == days[1:]  # what people chose and still is a working day stands


async def urged(faces, task_id: str, answer_by: str | None = None) -> str:
    """The id of a letter sent before the order, in a ward that gives ten working days."""
    path = f"/api/wards/{WARD}/planning/urging-pace"
    pace = {"answer_days": 10, "head_days": 3, "chair_days": 5}
    with testing.time_is(BEFORE_THE_ORDER):
        answer = await faces.client.put(path, json=pace, headers=testing.signed(CHAIR))
        assert answer.status_code == 200, answer.text
        form = {"text": "Đề nghị báo cáo.", "answer_by": answer_by}
        sent = await faces.post(f"tasks/{task_id}/urgings", form, by=BINH)
    assert sent.json()["answer_by"] == "2026-01-05"
    return sent.json()["id"]


async def test_a_day_to_answer_moves_while_no_signed_paper_names_it(faces, task_id):
    letter_id = await urged(faces, task_id)

    events = await follow(faces, AFTER_THE_ORDER)
    letter = (await faces.get(f"urgings/{letter_id}", BINH)).json()
    detail = (await faces.get(f"tasks/{task_id}", BINH)).json()

    moved = events["planning.urging.moved"]
    assert (moved["was_answer_by"], moved["answer_by"]) == ("2026-01-05", "2026-01-06")
    assert letter["answer_by"] == "2026-01-06"
    assert "10 ngày làm việc" in letter["clock"]["says"]
    [why] = letter["moves"]
    assert (why["was_due_on"], why["due_on"]) == ("2026-01-05", "2026-01-06")
    assert why["why"].startswith("Lịch làm việc thay đổi: 02/01/2026, ")
    [entry] = [one for one in detail["timeline"] if one["action"] == "move_urging"]
    assert entry in letter["timeline"]
    assert await follow(faces, AFTER_THE_ORDER) == {}


async def test_a_day_to_answer_that_people_named_stays(faces, task_id):
    letter_id = await urged(faces, task_id, "2026-01-05")

    events = await follow(faces, AFTER_THE_ORDER)
    letter = (await faces.get(f"urgings/{letter_id}", BINH)).json()

    assert "planning.urging.moved" not in events
    assert (letter["answer_by"], letter["clock"], letter["moves"]) == ("2026-01-05", {}, [])


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("number", {"number": "45/UBND-VP", "signed_on": "2025-12-20", "signing": "tl"}),
        ("answer", {"answer": "Đã họp."}),
    ],
)
async def test_what_a_signed_paper_names_and_what_was_answered_stays(faces, task_id, path, form):
    letter_id = await urged(faces, task_id)
    by = BINH if path == "number" else CENTRE_MAN
    with testing.time_is(BEFORE_THE_ORDER):
        done = await faces.post(f"urgings/{letter_id}/{path}", form, by=by)
    assert done.status_code == 201, done.text

    assert "planning.urging.moved" not in await follow(faces, AFTER_THE_ORDER)
    letter = (await faces.get(f"urgings/{letter_id}", BINH)).json()
    assert letter["answer_by"] == "2026-01-05"


async def test_what_was_told_unanswered_stays(faces, task_id):
    letter_id = await urged(faces, task_id)
    async with faces.database.transaction(WARD) as session:
        late = datetime(2026, 1, 6, 6, 10, tzinfo=clock.VIETNAM)
        await flag_unanswered(session, by=actor("clock", "clock"), now=late)

    assert "planning.urging.moved" not in await follow(faces, AFTER_THE_ORDER)
    letter = (await faces.get(f"urgings/{letter_id}", BINH)).json()
    assert letter["answer_by"] == "2026-01-05"


def test_a_day_named_in_a_conclusion_or_programme_follows_and_a_period_in_months_does_not():
    before, after = (calendar_known_on(day.date()) for day in (BEFORE_THE_ORDER, AFTER_THE_ORDER))
    assert before.version != after.version

    def both(count: Callable[[Calendar], Occurrence]) -> tuple[date | None, date | None]:
        first = count(before)
        return first.due_on, counted_again(first.clock, after).due_on

    named, last_heard = date(2026, 1, 2), date(2025, 7, 2)
    assert both(lambda days: by_named_day(named, "Mục 1", days)) == (named, date(2025, 12, 31))
    assert both(lambda days: by_law("front.heard", last_heard, days)) == (named, named)
    assert both(lambda days: by_law("urging.answer", date(2025, 12, 20), days, 9)) == (
        named,
        date(2026, 1, 5),
    )


def test_days_follow_before_anything_is_called_late():
    at = {job.name: job.at for job in JOBS}
    first = max(at["follow_calendar"], at["move_answer_days"])

    assert first < min(at["flag_overdue"], at["escalate_overdue"], at["flag_unanswered"])
    assert first < at["escalate_late_disclosures"]
