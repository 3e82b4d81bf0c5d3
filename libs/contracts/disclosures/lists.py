"""The list of everything disclosed in a quarter."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class QuarterlyListIssued(Event):
    """The list of everything disclosed in a quarter was made (Article 13.2)."""

    told_as: ClassVar[str] = "disclosures.quarterly_list.issued"
    about: ClassVar[str] = "list_id"

    list_id: UUID
    year: int
    quarter: int
    entries: int
    issued_on: date
    sha256: str | None = None  # of the list as JSON
