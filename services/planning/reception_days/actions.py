"""Sets the days of the year on which citizens are received, by the plan and the ward's policy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.reception import DayHeld, ReceptionDaysSet
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.law.calendar import Calendar
from libs.law.reception import PLANNED_DAYS, DayOffPolicy, chosen_or_next, hold
from libs.permissions import permit
from services.planning.days import calendar_known_on, days_of_months
from services.planning.importing.proposals.findings import DueKind, DutyKind
from services.planning.review.rules import TAKEN, read_due
from services.planning.rules import BINDING_STATES
from services.planning.tables import Plan, Proposal, ReceptionDay, ReceptionPolicy


@dataclass(frozen=True)
class Policy:
    """Where a reception day goes that falls on a day off, and the days somebody chose."""

    policy: DayOffPolicy = DayOffPolicy.NEXT_WORKING_DAY
    chosen: Mapping[date, date] | None = None


async def set_reception_policy(
    session: AsyncSession,
    *,
    policy: DayOffPolicy,
    chosen: Mapping[date, date],
    by: Actor,
    now: datetime,
) -> Policy:
    """State where reception days go that fall on a day off; days still to come move at once."""
    permit(by, "set_reception_policy")
    row = insert(ReceptionPolicy).values(
        id=new_id(),
        ward_id=by.ward_id,
        policy=policy,
        chosen={planned.isoformat(): held.isoformat() for planned, held in chosen.items()},
    )
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["ward_id"],
            set_={"policy": row.excluded.policy, "chosen": row.excluded.chosen},
        )
    )
    record(session, by, "set_reception_policy", "reception_policy", now, policy=policy)
    plans = select(Plan).where(
        Plan.ward_id == by.ward_id,
        Plan.state.in_(BINDING_STATES),
        Plan.year >= now.year,
    )
    for plan in (await session.execute(plans.order_by(Plan.year).with_for_update())).scalars():
        await set_days_of(session, plan, now=now)
    return Policy(policy, chosen)


async def policy_of(session: AsyncSession, ward_id: str) -> Policy:
    """The ward's stated policy; the next working day where none was stated."""
    query = select(ReceptionPolicy).where(ReceptionPolicy.ward_id == ward_id)
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        return Policy()
    chosen = {
        date.fromisoformat(planned): date.fromisoformat(held)
        for planned, held in row.chosen.items()
    }
    return Policy(DayOffPolicy(row.policy), chosen)


async def policy_kept(session: AsyncSession, plan: Plan, calendar: Calendar) -> Policy:
    """The policy by which days follow a calendar that changed: what it left without a working day
    goes to the next one, until people choose again."""
    policy = await policy_of(session, plan.ward_id)
    if policy.policy is not DayOffPolicy.MANUAL:
        return policy
    chosen = chosen_or_next(policy.chosen or {}, plan.year, calendar)
    return replace(policy, chosen=chosen)


async def move_days(session: AsyncSession, plan: Plan, policy: Policy, *, now: datetime) -> None:
    """Compute the days again by the calendar known now; told only when one of them moved."""
    rows, moved = await _placed(session, plan, policy, now)
    if moved:
        _tell(session, plan, policy, rows, now)


async def set_days_of(session: AsyncSession, plan: Plan, *, now: datetime) -> Policy:
    """Compute the reception days of a plan's year and tell them; days already held stay.

    Raises ManualDayMissing or ManualDayIsOff when the policy leaves the choice to people.
    """
    policy = await policy_of(session, plan.ward_id)
    rows, _ = await _placed(session, plan, policy, now)
    _tell(session, plan, policy, rows, now)
    return policy


def _tell(
    session: AsyncSession, plan: Plan, policy: Policy, rows: list[ReceptionDay], now: datetime
) -> None:
    days = tuple(
        DayHeld(nominal_on=row.nominal_on, held_on=row.held_on, moved_because=row.moved_because)
        for row in sorted(rows, key=lambda row: row.nominal_on)
    )
    emit(
        session,
        ReceptionDaysSet(
            occurred_at=now,
            plan_id=plan.id,
            year=plan.year,
            policy=policy.policy,
            held_on=tuple(sorted({row.held_on for row in rows})),
            days=days,
        ),
    )


async def _placed(
    session: AsyncSession, plan: Plan, policy: Policy, now: datetime
) -> tuple[list[ReceptionDay], bool]:
    """The days of the plan's year in rows, and whether one is new or moved."""
    calendar = calendar_known_on(now.date())
    query = select(ReceptionDay).where(
        ReceptionDay.ward_id == plan.ward_id, ReceptionDay.year == plan.year
    )
    known = {row.nominal_on: row for row in (await session.execute(query)).scalars()}
    planned = days_of_months(plan.year, await _planned_days(session, plan))
    moved = await _drop_unplanned(session, known, planned, now)
    amended = bool(known)
    for day in hold(planned, calendar, policy.policy, policy.chosen):
        row = known.get(day.nominal_on)
        if row is None and amended and day.held_on <= now.date():
            continue  # an amendment makes no day that could not be held any more
        if row is None:
            moved = True
            row = known[day.nominal_on] = ReceptionDay(
                plan_id=plan.id,
                year=plan.year,
                nominal_on=day.nominal_on,
                held_on=day.held_on,
                moved_because=day.moved_because,
            )
            session.add(row)
        elif min(row.held_on, day.held_on) > now.date():
            moved = moved or row.held_on != day.held_on
            row.plan_id, row.held_on = plan.id, day.held_on
            row.moved_because = day.moved_because
    return list(known.values()), moved


async def _drop_unplanned(
    session: AsyncSession, known: dict[date, ReceptionDay], planned: list[date], now: datetime
) -> bool:
    """Take away days still to come that an amended plan no longer names; whether there were any."""
    dropped = [
        row
        for row in known.values()
        if row.nominal_on not in planned and min(row.nominal_on, row.held_on) > now.date()
    ]
    for row in dropped:
        del known[row.nominal_on]
        await session.delete(row)
    return bool(dropped)


async def _planned_days(session: AsyncSession, plan: Plan) -> tuple[int, ...]:
    """The days of the month the plan names for reception, else the usual two."""
    query = select(Proposal).where(
        Proposal.ward_id == plan.ward_id,
        Proposal.plan_id == plan.id,
        Proposal.kind == "task",
        Proposal.state.in_(TAKEN),
    )
    for row in (await session.execute(query.order_by(Proposal.place))).scalars():
        said = row.value | row.changed
        due = read_due(said["due"])
        if said["kind"] == DutyKind.RECEPTION and due and due.kind is DueKind.DAYS_OF_MONTH:
            return due.days
    return PLANNED_DAYS
