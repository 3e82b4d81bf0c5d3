"""What a fact is. Pure: no database, no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from libs.kernel.errors import Refusal


class StillListening(Refusal):
    """Không thể dựng lại số liệu khi dịch vụ báo cáo đang nhận sự kiện. Hãy dừng dịch vụ trước."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One countable thing that happened: how much, when, when we learned of it, from which event.

    `dimensions` are what figures filter by, all as text. Nothing here names a person.
    """

    id: UUID
    measure: str
    value: int
    occurred_on: date
    recorded_at: datetime
    event_id: UUID
    event_type: str
    stream: str
    sequence: int
    object_type: str
    object_id: str
    label: str
    dimensions: dict[str, str] = field(default_factory=dict)
    evidence: list[dict[str, Any]] = field(default_factory=list)


def fact_id(event_id: UUID, place: int) -> UUID:
    """The id of an event's n-th fact: the same event gives the same ids after a rebuild."""
    return uuid5(event_id, str(place))


def digest_of(lines: Iterable[tuple[Any, ...]]) -> str:
    """A SHA-256 over facts given in canonical order, each as its columns."""
    digest = hashlib.sha256()
    for line in lines:
        text = json.dumps(line, ensure_ascii=False, sort_keys=True, default=_plain)
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()


def _plain(value: object) -> str:
    # The same moment must hash alike whatever offset the driver hands it over with.
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
