"""What an approved plan does: gives what is owed an owner and a day, and raises what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.plan import DisclosureBehindPlan, ObligationPlanned
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.forms import Rhythm
from libs.rows import ward_of
from services.disclosures.obligations.actions import apply_due, hand_over, tell_raised
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.rules import Owed, due_after, owed_by_plan
from services.disclosures.privacy.rules import owed_title
from services.disclosures.tables import Obligation
from services.disclosures.widening.actions import tell_widened
from services.disclosures.widening.queries import catalogue_of
from services.disclosures.widening.rules import Kind, Standing
from services.disclosures.widening.tables import Addition
from services.disclosures.yearly.raising import key_of, raised, seen_to
from services.disclosures.yearly.rules import ONE_DAY
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine


async def assign_lines(
    session: AsyncSession,
    plan: DisclosurePlan,
    lines: Sequence[PlanLine],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Each periodical and permanent item once a year, whichever of the two plans came first."""
    wanted = await catalogue_of(session, until=date(plan.year, 12, 31))
    known = await owed_by_key(session, key_of(plan.year))
    elsewhere = await seen_to(session)
    by_item = {line.item: line for line in lines}
    for owed in owed_by_plan(plan.year, wanted):
        line = by_item.get(owed.item.key)
        row = known.get(key_of(plan.year, owed))
        permanent = owed.item.rhythm is Rhythm.PERMANENT
        if line is None or (row is None and permanent and owed.item.key in elsewhere):
            continue
        if row is None:
            row = _missing(session, plan, owed, now)
            await _plan_for(session, row, line, owed)
            record(session, by, "raise_obligation", row.id, now, plan=plan.number)
            tell_raised(session, row, now)
        elif row.met_on is None and row.dropped_on is None:
            await _plan_for(session, row, line, owed)
            record(session, by, "plan_obligation", row.id, now, plan=plan.number)
        _tell_planned(session, row, now)


def _missing(session: AsyncSession, plan: DisclosurePlan, owed: Owed, now: datetime) -> Obligation:
    row = raised(key_of(plan.year, owed), owed, now)
    if owed.item.rhythm is Rhythm.PERMANENT:
        assert plan.signed_on
        apply_due(row, due_after(plan.signed_on))
    session.add(row)
    return row


async def _plan_for(session: AsyncSession, row: Obligation, line: PlanLine, owed: Owed) -> None:
    day = line.days.get(owed.period)
    await hand_over(session, row, line.owner_unit_id)
    row.planned_on = date.fromisoformat(day) if day else None
    row.behind_told_on = None


def _tell_planned(session: AsyncSession, row: Obligation, now: datetime) -> None:
    if row.met_on or row.dropped_on:
        return
    emit(
        session,
        ObligationPlanned(
            occurred_at=now,
            obligation_id=row.id,
            khoan=row.khoan,
            item=row.item,
            owner_unit_id=row.owner_unit_id,
            planned_on=row.planned_on,
        ),
    )


async def widen_by_plan(
    session: AsyncSession,
    plan: DisclosurePlan,
    lines: Sequence[PlanLine],
    before: DisclosurePlan | None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """What the plan adds to the law binds like a regulation, from its signing to the year's end.

    What the version before it added ends the day before.
    """
    assert plan.signed_on
    assert plan.number
    if before:
        await session.execute(
            update(Addition)
            .where(Addition.ward_id == ward_of(session), Addition.valid_to.is_not(None))
            .where(Addition.regulation_number == before.number)
            .where(Addition.regulation_on == before.signed_on)
            .values(valid_to=plan.signed_on - ONE_DAY)
        )
    for line in lines:
        for each in line.extra:
            row = Addition(
                kind=Kind.FORM,
                item=line.item,
                **each,
                valid_from=max(plan.signed_on, date(plan.year, 1, 1)),
                valid_to=date(plan.year, 12, 31),
                regulation_number=plan.number,
                regulation_on=plan.signed_on,
                author_id=by.id,
                state=Standing.APPROVED,
                decided_at=now,
            )
            session.add(row)
            tell_widened(session, row, now)


async def flag_behind_plan(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of everything whose planned day passed; the law's day is another matter."""
    query = (
        select(Obligation)
        .where(Obligation.ward_id == ward_of(session), Obligation.planned_on < now.date())
        .where(Obligation.met_on.is_(None), Obligation.behind_told_on.is_(None))
        .where(Obligation.dropped_on.is_(None))
        .order_by(Obligation.planned_on, Obligation.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        assert row.planned_on
        row.behind_told_on = now.date()
        record(session, by, "flag_behind_plan", row.id, now, planned_on=row.planned_on)
        emit(
            session,
            DisclosureBehindPlan(
                occurred_at=now,
                obligation_id=row.id,
                khoan=row.khoan,
                item=row.item,
                title=owed_title(row.item, row.title),
                owner_unit_id=row.owner_unit_id,
                planned_on=row.planned_on,
            ),
        )
