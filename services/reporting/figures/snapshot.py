"""All figures of a report at once, as it keeps them. Pure: from facts and a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from services.reporting.facts.rules import FactRow
from services.reporting.figures.checks import (
    Check,
    check_closing,
    check_khoans,
    check_sums,
    day_before,
)
from services.reporting.figures.counting import Count, Span, Window
from services.reporting.figures.definitions import Definition, version_of


def take_snapshot(
    facts: Sequence[FactRow], window: Window, definitions: Sequence[Definition]
) -> dict[str, Any]:
    """Values by key, first and last day of postings, names of items, checks, and the catalogue."""
    count = Count(facts, window)
    values = count.values(definitions)
    checks: list[Check] = [*check_sums(values), *check_khoans(values)]
    checks.append(check_closing(count, Count(facts, day_before(window)), definitions))
    return {
        "values": values,
        "days": days_of_postings(count),
        "titles": titles_of_items(count),
        "checks": [asdict(check) for check in checks],
        "catalogue": [each.model_dump(mode="json") for each in definitions],
        "catalogue_version": version_of(tuple(definitions)),
    }


def days_of_postings(count: Count) -> dict[str, tuple[str, str]]:
    """By khoản and item: when the first sheet of the period went up, and when the last came down.

    The second is empty while a sheet still hangs.
    """
    started, ended = count.of("posting_started"), count.of("posting_ended")
    broken = {fact.object_id for fact in count.of("posting_broken")}
    down = {fact.object_id: fact.occurred_on for fact in ended}
    days: dict[str, tuple[str, str]] = {}
    for part in sorted({fact.dimensions[name] for fact in started for name in ("khoan", "item")}):
        up = [
            fact
            for fact in started
            if part in (fact.dimensions["khoan"], fact.dimensions["item"])
            and count.window.sees(fact, Span.PERIOD)
        ]
        if up:
            still = [fact for fact in up if fact.object_id not in down.keys() | broken]
            ends = [down[fact.object_id] for fact in up if fact.object_id in down]
            last = max(ends).isoformat() if ends and not still else ""
            days[part] = (min(fact.occurred_on for fact in up).isoformat(), last)
    return days


def titles_of_items(count: Count) -> dict[str, str]:
    """Words for items that the law's catalogue may not have: the title of their first duty."""
    titles: dict[str, str] = {}
    facts = sorted(count.of("obligation_raised"), key=lambda fact: (fact.recorded_at, fact.id))
    for fact in facts:
        titles.setdefault(fact.dimensions["item"], fact.label)
    return titles
