"""The ward today in a few figures, each under the saying it belongs to, and what is behind one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.reporting.dashboard.rules import SAYINGS, Side, days_of
from services.reporting.figures.counting import Behind, Count, Span, Window, key_of
from services.reporting.figures.definitions import Definition, national_figures
from services.reporting.reports.counting import facts_for
from services.reporting.rules import ListInside, NoSuchFigure


@dataclass(frozen=True)
class Today:
    """A figure as it stands today, this quarter, and in as many days of the quarter before."""

    definition: Definition
    values: dict[Side, int]


async def ward_today(session: AsyncSession, now: datetime) -> dict[str, list[Today]]:
    """The figures of each saying, counted from one reading of the facts."""
    named = {each.key: each for each in national_figures()}
    chosen = [named[key] for _, keys in SAYINGS.values() for key in keys]
    before = window_of(Side.BEFORE, now)
    whole = window_of(Side.YEAR, now)
    reach = Window(min(before.since, whole.since), whole.until, whole.year_start, now)
    facts = await facts_for(session, reach, chosen)
    sides = {side: Count(facts, window_of(side, now)).values(chosen) for side in Side}
    return {
        saying: [
            Today(named[key], {side: sides[side][key_of(Span.PERIOD, key)] for side in Side})
            for key in keys
        ]
        for saying, (_, keys) in SAYINGS.items()
    }


async def behind_today(
    session: AsyncSession, side: Side, definition: Definition, now: datetime
) -> Behind:
    """Every fact in a figure of today with what it adds, the oldest first."""
    window = window_of(side, now)
    facts = await facts_for(session, window, [definition])
    found = Count(facts, window).behind(definition, Span.PERIOD)
    return sorted(found, key=lambda each: (each[0].occurred_on, each[0].recorded_at, each[0].id))


def window_of(side: Side, now: datetime) -> Window:
    """The days of a side, as they are known by now: both sides of a comparison alike."""
    days = days_of(side, now.date())
    return Window(days.first, days.last, days.first, now)


def shown_figure(key: str, *, inside: bool) -> tuple[Side, Definition]:
    """Which figure of which days a key names, for those who may open its list.

    Raises NoSuchFigure, and ListInside where the number is shown and its list is not.
    """
    side, _, name = key.partition(".")
    shown: Sequence[str] = [each for _, keys in SAYINGS.values() for each in keys]
    for each in national_figures():
        if each.key == name and name in shown and (inside or each.public):
            if each.closed and not inside:
                raise ListInside
            return Side(side), each
    raise NoSuchFigure(key=key)
