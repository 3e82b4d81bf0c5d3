"""Reads groups: of one draft with their opinions, and which opinions stand in none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.grouping.tables import GroupingSetting, OpinionGroup, Placement
from services.participation.opinions.rules import Standing
from services.participation.opinions.tables import Opinion

# What was looked at, counts, and has words: that is what is answered.
ANSWERED = (Standing.RELEASED, Standing.COUNTED)


@dataclass(frozen=True)
class Grouped:
    """A group with its opinions, the leader first."""

    group: OpinionGroup
    members: Sequence[tuple[Placement, Opinion]]


async def grouped(session: AsyncSession, consultation_id: UUID) -> list[Grouped]:
    """The groups of one draft, the largest first; what no longer counts is left out."""
    query = select(OpinionGroup).where(
        OpinionGroup.ward_id == ward_of(session), OpinionGroup.consultation_id == consultation_id
    )
    groups = (await session.execute(query)).scalars().all()
    members: dict[UUID, list[tuple[Placement, Opinion]]] = {group.id: [] for group in groups}
    for placement, opinion in await _placed(session, consultation_id):
        members[placement.group_id].append((placement, opinion))
    found = [Grouped(group, members[group.id]) for group in groups if members[group.id]]
    return sorted(found, key=lambda each: (-len(each.members), str(each.group.id)))


async def answerable(session: AsyncSession, consultation_id: UUID) -> Sequence[Opinion]:
    """The opinions on one draft that have to be answered."""
    query = (
        select(Opinion)
        .where(Opinion.ward_id == ward_of(session), Opinion.consultation_id == consultation_id)
        .where(Opinion.standing.in_(ANSWERED), Opinion.text != "")
        .order_by(Opinion.id)
    )
    return (await session.execute(query)).scalars().all()


async def left_over(session: AsyncSession, consultation_id: UUID) -> tuple[int, int]:
    """How many opinions stand in no group yet, and how many groups have no explanation."""
    groups = await grouped(session, consultation_id)
    placed = {opinion.id for each in groups for _, opinion in each.members}
    every = {opinion.id for opinion in await answerable(session, consultation_id)}
    return len(every - placed), sum(each.group.answer is None for each in groups)


async def _placed(
    session: AsyncSession, consultation_id: UUID
) -> Sequence[tuple[Placement, Opinion]]:
    query = (
        select(Placement, Opinion)
        .join(
            Opinion, (Opinion.id == Placement.opinion_id) & (Opinion.ward_id == Placement.ward_id)
        )
        .where(Placement.ward_id == ward_of(session), Opinion.consultation_id == consultation_id)
        .where(Opinion.standing.in_(ANSWERED), Opinion.text != "")
        .order_by(Placement.leads.desc(), Opinion.received_on, Opinion.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def grouping_setting(session: AsyncSession) -> GroupingSetting | None:
    """The ward's own share, if it chose one."""
    query = select(GroupingSetting).where(GroupingSetting.ward_id == ward_of(session))
    return await session.scalar(query)
