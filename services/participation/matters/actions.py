"""A matter until residents vote: put forward, agreed with the Front, its form chosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law import decisions
from libs.law.decisions import Clause, Scope, VoteForm
from libs.law.moves import Given
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.participation.households.locking import locked_neighbourhood
from services.participation.matters import rules, telling
from services.participation.matters.agreeing import check_agreed
from services.participation.matters.chairing import check_leader, convener_of
from services.participation.matters.standings import matter_locked, take
from services.participation.matters.tables import Matter
from services.participation.tables import Unit


@dataclass(frozen=True)
class Wording:
    """What is put forward: its content of article 15, for whom, and its public words."""

    clause: Clause
    scope: Scope
    unit_id: UUID | None
    title: str
    summary: str
    carry_out_by: date | None = None
    lead_unit_id: UUID | None = None
    replaces_id: UUID | None = None


async def raise_matter(
    session: AsyncSession, wording: Wording, *, by: Actor, now: datetime
) -> Matter:
    """The head or the chair puts it forward; the Front has to agree (article 16)."""
    permit(by, "raise_matter", unit_id=wording.unit_id)
    rules.check_own_way(wording.clause)
    rules.check_proposer(by, wording.scope, now.date())
    await _check(session, wording, now.date())
    return begin(session, wording, by=by, now=now)


def begin(
    session: AsyncSession,
    wording: Wording,
    *,
    demanded: bool = False,
    initiative_id: UUID | None = None,
    facts: Collection[str] = (),
    by: Actor,
    now: datetime,
) -> Matter:
    """A matter as it is put forward, by whoever had the right to."""
    today = now.date()
    known = rules.facts_of(wording.clause, wording.scope, today, demanded=demanded)
    row = Matter(
        **{name: getattr(wording, name) for name in wording.__dataclass_fields__},
        author_id=by.id,
        proposed_on=today,
        last_on=today,
        facts=sorted({*known, *facts}),
        initiative_id=initiative_id,
    )
    session.add(row)
    record(session, by, "raise_matter", row.id, now, clause=row.clause, scope=row.scope)
    telling.proposed(session, row, now)
    return row


async def agree_matter(
    session: AsyncSession, matter_id: UUID, *, by: Actor, now: datetime
) -> Matter:
    """The Front agrees to put it on the agenda (article 16)."""
    permit(by, "agree_matter")
    row = await matter_locked(session, matter_id)
    take(session, row, "agree", Given(now.date()), by=by, now=now)
    telling.agreed(session, row, now)
    return row


async def decline_matter(
    session: AsyncSession, matter_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Matter:
    """The Front does not agree; never to what a tenth of all households demand."""
    permit(by, "decline_matter")
    row = await matter_locked(session, matter_id)
    take(session, row, "decline", Given(now.date(), reason=reason), by=by, now=now)
    row.reason = reason
    return row


async def choose_form(
    session: AsyncSession, matter_id: UUID, *, form: VoteForm, by: Actor, now: datetime
) -> Matter:
    """In which form residents decide; one the law does not allow is refused with its article."""
    row = await _matter_for_chooser(session, matter_id, "choose_form", by, now)
    line = decisions.form_allowed(
        Clause(row.clause), Scope(row.scope), form, now.date(), after=frozenset(row.facts)
    )
    await check_agreed(session, row, form, line)
    take(session, row, "prepare", Given(now.date()), by=by, now=now)
    row.form, row.form_on = form, now.date()
    return row


async def reconsider_form(
    session: AsyncSession, matter_id: UUID, *, by: Actor, now: datetime
) -> Matter:
    """The form is chosen anew, as long as nobody voted."""
    row = await _matter_for_chooser(session, matter_id, "reconsider_form", by, now)
    take(session, row, "reconsider", Given(now.date()), by=by, now=now)
    row.form = row.form_on = None
    return row


async def matter_for_leader(
    session: AsyncSession, matter_id: UUID, action: str, by: Actor, now: datetime
) -> Matter:
    """The matter, locked, for whoever leads it to the vote."""
    row = await matter_locked(session, matter_id)
    permit(by, action, unit_id=row.unit_id)
    check_leader(by, row, now.date())
    return row


async def _matter_for_chooser(
    session: AsyncSession, matter_id: UUID, action: str, by: Actor, now: datetime
) -> Matter:
    """The same also for whoever was appointed to call its meeting in the head's place."""
    row = await matter_locked(session, matter_id)
    appointed = await convener_of(session, row.id, row.unit_id) if row.unit_id else None
    if appointed is None or appointed.official_id != by.id:
        return await matter_for_leader(session, matter_id, action, by, now)
    permit(by, action, unit_id=row.unit_id)
    return row


async def _check(session: AsyncSession, wording: Wording, today: date) -> None:
    decisions.effect(wording.clause, wording.scope, today)  # refuses a scope the law has not
    rules.check_carrying_out(wording.clause, wording.carry_out_by, today)
    if (wording.unit_id is None) != (wording.scope is Scope.COMMUNE):
        raise rules.NoNeighbourhood
    if wording.unit_id:
        await locked_neighbourhood(session, wording.unit_id)
    if wording.lead_unit_id:
        await working_unit(session, Unit, wording.lead_unit_id)
    if wording.replaces_id:
        old = await found(session, Matter, wording.replaces_id)
        same = (old.unit_id, old.clause) == (wording.unit_id, wording.clause)
        if old.state not in rules.DECIDED or not same:
            raise rules.NotReplaceable
