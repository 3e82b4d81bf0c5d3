"""What is owed: the officials' list, and what a new document belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.tables import Disclosure, Obligation

OF_THE_YEAR = (RaisedBy.PLAN, RaisedBy.QUARTERLY_LIST)


class Standing(StrEnum):
    """How an obligation stands on a day."""

    EXPECTED = "expected"  # chờ văn bản
    OPEN = "open"  # trong hạn
    LATE = "late"  # quá hạn
    MET = "met"  # đã công khai
    DROPPED = "dropped"  # không còn phải công khai


def standing(obligation: Obligation, today: date) -> Standing:
    """How an obligation stands today."""
    if obligation.met_on:
        return Standing.MET
    if obligation.dropped_on:
        return Standing.DROPPED
    if obligation.due_on is None:
        return Standing.EXPECTED
    return Standing.LATE if obligation.due_on < today else Standing.OPEN


async def registered(session: AsyncSession, item: str, number: str, signed_on: date) -> bool:
    """Whether this very document was entered for this item before; called off it may be again."""
    query = (
        select(Obligation.id)
        .where(Obligation.ward_id == ward_of(session), Obligation.item == item)
        .where(Obligation.document_number == number, Obligation.document_on == signed_on)
        .where(Obligation.dropped_on.is_(None))
        .limit(1)
    )
    return await session.scalar(query) is not None


async def free_key(session: AsyncSession, key: str) -> str:
    """The key, or one of its own where what had it was called off."""
    taken = await owed_by_key(session, key)
    return f"{key}:{len(taken) + 1}" if taken else key


async def awaiting_document(session: AsyncSession, item: str, signed_on: date) -> Obligation | None:
    """What the year owes of this item and has waited longest for its document, locked.

    A document of this year answers this year or the last, never what was forgotten before. What an
    event made the ward owe, such as one consultation, is answered only where it is named.
    """
    since = str(signed_on.year - 1)
    query = (
        select(Obligation)
        .where(Obligation.ward_id == ward_of(session), Obligation.item == item)
        .where(Obligation.document_number.is_(None), Obligation.met_on.is_(None))
        .where(Obligation.dropped_on.is_(None), Obligation.raised_by.in_(OF_THE_YEAR))
        .where((Obligation.period == "") | (Obligation.period >= since))
        .order_by(Obligation.period, Obligation.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return await session.scalar(query)


async def owed_by_key(session: AsyncSession, prefix: str) -> dict[str, Obligation]:
    """What is owed under keys of this kind, locked."""
    query = select(Obligation).where(
        Obligation.ward_id == ward_of(session), Obligation.key.startswith(prefix, autoescape=True)
    )
    rows = (await session.execute(query.order_by(Obligation.id).with_for_update())).scalars()
    return {row.key: row for row in rows}


async def obligations_list(
    session: AsyncSession,
    *,
    today: date,
    unit_id: UUID | None = None,
    state: Standing | None = None,
    khoan: int | None = None,
    key: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> Sequence[Obligation]:
    """What is owed, first due first; what waits for a document comes last."""
    query = select(Obligation).where(Obligation.ward_id == ward_of(session))
    if unit_id:
        query = query.where(Obligation.owner_unit_id == unit_id)
    if khoan:
        query = query.where(Obligation.khoan == khoan)
    if key:
        query = query.where(Obligation.key == key)
    if state is Standing.MET:
        query = query.where(Obligation.met_on.is_not(None))
    elif state is Standing.DROPPED:
        query = query.where(Obligation.dropped_on.is_not(None))
    elif state:
        query = query.where(Obligation.met_on.is_(None), Obligation.dropped_on.is_(None))
    if state is Standing.EXPECTED:
        query = query.where(Obligation.due_on.is_(None))
    elif state is Standing.LATE:
        query = query.where(Obligation.due_on < today)
    elif state is Standing.OPEN:
        query = query.where(Obligation.due_on >= today)
    ordered = query.order_by(
        Obligation.due_on.asc().nulls_last(), Obligation.period, Obligation.item, Obligation.id
    )
    return (await session.execute(ordered.offset(offset).limit(limit))).scalars().all()


async def disclosure_ids(
    session: AsyncSession, ids: Sequence[UUID], *, drafts: bool = True
) -> dict[UUID, UUID]:
    """The disclosure that answers each obligation; what was withdrawn answers nothing."""
    query = (
        select(Disclosure.obligation_id, Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.obligation_id.in_(ids))
        .where(Disclosure.withdrawn_on.is_(None))
    )
    if not drafts:
        query = query.where(Disclosure.published_on.is_not(None))
    return {row.obligation_id: row.id for row in await session.execute(query)}


async def last_withdrawn_on(session: AsyncSession, obligation_id: UUID) -> date | None:
    """When what was public of an obligation was withdrawn; None when nothing was."""
    query = (
        select(func.max(Disclosure.withdrawn_on))
        .where(Disclosure.ward_id == ward_of(session), Disclosure.obligation_id == obligation_id)
        .where(Disclosure.published_on.is_not(None))
    )
    return await session.scalar(query)
