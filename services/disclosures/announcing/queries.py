"""Reads what was announced, what proves it, and what waits for a head's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.disclosures.announcing.rules import NothingAnnounced
from services.disclosures.announcing.tables import Acknowledgement, FormUse
from services.disclosures.rules import IN_FORCE
from services.disclosures.tables import Broadcast, Disclosure, Notice, Version

WAITING_MAX = 200


@dataclass(frozen=True)
class Waiting:
    """A notice to a neighbourhood that neither a file nor its head's word proves yet."""

    id: UUID
    disclosure_id: UUID
    khoan: int
    title: str
    document_number: str
    on: date


async def broadcasts_of(session: AsyncSession, disclosure_id: UUID) -> Sequence[Broadcast]:
    """Every day a disclosure was read out, in order."""
    query = (
        select(Broadcast)
        .where(Broadcast.ward_id == ward_of(session), Broadcast.disclosure_id == disclosure_id)
        .order_by(Broadcast.version, Broadcast.on)
    )
    return (await session.execute(query)).scalars().all()


async def notices_of(session: AsyncSession, disclosure_id: UUID) -> Sequence[Notice]:
    """Every notice of a disclosure, in order."""
    query = (
        select(Notice)
        .where(Notice.ward_id == ward_of(session), Notice.disclosure_id == disclosure_id)
        .order_by(Notice.version, Notice.on, Notice.id)
    )
    return (await session.execute(query)).scalars().all()


async def uses_of(session: AsyncSession, disclosure_id: UUID) -> Sequence[FormUse]:
    """Every use of another form, in order."""
    query = (
        select(FormUse)
        .where(FormUse.ward_id == ward_of(session), FormUse.disclosure_id == disclosure_id)
        .order_by(FormUse.version, FormUse.on, FormUse.id)
    )
    return (await session.execute(query)).scalars().all()


async def acknowledgements_of(
    session: AsyncSession, disclosure_id: UUID
) -> dict[UUID, list[tuple[UUID, datetime]]]:
    """Which neighbourhoods confirmed each broadcast or notice of a disclosure, and when."""
    query = (
        select(Acknowledgement)
        .where(Acknowledgement.ward_id == ward_of(session))
        .where(Acknowledgement.disclosure_id == disclosure_id)
        .order_by(Acknowledgement.acknowledged_at, Acknowledgement.id)
    )
    found: dict[UUID, list[tuple[UUID, datetime]]] = {}
    for row in (await session.execute(query)).scalars():
        found.setdefault(row.about_id, []).append((row.unit_id, row.acknowledged_at))
    return found


async def announcement(
    session: AsyncSession, announcement_id: UUID, *, lock: bool = False
) -> Broadcast | Notice:
    """A broadcast or a notice by its id. Raises NothingAnnounced."""
    for kind in (Broadcast, Notice):
        query = select(kind).where(kind.ward_id == ward_of(session), kind.id == announcement_id)
        if lock:
            query = query.with_for_update().execution_options(populate_existing=True)
        row: Broadcast | Notice | None = await session.scalar(query)
        if row is not None:
            return row
    raise NothingAnnounced


async def waiting_for(session: AsyncSession, unit_id: UUID) -> list[Waiting]:
    """The notices to a neighbourhood that wait for its head's word, oldest first."""
    confirmed = select(Acknowledgement.about_id).where(Acknowledgement.ward_id == ward_of(session))
    query = (
        select(Notice.id, Notice.on, Disclosure, Version)
        .join(Disclosure, Disclosure.id == Notice.disclosure_id)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Notice.ward_id == ward_of(session), Notice.unit_id == unit_id)
        .where(Notice.proof.is_(None), Notice.id.not_in(confirmed))
        .where(Disclosure.state.in_(IN_FORCE), Notice.version == Disclosure.public_version)
        .where(Version.number == Disclosure.public_version)
        .order_by(Notice.on, Notice.id)
        .limit(WAITING_MAX)
    )
    return [
        Waiting(row_id, row.id, row.khoan, version.title, version.document_number, on)
        for row_id, on, row, version in await session.execute(query)
    ]
