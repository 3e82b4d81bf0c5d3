"""The petitions that were handed in with visits, for who may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.reception.cases.queries import visible
from services.reception.cases.tables import Case, Intake
from services.reception.cases.views import number_of
from services.reception.queries import ward_of
from services.reception.sealed.rules import is_barred
from services.reception.visits.tables import Visit


@dataclass(frozen=True)
class HandedIn:
    """The petition of a visit: its number, and its case where the looker may see that.

    For the unit and the office of who is accused in it (`barred`) the visit says nothing either.
    """

    number: str
    case_id: UUID | None
    barred: bool


async def handed_in(
    session: AsyncSession, rows: Iterable[Visit], by: Actor
) -> Mapping[UUID, HandedIn]:
    """The petitions of some visits, by the visit; those without one are not in it."""
    visits = {row.intake_id: row.id for row in rows if row.intake_id}
    if not visits:
        return {}
    query = (
        select(Intake, Case, visible(by))
        .join(Case, (Case.ward_id == Intake.ward_id) & (Case.intake_id == Intake.id))
        .where(Intake.ward_id == ward_of(session), Intake.id.in_(visits))
        .order_by(Case.part)
    )
    found: dict[UUID, HandedIn] = {}
    for intake, case, seen in await session.execute(query):
        before = found.get(visits[intake.id], HandedIn(number_of(intake), None, barred=False))
        barred = is_barred(by, case.accused_unit_ids, case.barred_roles)
        found[visits[intake.id]] = HandedIn(
            before.number,
            before.case_id or (case.id if seen else None),
            before.barred or barred,
        )
    return found
