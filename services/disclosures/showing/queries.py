"""Reads everything about one disclosure for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened
from libs.kernel.errors import NotFound
from libs.law.catalogue import Catalogue
from libs.law.forms import Form
from libs.rows import found, ward_of
from services.disclosures.announcing.queries import (
    acknowledgements_of,
    broadcasts_of,
    notices_of,
    uses_of,
)
from services.disclosures.announcing.tables import FormUse
from services.disclosures.board.papers import shown
from services.disclosures.moves import moves_of
from services.disclosures.obligations.views import ExplanationView, explanation
from services.disclosures.places.queries import unit_names
from services.disclosures.posting.queries import last_seen
from services.disclosures.privacy.queries import ended_versions
from services.disclosures.privacy.rules import has_left
from services.disclosures.proving.queries import needs_of, postings_of, proofs_of
from services.disclosures.proving.rules import Need, Proofs
from services.disclosures.publiclog.queries import sequence_of
from services.disclosures.queries import version_of
from services.disclosures.showing.views import VersionView
from services.disclosures.showing.words import SENTENCES, UNSIGNED
from services.disclosures.tables import Broadcast, Disclosure, Notice, Obligation, Posting, Version
from services.disclosures.widening.queries import catalogue_of


@dataclass(frozen=True)
class Page:
    """All rows behind the page of a disclosure, in one of its versions."""

    wanted: Catalogue
    disclosure: Disclosure
    version: Version
    obligation: Obligation
    owner_unit: str | None
    needs: list[Need]
    proofs: Proofs
    postings: dict[UUID, Posting]  # the newest at each place
    last_seen: dict[UUID, date]  # the newest check of each posting
    broadcasts: list[Broadcast]
    notices: dict[tuple[Form, UUID | None], Notice]
    uses: list[FormUse]
    confirmed: dict[UUID, list[tuple[UUID, datetime]]]  # by neighbourhood, of each announcement
    searchable_until: date | None  # of a list of persons that is public
    has_left: bool
    ended: set[int]  # versions that listed persons and left, whatever came after them
    versions: list[VersionView]
    log_sequence: int | None
    timeline: list[HappenedView]
    explanation: ExplanationView | None


async def page_of(
    session: AsyncSession, disclosure_id: UUID, number: int | None, *, drafts: bool, today: date
) -> Page:
    """The page in the version asked for, else the public one, else (for officials) the newest.

    Raises NotFound for what is not there, and for drafts where they may not be seen.
    """
    row = await found(session, Disclosure, disclosure_id)
    chosen = number or row.public_version or row.version
    version = await version_of(session, row, chosen)
    if version.published_at is None and not drafts:
        raise NotFound
    names = await unit_names(session)
    given = await notices_of(session, row.id)
    sheets = {p.place_id: p for p in await postings_of(session, row.id) if p.version == chosen}
    [public] = await shown(session, [row], today) if row.public_version else [None]
    ends_on = public.searchable_until if public and version.columns else None
    ended = await ended_versions(session, row.id)
    return Page(
        wanted=await catalogue_of(session),
        disclosure=row,
        version=version,
        obligation=await found(session, Obligation, row.obligation_id),
        owner_unit=names.get(row.owner_unit_id) if row.owner_unit_id else None,
        needs=await needs_of(session, row, version),
        proofs=await proofs_of(session, row, chosen),
        postings=sheets,
        last_seen=await last_seen(session, [sheet.id for sheet in sheets.values()]),
        broadcasts=[b for b in await broadcasts_of(session, row.id) if b.version == chosen],
        notices={(Form(n.form), n.unit_id): n for n in given if n.version == chosen},
        uses=[use for use in await uses_of(session, row.id) if use.version == chosen],
        confirmed=await acknowledgements_of(session, row.id),
        searchable_until=ends_on,
        has_left=chosen in ended or _left(row, version, ends_on, today),
        ended=ended,
        versions=await _versions(session, row, drafts),
        log_sequence=await sequence_of(session, row.id, chosen),
        timeline=await happened(session, SENTENCES, row.id, unsigned=UNSIGNED),
        explanation=await _explanation(session, row),
    )


def _left(row: Disclosure, version: Version, ends_on: date | None, today: date) -> bool:
    return ends_on is not None and has_left(version.columns, row.completed_on, ends_on, today)


async def _versions(session: AsyncSession, row: Disclosure, drafts: bool) -> list[VersionView]:
    query = (
        select(Version)
        .where(Version.ward_id == ward_of(session), Version.disclosure_id == row.id)
        .order_by(Version.number)
    )
    rows: Sequence[Version] = (await session.execute(query)).scalars().all()
    return [
        VersionView(
            number=each.number,
            title=each.title,
            document_number=each.document_number,
            document_on=each.document_on,
            reason=each.reason,
            columns=each.columns or [],
            published_at=each.published_at,
            current=each.number == row.public_version,
        )
        for each in rows
        if drafts or each.published_at
    ]


async def _explanation(session: AsyncSession, row: Disclosure) -> ExplanationView | None:
    """How its day came about; shown again after a withdrawal it has one of its own."""
    clock = row if row.counted else await found(session, Obligation, row.obligation_id)
    return explanation(clock, await moves_of(session, clock.id)) if clock.counted else None
