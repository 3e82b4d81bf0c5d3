"""Words what happened to a sheet for the other services."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.postings import (
    PostingBroken,
    PostingEnded,
    PostingReplaced,
    PostingStarted,
)
from libs.kernel.outbox import emit
from services.disclosures.queries import evidence
from services.disclosures.tables import Disclosure, Place, Posting


def started(
    session: AsyncSession, disclosure: Disclosure, posting: Posting, place: Place, now: datetime
) -> None:
    """A sheet was hung."""
    emit(
        session,
        PostingStarted(
            occurred_at=now,
            posting_id=posting.id,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            item=disclosure.item,
            place_id=place.id,
            place_kind=place.kind,
            posted_on=posting.posted_on,
            keep_until=posting.keep_until,
            attempt=posting.attempt,
            evidence=evidence(posting.photo),
        ),
    )


def broken(session: AsyncSession, disclosure: Disclosure, posting: Posting, now: datetime) -> None:
    """A sheet was missing."""
    assert posting.broken_on
    emit(
        session,
        PostingBroken(
            occurred_at=now,
            posting_id=posting.id,
            disclosure_id=disclosure.id,
            place_id=posting.place_id,
            broken_on=posting.broken_on,
            days_kept=posting.days_kept or 0,
        ),
    )


def replaced(
    session: AsyncSession, disclosure: Disclosure, posting: Posting, now: datetime
) -> None:
    """A sheet of what was corrected or withdrawn counts no more."""
    emit(
        session,
        PostingReplaced(
            occurred_at=now,
            posting_id=posting.id,
            disclosure_id=disclosure.id,
            place_id=posting.place_id,
            replaced_on=now.date(),
        ),
    )


def ended(
    session: AsyncSession, disclosure: Disclosure, posting: Posting, place: Place, now: datetime
) -> None:
    """A sheet came down lawfully."""
    assert posting.ended_on
    emit(
        session,
        PostingEnded(
            occurred_at=now,
            posting_id=posting.id,
            disclosure_id=disclosure.id,
            place_id=place.id,
            place_kind=place.kind,
            posted_on=posting.posted_on,
            ended_on=posting.ended_on,
            days_kept=posting.days_kept or 0,
            evidence=evidence(posting.photo, posting.end_proof),
        ),
    )
