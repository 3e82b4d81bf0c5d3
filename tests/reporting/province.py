"""The wards of Quảng Ninh as their province hears of them: what is owed, what was issued."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDue, ReportIssued
from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.database import Database
from libs.kernel.events import Event, Heard
from libs.official_list import province_at
from services.reporting.consumers import HEARS

TENANT = "P0022"
QUANG_NINH = province_at(TENANT)
assert QUANG_NINH is not None
CODES = [ward.code for ward in QUANG_NINH.wards]
OFFICIAL = Actor("tinh", TENANT, frozenset({"province"}))
DUE_ON = date(2026, 5, 22)
AFTER = datetime(2026, 5, 26, 9, tzinfo=VIETNAM)
HOME = f"/api/wards/{TENANT}/reporting"
SPACE = UUID("00000000-0000-4000-8000-000000000022")


def an_id(*name: object) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(SPACE, " ".join(map(str, name)))


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), VIETNAM)


def due(code: str, year: int = 2026, kind: str = "half_year", on: date = DUE_ON) -> ReportDue:
    """A ward owes a report."""
    return ReportDue(
        occurred_at=at(date(year, 1, 15)),
        period_id=an_id(code, kind, year),
        kind=kind,
        year=year,
        due_on=on,
        title="Báo cáo về bà Nguyễn Thị Mẫu",  # as people might write of one on demand
    )


def issued(
    code: str,
    on: date = DUE_ON,
    year: int = 2026,
    kind: str = "half_year",
    revision: int = 0,
    days_late: int = 0,
    **headline: int,
) -> Event:
    """A ward issues a report with these figures."""
    return ReportIssued(
        occurred_at=at(on),
        report_id=an_id(code, kind, year, "report", revision),
        period_id=an_id(code, kind, year),
        kind=kind,
        year=year,
        number=f"{36 + revision}/BC-UBND",
        issued_on=on,
        signer_position="Chủ tịch",
        days_late=days_late,
        sha256="ab" * 32,
        title="Báo cáo về bà Nguyễn Thị Mẫu",
        revision=revision,
        headline=headline,
    )


async def hear(session: AsyncSession, code: str, *events: Event) -> None:
    """Hand what a ward told to reporting, as its listener would."""
    for event in events:
        heard = Heard(
            code, an_id(code), event.occurred_at, "EVENTS_REPORTING", 1, event.told_as, "", AFTER
        )
        await HEARS[type(event)](session, event, heard)
        await session.flush()


async def commit(database: Database, told: dict[str, list[Event]]) -> None:
    """The same in one transaction for all wards, as a batch of messages is heard."""
    async with database.transaction(None, "bus") as session:
        for code, events in told.items():
            await hear(session, code, *events)


async def asked(
    client: httpx.AsyncClient, path: str, by: Actor | None = OFFICIAL, **query: Any
) -> httpx.Response:
    """The answer to somebody, some days after reports were due."""
    with testing.time_is(AFTER):
        headers = testing.signed(by) if by else {}
        return await client.get(f"{HOME}/{path}", params=query or None, headers=headers)


async def read(client: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await asked(client, path, **query)
    assert answer.status_code == 200, answer.text
    return answer.json()
