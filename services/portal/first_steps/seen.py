"""What the services tell of a ward's first steps; None where one is away."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from services.portal.asking import Refused
from services.portal.reading import Told
from services.portal.visit import Visit

PAPERS_MAX = 50
HANGING = ("posting", "completed")
SHOWN = ("published", *HANGING)
WRITTEN = ("draft", "approved", *SHOWN)


@dataclass(frozen=True)
class Seen:
    """The ward as its services tell of it now."""

    contact: Told | None
    units: list[Told] | None
    officials: list[Told] | None
    places: list[Told] | None
    calendar: Told | None
    plans: list[Told] | None
    papers: Told | None

    def kinds(self) -> Counter[str]:
        """How many units there are of each kind."""
        return Counter(unit["kind"] for unit in self.units or ())

    def holders(self, role: str) -> list[Told]:
        """Who has an account with that role."""
        return [one for one in self.officials or () if role in one["roles"]]

    def how_many(self, *states: str) -> int:
        """How many of the newest papers are that far, of those that were not taken back."""
        lines = self.papers["lines"] if self.papers else ()
        return sum(line["state"] in states for line in lines)


async def seen(visit: Visit) -> Seen:
    """Ask all services at once."""
    asking = visit.asking
    found = await asyncio.gather(
        _or_away(asking.get("directory", "contact")),
        _or_away(asking.get("directory", "units")),
        _or_away(asking.get("directory", "officials")),
        _or_away(asking.get("disclosures", "places")),
        _or_away(asking.get("reception", "sessions", year=visit.today.year)),
        _or_away(asking.get("planning", "plans", year=visit.today.year)),
        _or_away(asking.get("disclosures", "disclosures", limit=PAPERS_MAX)),
    )
    return Seen(*found)


async def _or_away(asked: Awaitable[Any]) -> Any:
    try:
        return await asked
    except Refused as refused:
        if refused.status < 500:
            raise
        return None
