"""Who calls, chairs and signs for a matter (article 18): never a head his own election or end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Forbidden
from libs.law import decisions
from libs.law.decision_law import Chairing
from libs.law.decisions import Chair, Clause, Scope, VotingAct
from libs.permissions import Role
from libs.rows import ward_of
from services.participation.matters.rules import PROPOSERS, check_proposer
from services.participation.matters.tables import Convener, Matter

# Facts of a matter (data/decisions/matter.yaml) that decide who chairs.
DISMISSAL = "dismissal"
HEADS_COMMITTEE = "heads_committee"
CHAIRS = {
    Chair.HEAD: (Role.NEIGHBOURHOOD_HEAD, "Trưởng khu phố"),
    # Neither has accounts of its own: the Front acts for both.
    Chair.ELECTION_TEAM: (Role.FRONT, "Tổ bầu cử"),
    Chair.FRONT_COMMITTEE: (Role.FRONT, "Trưởng ban công tác Mặt trận"),
    Chair.WARD_CHAIR: (Role.CHAIR, "Chủ tịch Ủy ban nhân dân"),
}


class ChairedByOthers(Forbidden):
    """Cuộc họp này do {who} triệu tập và chủ trì. Căn cứ: {basis}."""


def act_of(facts: Collection[str]) -> VotingAct:
    """What residents meet for, as far as that decides who chairs."""
    if DISMISSAL not in facts:
        return VotingAct.DECIDE
    return VotingAct.DISMISS_COMMITTEE_HEAD if HEADS_COMMITTEE in facts else VotingAct.DISMISS


def chairing(matter: Matter, on: date) -> Chairing:
    """The line of law that says who chairs."""
    return decisions.chair(Clause(matter.clause), on, act_of(matter.facts))


def chair_role(matter: Matter, on: date) -> Role:
    """The role that calls, chairs and signs."""
    return CHAIRS[chairing(matter, on).chair][0]


def proposer_role(matter: Matter, on: date) -> Role:
    """The role that chooses the form: of a head whoever chairs, else whoever put it forward."""
    if matter.clause == Clause.HEAD:
        return chair_role(matter, on)
    return PROPOSERS[Scope(matter.scope)][0]


def check_chair(by: Actor, matter: Matter, on: date) -> None:
    """The head calls and chairs; of his own election or dismissal others do (article 18)."""
    line = chairing(matter, on)
    role, who = CHAIRS[line.chair]
    if role not in by.roles:
        raise ChairedByOthers(who=who, basis=line.basis)


async def check_chair_in(
    session: AsyncSession, by: Actor, matter: Matter, unit_id: UUID, on: date
) -> None:
    """Whoever was appointed for this neighbourhood and matter, else whom the law names."""
    appointed = await convener_of(session, matter.id, unit_id)
    if appointed is None or appointed.official_id != by.id:
        check_chair(by, matter, on)


async def conveners_of(session: AsyncSession, matter_id: UUID) -> Sequence[Convener]:
    """Whom the ward's chair appointed to call the meetings on a matter, one a neighbourhood."""
    query = (
        select(Convener)
        .where(Convener.ward_id == ward_of(session), Convener.matter_id == matter_id)
        .where(Convener.ended_on.is_(None))
        .order_by(Convener.appointed_on, Convener.id)
    )
    return (await session.scalars(query)).all()


async def convener_of(session: AsyncSession, matter_id: UUID, unit_id: UUID) -> Convener | None:
    """The one of them who calls that of a neighbourhood, if anybody."""
    appointed = await conveners_of(session, matter_id)
    return next((each for each in appointed if each.unit_id == unit_id), None)


async def appointments_of(session: AsyncSession, official_id: str) -> set[tuple[UUID, UUID]]:
    """On which matters, and where, somebody is appointed to call the meeting, hold and sign."""
    query = select(Convener.matter_id, Convener.unit_id).where(
        Convener.ward_id == ward_of(session),
        Convener.official_id == official_id,
        Convener.ended_on.is_(None),
    )
    return {(row[0], row[1]) for row in await session.execute(query)}


def check_leader(by: Actor, matter: Matter, on: date) -> None:
    """Whoever put it forward leads it to the vote; of a head whoever calls the meeting."""
    if matter.clause == Clause.HEAD:
        check_chair(by, matter, on)
    else:
        check_proposer(by, Scope(matter.scope), on)
