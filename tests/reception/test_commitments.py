"""Promises of a dialogue: given out once, followed while planning carries them, told back."""

from __future__ import annotations

from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import TaskAmended
from libs.contracts.planning.tasks import TaskDone
from libs.rows import found
from services.reception.dialogues import committing, rules
from services.reception.dialogues.queries import public_dialogue
from services.reception.dialogues.rules import Kept
from services.reception.dialogues.tables import Commitment
from tests.reception import ward
from tests.reception.reports import PHOTO, ask, receipt, told
from tests.reception.test_dialogues import TODAY, at, held, planned, promised
from tests.reception.ward import CHAIR, CLERK, OFFICIAL

LATER = TODAY + timedelta(days=20)


def done(each: Commitment, outcome: str, late: int, kind: str = "commitment") -> TaskDone:
    on = TODAY + timedelta(days=20)
    said = {"outcome": outcome, "on": on, "days_late": late, "kind": kind}
    task = ward.an_id(f"task of {each.id}")
    return TaskDone(occurred_at=at(on), task_id=task, origin_id=each.id, **said)


async def test_planning_tells_what_became_of_a_promise(session: AsyncSession) -> None:
    row = await planned(session)
    await held(session, row)
    kept, broken = await promised(session, row), await promised(session, row)
    await committing.conclude_dialogue(session, row.id, by=CHAIR, now=at(TODAY))
    heard = ward.heard(TODAY + timedelta(days=20))

    await committing.settle_commitment(session, done(kept, "done", 0, "conclusion"), heard)
    assert kept.state == Kept.OPEN  # the task of a meeting is no promise
    await committing.settle_commitment(session, done(kept, "done", 2), heard)
    await committing.settle_commitment(session, done(broken, "not_done", 0), heard)
    await committing.settle_commitment(session, done(broken, "done", 0), heard)

    one, other = (
        await found(session, Commitment, kept.id),
        await found(session, Commitment, broken.id),
    )
    assert (one.state, one.days_late, other.state) == (Kept.KEPT, 2, Kept.BROKEN)
    outcomes = [event["outcome"] for event in told(session, "commitment.settled")]
    assert outcomes == ["kept", "broken"]


def amended(each: Commitment, kind: str = "commitment", **said: object) -> TaskAmended:
    """A decision that gave a task another unit or day."""
    task = ward.an_id(f"task of {each.id}")
    was = {"was_lead_unit_id": each.unit_id, "was_due_on": each.due_on}
    same = {"lead_unit_id": each.unit_id, "due_on": each.due_on, "title": "Mẫu"}
    paper = {"document_number": "12/QĐ-UBND", "document_on": TODAY}
    late = {"was_overdue": False, "overdue": False}
    about = {"occurred_at": at(LATER), "task_id": task, "kind": kind, "origin_id": each.id}
    return TaskAmended(**about, **was, **paper, **late, **same | said)


async def test_a_decision_about_its_task_changes_how_a_promise_reads(session: AsyncSession) -> None:
    row = await planned(session)
    await held(session, row)
    each = await promised(session, row)
    await committing.conclude_dialogue(session, row.id, by=CHAIR, now=at(TODAY))
    day, heard = date(2026, 9, 30), ward.heard(LATER)

    other = amended(each, "conclusion", lead_unit_id=ward.OFFICE, due_on=day)
    await committing.follow_commitment(session, other, heard)
    assert each.unit_id == ward.ECONOMY  # the task of a meeting is no promise
    moved = amended(each, lead_unit_id=ward.CULTURE, due_on=day)
    await committing.follow_commitment(session, moved, heard)
    assert (each.unit_id, each.due_on) == (ward.CULTURE, day)
    assert (await public_dialogue(session, row.id)).id == row.id

    await committing.settle_commitment(session, done(each, "done", 0), heard)
    await committing.follow_commitment(session, amended(each, lead_unit_id=ward.OFFICE), heard)
    assert each.unit_id == ward.CULTURE  # what is over stays as it was kept


async def test_a_promise_is_taken_back_before_it_is_given_out_and_never_after(
    session: AsyncSession,
) -> None:
    row = await planned(session)
    await held(session, row)
    first, second = await promised(session, row), await promised(session, row, days=40)
    await committing.remove_commitment(session, first.id, by=OFFICIAL, now=at(TODAY))
    await committing.conclude_dialogue(session, row.id, by=CHAIR, now=at(TODAY))

    [event] = told(session, "commitment.made")
    assert event["commitment_id"] == str(second.id)
    assert event["source_path"].startswith("Cam kết 2,")  # numbers stay, as in the minutes
    for again in (
        committing.remove_commitment(session, second.id, by=OFFICIAL, now=at(TODAY)),
        committing.conclude_dialogue(session, row.id, by=CHAIR, now=at(TODAY)),
    ):
        with pytest.raises(rules.DialogueNotInThisState):
            await again
    assert len(told(session, "commitment.made")) == 1


async def test_a_day_that_passed_meanwhile_is_not_given_out(session: AsyncSession) -> None:
    row = await planned(session)
    await held(session, row)
    await promised(session, row, days=3)
    with pytest.raises(rules.CommitmentDayPast):
        await committing.conclude_dialogue(session, row.id, by=CHAIR, now=at(LATER))
    assert told(session, "commitment.made") == []


async def test_a_retry_adds_and_gives_out_a_promise_once(client: httpx.AsyncClient) -> None:
    form = {"title": "Đối thoại", "on": "2026-03-09", "starts_at": "08:00", "place": "Hội trường"}
    form |= {"agenda": "Mẫu", "kind": "conference"}
    made = [await ask(client, "POST", "/dialogues", form, by=OFFICIAL, key="plan") for _ in "ab"]
    assert made[0].json() == made[1].json()
    one = f"/dialogues/{made[0].json()['id']}"
    came = {"residents": 20, "officials": 4, "questions": 3, "answered": 3, "summary": "Đã họp."}
    came["minutes"] = receipt(PHOTO, 7)
    for _ in range(2):
        kept = await ask(client, "POST", f"{one}/minutes", came, by=CLERK, day=7, key="minutes")
        assert kept.status_code == 200, kept.text
    promise = {"text": "Sửa đèn", "unit_id": str(ward.ECONOMY), "due_on": "2026-04-01"}
    for _ in range(2):
        added = await ask(
            client, "POST", f"{one}/commitments", promise, by=OFFICIAL, day=7, key="promise"
        )
        assert len(added.json()["commitments"]) == 1
    for _ in range(2):
        over = await ask(client, "POST", f"{one}/conclusion", by=CHAIR, day=7, key="conclude")
        assert over.json()["state"] == "concluded"
    bare = await ask(client, "POST", f"{one}/conclusion", by=CHAIR, day=7)
    assert bare.status_code == 409
