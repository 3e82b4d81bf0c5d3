"""Gathers what was disclosed in a quarter, and finds the lists that were issued."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from libs.kernel.errors import NotFound
from libs.rows import ward_of
from services.disclosures.announcing.tables import FormUse
from services.disclosures.posting.rules import Hanging
from services.disclosures.privacy.rules import lasting_title, told_title
from services.disclosures.quarterly.rules import ONE_DAY, Entry, ListedSheet, by_form
from services.disclosures.tables import (
    Broadcast,
    Disclosure,
    Notice,
    Obligation,
    Place,
    Posting,
    QuarterlyList,
    Version,
)

Proof = TypeVar("Proof", Posting, Broadcast, Notice, FormUse)


async def disclosed_between(session: AsyncSession, first: date, last: date) -> list[Entry]:
    """Everything that was shown on these days, for the first time or corrected, with its proofs."""
    since, before = _midnight(first), _midnight(last + ONE_DAY)
    query = (
        select(Disclosure, Version)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session))
        .where(Version.published_at >= since, Version.published_at < before)
        .order_by(Version.number)
    )
    # Of several versions in one quarter the last one is listed.
    shown = {row.id: (row, version) for row, version in await session.execute(query)}
    names = await _place_names(session)
    sheets = await _by_disclosure(session, Posting, shown)
    held = await _by_disclosure(session, Broadcast, shown)
    given = await _by_disclosure(session, Notice, shown)
    used = await _by_disclosure(session, FormUse, shown)
    return [
        _entry(row, version, names, sheets[row.id], held[row.id], [*given[row.id], *used[row.id]])
        for row, version in shown.values()
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


async def _by_disclosure(
    session: AsyncSession, kind: type[Proof], ids: Iterable[UUID]
) -> dict[UUID, list[Proof]]:
    """The proofs of one kind of all these disclosures."""
    query = select(kind).where(kind.ward_id == ward_of(session), kind.disclosure_id.in_(ids))
    found: dict[UUID, list[Proof]] = defaultdict(list)
    for row in (await session.execute(query)).scalars():
        found[row.disclosure_id].append(row)
    return found


async def _place_names(session: AsyncSession) -> dict[UUID, str]:
    rows = await session.execute(
        select(Place.id, Place.name).where(Place.ward_id == ward_of(session))
    )
    return {row.id: row.name for row in rows}


def _entry(
    row: Disclosure,
    version: Version,
    names: dict[UUID, str],
    sheets: Sequence[Posting],
    held: Sequence[Broadcast],
    given: Sequence[Notice | FormUse],
) -> Entry:
    assert version.published_at is not None
    listed = [
        ListedSheet(names.get(sheet.place_id, ""), sheet.posted_on, sheet.ended_on, sheet.days_kept)
        for sheet in sheets
        if sheet.version == version.number and sheet.state in (Hanging.UP, Hanging.DOWN)
    ]
    told: dict[str, list[date]] = defaultdict(list)
    for notice in given:
        if notice.version == version.number:
            told[notice.form].append(notice.on)
    return Entry(
        khoan=row.khoan,
        item=row.item,
        title=told_title(lasting_title(row.item, version.title, version.columns), row.withdrawn_on),
        document_number=version.document_number,
        document_on=version.document_on,
        published_at=f"{version.published_at.astimezone(VIETNAM):%Y-%m-%d %H:%M}",
        days_late=row.days_late or 0,
        sheets=tuple(sorted(listed, key=lambda sheet: (sheet.place, sheet.posted_on))),
        broadcasts=tuple(sorted(each.on for each in held if each.version == version.number)),
        notices=by_form(told),
        withdrawn_on=row.withdrawn_on,
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


async def shown_lists(session: AsyncSession, obligation_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """The disclosure of each list that is itself public, by the list's obligation."""
    query = (
        select(Disclosure.obligation_id, Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session))
        .where(Disclosure.obligation_id.in_(obligation_ids))
        .where(Disclosure.published_on.is_not(None), Disclosure.withdrawn_on.is_(None))
    )
    return {row.obligation_id: row.id for row in await session.execute(query)}


async def worked_before(session: AsyncSession, last: date) -> bool:
    """Whether anything was owed by that day: a ward that joined later has no list to make."""
    query = (
        select(Obligation.id)
        .where(Obligation.ward_id == ward_of(session), Obligation.raised_on <= last)
        .limit(1)
    )
    return await session.scalar(query) is not None
