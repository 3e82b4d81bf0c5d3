"""How accounts are shown: sums and days for everybody, who gave what for the head alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.clock import VIETNAM
from libs.kernel.files import StoredFile
from services.participation.contributions import queries
from services.participation.contributions.book import Receipt, receipts
from services.participation.contributions.levels.queries import levels_of
from services.participation.contributions.levels.rules import level_on
from services.participation.contributions.levels.views import LevelView, level_views, levels_owed
from services.participation.contributions.rules import EntryKind, confirming_due, posting_due
from services.participation.contributions.tables import (
    AccountPosting,
    Fund,
    LedgerEntry,
    SpendingConfirmation,
)
from services.participation.contributions.words import STEPS
from services.participation.dues import DueView, due_view
from services.participation.queries import unit_names

LinkOf = Callable[[StoredFile], str]
OF_SUMS = (
    *("opening", "received", "from_households", "from_donors"),
    *("spent", "balance", "half_days", "worth"),
)
OF_FUND = (
    *("id", "matter_id", "unit_id", "title", "state", "opened_on", "settled_on"),
    "left_use",
)


class FundLineView(BaseModel):
    """An account in a list; the level is what residents decided for each household, today."""

    id: UUID
    matter_id: UUID
    unit_id: UUID
    unit: str
    title: str
    state: str
    opened_on: date
    settled_on: date | None
    level_dong: int
    level_half_days: int
    exempt: int
    opening: int
    received: int
    from_households: int
    from_donors: int
    spent: int
    balance: int
    half_days: int
    worth: int
    posted_on: date | None
    posting_due: DueView | None
    unconfirmed: int
    confirm_due: DueView | None
    levels_waiting: int
    level_due: DueView | None  # by when the Front looks at the first of them
    left_use: str


class ReceiptView(BaseModel):
    """What came in on a day, of one kind: from how many households, or from one donor."""

    on: date
    kind: str
    households: int
    donor: str  # the name with consent; empty for households
    dong: int
    half_days: int
    words: str
    numbers: list[int]


class SpendingView(BaseModel):
    """What went out; everybody sees the evidence once the Front confirmed it."""

    id: UUID
    number: int
    on: date
    dong: int
    words: str
    evidence: str | None
    confirmed_on: date | None
    confirm_due: DueView | None
    reversed_by: int | None


class CorrectionView(BaseModel):
    """A line that takes another one back."""

    number: int
    on: date
    reverses: int
    kind: str
    dong: int
    half_days: int
    reason: str


class PostingView(BaseModel):
    """A sheet that hung at the community house."""

    posted_on: date
    through_number: int


class FundView(FundLineView):
    """The ledger of an account: everything that came in and went out, and each level it had."""

    levels: list[LevelView]
    receipts: list[ReceiptView]
    spendings: list[SpendingView]
    corrections: list[CorrectionView]
    postings: list[PostingView]
    timeline: list[HappenedView]


async def lines(session: AsyncSession, rows: Sequence[Fund], today: date) -> list[FundLineView]:
    """Accounts in a list."""
    names, sums = await unit_names(session), await queries.sums_of(session, rows)
    exempt = await queries.exempt_counts(session, rows)
    posted = await queries.last_postings(session, rows)
    waiting = await queries.unconfirmed(session, rows)
    levels = await levels_of(session, rows)
    asked = {row.id: level_on(levels[row.id], today) for row in rows}
    return [
        FundLineView(
            **{name: getattr(row, name) for name in OF_FUND},
            **{name: getattr(sums[row.id], name) for name in OF_SUMS},
            **_owed(row, posted.get(row.id), waiting[row.id], today),
            **levels_owed(row, levels[row.id], today),
            unit=names.get(row.unit_id, ""),
            level_dong=asked[row.id].dong,
            level_half_days=asked[row.id].half_days,
            exempt=exempt.get(row.id, 0),
        )
        for row in rows
    ]


def _owed(
    row: Fund, last: AccountPosting | None, waiting: Sequence[LedgerEntry], today: date
) -> dict[str, Any]:
    """What hangs, what the head and the Front owe."""
    posting = posting_due(last.posted_on if last else row.opened_on)
    confirming = confirming_due(_day(waiting[0].recorded_at)) if waiting else None
    return {
        "posted_on": last.posted_on if last else None,
        "posting_due": None if row.settled_on else due_view("posting", posting, today),
        "unconfirmed": len(waiting),
        "confirm_due": due_view("confirming", confirming, today) if confirming else None,
    }


def _day(moment: datetime) -> date:
    """The day here; what the database tells is UTC."""
    return moment.astimezone(VIETNAM).date()


async def shown(
    session: AsyncSession, row: Fund, now: datetime, link: LinkOf, *, official: bool
) -> FundView:
    """The ledger; an official sees the evidence of what is not confirmed yet as well."""
    entries = await queries.entries_of(session, row.id)
    [line] = await lines(session, [row], now.date())
    confirmed = {
        each.entry_id: _day(each.confirmed_at)
        for each in await queries.rows_of(session, SpendingConfirmation, row.id)
    }
    given = receipts(entries, await queries.donors_of(session, entries))
    postings = await queries.rows_of(session, AccountPosting, row.id)
    return FundView(
        **line.model_dump(),
        levels=level_views((await levels_of(session, [row]))[row.id]),
        receipts=[_receipt(each) for each in given],
        spendings=_spendings(entries, confirmed, now.date(), link, official=official),
        corrections=_corrections(entries),
        postings=[
            PostingView(posted_on=each.posted_on, through_number=each.through_number)
            for each in postings
        ],
        timeline=without_actors(await happened(session, STEPS, row.id)),
    )


def _receipt(each: Receipt) -> ReceiptView:
    return ReceiptView(**{name: getattr(each, name) for name in ReceiptView.model_fields})


def _spendings(
    entries: Sequence[LedgerEntry],
    confirmed: dict[UUID, date],
    today: date,
    link: LinkOf,
    *,
    official: bool,
) -> list[SpendingView]:
    undone = {each.reverses_id: each.number for each in entries if each.reverses_id}
    found = []
    for each in entries:
        if each.kind != EntryKind.SPENDING or each.reverses_id:
            continue
        seen = each.evidence and (official or each.id in confirmed)
        waits = each.id not in confirmed and each.id not in undone
        due = confirming_due(_day(each.recorded_at)) if waits else None
        found.append(
            SpendingView(
                **{name: getattr(each, name) for name in ("id", "number", "on", "dong", "words")},
                evidence=link(StoredFile(**each.evidence)) if seen and each.evidence else None,
                confirmed_on=confirmed.get(each.id),
                confirm_due=due_view("confirming", due, today) if due else None,
                reversed_by=undone.get(each.id),
            )
        )
    return found


def _corrections(entries: Sequence[LedgerEntry]) -> list[CorrectionView]:
    numbers = {each.id: each.number for each in entries}
    same = ("number", "on", "kind", "dong", "half_days", "reason")
    return [
        CorrectionView(
            **{name: getattr(each, name) for name in same}, reverses=numbers[each.reverses_id]
        )
        for each in entries
        if each.reverses_id
    ]
