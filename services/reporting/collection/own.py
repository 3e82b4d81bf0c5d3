"""A unit's own figures: those of the report, counted from what was told of this unit."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reporting.collection.tables import UnitPart
from services.reporting.facts.rules import Countable
from services.reporting.figures.counting import Behind, Count, Span, Window, key_of, split_key
from services.reporting.figures.definitions import Definition, national_figures
from services.reporting.reports.counting import read_window, window_of
from services.reporting.tables import Fact, Period

OF_UNIT = ("unit_id", "lead_unit_id")  # the dimensions in which a fact says whose it is
COUNTED = [getattr(Fact, field.name) for field in fields(Countable)]


def shown_figures() -> list[Definition]:
    """The figures that a unit reads of itself: those whose list everybody may open."""
    return [each for each in national_figures() if not each.closed and not each.per]


async def own_count(session: AsyncSession, unit_id: UUID, window: Window) -> Count:
    """What was told of a unit, and of everything that is the unit's, as far as a window sees it."""
    of_ward = Fact.ward_id == ward_of(session)
    named = [Fact.dimensions[name].astext == str(unit_id) for name in OF_UNIT]
    its_own = select(Fact.object_id).where(of_ward, or_(Fact.object_id == str(unit_id), *named))
    query = select(*COUNTED).where(
        of_ward,
        Fact.object_id.in_(its_own),
        Fact.occurred_on <= window.until,
        Fact.recorded_at <= window.known_at,
    )
    return Count([Countable(*row) for row in await session.execute(query)], window)


async def prefilled(
    session: AsyncSession, part: UnitPart, period: Period, now: datetime
) -> tuple[Window, list[dict[str, Any]]]:
    """The unit's figures as they stand now: of the period and since the year began, none of 0."""
    window = await window_of(session, period, now)
    shown = shown_figures()
    values = (await own_count(session, part.unit_id, window)).values(shown)
    lines = [
        {
            "key": each.key,
            "title": each.title,
            "unit": each.unit,
            "period": values[key_of(Span.PERIOD, each.key)],
            "year": values[key_of(Span.YEAR, each.key)],
        }
        for each in shown
    ]
    return window, [line for line in lines if line["period"] or line["year"]]


async def behind_own(
    session: AsyncSession, part: UnitPart, period: Period, key: str, now: datetime
) -> tuple[Definition, Span, Behind]:
    """The facts behind one of the unit's figures: as handed in, or else as they stand now."""
    stored = part.window
    window = read_window(stored) if stored else await window_of(session, period, now)
    span, definition, _ = split_key(key, shown_figures())
    behind = (await own_count(session, part.unit_id, window)).behind(definition, span)
    behind.sort(key=lambda each: (each[0].occurred_on, each[0].recorded_at, each[0].id))
    return definition, span, behind
