"""Words a disclosure's publication, correction and withdrawal for the other services."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.papers import (
    DisclosureCorrected,
    DisclosurePublished,
    DisclosureWithdrawn,
)
from libs.kernel.outbox import emit
from services.disclosures.privacy.rules import lasting_title
from services.disclosures.tables import Disclosure, Version


def published(
    session: AsyncSession,
    disclosure: Disclosure,
    version: Version,
    now: datetime,
    *,
    met: UUID | None,
) -> None:
    """It was shown for the first time, which met an obligation or (after a withdrawal) none."""
    emit(
        session,
        DisclosurePublished(
            occurred_at=now,
            disclosure_id=disclosure.id,
            obligation_id=met,
            khoan=disclosure.khoan,
            item=disclosure.item,
            title=lasting_title(disclosure.item, version.title, version.columns),
            document_number=version.document_number,
            document_on=version.document_on,
            owner_unit_id=disclosure.owner_unit_id,
            published_on=now.date(),
            due_on=disclosure.due_on,
            days_late=disclosure.days_late or 0,
            sha256=version.file["sha256"] if version.file else None,
        ),
    )


def corrected(
    session: AsyncSession, disclosure: Disclosure, version: Version, now: datetime
) -> None:
    """Another version took the place of what was shown."""
    emit(
        session,
        DisclosureCorrected(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            item=disclosure.item,
            version=version.number,
            corrected_on=now.date(),
            title=lasting_title(disclosure.item, version.title, version.columns),
            document_number=version.document_number,
            document_on=version.document_on,
            sha256=version.file["sha256"] if version.file else None,
        ),
    )


def withdrawn(session: AsyncSession, disclosure: Disclosure, now: datetime) -> None:
    """It was taken back."""
    emit(
        session,
        DisclosureWithdrawn(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            item=disclosure.item,
            withdrawn_on=now.date(),
        ),
    )
