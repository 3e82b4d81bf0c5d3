"""Notifications end when nothing of it is owed any more, whoever it was told to."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.obligations import ObligationDropped
from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.disclosures.plan import DisclosurePlanSubmitted, DisclosurePlanTakenBack
from libs.contracts.planning.amendments import PlanTakenBack, TaskAmended
from libs.contracts.planning.plans import PlanSubmitted
from libs.contracts.planning.tasks import TaskMoved
from libs.contracts.planning.unit_plans import UnitPlanReturned, UnitPlanSubmitted
from libs.contracts.planning.urgings import TaskEscalated, UrgingFulfilled, UrgingSent
from libs.kernel.actor import Actor
from libs.kernel.events import Event
from services.directory.notifications.queries import notifications
from services.directory.notifications.rules import Kind, Stage
from tests.directory import test_notifications as told
from tests.directory.conftest import NOW
from tests.directory.test_notifications import assigned, hear, told_to

chair, lan = told.chair, told.lan


def went_up(task_id: UUID | None, obligation_id: UUID | None, due: date) -> TaskEscalated:
    up: dict[str, Any] = {"kind": "disclosure", "title": "Dự toán", "lead_unit_id": None}
    up |= {"level": "chair", "cause": "late_disclosure" if obligation_id else "overdue"}
    of: dict[str, Any] = {"task_id": task_id, "obligation_id": obligation_id}
    return TaskEscalated(occurred_at=NOW, **of, **up, due_on=due)


@pytest.mark.parametrize("with_task", [True, False])
@pytest.mark.parametrize("end", ["shown", "dropped"])
async def test_a_document_that_went_up_has_come_down_when_it_is_shown_or_owed_no_more(
    session: AsyncSession, chair: Actor, lan: Actor, end: str, with_task: bool
) -> None:
    """The task behind it goes on all year, or there is none."""
    owed, late, task = uuid4(), date(2026, 2, 2), uuid4()
    of: dict[str, Any] = {"obligation_id": owed, "khoan": 1, "item": "a"}
    of |= {"owner_unit_id": lan.unit_id}
    await hear(session, went_up(task if with_task else None, owed, late))
    assert await told_to(session, chair) == [(Kind.DOCUMENT_UP, Stage.LATE, owed)]

    shown: dict[str, Any] = {"disclosure_id": uuid4(), "title": "Dự toán", "document_number": "1"}
    shown |= {"document_on": late, "published_on": late, "due_on": late, "days_late": 0}
    ended: dict[str, Event] = {
        "shown": DisclosurePublished(occurred_at=NOW, **of, **shown),
        "dropped": ObligationDropped(occurred_at=NOW, **of, dropped_on=NOW.date()),
    }
    await hear(session, ended[end])

    [(row, _)] = await notifications(session, chair, NOW, None)
    assert row.over


@pytest.mark.parametrize("kind", ["plan", "unit_plan", "disclosure_plan"])
async def test_a_plan_that_goes_back_waits_for_the_chair_no_more(
    session: AsyncSession, chair: Actor, lan: Actor, kind: str
) -> None:
    plan: dict[str, Any] = {"occurred_at": NOW, "year": 2026}
    of: dict[str, Any] = plan | {"plan_id": uuid4()}
    of_unit: dict[str, Any] = plan | {"unit_plan_id": uuid4(), "unit_id": lan.unit_id}
    pairs: dict[str, tuple[Event, Event]] = {
        "plan": (PlanSubmitted(**of), PlanTakenBack(**of)),
        "unit_plan": (UnitPlanSubmitted(**of_unit), UnitPlanReturned(**of_unit)),
        "disclosure_plan": (
            DisclosurePlanSubmitted(**of, version=1),
            DisclosurePlanTakenBack(**of, version=1),
        ),
    }
    for event in pairs[kind]:
        await hear(session, event)

    assert [each for each, _, _ in await told_to(session, chair)] == [Kind(kind)]
    [(row, _)] = await notifications(session, chair, NOW, None)
    assert row.over


async def test_a_letter_for_documents_is_answered_when_they_are_shown(
    session: AsyncSession, lan: Actor
) -> None:
    letter: dict[str, Any] = {"urging_id": uuid4(), "task_id": uuid4(), "unit_id": lan.unit_id}
    await hear(session, UrgingSent(occurred_at=NOW, **letter, answer_by=date(2026, 3, 9)))
    await hear(session, UrgingFulfilled(occurred_at=NOW, **letter))

    assert len(await told_to(session, lan)) == 1
    [(row, _)] = await notifications(session, lan, NOW, None)
    assert row.over


@pytest.mark.parametrize("by", ["calendar", "document"])
async def test_what_went_up_has_come_down_when_it_has_a_later_day(
    session: AsyncSession, chair: Actor, lan: Actor, by: str
) -> None:
    task, was, due = uuid4(), date(2026, 2, 2), date(2026, 3, 30)
    await hear(session, assigned(task, lan.unit_id, was))
    await hear(session, went_up(task, None, was))
    assert await told_to(session, chair) == [(Kind.GONE_UP, Stage.LATE, task)]

    of: dict[str, Any] = {"task_id": task, "kind": "outreach", "lead_unit_id": lan.unit_id}
    of |= {"was_due_on": was, "due_on": due}
    decided: dict[str, Any] = {"title": "Tổ chức hội nghị", "was_lead_unit_id": lan.unit_id}
    decided |= {"document_number": "3/QĐ", "document_on": was}
    moved: dict[str, Event] = {
        "calendar": TaskMoved(occurred_at=NOW, **of),
        "document": TaskAmended(occurred_at=NOW, **of, **decided, was_overdue=True, overdue=False),
    }
    await hear(session, moved[by])

    assert await told_to(session, chair) == []
