"""What is written into an account: given, spent, confirmed, reversed. Nothing is changed there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.contributions import queries, rules, telling
from services.participation.contributions.actions import check_households, kept_fund
from services.participation.contributions.levels.queries import (
    binding_matter,
    decisions_of,
    levels_of,
)
from services.participation.contributions.levels.rules import LevelUnconfirmed, check_taking
from services.participation.contributions.rules import EntryKind, Gift, ReversalReason
from services.participation.contributions.tables import (
    Donor,
    Fund,
    LedgerEntry,
    SpendingConfirmation,
)
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter


async def record_contributions(
    session: AsyncSession,
    fund_id: UUID,
    *,
    household_ids: Collection[UUID],
    gift: Gift,
    by: Actor,
    now: datetime,
) -> list[LedgerEntry]:
    """Each of these households gave so much on that day: a line for each."""
    row = await kept_fund(session, fund_id, "record_contributions", by)
    await _check_asked(session, row, now)
    await _check_gift(session, row, gift, now)
    await check_households(session, row, household_ids)
    made = [
        _entry(session, row, by, now, **asdict(gift), household_id=household_id)
        for household_id in sorted(set(household_ids))
    ]
    if made:
        said = {"kind": gift.kind, "on": gift.on, "entries": len(made)}
        record(session, by, "record_contributions", row.id, now, **said)
        telling.received(session, row, made, now)
    return made


async def record_gift(
    session: AsyncSession,
    fund_id: UUID,
    *,
    gift: Gift,
    full_name: str,
    shown: bool,
    by: Actor,
    now: datetime,
) -> LedgerEntry:
    """Somebody who is no household gave; by name for everybody only with consent."""
    row = await kept_fund(session, fund_id, "record_gift", by)
    await _check_gift(session, row, gift, now)
    made = _entry(session, row, by, now, **asdict(gift))
    if full_name:
        session.add(Donor(entry_id=made.id, full_name=full_name, shown=shown))
    said = {"kind": gift.kind, "on": gift.on, "number": made.number}
    record(session, by, "record_gift", row.id, now, **said)
    telling.received(session, row, [made], now)
    return made


async def hide_donor(
    session: AsyncSession, entry_id: UUID, *, by: Actor, now: datetime
) -> LedgerEntry:
    """The donor takes the consent back: the name is taken out, the gift stays."""
    entry = await found(session, LedgerEntry, entry_id)
    permit(by, "hide_donor", unit_id=(await found(session, Fund, entry.fund_id)).unit_id)
    query = select(Donor).where(Donor.ward_id == ward_of(session), Donor.entry_id == entry.id)
    if donor := await session.scalar(query):
        await session.delete(donor)
    record(session, by, "hide_donor", entry.fund_id, now, number=entry.number)
    return entry


async def record_spending(
    session: AsyncSession,
    fund_id: UUID,
    *,
    gift: Gift,
    evidence: StoredFile,
    by: Actor,
    now: datetime,
) -> LedgerEntry:
    """Money went out on a day, for what, with its evidence; the Front has to confirm it."""
    row = await kept_fund(session, fund_id, "record_spending", by)
    await _check_day(session, row, gift, now)
    rules.check_spending(gift.dong, (await queries.sums_of(session, [row]))[row.id].balance)
    made = _entry(session, row, by, now, **asdict(gift), evidence=asdict(evidence))
    said = {"number": made.number, "on": gift.on, "dong": gift.dong}
    record(session, by, "record_spending", row.id, now, **said)
    telling.spent(session, row, made, now)
    return made


async def confirm_spending(
    session: AsyncSession, entry_id: UUID, *, by: Actor, now: datetime
) -> LedgerEntry:
    """A second pair of eyes, the Front's, on a spending and its evidence; never one's own."""
    entry = await found(session, LedgerEntry, entry_id)
    permit(by, "confirm_spending", author_id=entry.author_id)
    row = await found(session, Fund, entry.fund_id, lock=True)
    if entry.kind != EntryKind.SPENDING or entry.reverses_id:
        raise rules.NotASpending
    if await _reversal_of(session, entry):
        raise rules.AlreadyReversed
    waiting = await queries.unconfirmed(session, [row])
    if entry.id not in {each.id for each in waiting[row.id]}:
        raise rules.AlreadyConfirmed
    confirmed = SpendingConfirmation(
        fund_id=row.id, entry_id=entry.id, confirmer_id=by.id, confirmed_at=now
    )
    session.add(confirmed)
    record(session, by, "confirm_spending", row.id, now, number=entry.number)
    telling.confirmed(session, row, entry, now)
    return entry


async def reverse_entry(
    session: AsyncSession, entry_id: UUID, *, reason: ReversalReason, by: Actor, now: datetime
) -> LedgerEntry:
    """A line that is wrong, or was given back, is taken back by another line of today."""
    entry = await found(session, LedgerEntry, entry_id)
    row = await kept_fund(session, entry.fund_id, "reverse_entry", by)
    rules.check_reversal(
        EntryKind(entry.kind),
        entry.dong,
        (await queries.sums_of(session, [row]))[row.id].balance,
        reversal=entry.reverses_id is not None,
        done=await _reversal_of(session, entry) is not None,
    )
    made = _entry(
        session,
        row,
        by,
        now,
        household_id=entry.household_id,
        kind=entry.kind,
        on=now.date(),
        dong=-entry.dong,
        half_days=-entry.half_days,
        words=entry.words,
        reverses_id=entry.id,
        reason=reason,
    )
    said = {"number": made.number, "reverses": entry.number, "reason": reason}
    record(session, by, "reverse_entry", row.id, now, **said)
    if entry.kind == EntryKind.SPENDING:
        telling.spent(session, row, made, now)
    else:
        telling.received(session, row, [made], now)
    return made


def _entry(
    session: AsyncSession,
    row: Fund,
    by: Actor,
    now: datetime,
    *,
    household_id: UUID | None = None,
    evidence: dict[str, Any] | None = None,
    **said: Any,
) -> LedgerEntry:
    """The next line of the book; the lock on the account keeps its numbers free of gaps."""
    row.last_number += 1
    made = LedgerEntry(
        fund_id=row.id,
        number=row.last_number,
        household_id=household_id,
        evidence=evidence,
        author_id=by.id,
        recorded_at=now,
        **said,
    )
    session.add(made)
    return made


async def _reversal_of(session: AsyncSession, entry: LedgerEntry) -> LedgerEntry | None:
    query = select(LedgerEntry).where(
        LedgerEntry.ward_id == ward_of(session), LedgerEntry.reverses_id == entry.id
    )
    found_one: LedgerEntry | None = await session.scalar(query)
    return found_one


async def _check_asked(session: AsyncSession, row: Fund, now: datetime) -> None:
    """Households give what a level asks that the Front confirmed and whose decision still binds."""
    levels = (await levels_of(session, [row]))[row.id]
    check_taking(levels)
    if not _binds(await binding_matter(session, row, now.date()), now):
        # Another one may have replaced it, whose level the Front has yet to confirm.
        raise LevelUnconfirmed if any(each.waits for each in levels) else rules.DecisionEnded


def _binds(matter: Matter, now: datetime) -> bool:
    return rules.in_effect(MatterState(matter.state), matter.effective_on, now.date())


async def _check_gift(session: AsyncSession, row: Fund, gift: Gift, now: datetime) -> None:
    rules.check_gift(gift)
    await _check_day(session, row, gift, now)


async def _check_day(session: AsyncSession, row: Fund, gift: Gift, now: datetime) -> None:
    """A decision of the account still binds, and one did on the day written down (article 22)."""
    if not any(_binds(each, now) for each in await decisions_of(session, row)):
        raise rules.DecisionEnded
    first = await found(session, Matter, row.matter_id)
    assert first.effective_on is not None  # an account was opened for it
    rules.check_day(gift.on, first.effective_on, now.date())
