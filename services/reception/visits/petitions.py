"""The petitions that were handed in with visits, for who may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.procedures import UNSORTED
from libs.rows import ward_of
from services.reception.cases.queries import visible
from services.reception.cases.rules import DENUNCIATION
from services.reception.cases.tables import Case, Intake
from services.reception.cases.views import number_of
from services.reception.sessions.bookings.rules import Matter
from services.reception.visits.tables import Visit


@dataclass(frozen=True)
class HandedIn:
    """The petition of a visit: its number, and its case where the looker may see that.

    What nobody sorted yet, denounces, or accuses an office here is `closed`: alike for everybody,
    so that nobody reads in the register that it is about him.
    """

    number: str
    case_id: UUID | None
    closed: bool


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
        number = number_of(intake)
        before = found.get(visits[intake.id], HandedIn(number, None, closed=False))
        if before.closed or is_closed(case):
            found[visits[intake.id]] = HandedIn(number, None, closed=True)
        else:
            case_id = before.case_id or (case.id if seen else None)
            found[visits[intake.id]] = HandedIn(number, case_id, closed=False)
    return found


def is_silent(row: Visit, petition: HandedIn | None) -> bool:
    """Whether nobody reads in the register what was said: with a closed petition, or denouncing."""
    return petition.closed if petition else row.matter == Matter.DENUNCIATION


def is_closed(case: Case) -> bool:
    """Whether the register keeps silent of a case towards everybody."""
    return bool(case.kind in (UNSORTED, DENUNCIATION) or case.accused_unit_ids or case.barred_roles)
