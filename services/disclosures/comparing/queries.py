"""Reads two versions to compare, as far as whoever asks may see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.disclosures.comparing.rules import NothingToCompare, OlderFirst, TextGone
from services.disclosures.privacy.queries import some_left
from services.disclosures.tables import Disclosure, Version


async def two_versions(
    session: AsyncSession,
    disclosure_id: UUID,
    old: int | None,
    new: int | None,
    *,
    drafts: bool,
    official: bool,
    today: date,
) -> tuple[Version, Version]:
    """The versions asked for, else the public one and the one before it.

    Raises NotFound for a draft where drafts may not be seen, TextGone (not for an `official`) for
    what was taken back or lists persons and has left, NothingToCompare and OlderFirst.
    """
    row = await found(session, Disclosure, disclosure_id)
    if row.withdrawn_on is not None and not official:
        raise TextGone
    versions = await _versions(session, row, drafts)
    newer = _one(versions, new or row.public_version or row.version)
    before = [each for each in versions if each.number < newer.number]
    if not before:
        raise NothingToCompare
    older = _one(versions, old) if old else before[-1]
    if older.number >= newer.number:
        raise OlderFirst
    if not official and await some_left(session, row, (older, newer), today):
        raise TextGone
    return older, newer


def _one(versions: Sequence[Version], number: int) -> Version:
    for version in versions:
        if version.number == number:
            return version
    raise NotFound


async def _versions(session: AsyncSession, row: Disclosure, drafts: bool) -> Sequence[Version]:
    query = (
        select(Version)
        .where(Version.ward_id == ward_of(session), Version.disclosure_id == row.id)
        .order_by(Version.number)
    )
    if not drafts:
        query = query.where(Version.published_at.is_not(None))
    return (await session.execute(query)).scalars().all()
