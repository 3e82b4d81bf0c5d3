"""Versions of a disclosure, days on which they could be shown, and files as proof."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.rows import found, ward_of
from services.disclosures.rules import State, check_in_force, check_shown
from services.disclosures.tables import Disclosure, Version


async def version_of(session: AsyncSession, disclosure: Disclosure, number: int) -> Version:
    """One version of a disclosure; raises NotFound."""
    row = await session.scalar(
        select(Version)
        .where(Version.ward_id == ward_of(session))
        .where(Version.disclosure_id == disclosure.id, Version.number == number)
    )
    if row is None:
        raise NotFound
    return row


async def in_force(session: AsyncSession, disclosure_id: UUID) -> tuple[Disclosure, Version]:
    """The disclosure, locked, and its public version; refuses what is not in force."""
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    check_in_force(State(disclosure.state))
    assert disclosure.public_version is not None
    return disclosure, await version_of(session, disclosure, disclosure.public_version)


def check_day(on: date, version: Version, today: date) -> None:
    """Refuse a day on which this version could not be shown: before it was signed or came out."""
    corrected_on = version.published_on if version.number > 1 else None
    check_shown(on, version.document_on, today, corrected_on)


def stored(file: dict[str, Any] | None) -> StoredFile | None:
    """A file column as a stored file."""
    return StoredFile(**file) if file else None


def evidence(*files: dict[str, Any] | None) -> tuple[Evidence, ...]:
    """File columns as the proof that is told to others."""
    return tuple(Evidence(**file) for file in files if file)
