"""Raises what the approved plan of a year makes the ward owe."""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import PlanAmended, TaskAmended
from libs.contracts.planning.plans import Duty, PlanApproved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.forms import Rhythm
from libs.rows import ward_of
from services.disclosures.obligations.actions import apply_due, hand_over, tell_raised
from services.disclosures.obligations.queries import owed_by_key
from services.disclosures.obligations.rules import Owed, RaisedBy, due_after, owed_by_plan
from services.disclosures.tables import Disclosure, Obligation
from services.disclosures.widening.queries import catalogue_of
from services.disclosures.yearly.queries import plan_of_year
from services.disclosures.yearly.rules import PlanState

Told = PlanApproved | PlanAmended
DISCLOSURE = "disclosure"
# Not any 14: a sentence may name the plan's number, 14/KH-UBND.
FOURTEEN = re.compile(r"\b14 nội dung", re.IGNORECASE)


def source_of(plan: Told) -> Duty | None:
    """The plan's duty to disclose: the one that speaks of the 14 contents, else the first."""
    duties = [duty for duty in plan.duties if duty.kind == DISCLOSURE]
    named = (duty for duty in duties if FOURTEEN.search(duty.source_sentence))
    return next(named, duties[0] if duties else None)


def key_of(year: int, owed: Owed | None = None) -> str:
    """What may be owed only once in a year; without `owed` how all such keys begin."""
    return f"plan:{year}:" + (f"{owed.item.key}:{owed.period}" if owed else "")


async def raise_from_plan(session: AsyncSession, plan: Told, *, by: Actor, now: datetime) -> None:
    """Every permanent and periodical item, once a year however often the plan is approved.

    A permanent item that already hangs, or is owed already, is not owed again. Its day counts from
    the plan: whatever regulation it shows is older. What the disclosure plan raised before keeps
    its owner and day, and is told apart by the sentence it now comes from.
    """
    duty = source_of(plan)
    if duty is None:
        return
    known = await owed_by_key(session, key_of(plan.year))
    elsewhere = await seen_to(session)
    wanted = await catalogue_of(session, until=date(plan.year, 12, 31))
    for owed in owed_by_plan(plan.year, wanted):
        row = known.get(key_of(plan.year, owed))
        permanent = owed.item.rhythm is Rhythm.PERMANENT
        if row is not None:
            _comes_from(row, duty)
        elif not (permanent and owed.item.key in elsewhere):
            row = raised(key_of(plan.year, owed), owed, now)
            row.owner_unit_id = duty.lead_unit_id
            _comes_from(row, duty)
            if permanent:
                apply_due(row, due_after(plan.signed_on))
            session.add(row)
            record(session, by, "raise_obligation", row.id, now, plan=plan.number)
            tell_raised(session, row, now)


async def follow_amendment(
    session: AsyncSession, plan: PlanAmended, *, by: Actor, now: datetime
) -> None:
    """What is still owed points to the amended plan; nothing is owed twice, and nothing let go.

    A plan that no longer speaks of disclosing changes nothing: the law owes it all the same.
    """
    duty = source_of(plan)
    if duty is None:
        return
    adopted = await plan_of_year(session, plan.year, PlanState.APPROVED)
    open_ones = select(Obligation).where(
        Obligation.ward_id == ward_of(session),
        Obligation.key.startswith(key_of(plan.year), autoescape=True),
        Obligation.met_on.is_(None),
    )
    for obligation in (await session.execute(open_ones.with_for_update())).scalars():
        if obligation.task_id != duty.task_id:
            obligation.task_id = duty.task_id
            # The disclosure plan of the year says who owes what; the other only which sentence.
            if not adopted:
                await hand_over(session, obligation, duty.lead_unit_id)
        obligation.source_path = duty.source_path
        obligation.source_sentence = duty.source_sentence
    await raise_from_plan(session, plan, by=by, now=now)


async def follow_task(
    session: AsyncSession, event: TaskAmended, *, by: Actor, now: datetime
) -> None:
    """Whoever now leads the duty to disclose owes what its former lead still owed."""
    if event.kind != DISCLOSURE or event.lead_unit_id == event.was_lead_unit_id:
        return
    owed = select(Obligation).where(
        Obligation.ward_id == ward_of(session),
        Obligation.task_id == event.task_id,
        Obligation.owner_unit_id == event.was_lead_unit_id,
        Obligation.met_on.is_(None),
    )
    for obligation in (await session.execute(owed.with_for_update())).scalars():
        await hand_over(session, obligation, event.lead_unit_id)
        said = {"document": event.document_number, "owner_unit_id": event.lead_unit_id}
        record(session, by, "hand_over_obligation", obligation.id, now, **said)


def raised(key: str, owed: Owed, now: datetime) -> Obligation:
    """Something a plan of the year makes the ward owe; nobody's yet."""
    return Obligation(
        key=key,
        khoan=owed.item.khoan,
        item=owed.item.key,
        title=owed.title,
        owner_unit_id=None,
        raised_by=RaisedBy.PLAN,
        raised_on=now.date(),
        period=owed.period,
    )


def _comes_from(row: Obligation, duty: Duty) -> None:
    """Name the sentence of the plan, unless an earlier one is named."""
    if row.source_path is None:
        row.source_path, row.source_sentence = duty.source_path, duty.source_sentence
        row.task_id = duty.task_id


async def seen_to(session: AsyncSession) -> set[str]:
    """The items that are public, also while corrected, and those of which something is owed."""
    hanging = (
        select(Disclosure.item)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.published_on.is_not(None))
        .where(Disclosure.withdrawn_on.is_(None))
    )
    owed = select(Obligation.item).where(
        Obligation.ward_id == ward_of(session),
        Obligation.met_on.is_(None),
        Obligation.dropped_on.is_(None),
    )
    return set((await session.execute(hanging.union(owed))).scalars())
