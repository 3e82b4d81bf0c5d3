"""Residents' demands: registered, consented to, put on the agenda, lapsed (article 16)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.initiatives import ConsentsLapsed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law import decisions
from libs.law.decisions import Clause, Scope
from libs.law.rules import rule
from libs.permissions import permit
from libs.rows import found, ward_of
from libs.ward_kinds import head_of
from services.participation.households.access.queries import household_of
from services.participation.households.access.rules import Access
from services.participation.households.locking import locked_neighbourhood
from services.participation.households.queries import roll_on
from services.participation.households.rules import SaidByTheHousehold, StruckFor
from services.participation.households.tables import Household
from services.participation.initiatives import rules
from services.participation.initiatives.queries import collecting, consents_of, tally_on
from services.participation.initiatives.reaching import put_on_agenda, weigh
from services.participation.initiatives.rules import InitiativeState
from services.participation.initiatives.tables import Consent, Initiative
from services.participation.matters.rules import BoardsGoTheirOwnWay


async def register_initiative(
    session: AsyncSession,
    unit_id: UUID,
    *,
    clause: Clause,
    title: str,
    summary: str,
    heads_committee: bool = False,
    by: Actor,
    now: datetime,
) -> Initiative:
    """What residents demand, as they worded it; the head or the Front writes it down.

    Of khoản 4 it is a petition to dismiss the head: only the Front writes it, under a fixed title;
    of khoản 5 it names a board or its member (boards/demands.py).
    """
    permit(by, "register_initiative", unit_id=unit_id)
    if clause is Clause.BOARD:
        raise BoardsGoTheirOwnWay
    rules.check_writer(by, dismisses=clause is Clause.HEAD)
    if heads_committee and clause is not Clause.HEAD:
        raise rules.OnlyOfAHead
    unit = await locked_neighbourhood(session, unit_id)
    decisions.effect(clause, Scope.NEIGHBOURHOOD, now.date())
    row = Initiative(
        unit_id=unit_id,
        clause=clause,
        title=f"Cho thôi làm {head_of(unit.name)}" if clause is Clause.HEAD else title,
        summary=summary,
        heads_committee=heads_committee,
        author_id=by.id,
        registered_on=now.date(),
    )
    session.add(row)
    record(session, by, "register_initiative", row.id, now, clause=clause)
    return row


async def give_consent(
    session: AsyncSession,
    initiative_id: UUID,
    *,
    household_id: UUID,
    given_on: date,
    by: Actor,
    now: datetime,
) -> Initiative:
    """A household consents; a tenth of all puts the demand on the agenda at once.

    Which household it was is in no history.
    """
    row = await _collecting(session, initiative_id, "give_consent", by)
    rules.check_given(given_on, now.date())
    await _give(session, row, household_id, given_on, now.date(), on_paper=True)
    record(session, by, "give_consent", row.id, now)
    await weigh(session, row, by=by, now=now)
    return row


async def consent_to_demand(
    session: AsyncSession, initiative_id: UUID, access: Access, *, by: Actor, now: datetime
) -> Initiative:
    """A household consents by its paper, from today for three months (article 16)."""
    row = await _collecting(session, initiative_id)
    household = await household_of(session, access, today=now.date())
    await _give(session, row, household.id, now.date(), now.date(), on_paper=False)
    record(session, by, "consent_to_demand", row.id, now)
    await weigh(session, row, by=by, now=now)
    return row


async def withdraw_consent(
    session: AsyncSession, initiative_id: UUID, access: Access, *, by: Actor, now: datetime
) -> Initiative:
    """A household does not consent any more, by its paper."""
    row = await _collecting(session, initiative_id)
    household = await household_of(session, access, today=now.date())
    (await _given(session, row, household.id)).ended_on = now.date()
    record(session, by, "withdraw_consent", row.id, now)
    return row


async def _give(
    session: AsyncSession,
    row: Initiative,
    household_id: UUID,
    given_on: date,
    today: date,
    *,
    on_paper: bool,
) -> None:
    roll = await roll_on(session, row.unit_id, given_on)
    if household_id not in {each.id for each in roll}:
        raise rules.NotOfThisNeighbourhood
    consent = await _consent(session, row.id, household_id)
    if consent and consent.ended_on is None and rules.is_valid(consent.given_on, today):
        raise rules.ConsentedAlready
    if consent is None:
        consent = Consent(
            initiative_id=row.id,
            household_id=household_id,
            given_on=given_on,
            on_paper=on_paper,
        )
        session.add(consent)
    consent.given_on, consent.on_paper, consent.ended_on = given_on, on_paper, None
    await session.flush()


async def _given(session: AsyncSession, row: Initiative, household_id: UUID) -> Consent:
    consent = await _consent(session, row.id, household_id)
    if consent is None or consent.ended_on:
        raise rules.NoConsent
    return consent


async def take_back_consent(
    session: AsyncSession,
    initiative_id: UUID,
    *,
    household_id: UUID,
    reason: StruckFor,
    by: Actor,
    now: datetime,
) -> Initiative:
    """What was written down from a household's paper is struck out; what it said itself stays."""
    row = await _collecting(session, initiative_id, "take_back_consent", by)
    consent = await _given(session, row, household_id)
    if not consent.on_paper:
        household = await found(session, Household, household_id)
        raise SaidByTheHousehold(numbers=household.number)
    consent.ended_on = now.date()
    record(session, by, "take_back_consent", row.id, now, reason=reason)
    return row


async def approve_initiative(
    session: AsyncSession, initiative_id: UUID, *, by: Actor, now: datetime
) -> Initiative:
    """Fewer than a tenth demand it, but the Front's committee approves."""
    row = await _collecting(session, initiative_id, "approve_initiative", by)
    tally, clause = await tally_on(session, row, now.date()), Clause(row.clause)
    if not tally.consents:
        raise rules.NobodyConsents
    if clause is Clause.HEAD:
        law = rule(rules.share_of(clause), now.date())
        raise rules.PetitionTooSmall(
            needed=tally.needed, households=tally.households, basis=law.basis
        )
    await put_on_agenda(session, row, demanded=False, by=by, now=now)
    return row


async def lapse_consents(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: consents older than three months end; a demand without any ends too.

    One that nobody joined, or everybody left, ends when a consent of that day would have.
    """
    for row in await collecting(session):
        given = await consents_of(session, row.id)
        old = [each for each in given if not rules.is_valid(each.given_on, now.date())]
        if not old and (given or await _may_be_joined(session, row, now.date())):
            continue
        for consent in old:
            consent.ended_on = now.date()
        left = len(given) - len(old)
        if not left:
            row.state, row.ended_on = InitiativeState.LAPSED, now.date()
        record(session, by, "lapse_consents", row.id, now, lapsed=len(old), left=left)
        told = {"initiative_id": row.id, "unit_id": row.unit_id, "lapsed_on": now.date()}
        emit(session, ConsentsLapsed(occurred_at=now, **told, lapsed=len(old), left=left))


async def _may_be_joined(session: AsyncSession, row: Initiative, today: date) -> bool:
    """Whether it has been without consents no longer than a consent is valid (article 16)."""
    query = select(func.max(Consent.ended_on)).where(
        Consent.ward_id == ward_of(session), Consent.initiative_id == row.id
    )
    left_on = await session.scalar(query)
    return rules.is_valid(max(row.registered_on, left_on or row.registered_on), today)


async def _collecting(
    session: AsyncSession, initiative_id: UUID, action: str = "", by: Actor | None = None
) -> Initiative:
    row = await found(session, Initiative, initiative_id, lock=True)
    if by:  # a household needs no permission but its paper
        permit(by, action, unit_id=row.unit_id)
    rules.check_writer(by, dismisses=row.dismisses)
    if row.state != InitiativeState.COLLECTING:
        raise rules.NotCollecting
    return row


async def _consent(
    session: AsyncSession, initiative_id: UUID, household_id: UUID
) -> Consent | None:
    query = select(Consent).where(
        Consent.ward_id == ward_of(session),
        Consent.initiative_id == initiative_id,
        Consent.household_id == household_id,
    )
    consent: Consent | None = await session.scalar(query.with_for_update())
    return consent
