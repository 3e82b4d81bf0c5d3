"""Sheets on walls: hung, missing, replaced, taken down."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class PostingStarted(Event):
    """A sheet hangs on a wall (niêm yết), with its photo."""

    told_as: ClassVar[str] = "disclosures.posting.started"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    khoan: int
    item: str
    place_id: UUID
    place_kind: str  # headquarters | community_house | reception_place
    posted_on: date
    keep_until: date | None  # none: permanent
    attempt: int  # 1, or more after a broken day
    evidence: tuple[Evidence, ...] = ()


class PostingBroken(Event):
    """A sheet was missing on a day: the thirty days of that place start again."""

    told_as: ClassVar[str] = "disclosures.posting.broken"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    place_id: UUID
    broken_on: date
    days_kept: int


class PostingReplaced(Event):
    """A sheet proves nothing any more: what it shows was corrected or withdrawn."""

    told_as: ClassVar[str] = "disclosures.posting.replaced"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    place_id: UUID
    replaced_on: date


class PostingEnded(Event):
    """A sheet hung as long as the law asks, and came down, with its proof."""

    told_as: ClassVar[str] = "disclosures.posting.ended"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    place_id: UUID
    place_kind: str
    posted_on: date
    ended_on: date
    days_kept: int
    evidence: tuple[Evidence, ...] = ()
