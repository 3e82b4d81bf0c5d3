"""Working on tasks: progress, outcome, overdue, urging and answer, lists and the inbox."""

from __future__ import annotations

import io
import json
from datetime import date, datetime

import pytest
from PIL import Image

from libs.kernel import clock, testing
from libs.kernel.files import Desk, FileStore
from libs.kernel.outbox import told
from services.planning import rules
from services.planning.rules import TASK_MOVES, TaskState
from services.planning.tables import Plan, Task
from services.planning.tasks import actions
from tests.planning.ward import (
    BINH,
    CHAIR,
    CULTURE,
    ECONOMY,
    FRONT,
    FRONT_MAN,
    HOA,
    LAN,
    NORTH,
    NORTH_HEAD,
    NOW,
    SOUTH_HEAD,
    WARD,
)

IN_JUNE = datetime(2025, 6, 2, 6, 30, tzinfo=clock.VIETNAM)


@pytest.fixture
async def plan_id(faces, small_plan) -> str:
    return await faces.approved(small_plan)


@pytest.fixture
async def receipt(settings) -> str:
    """Proof that a photo was uploaded to the ward."""
    photo = io.BytesIO()
    Image.new("RGB", (8, 8)).save(photo, "PNG")
    stored = await FileStore(settings.files_url).keep(WARD, photo.getvalue())
    return Desk(settings.link_key).receipt(WARD, stored, NOW)


async def task_of(faces, unit, **query):
    """The first task a unit leads."""
    return (await faces.tasks(unit=unit, **query))[0]


async def note(faces, task, by, **more):
    form = {"on": "2025-01-09", "note": "Đã họp dân.", **more}
    return await faces.post(f"tasks/{task['id']}/progress", form, by=by)


async def finish(faces, task, by, outcome="partly", reason="Trời mưa.", **more):
    form = {"outcome": outcome, "reason": reason, **more}
    return await faces.post(f"tasks/{task['id']}/outcome", form, by=by)


async def test_progress_is_noted_with_what_was_counted_and_what_proves_it(faces, plan_id, receipt):
    task = await task_of(faces, NORTH)

    noted = await note(
        faces, task, NORTH_HEAD, quantity=120, measure="lượt người", evidence=[receipt]
    )
    detail = (await faces.get(f"tasks/{task['id']}", BINH)).json()

    assert noted.status_code == 201, noted.text
    [progress] = detail["progress"]
    assert (progress["quantity"], progress["measure"]) == (120, "lượt người")
    assert progress["evidence"][0]["link"].startswith(f"/files/{WARD}/")
    assert detail["timeline"] == []  # what was done tells of itself


async def test_progress_is_told_without_its_words(faces, plan_id):
    task = await task_of(faces, NORTH)
    said = {"quantity": 5, "measure": "buổi", "evidence": ()}

    async with faces.database.session(WARD) as session:
        await actions.note_progress(
            session,
            task["id"],
            on=date(2025, 1, 9),
            note="Bà con đồng tình.",
            **said,
            by=NORTH_HEAD,
            now=clock.now(),
        )
        [event] = [json.loads(one["body"]) for one in told(session)]

    assert (event["quantity"], event["measure"], event["on"]) == (5, "buổi", "2025-01-09")
    assert "note" not in event


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"on": "2025-01-11"}, "NotYetHappened"),
        ({"quantity": 3}, "MeasureMissing"),
        ({"evidence": ["a.b.c"]}, "ReceiptNotGood"),
        ({"on": "2025-13-01"}, "MalformedRequest"),
        ({"quantity": -1, "measure": "lượt người"}, "MalformedRequest"),
    ],
)
async def test_progress_that_cannot_be_is_refused(faces, plan_id, change, kind):
    task = await task_of(faces, NORTH)

    answer = await note(faces, task, NORTH_HEAD, **change)

    assert (answer.status_code, answer.json()["type"]) == (422, kind)


@pytest.mark.parametrize(
    ("by", "status"),
    [(NORTH_HEAD, 201), (SOUTH_HEAD, 403), (HOA, 403), (BINH, 201), (CHAIR, 403), (None, 401)],
)
async def test_a_unit_notes_only_its_own_work(faces, plan_id, by, status):
    task = await task_of(faces, NORTH)

    assert (await note(faces, task, by)).status_code == status


async def test_a_unit_beside_the_lead_notes_progress_but_does_not_finish(faces, plan_id):
    task = await task_of(faces, NORTH)
    async with faces.database.transaction(WARD) as session:
        (await session.get(Task, task["id"])).cooperating = [str(ECONOMY)]

    assert (await note(faces, task, HOA)).status_code == 201
    assert (await finish(faces, task, HOA)).status_code == 403


async def test_nobody_of_the_committee_speaks_for_the_front(faces, plan_id):
    task = await task_of(faces, FRONT)

    refused = [await note(faces, task, BINH), await finish(faces, task, LAN)]
    done = await finish(faces, task, FRONT_MAN)

    assert [answer.json()["type"] for answer in refused] == ["SpeaksForItself"] * 2
    assert done.status_code == 201


async def test_done_needs_proof_and_the_rest_a_reason(faces, plan_id, receipt):
    task = await task_of(faces, NORTH)

    unproven = await finish(faces, task, NORTH_HEAD, "done", None)
    unexplained = await finish(faces, task, NORTH_HEAD, "not_done", None)
    await note(faces, task, NORTH_HEAD, evidence=[receipt])
    done = await finish(faces, task, NORTH_HEAD, "done", None)

    assert unproven.json()["type"] == "EvidenceMissing"
    assert unexplained.json()["type"] == "ReasonMissing"
    assert (done.status_code, done.json()["state"]) == (201, "done")


async def test_a_task_is_finished_once(faces, plan_id):
    task = await task_of(faces, NORTH)
    await finish(faces, task, NORTH_HEAD)

    answer = await finish(faces, task, NORTH_HEAD)

    assert (answer.status_code, answer.json()["type"]) == (409, "AlreadyFinished")


async def test_a_late_outcome_says_how_late_it_is(faces, plan_id):
    task = await task_of(faces, CULTURE, due_before="2025-06-01", kind="report")

    with testing.time_is(IN_JUNE):
        answer = await finish(faces, task, LAN)

    assert (
        answer.json()["days_late"] == (date(2025, 6, 2) - date.fromisoformat(task["due_on"])).days
    )


async def test_a_closed_plan_takes_no_more_work(faces, plan_id):
    task = await task_of(faces, NORTH)
    async with faces.database.transaction(WARD) as session:
        (await session.get(Plan, plan_id)).state = "closed"

    assert (await note(faces, task, NORTH_HEAD)).json()["type"] == "PlanNotBinding"


@pytest.mark.parametrize("state", TaskState)
@pytest.mark.parametrize("outcome", TaskState)
def test_a_task_makes_exactly_the_moves_of_the_table(state, outcome):
    good = state is TaskState.OPEN and outcome in (
        TaskState.DONE,
        TaskState.PARTLY,
        TaskState.NOT_DONE,
    )
    assert (outcome in TASK_MOVES[state]) == good
    if good:
        rules.check_outcome(state, outcome, "Lý do.", proven=True)
    elif state in (TaskState.LAPSED, TaskState.WITHDRAWN):
        why = rules.TaskLapsed if state is TaskState.LAPSED else rules.NoLongerAsked
        with pytest.raises(why):
            rules.check_outcome(state, outcome, "Lý do.", proven=True)
    else:
        with pytest.raises(rules.AlreadyFinished):
            rules.check_outcome(state, outcome, "Lý do.", proven=True)
