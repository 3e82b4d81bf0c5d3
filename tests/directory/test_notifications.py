"""What came to an official: told to whom it concerns, and to nobody who may not see it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.recommendations import RecommendationIssued
from libs.contracts.planning.amendments import PlanReturned, TaskAmended
from libs.contracts.planning.plans import PlanApproved, PlanSubmitted
from libs.contracts.planning.tasks import TaskAssigned, TaskDone, TaskMoved, TaskOverdue
from libs.contracts.planning.urgings import UrgingAnswered, UrgingSent
from libs.contracts.reception.petitions import (
    PetitionAssigned,
    PetitionOverdue,
    PetitionSorted,
    PetitionUnassigned,
)
from libs.contracts.reporting import PartAsked, PartHandedIn, PartReturned
from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.events import Event, Heard
from libs.kernel.settings import Settings
from services.directory.consumers import HEARS
from services.directory.notifications import actions, rules
from services.directory.notifications.api import NotificationView
from services.directory.notifications.queries import notifications, unread_count
from services.directory.notifications.rules import Kind, Stage
from services.directory.officials.queries import official
from tests.directory.conftest import CHAIR, NOW, OFFICE, WARD, appoint

CLOCK = Actor("clock", WARD, frozenset({"clock"}))
TASK = {"plan_id": None, "kind": "outreach", "title": "Tổ chức hội nghị", "source_path": "II.1"}


async def unit(client: httpx.AsyncClient, ward: str, name: str) -> str:
    form = {"kind": "department", "name": name, "short_name": name}
    opened = await client.post(f"{ward}/units", json=form, headers=testing.signed(OFFICE))
    if opened.status_code == 409:
        units = (await client.get(f"{ward}/units")).json()
        return next(str(each["id"]) for each in units if each["name"] == name)
    assert opened.status_code == 201, opened.text
    return str(opened.json()["id"])


async def somebody(
    client: httpx.AsyncClient, ward: str, username: str, role: str, unit_id: str | None = None
) -> Actor:
    """An official with one role; again for a test that comes later."""
    keeper = testing.signed(CHAIR)
    known = (await client.get(f"{ward}/officials", headers=keeper)).json()
    found = [each["account_id"] for each in known if each["username"] == username]
    if not found:
        told = {"username": username, "display_name": "Người mẫu", "position": "Chuyên viên"}
        made = await appoint(client, ward, roles=[role], unit_id=unit_id, **told)
        found = [made["account_id"]]
    return Actor(found[0], WARD, frozenset({role}), UUID(unit_id) if unit_id else None)


@pytest.fixture
async def lan(client: httpx.AsyncClient, ward: str) -> Actor:
    return await somebody(client, ward, "lan.kt", "department", await unit(client, ward, "Phòng A"))


@pytest.fixture
async def hoa(client: httpx.AsyncClient, ward: str) -> Actor:
    return await somebody(client, ward, "hoa.xd", "department", await unit(client, ward, "Phòng B"))


@pytest.fixture
async def chair(client: httpx.AsyncClient, ward: str) -> Actor:
    return await somebody(client, ward, "chutich", "chair")


@pytest.fixture
async def office(client: httpx.AsyncClient, ward: str) -> Actor:
    return await somebody(client, ward, "van.phong", "office")


@pytest.fixture
async def session(settings: Settings, ward: str) -> AsyncIterator[AsyncSession]:
    """A session of the onboarded ward, rolled back afterwards; everybody is there since spring."""
    database = Database(settings.database_url, "test")
    async with database.session(WARD) as session:
        yield session
        await session.rollback()
    await database.close()


async def hear(session: AsyncSession, event: Event, now: datetime = NOW) -> None:
    """The directory hears it, as it does from the broker."""
    heard = Heard(WARD, uuid4(), now, "EVENTS", 1, "", "", now)
    await HEARS[type(event)](session, event, heard)


async def told_to(
    session: AsyncSession, by: Actor, now: datetime = NOW
) -> list[tuple[Kind, Stage, UUID]]:
    (await official(session, UUID(by.id))).appointment.from_on = date(2026, 1, 1)
    rows = await notifications(session, by, now, None)
    return [(Kind(row.kind), Stage(row.stage), row.object_id) for row, _ in rows]


def assigned(task_id: UUID, unit_id: UUID | None, due: date = date(2026, 3, 20)) -> TaskAssigned:
    of: dict[str, Any] = {**TASK, "task_id": task_id, "lead_unit_id": unit_id, "due_on": due}
    return TaskAssigned(occurred_at=NOW, **of)


async def test_a_task_is_told_to_its_unit_and_to_no_other(
    session: AsyncSession, lan: Actor, hoa: Actor, chair: Actor
) -> None:
    task = uuid4()
    await hear(session, assigned(task, lan.unit_id))

    assert await told_to(session, lan) == [(Kind.TASK, Stage.GIVEN, task)]
    assert await told_to(session, hoa) == []
    assert await told_to(session, chair) == []


async def test_a_task_that_goes_to_another_unit_is_not_the_former_ones_any_more(
    session: AsyncSession, lan: Actor, hoa: Actor
) -> None:
    task = uuid4()
    await hear(session, assigned(task, lan.unit_id))
    moved: dict[str, Any] = {
        **{"task_id": task, "kind": "outreach", "title": "Tổ chức hội nghị"},
        **{"lead_unit_id": hoa.unit_id, "was_lead_unit_id": lan.unit_id},
        **{"due_on": date(2026, 3, 30), "was_due_on": date(2026, 3, 20)},
        **{"document_number": "3/QĐ", "document_on": NOW.date()},
    }
    await hear(session, TaskAmended(occurred_at=NOW, **moved, was_overdue=False, overdue=False))

    assert await told_to(session, lan) == []
    assert await told_to(session, hoa) == [(Kind.TASK, Stage.GIVEN, task)]


async def test_what_is_near_is_told_once_and_taken_back_with_its_day(
    session: AsyncSession, lan: Actor
) -> None:
    task, due = uuid4(), date(2026, 3, 4)
    await hear(session, assigned(task, lan.unit_id, due))
    for _ in range(2):
        await actions.warn_of_days(session, by=CLOCK, now=NOW)
    near = (Kind.TASK, Stage.NEAR, task)
    assert (await told_to(session, lan)).count(near) == 1

    days: dict[str, Any] = {"was_due_on": due, "due_on": date(2026, 3, 24)}
    of: dict[str, Any] = {"task_id": task, "kind": "outreach", "lead_unit_id": lan.unit_id}
    await hear(session, TaskMoved(occurred_at=NOW, **of, **days))
    await actions.warn_of_days(session, by=CLOCK, now=NOW)
    assert near not in await told_to(session, lan)


async def test_what_is_done_is_owed_no_more_and_not_warned_of(
    session: AsyncSession, lan: Actor
) -> None:
    task = uuid4()
    await hear(session, assigned(task, lan.unit_id, date(2026, 3, 4)))
    done: dict[str, Any] = {"task_id": task, "kind": "outreach", "outcome": "done"}
    await hear(session, TaskDone(occurred_at=NOW, **done, on=NOW.date(), days_late=0))
    await actions.warn_of_days(session, by=CLOCK, now=NOW)

    assert len(await told_to(session, lan)) == 1
    [(row, _)] = await notifications(session, lan, NOW, None)
    assert (row.stage, row.over) == (Stage.GIVEN, True)


async def test_of_a_denunciation_nobody_is_told(session: AsyncSession, lan: Actor) -> None:
    """Nor of what was a petition until somebody read it again, nor that it is late."""
    case, other = uuid4(), uuid4()
    for case_id, kind in ((case, "denunciation"), (other, "complaint")):
        given: dict[str, Any] = {"case_id": case_id, "kind": kind, "unit_id": lan.unit_id}
        await hear(session, PetitionAssigned(occurred_at=NOW, **given))
    assert await told_to(session, lan) == [(Kind.PETITION, Stage.GIVEN, other)]

    days: dict[str, Any] = {"received_on": NOW.date(), "sorted_on": NOW.date()}
    of: dict[str, Any] = {"case_id": other, "kind": "denunciation"}
    await hear(session, PetitionSorted(occurred_at=NOW, **of, **days))
    for case_id in (case, other):
        late: dict[str, Any] = {"case_id": case_id, "kind": "denunciation", "clock": "accept"}
        await hear(session, PetitionOverdue(occurred_at=NOW, **late, due_on=NOW.date()))
    assert await told_to(session, lan) == []


async def test_who_has_a_petition_no_more_hears_no_more_of_it(
    session: AsyncSession, lan: Actor
) -> None:
    """It may accuse somebody of that unit."""
    of: dict[str, Any] = {"case_id": uuid4(), "kind": "complaint"}
    await hear(session, PetitionAssigned(occurred_at=NOW, **of, unit_id=lan.unit_id))
    await hear(session, PetitionUnassigned(occurred_at=NOW, **of))
    late = PetitionOverdue(occurred_at=NOW, **of, clock="settle", due_on=NOW.date())
    await hear(session, late)
    assert await told_to(session, lan) == []


async def test_a_late_petition_is_told_to_who_has_it_and_not_to_leaders(
    session: AsyncSession, lan: Actor, chair: Actor, office: Actor
) -> None:
    """It may accuse a leader: which may know of it only reception knows."""
    case = uuid4()
    of: dict[str, Any] = {"case_id": case, "kind": "complaint"}
    await hear(session, PetitionAssigned(occurred_at=NOW, **of, unit_id=lan.unit_id))
    late = PetitionOverdue(occurred_at=NOW, **of, clock="accept", due_on=NOW.date())
    await hear(session, late)

    assert (Kind.PETITION, Stage.LATE, case) in await told_to(session, lan)
    assert await told_to(session, chair) == await told_to(session, office) == []


async def test_of_checks_a_unit_hears_only_what_it_has_to_put_right(
    session: AsyncSession, lan: Actor, hoa: Actor
) -> None:
    wanted = uuid4()
    of: dict[str, Any] = {"recommendation_id": wanted, "inspection_id": uuid4(), "ordinal": 1}
    said: dict[str, Any] = {"kind": "unannounced", "unit_id": lan.unit_id, "number": "1/KL"}
    days: dict[str, Any] = {"issued_on": NOW.date(), "due_on": date(2026, 4, 1)}
    await hear(session, RecommendationIssued(occurred_at=NOW, **of, **said, **days))

    assert await told_to(session, lan) == [(Kind.RECOMMENDATION, Stage.GIVEN, wanted)]
    assert await told_to(session, hoa) == []
    private = ("inspections.inspection", "inspections.advice", "disclosures.internal")
    assert [kind for kind in HEARS if kind.told_as.startswith(private)] == []


async def test_a_plan_waits_for_the_chair_and_comes_back_to_who_hands_it_in(
    session: AsyncSession, chair: Actor, office: Actor, lan: Actor
) -> None:
    plan = uuid4()
    await hear(session, PlanSubmitted(occurred_at=NOW, plan_id=plan, year=2026))
    assert await told_to(session, chair) == [(Kind.PLAN, Stage.GIVEN, plan)]
    assert await told_to(session, office) == await told_to(session, lan) == []

    await hear(session, PlanReturned(occurred_at=NOW, plan_id=plan, year=2026))
    assert (Kind.PLAN_BACK, Stage.RETURNED, plan) in await told_to(session, office)
    [(waiting, _)] = await notifications(session, chair, NOW, None)
    assert waiting.over
    assert PlanApproved in HEARS


async def test_a_part_that_came_back_is_told_with_its_day(
    session: AsyncSession, lan: Actor
) -> None:
    part: dict[str, Any] = {"part_id": uuid4(), "period_id": uuid4(), "unit_id": lan.unit_id}
    due = date(2026, 3, 12)
    await hear(session, PartAsked(occurred_at=NOW, **part, asked_on=NOW.date(), due_on=due))
    given = PartHandedIn(occurred_at=NOW, **part, handed_in_on=NOW.date(), days_late=0)
    await hear(session, given)
    later = NOW + timedelta(hours=1)
    await hear(session, PartReturned(occurred_at=later, **part, returned_on=NOW.date()))
    await told_to(session, lan)

    (back, _), (asked, _) = await notifications(session, lan, later, None)
    assert (back.stage, back.due_on, back.over) == (Stage.RETURNED, due, False)
    assert (asked.stage, asked.over) == (Stage.GIVEN, True)


async def test_who_opens_one_has_read_one_and_who_saw_all_has_read_all(
    session: AsyncSession, lan: Actor, hoa: Actor
) -> None:
    for _ in range(3):
        await hear(session, assigned(uuid4(), lan.unit_id))
    await told_to(session, lan)
    rows = await notifications(session, lan, NOW, None)
    assert await unread_count(session, lan, NOW) == 3

    await actions.open_notification(session, rows[0][0].id, by=lan)
    await actions.open_notification(session, rows[0][0].id, by=lan)
    assert await unread_count(session, lan, NOW) == 2
    with pytest.raises(rules.NoSuchNotification):
        await actions.open_notification(session, rows[1][0].id, by=hoa)

    await actions.see_all(session, NOW, by=lan, now=NOW)
    late = NOW + timedelta(minutes=1)
    fresh = assigned(uuid4(), lan.unit_id).model_copy(update={"occurred_at": late})
    await hear(session, fresh)
    assert await unread_count(session, lan, late) == 1


async def test_nobody_sees_ahead(session: AsyncSession, lan: Actor) -> None:
    """A moment of the future, typed by hand, hides nothing that is still to come."""
    await actions.see_all(session, NOW + timedelta(days=9), by=lan, now=NOW)
    later = NOW + timedelta(days=1)
    fresh = assigned(uuid4(), lan.unit_id).model_copy(update={"occurred_at": later})
    await hear(session, fresh)
    await told_to(session, lan)

    assert await unread_count(session, lan, later) == 1


async def test_what_is_old_and_over_is_forgotten_and_what_is_owed_is_kept(
    session: AsyncSession, lan: Actor
) -> None:
    over, owed = uuid4(), uuid4()
    for task in (over, owed):
        await hear(session, assigned(task, lan.unit_id))
    await actions.end(session, Kind.TASK, over)
    days = rules.kept_since(NOW) - NOW
    later = NOW - days + timedelta(days=1)
    await actions.warn_of_days(session, by=CLOCK, now=later)

    assert await actions.unit_of(session, Kind.TASK, over) is None
    assert await actions.unit_of(session, Kind.TASK, owed) == lan.unit_id
    assert await told_to(session, lan, later) == []  # too old to be listed


async def test_it_is_told_again_at_most_once_for_each_stage(
    session: AsyncSession, lan: Actor
) -> None:
    task, due = uuid4(), date(2026, 2, 27)
    await hear(session, assigned(task, lan.unit_id, due))
    late: dict[str, Any] = {**TASK, "task_id": task, "lead_unit_id": lan.unit_id, "due_on": due}
    del late["plan_id"], late["source_path"]
    for _ in range(2):
        await hear(session, TaskOverdue(occurred_at=NOW, **late))

    told = await told_to(session, lan)
    assert sorted(stage for _, stage, _ in told) == [Stage.GIVEN, Stage.LATE]


async def test_a_letter_that_names_no_task_has_no_page_of_a_task_to_lead_to(
    session: AsyncSession, lan: Actor
) -> None:
    letter: dict[str, Any] = {"occurred_at": NOW, "urging_id": uuid4(), "task_id": None}
    answer_by = date(2026, 3, 9)
    await hear(session, UrgingSent(**letter, unit_id=lan.unit_id, answer_by=answer_by))
    await hear(session, UrgingAnswered(**letter, days_late=0))

    assert await told_to(session, lan) == []


async def test_over_the_door_only_the_own_are_told(
    client: httpx.AsyncClient, ward: str, lan: Actor
) -> None:
    for path in ("notifications", "notifications/unread", "morning-mail"):
        assert (await client.get(f"{ward}/{path}")).status_code == 401
    seen = await client.post(f"{ward}/notifications/seen", json={"until": NOW.isoformat()})
    assert seen.status_code == 401

    answer = await client.get(f"{ward}/notifications/unread", headers=testing.signed(lan))
    assert answer.json() == {"count": 0}


def test_a_notification_has_no_words() -> None:
    texts = {"title", "text", "summary", "name"}

    assert not texts & NotificationView.model_fields.keys()
