"""What was asked after a check is a task, finished once whichever place is first."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from libs.contracts.evidence import Evidence
from libs.contracts.inspections.recommendations import (
    RecommendationClosed,
    RecommendationIssued,
    RecommendationMoved,
    RecommendationRemedied,
    RecommendationReturned,
)
from libs.kernel import clock, testing
from libs.kernel.events import Event
from libs.kernel.outbox import told
from services.planning.amending.actions import amend_task
from services.planning.amending.rules import Document, RecommendationSetsIt
from services.planning.tasks.actions import flag_overdue
from tests.planning.ward import CENTRE, CHAIR, ECONOMY, WARD, actor

ID = UUID("0198f2c0-0000-7000-8000-0000000000e1")
PROOF = Evidence(sha256="ab" * 32, media_type="image/jpeg", size_bytes=9)
OF = {"recommendation_id": ID, "unit_id": ECONOMY}
DUE = date(2025, 2, 14)


def issued() -> RecommendationIssued:
    said = {"inspection_id": ID, "kind": "planned", "ordinal": 2, "number": "50/KL-UBND"}
    days = {"issued_on": date(2025, 1, 8), "due_on": DUE}
    return RecommendationIssued(occurred_at=clock.now(), **OF, **said, **days)


def then(kind: type[Event], **more: object) -> Event:
    return kind(occurred_at=clock.now(), **OF, **more)


def remedied() -> Event:
    return then(RecommendationRemedied, on=date(2025, 1, 9), days_late=0, evidence=(PROOF,))


def returned() -> Event:
    said = {"ordinal": 2, "number": "50/KL-UBND", "on": date(2025, 1, 10), "due_on": DUE}
    return then(RecommendationReturned, **said)


async def test_it_is_a_task_and_done_when_it_is_reported_there(faces) -> None:
    await faces.hears(issued())
    [task] = await faces.tasks()
    assert (task["origin"], task["origin_id"], task["due_on"]) == (
        "recommendation",
        str(ID),
        "2025-02-14",
    )
    assert task["title"] == "Khắc phục kiến nghị 2 theo kết luận kiểm tra số 50/KL-UBND"
    assert task["lead_unit"]["id"] == str(ECONOMY)
    for _ in range(2):
        await faces.hears(remedied())
    [task] = await faces.tasks()
    assert (task["state"], task["days_late"]) == ("done", 0)


async def test_what_was_not_enough_is_owed_again_by_one_task(faces) -> None:
    await faces.hears(issued())
    await faces.hears(returned())  # after a refusal: its task is still open
    assert [task["state"] for task in await faces.tasks()] == ["open"]
    await faces.hears(remedied())
    for _ in range(2):
        await faces.hears(returned())
    assert sorted(task["state"] for task in await faces.tasks()) == ["done", "open"]


async def test_what_is_taken_back_is_owed_no_more(faces) -> None:
    await faces.hears(issued())
    said = {"number": "50/KL-UBND", "closed_on": DUE, "remedied": False, "was_overdue": False}
    await faces.hears(then(RecommendationClosed, **said))
    [task] = await faces.tasks()
    assert task["state"] == "withdrawn"


async def test_what_was_told_overdue_and_got_a_later_day_is_told_again(faces) -> None:
    await faces.hears(issued())
    clock_, late = actor("clock", "clock"), datetime(2025, 2, 17, 6, 0, tzinfo=clock.VIETNAM)
    moved = then(RecommendationMoved, was_due_on=DUE, due_on=date(2025, 2, 21))
    async with faces.database.transaction(WARD) as session:
        await flag_overdue(session, by=clock_, now=late)
    with testing.time_is(late):
        await faces.hears(moved)

    async with faces.database.transaction(WARD) as session:
        await flag_overdue(session, by=clock_, now=late + timedelta(days=5))
        events = [json.loads(one["body"]) for one in told(session)]

    assert [one["due_on"] for one in events] == ["2025-02-21"]


async def test_its_day_is_the_recommendations(faces) -> None:
    await faces.hears(issued())
    await faces.hears(then(RecommendationMoved, was_due_on=DUE, due_on=date(2025, 2, 17)))
    [task] = await faces.tasks()
    assert task["due_on"] == "2025-02-17"
    async with faces.database.transaction(WARD) as session:
        with pytest.raises(RecommendationSetsIt):
            await amend_task(
                session,
                UUID(task["id"]),
                lead_unit_id=CENTRE,
                due_on=None,
                decision=Document("12/QĐ-UBND", date(2025, 1, 9)),
                by=CHAIR,
                now=clock.now(),
            )
