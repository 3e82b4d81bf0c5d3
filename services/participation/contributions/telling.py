"""Words what became of accounts for the other services: sums and days, nobody who gave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.contributions import (
    AccountPosted,
    AccountPostingLate,
    ContributionsReceived,
    ContributionsSpent,
    FundLevelChanged,
    FundLevelConfirmed,
    FundOpened,
    FundSettled,
    SpendingConfirmed,
)
from libs.kernel.outbox import emit
from libs.law.decisions import Clause
from services.participation.contributions.levels.rules import Level
from services.participation.contributions.rules import EntryKind
from services.participation.contributions.sums import Sums
from services.participation.contributions.tables import AccountPosting, Fund, FundLevel, LedgerEntry
from services.participation.matters.rules import public_title
from services.participation.matters.tables import Matter


def opened(session: AsyncSession, row: Fund, clause: str, now: datetime) -> None:
    """The account began."""
    same = ("matter_id", "unit_id", "opened_on", "level_dong", "level_half_days", "opening_dong")
    told = {name: getattr(row, name) for name in same}
    emit(session, FundOpened(occurred_at=now, fund_id=row.id, clause=clause, **told))


def level_changed(session: AsyncSession, row: Fund, level: FundLevel, now: datetime) -> None:
    """Another decision asks another level of each household."""
    same = ("matter_id", "from_on", "level_dong", "level_half_days")
    told = {name: getattr(level, name) for name in same}
    event = FundLevelChanged(occurred_at=now, fund_id=row.id, unit_id=row.unit_id, **told)
    emit(session, event)


def level_confirmed(session: AsyncSession, row: Fund, level: Level, now: datetime) -> None:
    """The Front confirmed what a decision asks of each household."""
    event = FundLevelConfirmed(
        occurred_at=now,
        fund_id=row.id,
        unit_id=row.unit_id,
        matter_id=level.matter_id,
        from_on=level.from_on,
        level_dong=level.dong,
        level_half_days=level.half_days,
        opening_dong=level.opening,
        confirmed_on=now.date(),
    )
    emit(session, event)


def received(
    session: AsyncSession, row: Fund, entries: Sequence[LedgerEntry], now: datetime
) -> None:
    """Lines of one day and one kind came in, or one was reversed."""
    first = entries[0]
    dong = sum(entry.dong for entry in entries)
    material = first.kind == EntryKind.MATERIAL
    emit(
        session,
        ContributionsReceived(
            occurred_at=now,
            fund_id=row.id,
            unit_id=row.unit_id,
            kind=first.kind,
            source="households" if first.household_id else "donors",
            on=first.on,
            entries=-1 if first.reverses_id else len(entries),
            dong=0 if material else dong,
            half_days=sum(entry.half_days for entry in entries),
            worth_dong=dong if material else 0,
        ),
    )


def spent(session: AsyncSession, row: Fund, entry: LedgerEntry, now: datetime) -> None:
    """Money went out, or a spending was reversed."""
    told = {"number": entry.number, "on": entry.on, "dong": entry.dong}
    event = ContributionsSpent(occurred_at=now, fund_id=row.id, unit_id=row.unit_id, **told)
    emit(session, event)


def confirmed(session: AsyncSession, row: Fund, entry: LedgerEntry, now: datetime) -> None:
    """The Front confirmed a spending."""
    told = {"number": entry.number, "confirmed_on": now.date()}
    emit(session, SpendingConfirmed(occurred_at=now, fund_id=row.id, unit_id=row.unit_id, **told))


def posted(
    session: AsyncSession, row: Fund, sheet: AccountPosting, sums: Sums, late: int, now: datetime
) -> None:
    """The sheet hangs."""
    emit(
        session,
        AccountPosted(
            occurred_at=now,
            fund_id=row.id,
            unit_id=row.unit_id,
            posted_on=sheet.posted_on,
            through_number=sheet.through_number,
            received_dong=sums.received,
            spent_dong=sums.spent,
            balance_dong=sums.balance,
            days_late=late,
        ),
    )


def posting_late(session: AsyncSession, row: Fund, due_on: date, now: datetime) -> None:
    """The sheet does not hang, and should."""
    told = {"fund_id": row.id, "unit_id": row.unit_id, "due_on": due_on}
    emit(session, AccountPostingLate(occurred_at=now, **told))


def settled(session: AsyncSession, row: Fund, matter: Matter, sums: Sums, now: datetime) -> None:
    """The account is closed."""
    emit(
        session,
        FundSettled(
            occurred_at=now,
            fund_id=row.id,
            matter_id=row.matter_id,
            unit_id=row.unit_id,
            title=public_title(Clause(matter.clause), matter.title),
            settled_on=now.date(),
            received_dong=sums.received,
            spent_dong=sums.spent,
            left_dong=sums.balance,
            half_days=sums.half_days,
        ),
    )
