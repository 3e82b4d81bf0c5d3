"""What residents see of a correction: two versions compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.views.frame import Link


@dataclass(frozen=True)
class Words:
    """Words in a row that were kept ("same"), "deleted" or "inserted"."""

    change: str
    text: str


@dataclass(frozen=True)
class ChangedPart:
    """One part of a disclosure in both versions."""

    name: str
    changed: bool
    words: Sequence[Words]


@dataclass(frozen=True)
class ChangedVersion:
    """One of the two versions; without a moment it is not public yet."""

    number: int
    published_at: datetime | None
    reason: str
    href: str


@dataclass(frozen=True)
class ChangesView:
    """What changed from one version to another, part by part."""

    subject: Link
    old: ChangedVersion
    new: ChangedVersion
    finding: str
    parts: Sequence[ChangedPart]
    robots: str = ""
