"""What a complaint or proposal is about and where: two codes, by which hot spots are counted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.reception.cases import rules
from services.reception.cases.matters import matters
from services.reception.cases.queries import case_for, intake_of
from services.reception.cases.tables import Case
from services.reception.queries import neighbourhood
from services.reception.sealed.letters import is_restricted


async def place_case(
    session: AsyncSession,
    case_id: UUID,
    *,
    matter: str,
    neighbourhood_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Case:
    """A clerk corrects what it is about and in which neighbourhood; empty takes it back."""
    permit(by, "place_case")
    case = await case_for(session, case_id, by, lock=True)
    await place(session, case, case.kind, matter, neighbourhood_id)
    # Not what: if it turns out to denounce somebody, nothing can be taken out of a history.
    record(session, by, "place_case", case.id, now)
    return case


async def place(
    session: AsyncSession, case: Case, kind: str, matter: str, neighbourhood_id: UUID | None
) -> None:
    """Keep what a case that is, or becomes, of a kind is about and where.

    Raises NotPlaced for a denunciation, and for what came in one letter with one.
    """
    if matter or neighbourhood_id:
        intake = await intake_of(session, case)
        restricted = await is_restricted(session, intake.sealed_id)
        rules.check_placing(kind, restricted=restricted)
    if matter and matter not in matters():
        raise rules.NoSuchMatter(fields={"matter": "Hãy chọn lĩnh vực."})
    if neighbourhood_id:
        await neighbourhood(session, neighbourhood_id)
    case.matter, case.neighbourhood_id = matter, neighbourhood_id


async def forget_places(session: AsyncSession, intake_id: UUID) -> None:
    """One content of a letter is a denunciation: what and where is kept of none of them."""
    await session.execute(
        update(Case)
        .where(Case.ward_id == ward_of(session), Case.intake_id == intake_id)
        .values(matter="", neighbourhood_id=None)
    )
