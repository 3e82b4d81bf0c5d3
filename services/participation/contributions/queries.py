"""Reads accounts, their lines and their sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from libs.kernel.clock import VIETNAM
from libs.rows import ward_of
from services.participation.contributions.rules import EntryKind, posting_due
from services.participation.contributions.sums import Line, Sums, add_up
from services.participation.contributions.tables import (
    AccountPosting,
    Donor,
    Fund,
    FundExemption,
    FundLevel,
    LedgerEntry,
    SpendingConfirmation,
)
from services.participation.households.tables import FormerPlace, Household

OfFund = TypeVar("OfFund", AccountPosting, FundExemption, LedgerEntry, SpendingConfirmation)


async def funds(
    session: AsyncSession, *, unit_id: UUID | None = None, matter_id: UUID | None = None
) -> Sequence[Fund]:
    """Accounts, the newest first; of a decision also those whose level it changed."""
    query = select(Fund).where(Fund.ward_id == ward_of(session))
    if unit_id:
        query = query.where(Fund.unit_id == unit_id)
    if matter_id:
        changed = select(FundLevel.fund_id).where(
            FundLevel.ward_id == ward_of(session), FundLevel.matter_id == matter_id
        )
        query = query.where((Fund.matter_id == matter_id) | Fund.id.in_(changed))
    ordered = query.order_by(Fund.opened_on.desc(), Fund.id.desc())
    return (await session.scalars(ordered)).all()


async def funds_of(session: AsyncSession, household: Household) -> Sequence[Fund]:
    """The accounts to which a household gives, the newest first."""
    kept = await funds(session, unit_id=household.neighbourhood_id)
    mine = []
    for row in kept:
        gives = exists().where(Household.id == household.id, gives_to(row))
        if await session.scalar(select(gives)):
            mine.append(row)
    return mine


def gives_to(row: Fund) -> ColumnElement[bool]:
    """The households of the neighbourhood that decided, also after it was merged into another;
    not those that were merged into it since, which did not decide (articles 15.1 and 22)."""
    moved = select(FormerPlace.household_id).where(
        FormerPlace.ward_id == row.ward_id, FormerPlace.until >= row.decided_on
    )
    went = moved.where(FormerPlace.neighbourhood_id == row.decided_in)
    here = (Household.neighbourhood_id == row.decided_in) & Household.id.not_in(moved)
    return here | Household.id.in_(went)


async def sums_of(session: AsyncSession, rows: Collection[Fund]) -> dict[UUID, Sums]:
    """What each account adds up to."""
    given = LedgerEntry.household_id.is_not(None)
    query = (
        select(
            LedgerEntry.fund_id,
            LedgerEntry.kind,
            given,
            func.sum(LedgerEntry.dong),
            func.sum(LedgerEntry.half_days),
        )
        .where(LedgerEntry.ward_id == ward_of(session))
        .where(LedgerEntry.fund_id.in_([row.id for row in rows]))
        .group_by(LedgerEntry.fund_id, LedgerEntry.kind, given)
    )
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for fund_id, kind, by_household, dong, half_days in await session.execute(query):
        lines[fund_id].append(Line(EntryKind(kind), by_household, int(dong), int(half_days)))
    return {row.id: add_up(row.opening_dong, lines[row.id]) for row in rows}


async def rows_of(session: AsyncSession, kind: type[OfFund], fund_id: UUID) -> Sequence[OfFund]:
    """Lines, exemptions, confirmations or postings of one account, the oldest first."""
    query = select(kind).where(kind.ward_id == ward_of(session), kind.fund_id == fund_id)
    return (await session.scalars(query.order_by(kind.id))).all()


async def entries_of(session: AsyncSession, fund_id: UUID) -> list[LedgerEntry]:
    """The lines of a book by number."""
    return sorted(await rows_of(session, LedgerEntry, fund_id), key=lambda entry: entry.number)


async def last_written_on(session: AsyncSession, row: Fund) -> date | None:
    """On which day the last line of a book was written down; none of an empty one."""
    query = select(func.max(LedgerEntry.recorded_at)).where(
        LedgerEntry.ward_id == ward_of(session), LedgerEntry.fund_id == row.id
    )
    moment: datetime | None = await session.scalar(query)
    return moment.astimezone(VIETNAM).date() if moment else None


async def donors_of(
    session: AsyncSession, entries: Collection[LedgerEntry]
) -> Mapping[UUID, Donor]:
    """Who gave, by the line of the gift."""
    query = select(Donor).where(
        Donor.ward_id == ward_of(session), Donor.entry_id.in_([entry.id for entry in entries])
    )
    return {row.entry_id: row for row in await session.scalars(query)}


async def exempt_counts(session: AsyncSession, rows: Collection[Fund]) -> dict[UUID, int]:
    """How many households each account exempts."""
    query = (
        select(FundExemption.fund_id, func.count())
        .where(FundExemption.ward_id == ward_of(session))
        .where(FundExemption.fund_id.in_([row.id for row in rows]))
        .group_by(FundExemption.fund_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def last_postings(
    session: AsyncSession, rows: Collection[Fund]
) -> dict[UUID, AccountPosting]:
    """The latest sheet of each account that had one."""
    query = (
        select(AccountPosting)
        .where(AccountPosting.ward_id == ward_of(session))
        .where(AccountPosting.fund_id.in_([row.id for row in rows]))
        .order_by(AccountPosting.ordinal)
    )
    return {row.fund_id: row for row in await session.scalars(query)}


async def unconfirmed(
    session: AsyncSession, rows: Collection[Fund]
) -> dict[UUID, list[LedgerEntry]]:
    """The spendings of each account that nobody confirmed and nobody took back."""
    other = aliased(LedgerEntry)
    taken_back = select(other.reverses_id).where(
        other.ward_id == ward_of(session), other.reverses_id.is_not(None)
    )
    confirmed = select(SpendingConfirmation.entry_id).where(
        SpendingConfirmation.ward_id == ward_of(session)
    )
    query = select(LedgerEntry).where(
        LedgerEntry.ward_id == ward_of(session),
        LedgerEntry.fund_id.in_([row.id for row in rows]),
        LedgerEntry.kind == EntryKind.SPENDING,
        LedgerEntry.reverses_id.is_(None),
        LedgerEntry.id.not_in(taken_back),
        LedgerEntry.id.not_in(confirmed),
    )
    found: dict[UUID, list[LedgerEntry]] = defaultdict(list)
    for entry in await session.scalars(query.order_by(LedgerEntry.recorded_at)):
        found[entry.fund_id].append(entry)
    return found


def due_on(row: Fund, last: AccountPosting | None) -> date:
    """By when the sheet of an open account hangs again."""
    due = posting_due(last.posted_on if last else row.opened_on).due_on
    assert due is not None  # nothing suspends it
    return due
