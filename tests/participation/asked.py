"""A consultation in the tests, and what residents say to it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox, testing
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from services.participation.addressees.rules import Course
from services.participation.consultations import actions
from services.participation.consultations.actions import Asked
from services.participation.consultations.rules import Stance
from services.participation.consultations.tables import Consultation
from services.participation.opinions.actions import Said, send_opinion
from services.participation.opinions.tables import Opinion
from tests.participation import ward

DAY = date(2026, 3, 2)
PAPER = StoredFile("ab" * 32, 40_000, "application/pdf")
COURSE = Course(
    place="Hội trường phường Mẫu",
    chaired_by="Phó Chủ tịch Ủy ban nhân dân",
    present=1,
    front_present=True,
    inspectors_present=True,
    absence="",
    said="Đề nghị cho thêm thời gian chuyển chỗ bán hàng.",
    answered="Lùi ngày áp dụng một tháng.",
    conclusion="Sửa dự thảo theo hướng lùi ngày áp dụng.",
)
STREET = Asked(
    clause=5,
    title="Dự thảo quy định giờ họp chợ phố Mẫu",
    summary="Chợ họp từ 5 giờ đến 18 giờ.",
    forms=["a", "e"],
    unit_id=ward.CULTURE,
)


def on(days: int) -> date:
    """That many days after the draft was public."""
    return DAY + timedelta(days=days)


def told(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """The bodies of what will be told under that name, such as consultation.opened."""
    return [
        json.loads(row["body"])
        for row in outbox.told(session)
        if row["subject"].endswith(f".participation.{name}")
    ]


async def drafted(
    session: AsyncSession, asked: Asked = STREET, *, by: Actor = ward.OFFICIAL, day: date = DAY
) -> Consultation:
    """A draft whose plan the council and the Front have."""
    row = await actions.draft_consultation(session, asked, draft=PAPER, by=by, now=ward.at(day))
    await actions.send_consultation_plan(
        session,
        row.id,
        number="12/KH-UBND",
        signed_on=day,
        council_sent_on=day,
        front_sent_on=day,
        by=ward.OFFICIAL,
        now=ward.at(day),
    )
    return row


async def opened(
    session: AsyncSession, asked: Asked = STREET, *, day: date = DAY, days: int = 20
) -> Consultation:
    """Residents are asked for so many days."""
    row = await drafted(session, asked, day=day)
    last = day + timedelta(days=days)
    return await actions.open_consultation(
        session, row.id, closes_on=last, by=ward.CHAIR, now=ward.at(day)
    )


async def said(
    session: AsyncSession, row: Consultation, text: str = "", stance: Stance = Stance.FOR
) -> Opinion:
    """Somebody says this on the first day."""
    return await send_opinion(session, row.id, Said(stance, text), now=ward.at(DAY))


async def ask(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    form: Any = None,
    *,
    by: Actor | None = None,
    day: int = 0,
    key: str = "",
) -> httpx.Response:
    """A request so many days after the draft was public, as the gateway would hand it on."""
    there, at = f"{ward.API}/{path}", ward.at(on(day))
    return await testing.ask(client, method, there, form, at=at, by=by, key=key)


async def opened_at_the_door(client: httpx.AsyncClient, **changes: Any) -> str:
    """The id of a consultation that was opened through the door."""
    made = await ask(client, "POST", "consultation-work", form(**changes), by=ward.OFFICIAL)
    path = f"consultation-work/{made.json()['id']}"
    days = dict.fromkeys(("signed_on", "council_sent_on", "front_sent_on"), str(DAY))
    plan = {"number": "12/KH-UBND", **days}
    await ask(client, "POST", f"{path}/plan", plan, by=ward.OFFICIAL)
    last = {"closes_on": str(on(20))}
    answer = await ask(client, "POST", f"{path}/opening", last, by=ward.CHAIR)
    assert answer.status_code == 200, answer.text
    return str(made.json()["id"])


def form(**changes: Any) -> dict[str, Any]:
    """What an official types to draft one."""
    asked = {"clause": 5, "title": STREET.title, "summary": STREET.summary, "forms": ["a", "e"]}
    draft = Desk("a key for tests").receipt(ward.CODE, PAPER, ward.at(DAY))
    return {**asked, "unit_id": str(ward.CULTURE), "draft": draft, **changes}
