"""All figures of a report at once, as it keeps them. Pure: from facts and a window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from services.reporting.facts.rules import Countable
from services.reporting.figures.checks import (
    Check,
    check_closing,
    check_khoans,
    check_sums,
    day_before,
)
from services.reporting.figures.counting import Count, Span, Window
from services.reporting.figures.definitions import Definition, version_of
from services.reporting.figures.tables import check_tables


def take_snapshot(
    facts: Sequence[Countable], window: Window, definitions: Sequence[Definition]
) -> dict[str, Any]:
    """Values by key, first and last day of postings, checks, and the catalogue."""
    count = Count(facts, window)
    values = count.values(definitions)
    checks: list[Check] = [*check_sums(values), *check_khoans(values)]
    checks += check_tables(values, definitions)
    checks += check_closing(count, Count(facts, day_before(window)), definitions)
    return {
        "values": values,
        "days": days_of_postings(count),
        "checks": [asdict(check) for check in checks],
        "catalogue": [each.model_dump(mode="json") for each in definitions],
        "catalogue_version": version_of(tuple(definitions)),
    }


def days_of_postings(count: Count) -> dict[str, tuple[str, str]]:
    """By khoản and item: when the first sheet of the period went up, and when the last came down.

    The second is empty while a sheet still hangs.
    """
    broken = {fact.object_id for fact in count.of("posting_broken")}
    gone = (*count.of("posting_ended"), *count.of("posting_replaced"))
    down = {fact.object_id: fact.occurred_on for fact in gone}
    sheets: dict[str, list[Countable]] = defaultdict(list)
    for fact in count.of("posting_started"):
        if count.window.sees(fact, Span.PERIOD):
            for part in (fact.dimensions["khoan"], fact.dimensions["item"]):
                sheets[part].append(fact)
    return {part: _days(sheets[part], down, broken) for part in sorted(sheets)}


def _days(sheets: list[Countable], down: dict[str, date], broken: set[str]) -> tuple[str, str]:
    first = min(sheet.occurred_on for sheet in sheets).isoformat()
    kept = [sheet.object_id for sheet in sheets if sheet.object_id not in broken]
    if not kept or any(posting not in down for posting in kept):
        return first, ""
    return first, max(down[posting] for posting in kept).isoformat()
