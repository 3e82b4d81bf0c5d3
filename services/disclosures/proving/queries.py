"""Reads what must be proven for a disclosure and what is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.forms import Form
from libs.law.forms import Place as Kind
from libs.rows import ward_of
from services.disclosures.announcing.queries import (
    acknowledgements_of,
    broadcasts_of,
    notices_of,
    uses_of,
)
from services.disclosures.places.queries import open_neighbourhoods, open_places
from services.disclosures.posting.rules import Hanging, PlaceNotAsked
from services.disclosures.proving.rules import Need, Proofs, Sheet, Spot, required_forms, unfold
from services.disclosures.queries import version_of
from services.disclosures.tables import Disclosure, Posting, Version
from services.disclosures.widening.queries import catalogue_of


async def spots(session: AsyncSession) -> list[Spot]:
    """Every open place and every neighbourhood of the ward."""
    places = [Spot(row.id, Kind(row.kind), row.name) for row in await open_places(session)]
    heads = await open_neighbourhoods(session)
    return places + [Spot(row.id, Kind.NEIGHBOURHOOD, row.name) for row in heads]


async def needs_of(session: AsyncSession, disclosure: Disclosure, version: Version) -> list[Need]:
    """What the law and the ward want for this document, at the spots the ward has today."""
    wanted = await catalogue_of(session)
    forms = required_forms(disclosure.item, version.document_on, wanted)
    return unfold(forms, await spots(session))


async def wall_at(
    session: AsyncSession, disclosure: Disclosure, version: Version, place_id: UUID
) -> Need:
    """The sheet that the law wants at a place; raises PlaceNotAsked where it wants none."""
    for need in await needs_of(session, disclosure, version):
        if need.form is Form.POSTING and need.target_id == place_id:
            return need
    raise PlaceNotAsked


async def postings_of(session: AsyncSession, disclosure_id: UUID) -> Sequence[Posting]:
    """Every sheet of a disclosure, in the order they were hung."""
    query = (
        select(Posting)
        .where(Posting.ward_id == ward_of(session), Posting.disclosure_id == disclosure_id)
        .order_by(Posting.version, Posting.attempt, Posting.posted_on, Posting.id)
    )
    return (await session.execute(query)).scalars().all()


def newest_sheets(postings: Sequence[Posting], version: int) -> tuple[Sheet, ...]:
    """The last sheet at each place, of one version; `postings` come in the order of hanging."""
    newest = {row.place_id: row for row in postings if row.version == version}
    return tuple(
        Sheet(row.place_id, Hanging(row.state), row.posted_on, row.keep_until, row.attempt)
        for row in newest.values()
    )


async def proofs_of(session: AsyncSession, disclosure: Disclosure, number: int) -> Proofs:
    """Everything proven for one version."""
    version = await version_of(session, disclosure, number)
    held = await broadcasts_of(session, disclosure.id)
    given = await notices_of(session, disclosure.id)
    used = await uses_of(session, disclosure.id)
    words = await acknowledgements_of(session, disclosure.id)
    return Proofs(
        published_on=version.published_on,
        sheets=newest_sheets(await postings_of(session, disclosure.id), number),
        broadcasts=tuple(
            row.on for row in held if row.version == number and (row.proof or row.id in words)
        ),
        notices=frozenset(
            (Form(row.form), row.unit_id)
            for row in given
            if row.version == number and (row.proof or row.id in words)
        ),
        uses=frozenset(Form(row.form) for row in used if row.version == number),
    )
