"""An invented ward: who works there, and what its other services tell. No real person."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts import directory
from libs.contracts.disclosures.obligations import ObligationRaised
from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.disclosures.postings import PostingStarted
from libs.contracts.evidence import Evidence
from libs.contracts.planning.plans import PlanApproved
from libs.contracts.planning.tasks import TaskDone
from libs.kernel import outbox
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.database import Database
from libs.kernel.events import Event, Heard, stream_of
from services.reporting.consumers import HEARS

WARD = "06811"
SEED = UUID("0195d3a0-0000-7000-8000-000000000000")
CHAIR = Actor("chair", WARD, frozenset({"chair"}))
DEPUTY_WHO_WRITES = Actor("deputy", WARD, frozenset({"chair", "culture"}))
CULTURE = Actor("culture", WARD, frozenset({"culture"}))
HEAD = Actor("head", WARD, frozenset({"neighbourhood_head"}))
CLOCK = Actor("clock", WARD, frozenset({"clock"}))
PHOTO = Evidence(sha256="ab" * 32, media_type="image/jpeg", size_bytes=1000)


def an_id(name: str) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(SEED, name)


def at(day: date, hour: int = 9) -> datetime:
    """A moment of a day in Việt Nam."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


class Stream:
    """What the other services tell, numbered as their streams are."""

    def __init__(self, after: int = 0) -> None:
        """Numbers begin after those that an earlier stream of the same test has used."""
        self._after = after
        self.heard: list[tuple[Event, Heard]] = []
        self._numbers: dict[str, int] = {}

    def tell(self, event: Event, recorded_at: datetime | None = None) -> tuple[Event, Heard]:
        """Put an event on its teller's stream, learned of when it happened or later."""
        teller = event.told_as.split(".")[0]
        number = self._numbers[teller] = self._numbers.get(teller, self._after) + 1
        stream = stream_of(teller)
        moment = recorded_at or event.occurred_at
        heard = Heard(
            WARD,
            an_id(f"{stream}/{number}"),
            moment,
            stream,
            number,
            event.told_as,
            event.object_id,
            moment,
        )
        self.heard.append((event, heard))
        return event, heard


def said(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """The bodies of what reporting will tell under that name, such as report.sent."""
    return [
        json.loads(row["body"])
        for row in outbox.told(session)
        if row["subject"].endswith(f".reporting.{name}")
    ]


async def hear(session: AsyncSession, event: Event, heard: Heard) -> None:
    """Hand an event to reporting as its listener would."""
    await HEARS[type(event)](session, event, heard)
    await session.flush()


async def hear_all(session: AsyncSession, stream: Stream) -> None:
    for event, heard in stream.heard:
        await hear(session, event, heard)


async def commit_all(database: Database, stream: Stream) -> None:
    async with database.transaction(WARD) as session:
        await hear_all(session, stream)


def onboarded(on: date = date(2026, 1, 2)) -> Event:
    return directory.WardOnboarded(
        occurred_at=at(on),
        code=WARD,
        name="Phường Hoa Ban",
        kind="phường",
        province_code=22,
        province_name="Tỉnh Hoa Mai",
    )


def plan_approved(on: date = date(2026, 1, 15), year: int = 2026, version: int = 1) -> Event:
    return PlanApproved(
        occurred_at=at(on),
        plan_id=an_id(f"plan{year}"),
        year=year,
        version=version,
        number="12/KH-UBND",
        signed_on=on,
        signer_position="Chủ tịch",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        duties=(),
    )


def obligation(name: str, on: date, item: str = "2c") -> Event:
    return ObligationRaised(
        occurred_at=at(on),
        obligation_id=an_id(f"obligation-{name}"),
        khoan=int(item[:-1]),
        item=item,
        title="Tình hình thực hiện ngân sách quý I",
        owner_unit_id=None,
        due_on=on + timedelta(days=7),
        rule="disclosure.publish",
        raised_by="document",
    )


def published(name: str, on: date, item: str = "2c", days_late: int = 0) -> Event:
    return DisclosurePublished(
        occurred_at=at(on),
        disclosure_id=an_id(f"disclosure-{name}"),
        obligation_id=an_id(f"obligation-{name}"),
        khoan=int(item[:-1]),
        item=item,
        title="Tình hình thực hiện ngân sách quý I",
        document_number="45/QĐ-UBND",
        document_on=on,
        owner_unit_id=None,
        published_on=on,
        due_on=on,
        days_late=days_late,
        sha256="cd" * 32,
    )


def posted(name: str, place: str, on: date, item: str = "2c", attempt: int = 1) -> PostingStarted:
    return PostingStarted(
        occurred_at=at(on),
        posting_id=an_id(f"posting-{name}-{place}-{attempt}"),
        disclosure_id=an_id(f"disclosure-{name}"),
        khoan=int(item[:-1]),
        item=item,
        place_id=an_id(place),
        place_kind="headquarters" if place == "hq" else "community_house",
        posted_on=on,
        keep_until=on + timedelta(days=30),
        attempt=attempt,
        evidence=(PHOTO,),
    )


def task_done(name: str, on: date, outcome: str = "done", days_late: int = 0) -> Event:
    return TaskDone(
        occurred_at=at(on),
        task_id=an_id(f"task-{name}"),
        kind="training",
        outcome=outcome,
        on=on,
        days_late=days_late,
    )
