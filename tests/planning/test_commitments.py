"""What was promised to residents is a task like another, and planning tells what became of it."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

from libs.contracts.reception.dialogues import CommitmentMade
from libs.kernel import clock
from libs.kernel.outbox import told
from services.planning.amending.actions import amend_task
from services.planning.amending.rules import Document
from services.planning.rules import TaskState
from services.planning.tasks.actions import finish_task
from tests.planning.ward import CENTRE, CHAIR, ECONOMY, HOA, WARD

COMMITMENT = "0198f2c0-0000-7000-8000-0000000000c1"
DIALOGUE = "0198f2c0-0000-7000-8000-0000000000d1"


def promised(**more) -> CommitmentMade:
    said = {"title": "Nạo vét cống", "source_path": "Cam kết 1, đối thoại ngày 09/01/2025"}
    of = {"commitment_id": COMMITMENT, "dialogue_id": DIALOGUE, "kind": "conference"}
    owed = {"unit_id": ECONOMY, "due_on": date(2025, 2, 14)}
    return CommitmentMade(occurred_at=clock.now(), **of, **said, **owed | more)


async def test_a_promise_is_a_task_whose_end_is_told_back(faces) -> None:
    await faces.hears(promised())
    [task] = await faces.tasks()
    assert (task["title"], task["due_on"], task["lead_unit"]["id"]) == (
        "Nạo vét cống",
        "2025-02-14",
        str(ECONOMY),
    )
    async with faces.database.transaction(WARD) as session:
        await finish_task(
            session,
            UUID(task["id"]),
            outcome=TaskState.PARTLY,
            reason="Trời mưa.",
            evidence=(),
            by=HOA,
            now=clock.now(),
        )
        [event] = [json.loads(one["body"]) for one in told(session)]
    assert (event["kind"], event["origin_id"], event["outcome"]) == (
        "commitment",
        COMMITMENT,
        "partly",
    )
    assert event["days_late"] == 0


async def test_a_decision_about_it_says_which_promise_it_changes(faces) -> None:
    await faces.hears(promised())
    [task] = await faces.tasks()
    decision = Document("12/QĐ-UBND", date(2025, 1, 9))
    async with faces.database.transaction(WARD) as session:
        await amend_task(
            session,
            UUID(task["id"]),
            lead_unit_id=CENTRE,
            due_on=date(2025, 3, 14),
            decision=decision,
            by=CHAIR,
            now=clock.now(),
        )
        [event] = [json.loads(one["body"]) for one in told(session)]
    assert (event["origin_id"], event["lead_unit_id"]) == (COMMITMENT, str(CENTRE))
