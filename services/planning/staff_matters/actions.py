"""Bringing a matter before the staff, and settling it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.conferences import StaffMatterSettled
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.planning.conferences.queries import workplace_unit, workplaces_of
from services.planning.staff_matters import rules
from services.planning.staff_matters.rules import Outcome, Proposer
from services.planning.staff_matters.tables import StaffProposal


async def propose_matter(
    session: AsyncSession,
    unit_id: UUID,
    *,
    article: int,
    number: int,
    text: str,
    proposed_by: Proposer,
    supporters: int | None,
    on: date,
    by: Actor,
    now: datetime,
) -> StaffProposal:
    """Bring a matter of article 49 or 53 before the staff of a unit."""
    permit(by, "propose_matter", unit_id=unit_id)
    await workplace_unit(session, unit_id)
    rules.matter_of(article, number)
    place = (await workplaces_of(session, by.ward_id)).get(unit_id)
    staff = place.staff_count if place else None
    rules.check_proposed(proposed_by, supporters, staff, on, now.date())
    proposal = StaffProposal(
        unit_id=unit_id,
        article=article,
        number=number,
        text=text,
        proposed_by=proposed_by,
        supporters=supporters if proposed_by is Proposer.STAFF else None,
        staff_count=staff,
        proposed_on=on,
    )
    session.add(proposal)
    said = {"article": article, "number": number, "proposed_by": proposed_by}
    record(session, by, "propose_matter", proposal.id, now, **said)
    return proposal


async def settle_matter(
    session: AsyncSession,
    proposal_id: UUID,
    *,
    outcome: Outcome,
    answer: str,
    on: date,
    by: Actor,
    now: datetime,
) -> StaffProposal:
    """Note what the staff decided, or what the head made of their opinion."""
    proposal = await found(session, StaffProposal, proposal_id, lock=True)
    permit(by, "settle_matter", unit_id=proposal.unit_id)
    if proposal.outcome:
        raise rules.SettledTwice
    rules.check_settled(proposal.article, outcome, proposal.proposed_on, on, now.date())
    proposal.outcome, proposal.answer, proposal.settled_on = outcome, answer, on
    record(session, by, "settle_matter", proposal.id, now, outcome=outcome)
    settled = StaffMatterSettled(
        occurred_at=now,
        proposal_id=proposal.id,
        unit_id=proposal.unit_id,
        article=proposal.article,
        number=proposal.number,
        proposed_by=proposal.proposed_by,
        outcome=outcome,
        on=on,
    )
    emit(session, settled)
    return proposal
