"""Who gave what, for the head of that neighbourhood; what a household gave, for its own paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.contributions import queries
from services.participation.contributions.book import Given, given_by
from services.participation.contributions.levels.queries import levels_of
from services.participation.contributions.levels.rules import Level, level_on
from services.participation.contributions.tables import Fund, FundExemption, LedgerEntry
from services.participation.households.queries import representatives_on
from services.participation.households.tables import Household


class BookEntryView(BaseModel):
    """A line of the book with who gave, for the head."""

    id: UUID
    number: int
    kind: str
    on: date
    dong: int
    half_days: int
    words: str
    household: int | None  # its number
    donor: str
    donor_shown: bool
    reverses: int | None
    reversed_by: int | None


class RollLineOfFundView(BaseModel):
    """A household, what it gave, and whether it is exempt."""

    household_id: UUID
    number: int
    speaker: str
    on_roll: bool
    exempt: str | None
    dong: int
    half_days: int
    materials: list[str]
    complete: bool


class FundBookView(BaseModel):
    """The book of an account for its head: every household, every line."""

    fund_id: UUID
    households: list[RollLineOfFundView]
    entries: list[BookEntryView]


class OwnContributionView(BaseModel):
    """What one household gave to one account, for whoever holds its paper."""

    fund_id: UUID
    title: str
    level_dong: int
    level_half_days: int
    level_waits: bool  # the Front has not confirmed that residents decided it
    exempt: bool
    dong: int
    half_days: int
    materials: list[str]
    last_on: date | None


async def book(session: AsyncSession, row: Fund, today: date) -> FundBookView:
    """The whole book."""
    entries = await queries.entries_of(session, row.id)
    given = given_by(entries)
    exempt = {
        each.household_id: each.kind
        for each in await queries.rows_of(session, FundExemption, row.id)
    }
    households = await _households(session, row, given)
    speaking = await representatives_on(session, [each.id for each in households], today)
    numbers = {each.id: each.number for each in households}
    level = level_on((await levels_of(session, [row]))[row.id], today)
    return FundBookView(
        fund_id=row.id,
        households=[
            _line(
                level,
                each,
                speaking[each.id].full_name if each.id in speaking else "",
                exempt.get(each.id),
                given.get(each.id, Given()),
            )
            for each in households
        ],
        entries=await _entries(session, entries, numbers),
    )


async def own(
    session: AsyncSession, household: Household, today: date
) -> list[OwnContributionView]:
    """What this household gave to each account for which it decided."""
    found = []
    rows = await queries.funds_of(session, household)
    levels = await levels_of(session, rows)
    for row in rows:
        level = level_on(levels[row.id], today)
        entries = [
            each
            for each in await queries.entries_of(session, row.id)
            if each.household_id == household.id
        ]
        given = given_by(entries).get(household.id, Given())
        exempt = await queries.rows_of(session, FundExemption, row.id)
        found.append(
            OwnContributionView(
                fund_id=row.id,
                title=row.title,
                level_dong=level.dong,
                level_half_days=level.half_days,
                level_waits=level.waits,
                exempt=household.id in {each.household_id for each in exempt},
                dong=given.dong,
                half_days=given.half_days,
                materials=given.materials,
                last_on=max((each.on for each in entries), default=None),
            )
        )
    return found


async def _households(session: AsyncSession, row: Fund, given: Iterable[UUID]) -> list[Household]:
    """Those on the roll, and those that gave and left it since."""
    query = select(Household).where(Household.ward_id == ward_of(session), queries.gives_to(row))
    there = Household.until.is_(None) | Household.id.in_(list(given))
    ordered = query.where(there).order_by(Household.until.is_not(None), Household.number)
    return list((await session.scalars(ordered)).all())


def _line(
    level: Level, household: Household, speaker: str, exempt: str | None, given: Given
) -> RollLineOfFundView:
    enough = given.dong >= level.dong and given.half_days >= level.half_days
    return RollLineOfFundView(
        household_id=household.id,
        number=household.number,
        speaker=speaker,
        on_roll=household.until is None,
        exempt=exempt,
        dong=given.dong,
        half_days=given.half_days,
        materials=given.materials,
        complete=enough or exempt is not None,
    )


async def _entries(
    session: AsyncSession, entries: list[LedgerEntry], numbers: dict[UUID, int]
) -> list[BookEntryView]:
    donors = await queries.donors_of(session, entries)
    by_id = {each.id: each.number for each in entries}
    undone = {each.reverses_id: each.number for each in entries if each.reverses_id}
    same = ("id", "number", "kind", "on", "dong", "half_days", "words")
    return [
        BookEntryView(
            **{name: getattr(each, name) for name in same},
            household=numbers.get(each.household_id) if each.household_id else None,
            donor=donors[each.id].full_name if each.id in donors else "",
            donor_shown=each.id in donors and donors[each.id].shown,
            reverses=by_id[each.reverses_id] if each.reverses_id else None,
            reversed_by=undone.get(each.id),
        )
        for each in reversed(entries)
    ]
