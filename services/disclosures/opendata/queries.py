"""Reads what is public for programs: rows, news and days. No person, no text of a disclosure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from libs.law.catalogue import Catalogue
from libs.rows import ward_of
from services.disclosures.board.papers import Shown, owed, shown
from services.disclosures.opendata.rules import Day, DisclosureRow, News
from services.disclosures.places.queries import open_places
from services.disclosures.posting.rules import ONE_DAY, Hanging
from services.disclosures.privacy.rules import lasting_title, owed_title
from services.disclosures.tables import Disclosure, Posting, Version
from services.disclosures.widening.queries import catalogue_of

NEWS_MAX = 50
DAYS_MAX = 2_000
# Sheets that could have come down longer ago than this are nobody's plan any more.
PAST = timedelta(days=60)


def page_of(session: AsyncSession, base_url: str, disclosure_id: UUID | None = None) -> str:
    """The address of a disclosure's page, or of the ward's board."""
    home = f"{base_url.rstrip('/')}/{ward_of(session)}"
    return f"{home}/cong-khai/{disclosure_id}" if disclosure_id else home


async def public_rows(
    session: AsyncSession,
    base_url: str,
    today: date,
    *,
    khoan: int | None,
    since: date | None,
    until: date | None,
    offset: int,
    limit: int,
) -> tuple[list[DisclosureRow], int]:
    """Disclosures that are or were public, newest first, and how many there are in all."""
    query = select(Disclosure).where(Disclosure.ward_id == ward_of(session))
    query = query.where(Disclosure.published_on.is_not(None))
    if khoan:
        query = query.where(Disclosure.khoan == khoan)
    if since:
        query = query.where(Disclosure.published_on >= since)
    if until:
        query = query.where(Disclosure.published_on <= until)
    total = await session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered = query.order_by(Disclosure.published_on.desc(), Disclosure.id.desc())
    rows = (await session.execute(ordered.offset(offset).limit(limit))).scalars().all()
    wanted = await catalogue_of(session)
    found = await shown(session, rows, today)
    return [_row(session, base_url, each, wanted) for each in found], total


def _title(row: Disclosure, version: Version, wanted: Catalogue) -> str:
    """Never what was taken back, never that of a list of persons."""
    if row.withdrawn_on is None:
        return lasting_title(row.item, version.title, version.columns)
    return wanted.item(row.item).title


def _row(session: AsyncSession, base_url: str, each: Shown, wanted: Catalogue) -> DisclosureRow:
    row, version = each.disclosure, each.version
    assert row.published_on is not None
    return DisclosureRow(
        id=row.id,
        khoan=row.khoan,
        item=row.item,
        title=_title(row, version, wanted),
        document_number=version.document_number,
        document_on=version.document_on,
        due_on=row.due_on,
        published_on=row.published_on,
        days_late=row.days_late or 0,
        state=row.state,
        version=version.number,
        places_posted=len(each.hung),
        places_of=len(each.walls),
        completed_on=row.completed_on,
        withdrawn_on=row.withdrawn_on,
        file_sha256=version.file["sha256"] if version.file else "",
        page=page_of(session, base_url, row.id),
    )


async def newest_news(session: AsyncSession, base_url: str) -> list[News]:
    """The newest publications, corrections and withdrawals."""
    query = (
        select(Disclosure, Version)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session), Version.published_at.is_not(None))
        .order_by(Version.published_at.desc(), Version.id)
        .limit(NEWS_MAX)
    )
    taken_back = (
        select(Disclosure, Version)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.withdrawn_on.is_not(None))
        .where(Version.number == Disclosure.public_version)
        .order_by(Disclosure.withdrawn_on.desc(), Disclosure.id)
        .limit(NEWS_MAX)
    )
    came = [(row, version) for row, version in await session.execute(query)]
    went = [(row, version) for row, version in await session.execute(taken_back)]
    wanted = await catalogue_of(session)
    news = [_shown(session, base_url, *each, wanted) for each in came]
    news += [_withdrawn(session, base_url, *each, wanted) for each in went]
    return sorted(news, key=lambda each: (each.at, each.id), reverse=True)[:NEWS_MAX]


def _shown(
    session: AsyncSession, base_url: str, row: Disclosure, version: Version, wanted: Catalogue
) -> News:
    assert version.published_at is not None
    what = "Công khai" if version.number == 1 else "Đính chính"
    return News(
        id=version.id,
        at=version.published_at.astimezone(VIETNAM),
        title=f"{what}: {_title(row, version, wanted)}",
        text=_paper(row, version),
        page=page_of(session, base_url, row.id),
    )


def _withdrawn(
    session: AsyncSession, base_url: str, row: Disclosure, version: Version, wanted: Catalogue
) -> News:
    assert row.withdrawn_on is not None
    return News(
        id=uuid5(row.id, "withdrawn"),
        at=datetime.combine(row.withdrawn_on, time(), VIETNAM),
        title=f"Thu hồi: {_title(row, version, wanted)}",
        text=_paper(row, version),
        page=page_of(session, base_url, row.id),
    )


def _paper(row: Disclosure, version: Version) -> str:
    signed = f"{version.document_number}, {version.document_on:%d/%m/%Y}"
    return f"Khoản {row.khoan} Điều 11. Văn bản {signed}."


async def coming_days(session: AsyncSession, base_url: str, today: date) -> list[Day]:
    """When what is owed must be public, and from when each sheet may come down."""
    due = [
        Day(
            key=f"due-{each.id}",
            on=each.due_on,
            title=f"Hạn công khai: {owed_title(each.item, each.title)}",
        )
        for each in await owed(session)
        if each.due_on and each.due_on >= today - PAST
    ]
    return [*due, *await _endings(session, base_url, today)][:DAYS_MAX]


async def _endings(session: AsyncSession, base_url: str, today: date) -> Sequence[Day]:
    query = (
        select(Posting, Version.document_number)
        .join(
            Version,
            (Version.disclosure_id == Posting.disclosure_id) & (Version.number == Posting.version),
        )
        .where(Posting.ward_id == ward_of(session), Version.ward_id == ward_of(session))
        .where(Posting.state == Hanging.UP, Posting.keep_until >= today - PAST)
        .order_by(Posting.keep_until, Posting.id)
        .limit(DAYS_MAX)
    )
    names = {place.id: place.name for place in await open_places(session)}
    return [
        Day(
            key=f"sheet-{sheet.id}",
            on=sheet.keep_until + ONE_DAY,
            title=f"Được gỡ tờ niêm yết {number} tại {names.get(sheet.place_id, '')}",
            page=page_of(session, base_url, sheet.disclosure_id),
        )
        for sheet, number in await session.execute(query)
        if sheet.keep_until
    ]
