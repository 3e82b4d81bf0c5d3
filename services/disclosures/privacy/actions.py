"""Notes by the clock that lists of persons left the public pages."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.papers import ListSearchEnded
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.rows import ward_of
from services.disclosures.board.papers import Shown, shown
from services.disclosures.privacy.tables import EndedSearch
from services.disclosures.tables import Disclosure, Version


async def end_searches(
    session: AsyncSession, *, by: Actor, now: datetime, only: UUID | None = None
) -> None:
    """Note and tell each list whose searchable time is over; pages hide it by themselves.

    `only` one disclosure: before another version of it comes out.
    """
    for each in await _listing_persons(session, now, only):
        if each.has_left:
            _note(session, each, by, now)


async def _listing_persons(session: AsyncSession, now: datetime, only: UUID | None) -> list[Shown]:
    """The public versions that list persons and whose end was not noted yet."""
    noted = (
        select(EndedSearch.id)
        .where(EndedSearch.ward_id == ward_of(session))
        .where(EndedSearch.disclosure_id == Disclosure.id)
        .where(EndedSearch.version == Disclosure.public_version)
    )
    query = (
        select(Disclosure)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.withdrawn_on.is_(None))
        .where(Version.number == Disclosure.public_version, Version.columns.is_not(None))
        .where(~noted.exists())
        .order_by(Disclosure.id)
    )
    if only:
        query = query.where(Disclosure.id == only)
    return await shown(session, (await session.execute(query)).scalars().all(), now.date())


def _note(session: AsyncSession, each: Shown, by: Actor, now: datetime) -> None:
    row, number = each.disclosure, each.version.number
    session.add(EndedSearch(disclosure_id=row.id, version=number, ended_on=now.date()))
    record(session, by, "end_search", row.id, now, version=number)
    emit(
        session,
        ListSearchEnded(
            occurred_at=now,
            disclosure_id=row.id,
            khoan=row.khoan,
            item=row.item,
            version=number,
            ended_on=now.date(),
        ),
    )
