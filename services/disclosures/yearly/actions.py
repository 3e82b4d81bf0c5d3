"""What people do with the plan of a year: draft, adjust, submit, take back, approve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.plan import (
    DisclosurePlanApproved,
    DisclosurePlanSubmitted,
    DisclosurePlanTakenBack,
)
from libs.documents.files import Paper, written_each
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.files import FileStore
from libs.kernel.history import history_of, record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.disclosures.places.queries import open_units, unit_names, ward_name
from services.disclosures.tables import Unit
from services.disclosures.widening.queries import catalogue_of
from services.disclosures.widening.rules import check_form
from services.disclosures.yearly import rules
from services.disclosures.yearly.assigning import assign_lines, widen_by_plan
from services.disclosures.yearly.document import document_of
from services.disclosures.yearly.drafting import ask, extra_forms, lines_of_year
from services.disclosures.yearly.queries import (
    last_version,
    line_of,
    lines_of,
    plan_of_year,
)
from services.disclosures.yearly.rules import PlanState, Signature
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine

WRITING = frozenset({"draft_disclosure_plan", "adjust_disclosure_plan", "submit_disclosure_plan"})


async def draft_disclosure_plan(
    session: AsyncSession, *, year: int, by: Actor, now: datetime
) -> DisclosurePlan:
    """Make the plan of a year out of the catalogue; a later version keeps what was decided."""
    permit(by, "draft_disclosure_plan")
    rules.check_year(year, now.date())
    await one_at_a_time(session, f"disclosure-plan:{year}")
    if await plan_of_year(session, year, *rules.OPEN):
        raise rules.DraftOpen(year=year)
    wanted = await catalogue_of(session, until=date(year, 12, 31))
    before = await plan_of_year(session, year, PlanState.APPROVED)
    plan = DisclosurePlan(
        year=year,
        version=await last_version(session, year) + 1,
        drafted_at=now,
        catalogue_version=wanted.version,
    )
    session.add(plan)
    old = await lines_of(session, before.id) if before else []
    session.add_all(lines_of_year(plan, wanted, await open_units(session), old, now.date()))
    record(session, by, "draft_disclosure_plan", plan.id, now, year=year, version=plan.version)
    return plan


async def adjust_disclosure_plan(
    session: AsyncSession,
    plan_id: UUID,
    item: str,
    *,
    owner_unit_id: UUID | None,
    days: Mapping[str, date],
    extra: Sequence[dict[str, Any]],
    by: Actor,
    now: datetime,
) -> tuple[DisclosurePlan, PlanLine]:
    """Say who sees to an item, on which days, and in which forms beyond the law; never in fewer.

    A department changes the lines that are its own, and keeps them.
    """
    plan = await found(session, DisclosurePlan, plan_id, lock=True)
    line = await line_of(session, plan_id, item)
    permit(by, "adjust_disclosure_plan", unit_id=line.owner_unit_id)
    permit(by, "adjust_disclosure_plan", unit_id=owner_unit_id)
    if plan.state != PlanState.DRAFT:
        raise rules.PlanNotDraft
    if owner_unit_id:
        await found(session, Unit, owner_unit_id)
    for period, day in days.items():
        if period not in line.days:
            raise rules.NoSuchPeriod(period=period)
        rules.check_day(day, plan.year)
    line.owner_unit_id = owner_unit_id
    line.days = line.days | {period: day.isoformat() for period, day in days.items()}
    line.extra = list(extra)
    await _check_wider(session, line, plan.year)
    record(session, by, "adjust_disclosure_plan", plan.id, now, item=item)
    return plan, line


async def _check_wider(session: AsyncSession, line: PlanLine, year: int) -> None:
    wanted = await catalogue_of(session, until=date(year, 12, 31))
    for wider in extra_forms(line, year):
        check_form(wider.form, wider.place, wider.days, wider.permanent)
        wanted.check_wider(wider)
    ask(line, wanted, year)


async def submit_disclosure_plan(
    session: AsyncSession, plan_id: UUID, *, by: Actor, now: datetime
) -> DisclosurePlan:
    """Hand the plan to the committee; every item has somebody who answers for it."""
    permit(by, "submit_disclosure_plan")
    plan = await _moved(session, plan_id, PlanState.SUBMITTED)
    await _check_owners(session, await lines_of(session, plan.id))
    record(session, by, "submit_disclosure_plan", plan.id, now)
    told = {"plan_id": plan.id, "year": plan.year, "version": plan.version}
    emit(session, DisclosurePlanSubmitted(occurred_at=now, **told))
    return plan


async def _check_owners(session: AsyncSession, lines: Sequence[PlanLine]) -> None:
    """Every item has a unit that goes on; one may have ended since it was named."""
    there = {unit.id for unit in await open_units(session)}
    alone = [line.item for line in lines if line.owner_unit_id not in there]
    if alone:
        raise rules.OwnersMissing(many=len(alone), items=", ".join(alone))


async def take_back_disclosure_plan(
    session: AsyncSession, plan_id: UUID, *, by: Actor, now: datetime
) -> DisclosurePlan:
    """Make a submitted plan a draft again."""
    permit(by, "take_back_disclosure_plan")
    plan = await _moved(session, plan_id, PlanState.DRAFT)
    record(session, by, "take_back_disclosure_plan", plan.id, now)
    told = {"plan_id": plan.id, "year": plan.year, "version": plan.version}
    emit(session, DisclosurePlanTakenBack(occurred_at=now, **told))
    return plan


async def approve_disclosure_plan(
    session: AsyncSession,
    plan_id: UUID,
    *,
    signature: Signature,
    store: FileStore,
    by: Actor,
    now: datetime,
) -> DisclosurePlan:
    """Note that the committee adopted the plan, under its number: what it names is owed by whom.

    Law 10/2022/QH15, article 14.1: adopted together, so it is signed for the committee; never
    approved by anybody who wrote in it. The version before it is replaced.
    """
    written = await history_of(session, plan_id)
    author = any(line["actor_id"] == by.id and line["action"] in WRITING for line in written)
    permit(by, "approve_disclosure_plan", author_id=by.id if author else None)
    plan = await found(session, DisclosurePlan, plan_id, lock=True)
    rules.check_signature(signature, plan.year, now.date())
    before = await plan_of_year(session, plan.year, PlanState.APPROVED)
    plan = await _moved(session, plan_id, PlanState.APPROVED)
    for name, value in asdict(signature).items():
        setattr(plan, "signing_form" if name == "form" else name, value)
    if before:
        before.state = PlanState.REPLACED
    lines = await lines_of(session, plan.id)
    await _check_owners(session, lines)
    names, ward = await unit_names(session), await ward_name(session)
    papers = await written_each(document_of(plan, lines, names, ward), Paper)
    plan.papers = {name: asdict(await store.keep(plan.ward_id, at)) for name, at in papers.items()}
    said = {"number": signature.number, "signed_on": signature.signed_on}
    record(session, by, "approve_disclosure_plan", plan.id, now, **said)
    await widen_by_plan(session, plan, lines, before, by=by, now=now)
    await assign_lines(session, plan, lines, by=by, now=now)
    _tell_approved(session, plan, signature, len(lines), now)
    return plan


def _tell_approved(
    session: AsyncSession, plan: DisclosurePlan, signature: Signature, items: int, now: datetime
) -> None:
    emit(
        session,
        DisclosurePlanApproved(
            occurred_at=now,
            plan_id=plan.id,
            year=plan.year,
            version=plan.version,
            number=signature.number,
            signed_on=signature.signed_on,
            adopted_on=signature.adopted_on,
            items=items,
        ),
    )


async def _moved(session: AsyncSession, plan_id: UUID, wanted: PlanState) -> DisclosurePlan:
    plan = await found(session, DisclosurePlan, plan_id, lock=True)
    rules.check_move(PlanState(plan.state), wanted)
    plan.state = wanted
    return plan
