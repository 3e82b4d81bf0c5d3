"""Reads the notes of phones."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.disclosures.noting.tables import SheetNote
from services.disclosures.tables import Place

SHOWN_MAX = 200


async def note_there(session: AsyncSession, entry_id: UUID) -> SheetNote | None:
    """A note that a device sent before, by the id it gave it."""
    found: SheetNote | None = await session.scalar(
        select(SheetNote).where(SheetNote.ward_id == ward_of(session), SheetNote.id == entry_id)
    )
    return found


async def notes_of(session: AsyncSession, disclosure_id: UUID) -> Sequence[tuple[SheetNote, str]]:
    """The newest notes at the walls of a disclosure, each with the name of its place."""
    query = (
        select(SheetNote, Place.name)
        .join(Place, Place.id == SheetNote.place_id)
        .where(SheetNote.ward_id == ward_of(session), SheetNote.disclosure_id == disclosure_id)
        .order_by(SheetNote.seen_at.desc(), SheetNote.id)
        .limit(SHOWN_MAX)
    )
    return [(row, name) for row, name in await session.execute(query)]
