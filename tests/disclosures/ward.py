"""The people and places of the tests, and the steps that most stories begin with."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.files import StoredFile
from libs.law.persons import Lists
from services.disclosures.obligations.actions import register_document
from services.disclosures.places.actions import open_seats, open_unit
from services.disclosures.places.rules import seat_id
from services.disclosures.posting.actions import end_posting, start_posting
from services.disclosures.posting.rules import PlaceKind
from services.disclosures.privacy.rules import persons_of
from services.disclosures.publishing import actions as publishing
from services.disclosures.tables import Disclosure, Posting

CODE = "06811"
SPACE = UUID("00000000-0000-4000-8000-000000000000")
HOUSES = [uuid5(SPACE, f"khu {number}") for number in range(1, 34)]
FINANCE = uuid5(SPACE, "finance")
HEADQUARTERS = seat_id(CODE, PlaceKind.HEADQUARTERS)

LAN = Actor("lan", CODE, frozenset({"office"}))  # at the office
BINH = Actor("ong-binh", CODE, frozenset({"chair"}))  # chairs the ward
HOA = Actor("hoa", CODE, frozenset({"department"}), FINANCE)  # keeps the budget
TAM = Actor("ba-tam", CODE, frozenset({"neighbourhood_head"}), HOUSES[0])  # heads khu 1
CLOCK = Actor("clock", CODE, frozenset({"clock"}))

PHOTO = StoredFile("a" * 64, 1_000, "image/jpeg")
PAPER = StoredFile("b" * 64, 2_000, "application/pdf")
SIGNED_ON = date(2026, 3, 2)  # a Monday without holidays near


def at(day: date, hour: int = 9) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


def later(days: int, since: date = SIGNED_ON) -> datetime:
    """A moment so many days after the document was signed."""
    return at(since + timedelta(days=days))


async def open_ward(session: AsyncSession, houses: int = len(HOUSES)) -> None:
    """Headquarters, and neighbourhoods with their community houses."""
    await open_seats(session, "phường Uông Bí")
    for number, unit_id in enumerate(HOUSES[:houses], start=1):
        await open_unit(
            session,
            unit_id,
            kind="neighbourhood",
            name=f"Khu {number}",
            short_name=f"Khu {number}",
            community_house=f"Nhà văn hóa Khu {number}",
        )


def a_document(item: str = "2b", **changes: Any) -> dict[str, Any]:
    """A budget decision, signed and dated."""
    return {
        "item": item,
        "title": "Quyết định công bố dự toán ngân sách năm 2026",
        "number": "12/QĐ-UBND",
        "signed_on": SIGNED_ON,
        "signer_position": "Chủ tịch",
        "owner_unit_id": FINANCE,
        "file": PAPER,
        **changes,
    }


def listed(item: str) -> tuple[str, ...]:
    """The columns of a list of persons, where the item is one."""
    persons = persons_of(item)
    return persons.columns if persons and persons.list is Lists.ALWAYS else ()


async def a_draft(session: AsyncSession, item: str = "2b", **changes: Any) -> Disclosure:
    """A registered document and what will be shown of it, by Lan."""
    owed = await register_document(session, **a_document(item, **changes), by=LAN, now=later(0))
    await session.flush()
    row = await publishing.draft_disclosure(
        session,
        owed.id,
        summary="Dự toán đã được quyết định.",
        columns=listed(item),
        by=LAN,
        now=later(0),
    )
    await session.flush()
    return row


async def published(session: AsyncSession, item: str = "2b", **changes: Any) -> Disclosure:
    """A disclosure that is public on the day its document was signed."""
    row = await a_draft(session, item, **changes)
    await publishing.approve_disclosure(session, row.id, by=BINH, now=later(0))
    return await publishing.publish_disclosure(session, row.id, by=LAN, now=later(0))


async def hang(
    session: AsyncSession, disclosure: Disclosure, place_id: UUID, day: int = 0
) -> Posting:
    """A sheet hung so many days after the signature."""
    now = later(day)
    return await start_posting(
        session,
        disclosure.id,
        place_id=place_id,
        posted_on=now.date(),
        photo=PHOTO,
        by=LAN,
        now=now,
    )


async def take_down(session: AsyncSession, posting: Posting, day: int = 31) -> Posting:
    """A sheet taken down so many days after the signature."""
    await session.flush()
    now = later(day)
    return await end_posting(session, posting.id, ended_on=now.date(), proof=PHOTO, by=LAN, now=now)


def told(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """The bodies of what will be told under that name, such as posting.started."""
    return [
        json.loads(row["body"])
        for row in outbox.told(session)
        if row["subject"].endswith(f".disclosures.{name}")
    ]
