"""What a fact is. Pure: no database, no clock."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5


@dataclass(frozen=True, slots=True)
class Countable:
    """What of a fact is needed to count it: how much, when, when we learned of it, of what.

    `dimensions` are what figures filter by, all as text.
    """

    id: UUID
    measure: str
    value: int
    occurred_on: date
    recorded_at: datetime
    stream: str
    sequence: int
    object_id: str
    dimensions: dict[str, str]


@dataclass(frozen=True, slots=True)
class FactRow(Countable):
    """One countable thing that happened, with the event that said so and what proves it.

    Nothing here names a person.
    """

    event_id: UUID
    event_type: str
    object_type: str
    label: str
    evidence: list[dict[str, Any]]


def fact_id(event_id: UUID, place: int) -> UUID:
    """The id of an event's n-th fact: the same event gives the same ids after a rebuild."""
    return uuid5(event_id, str(place))


def canonical(columns: Iterable[Any]) -> bytes:
    """A fact's columns as bytes that are the same wherever and whenever they are read."""
    return json.dumps(list(columns), ensure_ascii=False, sort_keys=True, default=_plain).encode()


def _plain(value: object) -> str:
    # The same moment must hash alike whatever offset the driver hands it over with.
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
