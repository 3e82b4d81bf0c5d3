"""What residents report in the tests, and how it comes through the door."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox, testing
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from libs.kernel.testing import time_is
from services.reception.feedback.actions import Report, Sent, send_feedback
from services.reception.feedback.rules import Channel
from services.reception.sealed.files.store import AttachedFile, put_away
from tests.reception import ward
from tools.people import sample_photo

MONDAY = date(2026, 3, 2)
PHOTO = StoredFile("ab" * 32, 40_000, "image/jpeg")
POTHOLE = Report(
    category="road",
    text="Ổ gà sâu trước nhà ông Mẫu, xe máy hay ngã.",
    place="Trước số 12, phố Mẫu",
    wants_public=True,
    neighbourhood_id=ward.NORTH,
    latitude=21.0345,
    longitude=106.7712,
)
FORM = {
    "category": "road",
    "text": POTHOLE.text,
    "place": POTHOLE.place,
    "neighbourhood_id": str(ward.NORTH),
    "latitude": 21.0345,
    "longitude": 106.7712,
}


def at(day: int) -> datetime:
    """Nine o'clock, that many days after the Monday."""
    return ward.at(MONDAY + timedelta(days=day))


async def sent(session: AsyncSession, report: Report = POTHOLE, day: int = 0) -> Sent:
    """A report that a resident sent."""
    return await send_feedback(session, report, channel=Channel.WEB, by=ward.STRANGER, now=at(day))


async def photographed(session: AsyncSession, *words: str) -> tuple[AttachedFile, ...]:
    """Photos that a resident sent for a report, as they wait for it."""
    kind = {"media_type": "image/jpeg", "by_stranger": True, "now": at(0)}
    return tuple([await put_away(session, sample_photo(each), **kind) for each in words])


def told(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """The bodies of what will be told under that name, such as feedback.received."""
    return [
        json.loads(row["body"])
        for row in outbox.told(session)
        if row["subject"].endswith(f".reception.{name}")
    ]


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
    """A request on that day, as the gateway would hand it on."""
    return await testing.ask(client, method, ward.API + path, form, at=at(day), by=by, key=key)


async def sealed(client: httpx.AsyncClient, content: bytes, day: int = 0) -> str:
    """What the gateway hands back for the photo of a report on that day."""
    with time_is(at(day)):
        answer = await client.post(f"{ward.API}/letters/files", content=content)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["receipt"])


def receipt(file: StoredFile, day: int = 0) -> str:
    """What the gateway hands back for an upload on that day."""
    return Desk("a key for tests").receipt(ward.CODE, file, at(day))
