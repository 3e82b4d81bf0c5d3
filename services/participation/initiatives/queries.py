"""Reads demands and counts the consents that are worth something on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause
from libs.rows import ward_of
from services.participation.households.queries import roll_on
from services.participation.initiatives import rules
from services.participation.initiatives.rules import InitiativeState
from services.participation.initiatives.tables import Consent, Initiative

SHOWN_MAX = 100


@dataclass(frozen=True)
class Tally:
    """How many households demand it on a day, of how many, and how many are needed."""

    consents: int
    households: int
    needed: int


async def initiatives(
    session: AsyncSession, unit_id: UUID | None, *, petitions: bool
) -> Sequence[Initiative]:
    """Demands, the newest first; one to dismiss somebody is public once it is to be met on."""
    query = select(Initiative).where(Initiative.ward_id == ward_of(session))
    if not petitions:
        on_agenda = Initiative.state == InitiativeState.ON_AGENDA
        nobody = (Initiative.clause != Clause.HEAD) & Initiative.member_id.is_(None)
        query = query.where(nobody | on_agenda)
    if unit_id:
        query = query.where(Initiative.unit_id == unit_id)
    ordered = query.order_by(Initiative.registered_on.desc(), Initiative.id.desc())
    return (await session.scalars(ordered.limit(SHOWN_MAX))).all()


async def consents_of(session: AsyncSession, initiative_id: UUID) -> Sequence[Consent]:
    """Every consent that was given and not taken back."""
    query = select(Consent).where(
        Consent.ward_id == ward_of(session),
        Consent.initiative_id == initiative_id,
        Consent.ended_on.is_(None),
    )
    return (await session.scalars(query)).all()


async def collecting(session: AsyncSession) -> Sequence[Initiative]:
    """Demands that households still join, locked."""
    query = (
        select(Initiative)
        .where(Initiative.ward_id == ward_of(session))
        .where(Initiative.state == InitiativeState.COLLECTING)
    )
    return (await session.scalars(query.order_by(Initiative.id).with_for_update())).all()


async def tally_on(session: AsyncSession, row: Initiative, on: date) -> Tally:
    """Counted on a day: valid consents of households that are on the roll that day."""
    roll = {each.id for each in await roll_on(session, row.unit_id, on)}
    valid = [
        each
        for each in await consents_of(session, row.id)
        if each.household_id in roll and rules.is_valid(each.given_on, on)
    ]
    needed = rules.needed(Clause(row.clause), len(roll), on) if roll else 0
    return Tally(len(valid), len(roll), needed)
