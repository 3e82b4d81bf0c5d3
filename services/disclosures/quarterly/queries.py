"""Gathers what was disclosed in a quarter, and finds the lists that were issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from libs.kernel.errors import NotFound
from services.disclosures.proving.queries import broadcasts_of, notices_of, postings_of
from services.disclosures.quarterly.rules import Entry, ListedNotice, ListedSheet
from services.disclosures.queries import version_of, ward_of
from services.disclosures.tables import Disclosure, Notice, Obligation, Place, QuarterlyList


async def disclosed_between(session: AsyncSession, first: date, last: date) -> list[Entry]:
    """Everything that was shown for the first time on these days, with all its proofs."""
    query = (
        select(Disclosure)
        .where(Disclosure.ward_id == ward_of(session))
        .where(Disclosure.published_on.between(first, last))
        .order_by(Disclosure.published_on, Disclosure.id)
    )
    names = await _place_names(session)
    rows = (await session.execute(query)).scalars().all()
    return [await _entry(session, row, names) for row in rows]


async def _place_names(session: AsyncSession) -> dict[str, str]:
    rows = await session.execute(
        select(Place.id, Place.name).where(Place.ward_id == ward_of(session))
    )
    return {str(row.id): row.name for row in rows}


async def _entry(session: AsyncSession, row: Disclosure, names: dict[str, str]) -> Entry:
    assert row.public_version is not None
    version = await version_of(session, row, row.public_version)
    assert version.published_at is not None
    sheets = [
        ListedSheet(names.get(str(p.place_id), ""), p.posted_on, p.ended_on, p.days_kept)
        for p in await postings_of(session, row.id)
        if p.version == version.number and p.state in ("up", "down")
    ]
    held = await broadcasts_of(session, row.id)
    given = [n for n in await notices_of(session, row.id) if n.version == version.number]
    return Entry(
        khoan=row.khoan,
        item=row.item,
        title=version.title,
        document_number=version.document_number,
        document_on=version.document_on,
        published_at=f"{version.published_at.astimezone(VIETNAM):%Y-%m-%d %H:%M}",
        days_late=row.days_late or 0,
        sheets=tuple(sorted(sheets, key=lambda sheet: (sheet.place, sheet.posted_on))),
        broadcasts=tuple(b.on for b in held if b.version == version.number),
        notices=_by_form(given),
        withdrawn_on=row.withdrawn_on,
    )


def _by_form(given: Sequence[Notice]) -> tuple[ListedNotice, ...]:
    days: dict[str, list[date]] = {}
    for notice in given:
        days.setdefault(notice.form, []).append(notice.on)
    return tuple(
        ListedNotice(form, len(days[form]), min(days[form]), max(days[form]))
        for form in sorted(days)
    )


async def issued_list(session: AsyncSession, year: int, quarter: int) -> QuarterlyList | None:
    """The list of a quarter, if it was issued."""
    return await session.scalar(
        select(QuarterlyList)
        .where(QuarterlyList.ward_id == ward_of(session))
        .where(QuarterlyList.year == year, QuarterlyList.quarter == quarter)
    )


async def the_list(session: AsyncSession, year: int, quarter: int) -> QuarterlyList:
    """The list of a quarter; raises NotFound."""
    row = await issued_list(session, year, quarter)
    if row is None:
        raise NotFound
    return row


async def issued_lists(session: AsyncSession) -> Sequence[QuarterlyList]:
    """The lists of the last ten years, newest first."""
    query = (
        select(QuarterlyList)
        .where(QuarterlyList.ward_id == ward_of(session))
        .order_by(QuarterlyList.year.desc(), QuarterlyList.quarter.desc())
        .limit(40)
    )
    return (await session.execute(query)).scalars().all()


async def worked_before(session: AsyncSession, last: date) -> bool:
    """Whether anything was owed by that day: a ward that joined later has no list to make."""
    query = (
        select(Obligation.id)
        .where(Obligation.ward_id == ward_of(session), Obligation.raised_on <= last)
        .limit(1)
    )
    return await session.scalar(query) is not None
