"""Training classes: planned, held with attendance by group, called off; the task follows."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from libs.kernel import clock
from libs.kernel.files import StoredFile
from libs.kernel.outbox import told
from services.planning.training import actions, rules
from services.planning.training.rules import Group, Result
from tests.planning.ward import (
    BINH,
    CHAIR,
    CULTURE,
    ECONOMY,
    FRONT,
    FRONT_MAN,
    HOA,
    LAN,
    WARD,
)

SHEET = StoredFile("a" * 64, 1000, "image/jpeg")
CLASS = {
    "topic": "Niêm yết công khai",
    "trainer": "Sở Nội vụ",
    "place": "Hội trường phường",
    "days": ["2025-01-13", "2025-01-14"],
    "hours": 8,
    "invited": {"officials": 30, "heads": 20},
}
AFTER = datetime(2025, 1, 14, 17, 0, tzinfo=clock.VIETNAM)


@pytest.fixture
async def task(faces, small_plan) -> dict:
    await faces.approved(small_plan)
    return (await faces.tasks(unit=CULTURE))[0]


async def planned(faces, by=LAN, unit=CULTURE, **changes) -> dict:
    form = CLASS | {"unit_id": str(unit)} | changes
    answer = await faces.post("training-classes", form, by=by)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def held(faces, class_id, by=LAN, now=AFTER, files=(SHEET,), **numbers) -> list[dict]:
    """What is told when a class is held; raises what is refused."""
    attendance = numbers.pop("attendance", {Group.OFFICIALS: 28, Group.HEADS: 17})
    tested, passed = numbers.get("tested"), numbers.get("passed")
    result = Result(attendance, tested, passed, numbers.get("remark", ""))
    async with faces.database.transaction(WARD) as session:
        await actions.hold_training(
            session, class_id, result=result, evidence=list(files), by=by, now=now
        )
        return [json.loads(one["body"]) for one in told(session)]


async def test_a_class_that_was_held_is_the_progress_of_its_task(faces, task):
    row = await planned(faces, task_id=task["id"])

    progressed, event = await held(faces, row["id"], tested=40, passed=38)
    shown = (await faces.get(f"training-classes/{row['id']}", CHAIR)).json()
    [note] = (await faces.get(f"tasks/{task['id']}", BINH)).json()["progress"]

    assert (event["people"], event["officials"], event["heads"], event["residents"]) == (
        45,
        28,
        17,
        0,
    )
    assert (event["sessions"], event["hours"], event["on"]) == (2, 8, "2025-01-14")
    assert not {"topic", "trainer", "place", "remark"} & event.keys()
    assert progressed["activity_id"] == row["id"]
    assert (shown["state"], shown["attendance"]) == ("held", {"officials": 28, "heads": 17})
    assert (note["quantity"], note["measure"]) == (45, "lượt người")
    assert "Niêm yết công khai (2 buổi, 8 giờ)" in note["note"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"now": AFTER - timedelta(days=1)}, rules.ClassNotOver),
        ({"attendance": {}}, rules.NobodyCame),
        ({"attendance": {Group.RESIDENTS: 51}}, rules.MoreThanInvited),
        ({"tested": 46}, rules.MoreTestedThanCame),
        ({"tested": 10, "passed": 11}, rules.MorePassedThanTested),
        ({"files": ()}, rules.AttendanceUnproven),
    ],
)
async def test_a_result_that_cannot_be_is_refused(faces, said, refusal):
    row = await planned(faces)

    with pytest.raises(refusal):
        await held(faces, row["id"], **said)


async def test_more_may_come_than_were_invited_if_somebody_says_why(faces):
    row = await planned(faces)

    [event] = await held(
        faces, row["id"], attendance={Group.RESIDENTS: 51}, remark="Khu bên cạnh cùng dự."
    )

    assert (event["residents"], event["people"]) == (51, 51)


async def test_a_class_is_settled_once(faces):
    row = await planned(faces)
    await held(faces, row["id"])
    off = await planned(faces)
    path = f"training-classes/{off['id']}/cancellation"

    cancelled = await faces.post(path, {"reason": "Bão số 2."}, by=LAN)

    assert (cancelled.status_code, cancelled.json()["remark"]) == (201, "Bão số 2.")
    for settled in (row, off):
        with pytest.raises(rules.ClassSettled):
            await held(faces, settled["id"])


async def test_a_unit_plans_its_own_classes_for_its_own_tasks(faces, task):
    form = CLASS | {"unit_id": str(CULTURE)}

    foreign_unit = await faces.post("training-classes", form, by=HOA)
    of_economy = form | {"unit_id": str(ECONOMY), "task_id": task["id"]}
    foreign_task = await faces.post("training-classes", of_economy, by=HOA)
    nobody = await faces.post("training-classes", form | {"invited": {}}, by=LAN)
    far = await faces.post("training-classes", form | {"days": ["2027-01-13"]}, by=LAN)

    assert [one.json()["type"] for one in (foreign_unit, foreign_task, nobody, far)] == [
        "NotYourUnit",
        "NotThisUnitsTask",
        "NobodyInvited",
        "DayOutOfReach",
    ]


async def test_the_front_plans_for_itself_and_shows_what_was_held(faces):
    form = CLASS | {"unit_id": str(FRONT)}

    spoken_for = await faces.post("training-classes", form, by=BINH)
    row = await planned(faces, by=FRONT_MAN, unit=FRONT)
    before = [await faces.get("training-classes", who, year=2025) for who in (BINH, FRONT_MAN)]
    hidden = await faces.get(f"training-classes/{row['id']}", BINH)
    await held(faces, row["id"], by=FRONT_MAN)
    after = await faces.get("training-classes", BINH, year=2025)

    assert spoken_for.json()["type"] == "SpeaksForItself"
    assert [len(one.json()) for one in before] == [0, 1]
    assert hidden.status_code == 404
    assert len(after.json()) == 1


async def test_everybody_reads_what_is_planned_and_held_without_what_is_internal(faces):
    row = await planned(faces)
    off = await planned(faces, topic="Lớp bị hủy")
    await faces.post(f"training-classes/{off['id']}/cancellation", {"reason": "Bão."}, by=LAN)
    await held(faces, row["id"])

    [seen] = (await faces.get("public-outreach")).json()["classes"]

    assert (seen["topic"], seen["people"], seen["state"]) == ("Niêm yết công khai", 45, "held")
    assert not {"attendance", "remark", "evidence", "trainer"} & seen.keys()
