"""The ward today in a few figures, each under the saying it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.reporting.figures.counting import Count, Span, Window
from services.reporting.figures.definitions import Definition, national_figures
from services.reporting.reports.counting import facts_for

# The spine of the product; each with the figures that say something about today.
SAYINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "know": (
        "Dân biết",
        ("published", "published_late", "obligations_overdue", "postings_hanging"),
    ),
    "discuss": ("Dân bàn", ("reception_days", "sessions_held", "sessions_missed", "visits")),
    "do": ("Dân làm", ("tasks_done", "tasks_open", "tasks_overdue")),
    "check": ("Dân kiểm tra", ("urgings_sent", "urgings_answered")),
    "supervise": ("Dân giám sát", ()),
    "benefit": ("Dân thụ hưởng", ()),
}


@dataclass(frozen=True)
class Today:
    """A figure as it stands this year."""

    definition: Definition
    value: int


async def ward_today(session: AsyncSession, now: datetime) -> dict[str, list[Today]]:
    """The figures of each saying since the year began."""
    today = now.date()
    year_start = date(today.year, 1, 1)
    window = Window(year_start, today, year_start, now)
    named = {each.key: each for each in national_figures()}
    chosen = [named[key] for _, keys in SAYINGS.values() for key in keys]
    count = Count(await facts_for(session, window, chosen), window)
    values = count.values(chosen)
    return {
        saying: [Today(named[key], values[f"{Span.YEAR}.{key}"]) for key in keys]
        for saying, (_, keys) in SAYINGS.items()
    }
