"""Reads reports of missing sheets, and what hangs where they were missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened
from libs.kernel.errors import NotFound
from libs.rows import ward_of
from services.disclosures.missing.rules import LastSheet
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.missing.words import OF_DISCLOSURE, OWN
from services.disclosures.posting.rules import Hanging
from services.disclosures.proving.queries import postings_of
from services.disclosures.showing.words import UNSIGNED
from services.disclosures.tables import Disclosure, Place, Posting, PostingCheck, Version

OPEN_MAX = 200


@dataclass(frozen=True)
class Report:
    """A report with the paper and the place it is about."""

    row: MissingSheet
    disclosure: Disclosure
    version: Version
    place: Place


async def last_sheet_at(
    session: AsyncSession, disclosure: Disclosure, place_id: UUID
) -> LastSheet | None:
    """The newest sheet of the public version at a place, and when a photo last showed it."""
    sheet = await _newest(session, disclosure, place_id)
    if sheet is None:
        return None
    seen_on = await session.scalar(
        select(func.max(PostingCheck.on))
        .where(PostingCheck.ward_id == ward_of(session), PostingCheck.posting_id == sheet.id)
        .where(PostingCheck.photo.is_not(None))
    )
    return LastSheet(Hanging(sheet.state), sheet.keep_until, sheet.broken_on, seen_on)


async def hanging_at(
    session: AsyncSession, disclosure: Disclosure, place_id: UUID
) -> Posting | None:
    """The sheet that hangs at a place as far as anybody noted."""
    sheet = await _newest(session, disclosure, place_id)
    return sheet if sheet and sheet.state == Hanging.UP else None


async def _newest(session: AsyncSession, disclosure: Disclosure, place_id: UUID) -> Posting | None:
    sheets = [
        row
        for row in await postings_of(session, disclosure.id)
        if row.place_id == place_id and row.version == disclosure.public_version
    ]
    return sheets[-1] if sheets else None


async def report_of(session: AsyncSession, code: str) -> Report:
    """The report that a code follows; raises NotFound."""
    return await _one(session, MissingSheet.code == code)


async def the_report(session: AsyncSession, report_id: UUID) -> Report:
    """One report; raises NotFound."""
    return await _one(session, MissingSheet.id == report_id)


async def _one(session: AsyncSession, which: ColumnElement[bool]) -> Report:
    found = (await session.execute(_reports(session).where(which))).one_or_none()
    if found is None:
        raise NotFound
    row, disclosure, version, place = found
    return Report(row, disclosure, version, place)


async def open_reports(session: AsyncSession) -> Sequence[Report]:
    """Every report that nobody answered yet, first due first."""
    query = (
        _reports(session)
        .where(MissingSheet.resolved_on.is_(None))
        .order_by(MissingSheet.due_on, MissingSheet.id)
        .limit(OPEN_MAX)
    )
    return [
        Report(row, disclosure, version, place)
        for row, disclosure, version, place in await session.execute(query)
    ]


def _reports(session: AsyncSession) -> Select[MissingSheet, Disclosure, Version, Place]:
    return (
        select(MissingSheet, Disclosure, Version, Place)
        .join(Disclosure, Disclosure.id == MissingSheet.disclosure_id)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .join(Place, Place.id == MissingSheet.place_id)
        .where(MissingSheet.ward_id == ward_of(session))
        .where(Version.number == Disclosure.public_version)
    )


async def story_of(session: AsyncSession, row: MissingSheet) -> list[HappenedView]:
    """What happened to a report, oldest first; a part of it is noted with its disclosure."""
    only = {"report_id": row.id}
    noted = await happened(session, OF_DISCLOSURE, row.disclosure_id, only=only, unsigned=UNSIGNED)
    return sorted([*noted, *await happened(session, OWN, row.id)], key=lambda line: line.at)
