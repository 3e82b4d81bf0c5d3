"""A demand that enough households share becomes a matter (article 16)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.initiatives import InitiativeReachedAgenda
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.decisions import Clause, Scope
from libs.law.moves import Given
from services.participation.initiatives.queries import collecting, tally_on
from services.participation.initiatives.rules import InitiativeState, reached
from services.participation.initiatives.tables import Initiative
from services.participation.matters import telling
from services.participation.matters.actions import Wording, begin
from services.participation.matters.chairing import DISMISSAL, HEADS_COMMITTEE
from services.participation.matters.standings import take

# What everybody may read of a petition to dismiss; its reasons stay with the Front.
PETITION_SUMMARY = "Từ một nửa tổng số hộ gia đình trở lên kiến nghị cho thôi người đứng đầu."


async def weigh(session: AsyncSession, row: Initiative, *, by: Actor, now: datetime) -> None:
    """Enough households share it: then it is on the agenda."""
    tally = await tally_on(session, row, now.date())
    if reached(Clause(row.clause), tally.consents, tally.households, now.date()):
        await put_on_agenda(session, row, demanded=True, by=by, now=now)


async def weigh_demands(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: where households left the roll, the same consents may be enough."""
    for row in await collecting(session):
        await weigh(session, row, by=by, now=now)


async def put_on_agenda(
    session: AsyncSession, row: Initiative, *, demanded: bool, by: Actor, now: datetime
) -> None:
    """It becomes a matter that is agreed: nobody may decline it any more.

    Where the head is of the Front's committee himself, the chair calls, and the Front still agrees.
    """
    tally, clause = await tally_on(session, row, now.date()), Clause(row.clause)
    summary = PETITION_SUMMARY if clause is Clause.HEAD else row.summary
    wording = Wording(clause, Scope.NEIGHBOURHOOD, row.unit_id, row.title, summary)
    known = {DISMISSAL: row.dismisses, HEADS_COMMITTEE: row.heads_committee}
    facts = [fact for fact, holds in known.items() if holds]
    matter = begin(
        session,
        wording,
        demanded=demanded,
        initiative_id=row.id,
        facts=facts,
        by=by,
        now=now,
    )
    if not row.heads_committee:
        take(session, matter, "agree", Given(now.date()), by=by, now=now)
        telling.agreed(session, matter, now)
    row.state, row.matter_id, row.ended_on = InitiativeState.ON_AGENDA, matter.id, now.date()
    said = {"consents": tally.consents, "households": tally.households}
    record(session, by, "put_on_agenda", row.id, now, **said)
    event = InitiativeReachedAgenda(
        occurred_at=now,
        initiative_id=row.id,
        matter_id=matter.id,
        unit_id=row.unit_id,
        clause=row.clause,
        demanded=demanded,
        reached_on=now.date(),
        **said,
    )
    emit(session, event)
