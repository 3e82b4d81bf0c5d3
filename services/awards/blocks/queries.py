"""Reads what keeps units and persons waiting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.titles import Holder
from libs.remembered.queries import unit_names
from libs.rows import ward_of
from services.awards.blocks import rules
from services.awards.blocks.rules import Eligibility, Standing
from services.awards.blocks.tables import Discipline, OpenInspection, PendingUnit
from services.awards.tables import Unit

SHOWN_MAX = 200


@dataclass(frozen=True)
class Blocks:
    """Everything that keeps somebody of the ward waiting on a day."""

    ward_id: str
    on: date
    pending: Set[UUID]
    inspected: Mapping[UUID, Set[str]]
    disciplined: Set[tuple[UUID, str]]  # the unit, and the key of a person or none
    units: Set[UUID]  # all of the ward, those that ended too

    def of(self, unit_id: UUID | None, person: str = "") -> Eligibility:
        """Whether that unit, or somebody of it, can be commended, and why not."""
        if unit_id is None:
            return Eligibility(())
        where = self._where_disciplined(unit_id, person)
        standing = Standing(
            disciplined=unit_id in where,
            inspections=frozenset(self.inspected.get(unit_id, ())),
            petition_pending=unit_id in self.pending,
            namesake=bool(where - {unit_id}),
        )
        holder = Holder.INDIVIDUAL if person else Holder.COLLECTIVE
        return rules.eligible(holder, standing, self.on)

    def _where_disciplined(self, unit_id: UUID, person: str) -> Set[UUID]:
        """The units in which somebody of that name is; of a collective, itself or none."""
        if not person:
            return {unit_id} if (unit_id, "") in self.disciplined else set()
        noted = {(where, key) for where, key in self.disciplined if key}
        keys = rules.keys_of_person(self.ward_id, self.units, person) if noted else ()
        return {where for where, key in noted if key in keys}


async def blocks_on(session: AsyncSession, on: date) -> Blocks:
    """What holds on that day."""
    ward_id = ward_of(session)
    units = select(PendingUnit.unit_id).where(PendingUnit.ward_id == ward_id)
    checks = select(OpenInspection).where(OpenInspection.ward_id == ward_id)
    running = select(Discipline.unit_id, Discipline.person_key).where(
        Discipline.ward_id == ward_id,
        Discipline.begins_on <= on,
        Discipline.ends_on >= on,
        or_(Discipline.lifted_on.is_(None), Discipline.lifted_on > on),
    )
    inspected: defaultdict[UUID, set[str]] = defaultdict(set)
    for row in (await session.scalars(checks)).all():
        inspected[row.unit_id].add(row.kind)
    return Blocks(
        ward_id,
        on,
        set((await session.scalars(units)).all()),
        inspected,
        {(unit_id, key) for unit_id, key in (await session.execute(running)).all()},
        set(await unit_names(session, Unit)),
    )


async def disciplines(session: AsyncSession) -> Sequence[Discipline]:
    """Every discipline that was written down, the newest first."""
    query = (
        select(Discipline)
        .where(Discipline.ward_id == ward_of(session))
        .order_by(Discipline.begins_on.desc(), Discipline.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.scalars(query)).all()
