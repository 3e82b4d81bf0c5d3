"""Reads what stands on the sheet of one disclosure at one place."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.sheets import PostingSheet
from libs.kernel.errors import NotFound
from libs.publiclog.merkle import Span
from libs.rows import found, ward_of
from services.disclosures.board.papers import shown
from services.disclosures.places.queries import ward_name
from services.disclosures.posting.rules import Hanging, keep_until
from services.disclosures.proving.queries import newest_sheets, postings_of, wall_at
from services.disclosures.publiclog.queries import hashes_of, sequence_of
from services.disclosures.rules import catalogue
from services.disclosures.tables import Disclosure, Place, Version


async def sheet_for(
    session: AsyncSession,
    disclosure_id: UUID,
    place_id: UUID,
    *,
    today: date,
    base_url: str,
    official: bool,
) -> PostingSheet:
    """The sheet of the public version: with the days it hangs, else as if hung today.

    Raises NotFound for what is not public (any more: a list of persons is still printed for
    officials, who may have to hang it again), PlaceNotAsked where the law wants no sheet.
    """
    row, version = await _printable(session, disclosure_id, today, official)
    place = await found(session, Place, place_id)
    posted_on, until = await _days(session, row, version, place_id, today)
    line = await sequence_of(session, row.id, version.number)
    [root] = await hashes_of(session, [Span(0, line or 0)])
    return PostingSheet(
        issuer=await _issuer(session),
        item=row.khoan,
        basis=catalogue().khoan(row.khoan).basis,
        title=version.title,
        document_number=version.document_number,
        issued_on=version.document_on,
        posted_on=posted_on,
        posted_until=until,
        place=place.name,
        page_address=f"{base_url.rstrip('/')}/{ward_of(session)}/cong-khai/{row.id}",
        sha256=version.file["sha256"] if version.file else "",
        log_line=line,
        log_root=root.hex(),
    )


async def _printable(
    session: AsyncSession, disclosure_id: UUID, today: date, official: bool
) -> tuple[Disclosure, Version]:
    """The disclosure and its public version; what was taken back may have named somebody."""
    row = await found(session, Disclosure, disclosure_id)
    if row.public_version is None or row.withdrawn_on is not None:
        raise NotFound
    [public] = await shown(session, [row], today)
    if public.has_left and not official:
        raise NotFound
    return row, public.version


async def _days(
    session: AsyncSession, row: Disclosure, version: Version, place_id: UUID, today: date
) -> tuple[date, date | None]:
    """The first and the last day at this place; a sheet that was lost begins again today."""
    sheets = newest_sheets(await postings_of(session, row.id), version.number)
    for sheet in sheets:
        if sheet.place_id == place_id and sheet.state is not Hanging.BROKEN:
            return sheet.posted_on, sheet.keep_until
    need = await wall_at(session, row, version, place_id)
    return today, keep_until(today, need.days, need.permanent)


async def _issuer(session: AsyncSession) -> str:
    name = await ward_name(session)
    return f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}"
