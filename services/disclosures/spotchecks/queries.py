"""What is known of every community house before a draw, and how far a draw is worked off."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.places.queries import open_places
from services.disclosures.posting.rules import Hanging, PlaceKind
from services.disclosures.spotchecks.rules import Candidate
from services.disclosures.spotchecks.tables import CheckedPlace, CheckRound
from services.disclosures.tables import Disclosure, Place, Posting, PostingCheck, Version


@dataclass(frozen=True)
class HangingSheet:
    """A sheet that hangs at a drawn place."""

    disclosure_id: UUID
    document_number: str
    title: str


@dataclass(frozen=True)
class DrawnPlace:
    """A drawn place, what hangs there, and on which day somebody looked since."""

    row: CheckedPlace
    place: Place
    sheets: list[HangingSheet]
    looked_on: date | None


async def candidates(session: AsyncSession, today: date) -> list[Candidate]:
    """Every community house where something hangs."""
    ward = ward_of(session)
    houses = [p for p in await open_places(session) if p.kind == PlaceKind.COMMUNITY_HOUSE]
    query = (
        select(Posting.place_id, func.min(Posting.posted_on).label("first"))
        .where(Posting.ward_id == ward, Posting.state == Hanging.UP)
        .group_by(Posting.place_id)
    )
    hanging = {row.place_id: row.first for row in await session.execute(query)}
    seen = await _seen(session)
    gaps = select(Posting.place_id).where(Posting.ward_id == ward, Posting.broken_on.is_not(None))
    told = select(MissingSheet.place_id).where(
        MissingSheet.ward_id == ward, MissingSheet.resolved_on.is_(None)
    )
    broken = Counter((await session.execute(gaps)).scalars())
    missed = Counter((await session.execute(told)).scalars())
    return [
        Candidate(
            house.id,
            (today - max(seen.get(house.id, hanging[house.id]), hanging[house.id])).days,
            broken[house.id],
            missed[house.id],
        )
        for house in houses
        if house.id in hanging
    ]


async def _seen(session: AsyncSession) -> dict[UUID, date]:
    """The last day on which somebody else than its own head looked at each place."""
    query = (
        select(Posting.place_id, func.max(PostingCheck.on).label("last"))
        .join(PostingCheck, PostingCheck.posting_id == Posting.id)
        .where(Posting.ward_id == ward_of(session), PostingCheck.by_its_head.is_(False))
        .group_by(Posting.place_id)
    )
    return {row.place_id: row.last for row in await session.execute(query)}


async def round_of(session: AsyncSession, month: str) -> CheckRound | None:
    """The draw of a month, if there was one."""
    return await session.scalar(
        select(CheckRound).where(CheckRound.ward_id == ward_of(session), CheckRound.month == month)
    )


async def drawn_places(session: AsyncSession, drawn: CheckRound) -> list[DrawnPlace]:
    """The places of a draw in its order."""
    ward = ward_of(session)
    query = (
        select(CheckedPlace, Place)
        .join(Place, Place.id == CheckedPlace.place_id)
        .where(CheckedPlace.ward_id == ward, CheckedPlace.round_id == drawn.id)
        .where(CheckedPlace.number.is_not(None))
        .order_by(CheckedPlace.number)
    )
    rows = [(row, place) for row, place in await session.execute(query)]
    looked = await _looked(session, drawn.drawn_on)
    sheets = await _sheets(session, [place.id for _, place in rows])
    return [
        DrawnPlace(row, place, sheets.get(place.id, []), looked.get(place.id))
        for row, place in rows
    ]


async def _looked(session: AsyncSession, since: date) -> dict[UUID, date]:
    """Where somebody looked since the draw: saw the sheet, or noted that it was gone."""
    seen = {place: on for place, on in (await _seen(session)).items() if on >= since}
    query = (
        select(Posting.place_id, func.max(Posting.broken_on).label("last"))
        .where(Posting.ward_id == ward_of(session), Posting.broken_on >= since)
        .group_by(Posting.place_id)
    )
    gone = {row.place_id: row.last for row in await session.execute(query)}
    return {place: max(seen.get(place, since), gone.get(place, since)) for place in seen | gone}


async def _sheets(session: AsyncSession, places: list[UUID]) -> dict[UUID, list[HangingSheet]]:
    query = (
        select(Posting.place_id, Disclosure.id, Version.document_number, Version.title)
        .join(Disclosure, Disclosure.id == Posting.disclosure_id)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Posting.ward_id == ward_of(session), Posting.state == Hanging.UP)
        .where(Posting.place_id.in_(places), Version.number == Posting.version)
        .order_by(Version.document_number, Posting.id)
    )
    found: dict[UUID, list[HangingSheet]] = {}
    for place_id, disclosure_id, number, title in await session.execute(query):
        found.setdefault(place_id, []).append(HangingSheet(disclosure_id, number, title))
    return found
