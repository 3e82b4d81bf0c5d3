"""The mail of the morning: counts and kinds for who wants it, once a day, by a real server."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import OfficialDigestDue
from libs.contracts.planning.tasks import TaskOverdue
from libs.contracts.reception.petitions import PetitionAssigned, PetitionOverdue
from libs.kernel import outbox, testing
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from services.directory.notifications import actions, mailing, rules
from services.directory.notifications.queries import reader_of
from services.directory.subscribers.rules import AddressNotOne
from tests.directory.conftest import NOW, WARD
from tests.directory.test_notifications import CLOCK, TASK, assigned, hear, somebody, unit
from tests.post import Post

MORNING = NOW.replace(hour=7)  # a Monday
MAIL = "lan.mau@example.vn"


@pytest.fixture
async def lan(client: httpx.AsyncClient, ward: str) -> Actor:
    return await somebody(client, ward, "lan.kt", "department", await unit(client, ward, "Phòng A"))


@pytest.fixture
async def chair(client: httpx.AsyncClient, ward: str) -> Actor:
    return await somebody(client, ward, "chutich", "chair")


def due(session: AsyncSession) -> list[dict[str, Any]]:
    return [one for one in outbox.told(session) if one["subject"].endswith("official_digest.due")]


async def overdue(session: AsyncSession, unit_id: UUID | None, days: int = 3) -> None:
    of: dict[str, Any] = {**TASK, "task_id": uuid4(), "lead_unit_id": unit_id}
    del of["plan_id"], of["source_path"]
    on = NOW.date() - timedelta(days=days)
    await hear(session, TaskOverdue(occurred_at=NOW - timedelta(days=1), **of, due_on=on))


def event(by: Actor) -> OfficialDigestDue:
    since = MORNING - timedelta(days=1)
    told = {"account_id": UUID(by.id), "day": MORNING.date(), "since": since}
    return OfficialDigestDue(occurred_at=MORNING, **told)


async def heard_by_mail(session: AsyncSession, by: Actor) -> None:
    await mailing.send_morning(session, event(by), heard())


def heard() -> Heard:
    return Heard(WARD, uuid4(), MORNING, "EVENTS_DIRECTORY", 1, "", "", MORNING)


async def test_who_wants_it_is_told_how_much_and_nothing_more(
    session: AsyncSession, post: Post, lan: Actor
) -> None:
    await actions.want_mail(session, wanted=True, typed=MAIL, by=lan, now=NOW)
    await overdue(session, lan.unit_id)
    await overdue(session, lan.unit_id)
    await hear(session, assigned(uuid4(), lan.unit_id, date(2026, 3, 6)))
    await heard_by_mail(session, lan)

    [mail] = await post.to(MAIL, 1)
    text = mail.get_content()
    assert mail["Subject"] == "Việc sáng 02/03/2026: 2 quá hạn, 1 đến hạn trong 7 ngày"
    assert "Quá hạn: 2 (nhiệm vụ 2)" in text
    assert "Đến hạn trong 7 ngày tới: 1 (nhiệm vụ 1)" in text
    assert f"/{WARD}/viec/thong-bao" in text
    for hidden in (str(TASK["title"]), "Người mẫu", "lan.kt", "đơn vị:"):
        assert hidden not in text
    reader = await reader_of(session, UUID(lan.id))
    assert reader
    assert f"/{WARD}/thoi-nhan-thu-sang/{reader.key}>" in mail["List-Unsubscribe"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


async def test_nobody_is_told_who_did_not_choose_it(session: AsyncSession, lan: Actor) -> None:
    await overdue(session, lan.unit_id)
    await mailing.tell_officials(session, by=CLOCK, now=MORNING)

    assert due(session) == []


async def test_it_is_told_once_a_day_however_often_the_clock_strikes(
    session: AsyncSession, lan: Actor
) -> None:
    await actions.want_mail(session, wanted=True, typed=MAIL, by=lan, now=NOW)
    for minutes in (0, 1, 90):
        now = MORNING + timedelta(minutes=minutes)
        await mailing.tell_officials(session, by=CLOCK, now=now)
    assert len(due(session)) == 1

    await mailing.tell_officials(session, by=CLOCK, now=MORNING + timedelta(days=1))
    assert len(due(session)) == 2


@pytest.mark.parametrize(
    ("days", "hours"), [(5, 0), (6, 0), (0, 8)], ids=["saturday", "sunday", "afternoon"]
)
async def test_no_mail_on_a_day_off_nor_after_noon(
    session: AsyncSession, lan: Actor, days: int, hours: int
) -> None:
    await actions.want_mail(session, wanted=True, typed=MAIL, by=lan, now=NOW)
    now = MORNING + timedelta(days=days, hours=hours)
    await mailing.tell_officials(session, by=CLOCK, now=now)

    assert due(session) == []


async def test_no_mail_where_there_is_nothing_and_none_to_who_stopped(
    session: AsyncSession, post: Post, lan: Actor
) -> None:
    await actions.want_mail(session, wanted=True, typed=MAIL, by=lan, now=NOW)
    await heard_by_mail(session, lan)
    await overdue(session, lan.unit_id)
    reader = await reader_of(session, UUID(lan.id))
    assert reader
    for _ in range(2):
        await actions.stop_mail(session, reader.key)
    session.expire_all()
    await heard_by_mail(session, lan)
    await mailing.tell_officials(session, by=CLOCK, now=MORNING)

    assert post.received == []
    assert due(session) == []


async def test_a_leader_reads_how_much_is_late_in_each_unit(
    session: AsyncSession, post: Post, lan: Actor, chair: Actor
) -> None:
    """Petitions are not added up: which of them a leader may know of only reception knows."""
    await actions.want_mail(session, wanted=True, typed="chutich@example.vn", by=chair, now=NOW)
    await overdue(session, lan.unit_id)
    case: dict[str, Any] = {"case_id": uuid4(), "kind": "complaint"}
    await hear(session, PetitionAssigned(occurred_at=NOW, **case, unit_id=lan.unit_id))
    days = {"clock": "accept", "due_on": date(2026, 2, 26)}
    await hear(session, PetitionOverdue(occurred_at=NOW, **case, **days))
    await heard_by_mail(session, chair)

    [mail] = await post.to("chutich@example.vn", 1)
    assert "Quá hạn của các đơn vị:\n- Phòng A: 1\n" in mail.get_content().replace("\r", "")
    assert "đơn thư" not in mail.get_content()


async def test_an_address_is_one_or_is_refused(session: AsyncSession, lan: Actor) -> None:
    for typed, refusal in (("", rules.NoAddressYet), ("a@b.vn, c@d.vn", AddressNotOne)):
        with pytest.raises(refusal):
            await actions.want_mail(session, wanted=True, typed=typed, by=lan, now=NOW)


async def test_where_no_mail_leaves_nobody_is_promised_one(
    client: httpx.AsyncClient, ward: str, lan: Actor
) -> None:
    form = {"wanted": True, "email": MAIL}
    wanted = await client.post(f"{ward}/morning-mail", json=form, headers=testing.signed(lan))
    asked = await client.post(f"{ward}/subscriptions", json={"email": MAIL})

    for answer in (wanted, asked):
        assert answer.status_code == 422
        assert "chưa có máy chủ thư" in answer.json()["title"]
