"""One line of the log: what was shown to the people, when, and the hashes of what it said.

No person and no title stands in it: a list of persons may leave the pages, its proof stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Act(StrEnum):
    """What happened to what is shown."""

    PUBLISHED = "published"  # công khai
    CORRECTED = "corrected"  # đính chính
    WITHDRAWN = "withdrawn"  # thu hồi
    LISTED = "listed"  # lập danh mục của quý, Law 10/2022/QH15, article 13.2


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry; its text has these fields in this order.

    `sequence` counts from 1 and is the size of the log that ends with this entry. `subject` is
    the disclosure, or the list of a quarter, whose JSON is its file. After a withdrawal nothing
    is shown: both hashes are null. `recorded_at` is later than `happened_at` only for what was
    shown before there was a log.
    """

    sequence: int
    ward: str
    act: Act
    subject: UUID
    version: int
    khoan: int
    item: str
    document_number: str
    document_on: date
    shown_sha256: str | None
    file_sha256: str | None
    happened_at: datetime
    recorded_at: datetime

    @property
    def text(self) -> str:
        """The entry as it is hashed, in UTF-8: JSON on one line, without spaces between."""
        return _canonical({name: _plain(value) for name, value in asdict(self).items()})


def read(text: str) -> Entry:
    """The entry of a text; ValueError unless it is, byte for byte, how an entry is written."""
    try:
        found = json.loads(text)
        entry = Entry(
            **{name: found[name] for name in ORDER if name not in READ},
            **{name: take(found[name]) for name, take in READ.items()},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not an entry") from error
    if entry.text != text:
        raise ValueError("not an entry as the log writes it")
    return entry


def shown_hash(title: str, summary: str, body: str) -> str:
    """The SHA-256, in hex, of what people read: a JSON object of the three in this order."""
    text = _canonical({"title": title, "summary": summary, "body": body})
    return hashlib.sha256(text.encode()).hexdigest()


ORDER = tuple(field.name for field in fields(Entry))
READ: dict[str, Callable[[str], Any]] = {
    "act": Act,
    "subject": UUID,
    "document_on": date.fromisoformat,
    "happened_at": datetime.fromisoformat,
    "recorded_at": datetime.fromisoformat,
}


def _canonical(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    """Days as 2026-03-02, moments in UTC to the microsecond as 2026-03-02T02:00:00.000000Z."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    if isinstance(value, date | UUID):
        return str(value)
    return value
