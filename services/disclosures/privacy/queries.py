"""Reads what a draft or a correction would show, as far as a file can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import FileStore, StoredFile
from libs.rows import found, ward_of
from services.disclosures.board.papers import shown
from services.disclosures.privacy.reading import read_attachment
from services.disclosures.privacy.rules import Attachment, has_left
from services.disclosures.privacy.tables import EndedSearch
from services.disclosures.queries import stored, version_of
from services.disclosures.tables import Disclosure, Obligation, Version


async def attached_to_draft(
    session: AsyncSession, store: FileStore, obligation_id: UUID, file: StoredFile | None
) -> Attachment:
    """The file that a draft would show: the one sent, else that of the document."""
    obligation = await found(session, Obligation, obligation_id)
    return await read_attachment(store, ward_of(session), file or stored(obligation.file))


async def attached_to_correction(
    session: AsyncSession, store: FileStore, disclosure_id: UUID, file: StoredFile | None
) -> Attachment:
    """The file that a correction would show: the one sent, else that of the version before."""
    disclosure = await found(session, Disclosure, disclosure_id)
    old = await version_of(session, disclosure, disclosure.version)
    return await read_attachment(store, ward_of(session), file or stored(old.file))


async def ended_versions(session: AsyncSession, disclosure_id: UUID) -> set[int]:
    """Those of its lists whose end was noted: a correction does not bring them back."""
    query = select(EndedSearch.version).where(
        EndedSearch.ward_id == ward_of(session), EndedSearch.disclosure_id == disclosure_id
    )
    return set((await session.scalars(query)).all())


async def some_left(
    session: AsyncSession, row: Disclosure, versions: Sequence[Version], today: date
) -> bool:
    """Whether one of these versions lists persons and is not for everybody any more."""
    if await ended_versions(session, row.id) & {each.number for each in versions}:
        return True
    [public] = await shown(session, [row], today)
    until = public.searchable_until
    return any(has_left(each.columns, row.completed_on, until, today) for each in versions)
