"""An account from its opening to its settlement; what is written into it is in keeping.py."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.clocks import calendar_days_late
from libs.law.decisions import Clause, Scope
from libs.permissions import permit
from libs.remembered.queries import heir_of
from libs.rows import found, ward_of
from services.participation.contributions import queries, rules, telling
from services.participation.contributions.levels.queries import has_account
from services.participation.contributions.rules import ExemptionKind, FundState, Terms
from services.participation.contributions.tables import AccountPosting, Fund, FundExemption
from services.participation.households.locking import locked_neighbourhood
from services.participation.households.tables import Household
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.queries import working_ids
from services.participation.tables import Unit


async def open_fund(
    session: AsyncSession,
    matter_id: UUID,
    unit_id: UUID,
    *,
    terms: Terms,
    by: Actor,
    now: datetime,
) -> Fund:
    """The head opens the account of a decision in effect (article 15.1, 15.2); of one of the whole
    ward every neighbourhood keeps its own."""
    permit(by, "open_fund", unit_id=unit_id)
    matter = await matter_locked(session, matter_id)
    rules.check_opening(
        Clause(matter.clause), MatterState(matter.state), matter.effective_on, terms, now.date()
    )
    await locked_neighbourhood(session, unit_id)
    decided_in = matter.unit_id if matter.scope == Scope.NEIGHBOURHOOD else unit_id
    if decided_in is None or await heir_of(session, Unit, decided_in) != unit_id:
        raise rules.OfAnotherNeighbourhood
    if await has_account(session, unit_id, matter_id):
        raise rules.FundAlreadyOpen
    row = Fund(
        matter_id=matter.id,
        unit_id=unit_id,
        decided_in=decided_in,
        decided_on=matter.decided_on or now.date(),
        title=matter.title,
        opened_on=now.date(),
        level_dong=terms.level_dong,
        level_half_days=terms.level_half_days,
        opening_dong=terms.opening_dong,
        author_id=by.id,
        written_on=now.date(),
    )
    session.add(row)
    record(session, by, "open_fund", row.id, now, matter_id=matter.id, level=terms.level_dong)
    telling.opened(session, row, matter.clause, now)
    return row


async def exempt_households(
    session: AsyncSession,
    fund_id: UUID,
    *,
    household_ids: Collection[UUID],
    kind: ExemptionKind,
    by: Actor,
    now: datetime,
) -> Fund:
    """Households that give nothing, as residents decided; everybody sees only how many."""
    row = await kept_fund(session, fund_id, "exempt_households", by)
    await check_households(session, row, household_ids)
    known = {each.household_id: each for each in await _exemptions(session, fund_id)}
    for household_id in sorted(set(household_ids)):
        if household_id in known:
            known[household_id].kind = kind
        else:
            session.add(FundExemption(fund_id=row.id, household_id=household_id, kind=kind))
    record(session, by, "exempt_households", row.id, now, households=len(set(household_ids)))
    return row


async def lift_exemption(
    session: AsyncSession, fund_id: UUID, household_id: UUID, *, by: Actor, now: datetime
) -> Fund:
    """A household is not exempt after all."""
    row = await kept_fund(session, fund_id, "lift_exemption", by)
    for each in await _exemptions(session, fund_id):
        if each.household_id == household_id:
            await session.delete(each)
    record(session, by, "lift_exemption", row.id, now)
    return row


async def post_account(
    session: AsyncSession, fund_id: UUID, *, posted_on: date, by: Actor, now: datetime
) -> AccountPosting:
    """The sheet with every line so far hangs at the community house (article 11.5, 13.2)."""
    permit(by, "post_account", unit_id=(await found(session, Fund, fund_id)).unit_id)
    row = await found(session, Fund, fund_id, lock=True)
    rules.check_day(posted_on, row.opened_on, now.date())
    last = (await queries.last_postings(session, [row])).get(row.id)
    if last and (last.through_number, last.posted_on) == (row.last_number, posted_on):
        raise rules.NothingNew
    written_on = await queries.last_written_on(session, row)
    rules.check_posting(posted_on, last.posted_on if last else None, written_on)
    late = calendar_days_late(queries.due_on(row, last), posted_on)
    sheet = AccountPosting(
        fund_id=row.id,
        ordinal=last.ordinal + 1 if last else 1,
        posted_on=posted_on,
        through_number=row.last_number,
    )
    session.add(sheet)
    record(session, by, "post_account", row.id, now, posted_on=posted_on, through=row.last_number)
    sums = (await queries.sums_of(session, [row]))[row.id]
    telling.posted(session, row, sheet, sums, late, now)
    return sheet


async def settle_fund(
    session: AsyncSession, fund_id: UUID, *, left_use: str, by: Actor, now: datetime
) -> Fund:
    """The account is closed; what is left has the use that residents decided."""
    row = await kept_fund(session, fund_id, "settle_fund", by)
    sums = (await queries.sums_of(session, [row]))[row.id]
    waiting = await queries.unconfirmed(session, [row])
    rules.check_settling(sums.balance, left_use, len(waiting[row.id]))
    row.state, row.settled_on, row.left_use = FundState.SETTLED, now.date(), left_use
    record(session, by, "settle_fund", row.id, now, left_dong=sums.balance)
    telling.settled(session, row, await found(session, Matter, row.matter_id), sums, now)
    return row


async def flag_unposted(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: an open account whose sheet should hang and does not, told once.

    Nobody keeps the account of a neighbourhood that ended without a successor.
    """
    open_ones = select(Fund).where(
        Fund.ward_id == ward_of(session),
        Fund.state == FundState.OPEN,
        Fund.unit_id.in_(await working_ids(session)),
    )
    rows = (await session.scalars(open_ones.order_by(Fund.id).with_for_update())).all()
    last = await queries.last_postings(session, rows)
    for row in rows:
        due_on = queries.due_on(row, last.get(row.id))
        if now.date() <= due_on or row.told_due_on == due_on:
            continue
        row.told_due_on = due_on
        record(session, by, "flag_unposted", row.id, now, due_on=due_on)
        telling.posting_late(session, row, due_on, now)


async def hand_on_funds(
    session: AsyncSession, neighbourhood_id: UUID, successor_id: UUID | None
) -> None:
    """The accounts of a neighbourhood that ended are kept by its successor."""
    if successor_id:
        for row in await queries.funds(session, unit_id=neighbourhood_id):
            row.unit_id = successor_id


async def kept_fund(session: AsyncSession, fund_id: UUID, action: str, by: Actor) -> Fund:
    """An open account that `by` may do something with, locked. Raises FundClosed."""
    permit(by, action, unit_id=(await found(session, Fund, fund_id)).unit_id)
    row = await found(session, Fund, fund_id, lock=True)
    if row.settled_on:
        raise rules.FundClosed(on=f"{row.settled_on:%d/%m/%Y}")
    return row


async def check_households(
    session: AsyncSession, row: Fund, household_ids: Collection[UUID]
) -> None:
    """They are of the neighbourhood that decided, or were until they left the roll."""
    query = select(Household.id).where(
        Household.ward_id == ward_of(session),
        queries.gives_to(row),
        Household.id.in_(household_ids),
    )
    if set(household_ids) - set((await session.scalars(query)).all()):
        raise rules.NotOfThisRoll


async def _exemptions(session: AsyncSession, fund_id: UUID) -> list[FundExemption]:
    return list(await queries.rows_of(session, FundExemption, fund_id))
