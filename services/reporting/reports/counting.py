"""Counts a report's figures from the facts in the database, and finds what is behind one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from libs.kernel.tables import dead_letter, position
from libs.law.catalogue import items
from libs.rows import ward_of
from services.reporting.facts.queries import known_facts, titles_of_items
from services.reporting.facts.rules import Countable
from services.reporting.facts.table import TABLE
from services.reporting.figures.counting import Behind, Count, Earlier, Window, split_key
from services.reporting.figures.definitions import Definition, looked_back_at, national_figures
from services.reporting.figures.snapshot import take_snapshot
from services.reporting.reports.document import closed_lists, definitions_of
from services.reporting.rules import PUBLIC, ListInside, NotAllArrived
from services.reporting.tables import Period, Report

END_OF_DAY = time.max.replace(tzinfo=VIETNAM)


async def window_of(
    session: AsyncSession, period: Period, now: datetime, *, revising: bool = False
) -> Window:
    """What a report drafted now would see: nothing after the cut-off, nothing learned after it.

    A revision sees the same days, as they are known by now: that is what it is for.
    """
    rows = await session.execute(select(position.c.stream, position.c.sequence))
    heard = {row.stream: row.sequence for row in rows}
    known_at = now if revising else min(now, datetime.combine(period.cutoff_on, END_OF_DAY))
    until = min(period.cutoff_on, period.period_end, known_at.astimezone(VIETNAM).date())
    year_start = date(until.year, 1, 1)
    earlier = await _earlier(session, period, until)
    return Window(period.period_start, until, year_start, known_at, earlier, heard)


async def check_arrived(session: AsyncSession) -> None:
    """Refuse a report while something countable of the ward is parked; after its window was made.

    What was parked before would be neither in this report nor a correction in the next one; what
    is parked from then on lies beyond the window's positions. Raises NotAllArrived.
    """
    query = select(func.count()).where(
        dead_letter.c.ward_id == ward_of(session),
        dead_letter.c.headers["ce-type"].astext.in_([kind.told_as for kind in TABLE]),
    )
    if waiting := (await session.execute(query)).scalar_one():
        raise NotAllArrived(waiting=waiting)


async def _earlier(session: AsyncSession, period: Period, until: date) -> Earlier | None:
    """The report issued last on days before these, of another period."""
    query = (
        select(Report.window)
        .where(Report.ward_id == ward_of(session), Report.status.in_(PUBLIC))
        .where(Report.period_id != period.id)
    )
    windows = [read_window(each) for each in (await session.execute(query)).scalars()]
    past = [each for each in windows if each.until < until]
    if not past:
        return None
    last = max(past, key=lambda each: (each.until, each.known_at))
    return Earlier(last.year_start, last.until, last.known_at, last.heard)


def stored_window(window: Window) -> dict[str, Any]:
    """A window as JSON."""
    stored = asdict(window)
    past = stored.pop("earlier")
    return _as_text(stored) | {"earlier": _as_text(past) if past else None}


def _as_text(moments: dict[str, Any]) -> dict[str, Any]:
    heard = dict(moments.pop("heard"))
    return {name: moment.isoformat() for name, moment in moments.items()} | {"heard": heard}


def read_window(stored: dict[str, Any]) -> Window:
    """A window from its JSON."""
    names = ("since", "until", "year_start")
    since, until, year_start = (date.fromisoformat(stored[name]) for name in names)
    past = stored["earlier"]
    earlier = past and Earlier(
        date.fromisoformat(past["since"]),
        date.fromisoformat(past["until"]),
        datetime.fromisoformat(past["known_at"]),
        past.get("heard", {}),
    )
    known_at, heard = datetime.fromisoformat(stored["known_at"]), stored.get("heard", {})
    return Window(since, until, year_start, known_at, earlier, heard)


async def facts_for(
    session: AsyncSession, window: Window, definitions: Sequence[Definition]
) -> list[Countable]:
    """The facts that a window sees of what some figures count."""
    return await known_facts(
        session,
        since=window.reaches_back_to,
        until=window.until,
        known_at=window.known_at,
        of=sorted({measure for each in definitions for measure in each.measures}),
        always=looked_back_at(tuple(definitions)),
    )


async def snapshot_for(session: AsyncSession, window: Window) -> dict[str, Any]:
    """Every figure of a window by the catalogue of today."""
    definitions = national_figures()
    facts = await facts_for(session, window, definitions)
    of_law = [item.key for item in items()]
    titles = await titles_of_items(session, window.known_at, but=of_law)
    return take_snapshot(facts, window, definitions) | {"titles": titles}


async def behind_figure(
    session: AsyncSession, report: Report, key: str, *, inside: bool
) -> tuple[Definition, Behind]:
    """The definition of a figure and every fact in it with the amount it adds.

    Counted by the report's own window and catalogue, so the sum is the number it printed. Raises
    ListInside for who is not `inside` when the list is of internal matters.
    """
    window = read_window(report.window)
    span, definition, part = split_key(key, definitions_of(report))
    if definition.key in closed_lists(report, inside=inside):
        raise ListInside
    facts = await facts_for(session, window, [definition])
    found = Count(facts, window).behind(definition, span, part)
    found.sort(key=lambda each: (each[0].occurred_on, each[0].recorded_at, each[0].id))
    return definition, found
