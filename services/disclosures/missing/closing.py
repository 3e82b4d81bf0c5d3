"""Closes reports of missing sheets when something else answers them: a gap, a sheet, a correction.

Apart from the other actions because those of sheets call it, which they call in turn.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import found, ward_of
from services.disclosures.missing import rules, telling
from services.disclosures.missing.rules import Outcome
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.tables import Disclosure, Place, Posting


async def open_at(
    session: AsyncSession, disclosure_id: UUID, place_id: UUID
) -> MissingSheet | None:
    """The report of this sheet that nobody answered yet, locked."""
    return await session.scalar(
        select(MissingSheet)
        .where(MissingSheet.ward_id == ward_of(session), MissingSheet.resolved_on.is_(None))
        .where(MissingSheet.disclosure_id == disclosure_id, MissingSheet.place_id == place_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def check_none_open(session: AsyncSession, posting: Posting) -> None:
    """A sheet that somebody misses is looked for before it is said to have hung all its days."""
    if await open_at(session, posting.disclosure_id, posting.place_id):
        raise rules.LookFirst


async def confirm_gap(
    session: AsyncSession, posting: Posting, broken_on: date, *, by: Actor, now: datetime
) -> None:
    """A gap was noted at that sheet: whoever missed it was right."""
    if row := await open_at(session, posting.disclosure_id, posting.place_id):
        looked_on = max(broken_on, row.told_on)
        await resolve(session, row, Outcome.GAP_CONFIRMED, by=by, now=now, looked_on=looked_on)


async def ask_nothing(
    session: AsyncSession,
    *,
    disclosure_id: UUID | None = None,
    place_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """What was missing was corrected or withdrawn, or its place is closed: nobody has to look."""
    query = select(MissingSheet).where(
        MissingSheet.ward_id == ward_of(session), MissingSheet.resolved_on.is_(None)
    )
    if disclosure_id:
        query = query.where(MissingSheet.disclosure_id == disclosure_id)
    if place_id:
        query = query.where(MissingSheet.place_id == place_id)
    ordered = query.order_by(MissingSheet.told_at, MissingSheet.id).with_for_update()
    for row in (await session.execute(ordered)).scalars().all():
        await resolve(session, row, Outcome.NOTHING_ASKED, by=by, now=now)


async def resolve(
    session: AsyncSession,
    row: MissingSheet,
    outcome: Outcome,
    *,
    by: Actor,
    now: datetime,
    looked_on: date | None = None,
) -> None:
    """Note what came of a (locked) report, once."""
    row.outcome, row.looked_on, row.resolved_on = outcome, looked_on, now.date()
    disclosure = await found(session, Disclosure, row.disclosure_id)
    place = await found(session, Place, row.place_id)
    said = {"place": place.name, "outcome": outcome, "found": rules.OUTCOME_WORDS[outcome]}
    said |= {"report_id": f"{row.id}", "looked_on": f"{looked_on or ''}"}
    record(session, by, "resolve_missing_sheet", disclosure.id, now, **said)
    telling.resolved(session, disclosure, row, now)


async def mend(session: AsyncSession, posting: Posting, *, by: Actor, now: datetime) -> None:
    """A sheet was hung: whoever missed one there sees by their code that it hangs."""
    query = (
        select(MissingSheet)
        .where(MissingSheet.ward_id == ward_of(session), MissingSheet.mended_on.is_(None))
        .where(MissingSheet.outcome == Outcome.GAP_CONFIRMED)
        .where(MissingSheet.disclosure_id == posting.disclosure_id)
        .where(MissingSheet.place_id == posting.place_id)
        .order_by(MissingSheet.id)
        .with_for_update()
    )
    for row in (await session.execute(query)).scalars():
        row.mended_on = posting.posted_on
        record(session, by, "mend_missing_sheet", row.id, now, on=posting.posted_on)
