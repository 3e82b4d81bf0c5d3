"""P9: the six-month report of a ward-year with its papers, and the roll-up of 54 wards.

Facts come from events of disclosures, told through its outbox and heard by reporting. The wards of
the province are told of in the same way, by reporting's own outbox. All is asked at the door.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import asyncpg

from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.disclosures.postings import PostingEnded, PostingStarted
from libs.kernel.database import Database
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from tools.apart import Apart
from tools.bench.ward import founded
from tools.people import Person
from tools.sample import WARD
from tools.samples.province import TENANT, codes, official, tell_reports

DISCLOSURES, WALLS = 160, 34  # with their sheets some 11,000 facts: a busy half year
YEARS = range(2021, 2027)
REPORTS, READINGS = 5, 40
HEARD_SECONDS_MAX = 120.0
FACTS = "SELECT count(*) FROM fact"
ROWS = "SELECT count(*) FROM ward_report WHERE report_id IS NOT NULL"


def measure() -> dict[str, Any]:
    """Wall time at the door of a machine that does nothing else, with the load around it."""
    with Apart() as machine:
        return asyncio.run(_measure(machine))


async def _measure(machine: Apart) -> dict[str, Any]:
    url = machine.machine.database_url
    async with founded(machine) as cast:
        await _tell_a_half_year(url("disclosures", "app"))
        for year in YEARS:
            await tell_reports(url("reporting", "app"), codes(), year, date(year, 5, 22), 3)
        facts = await _until(url("reporting", "owner"), FACTS, DISCLOSURES * (2 + 2 * WALLS))
        await _until(url("reporting", "owner"), ROWS, len(YEARS) * (len(codes()) - 3))
        found = await _reports(await cast.person("vhxh"))
        province = await official(machine.base_url, url("directory", "app"))
        found |= await _roll_ups(province)
        await province.client.aclose()
    return {"facts of the ward": facts, **found, "load of the machine": os.getloadavg()[0]}


async def _tell_a_half_year(url: str) -> None:
    """Documents published over half a year, each with a sheet at every place."""
    teller, today = Database(url, "bench"), datetime.now(UTC)
    for number in range(DISCLOSURES):
        now = today - timedelta(days=1 + number % 170)
        async with teller.transaction(WARD) as session:
            for event in _one_document(number, now):
                emit(session, event)
    await teller.close()


def _one_document(number: int, now: datetime) -> list[Any]:
    disclosure, item = new_id(), f"{1 + number % 14}a"
    told = {"occurred_at": now, "disclosure_id": disclosure, "khoan": 1 + number % 14, "item": item}
    paper = DisclosurePublished(
        **told,
        obligation_id=new_id(),
        title="Văn bản đo",
        document_number=f"{number}/QĐ-UBND",
        document_on=now.date(),
        owner_unit_id=None,
        published_on=now.date(),
        due_on=now.date(),
        days_late=number % 5 // 4,
        sha256="00" * 32,
    )
    events: list[Any] = [paper]
    for place in range(WALLS):
        posting, kind = new_id(), "community_house" if place else "headquarters"
        hung = {**told, "posting_id": posting, "place_id": new_id(), "place_kind": kind}
        hung["posted_on"] = now.date()
        until = now.date() + timedelta(days=31)
        events.append(PostingStarted(**hung, keep_until=until, attempt=1))
        events.append(PostingEnded(**hung, ended_on=now.date(), days_kept=30))
    return events


async def _until(url: str, query: str, count: int) -> int:
    """Return how many there are when there are so many."""
    connection = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(HEARD_SECONDS_MAX):
            while (found := await connection.fetchval(query)) < count:
                await asyncio.sleep(0.2)
    finally:
        await connection.close()
    return int(found)


async def _reports(culture: Person) -> dict[str, Any]:
    """Counted and drafted anew each time, then both papers written."""
    today = datetime.now(UTC).date()
    asked = {"title": "Đo", "requested_by": "Người đo", "cutoff_on": f"{today}"}
    asked |= {"period_start": f"{today - timedelta(days=180)}", "due_on": f"{today}"}
    parts: dict[str, list[float]] = {"drafted": [], "pdf": [], "docx": []}
    for _ in range(REPORTS):
        report, seconds = await _timed(culture.post("reporting/reports", on_demand=asked))
        parts["drafted"].append(seconds)
        path = f"reporting/reports/{report['id']}/document"
        for kind in ("pdf", "docx"):
            parts[kind].append((await _timed(culture.get(path, format=kind)))[1])
    whole = [sum(times) for times in zip(*parts.values(), strict=True)]
    return {
        "report with PDF and DOCX, median s (target 1)": round(statistics.median(whole), 2),
        **{
            f"of which {name}, median s": round(statistics.median(times), 2)
            for name, times in parts.items()
        },
    }


async def _roll_ups(province: Person) -> dict[str, Any]:
    """The newest half year beside the one before, as an API and as the page."""
    asked = {"period": "half_year.2026.1", "than": "half_year.2025.1"}
    page = f"/{TENANT}/tinh?ky={asked['period']}&so-voi={asked['than']}"
    readings: dict[str, Callable[[], Awaitable[Any]]] = {
        "roll-up of 54 wards": lambda: province.get("reporting/roll-up", **asked),
        "its page": lambda: province.client.get(page),
        "trend of six half years": lambda: province.get(
            "reporting/roll-up/trend", kind="half_year"
        ),
        "open data, 318 rows as CSV": lambda: province.get("reporting/open-data/wards.csv"),
    }
    found = {}
    for name, reading in readings.items():
        first = (await _timed(reading()))[1]
        times = [(await _timed(reading()))[1] for _ in range(READINGS)]
        median, worst = 1000 * statistics.median(times), 1000 * max(times)
        found[f"{name}: first / median / worst ms (target 300)"] = (
            f"{1000 * first:.0f} / {median:.0f} / {worst:.0f}"
        )
    return found


async def _timed(act: Awaitable[Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    found = await act
    return found, time.perf_counter() - began
