"""What happened in a unit as other services tell it: each thing once, whatever is told again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.planning.tasks import TaskOverdue
from libs.contracts.planning.urgings import TaskEscalated
from libs.contracts.reception.feedback import FeedbackOverdue
from libs.contracts.reception.hotspots import HotSpotRaised
from libs.contracts.reception.petitions import (
    PetitionAssigned,
    PetitionOverdue,
    PetitionUnassigned,
)
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from libs.kernel.listener import Hears
from libs.law.procedures import SORTING
from services.inspections.risks.rules import Reason
from services.inspections.risks.tables import RiskSign

DENUNCIATION = "denunciation"  # whom it is about is nobody's to count


async def note_sign(
    session: AsyncSession,
    heard: Heard,
    reason: Reason,
    object_id: UUID,
    unit_id: UUID | None,
    on: date | None,
) -> None:
    """Keep it, once; what belongs to no unit weighs on none."""
    if unit_id is None:
        return
    row = insert(RiskSign).values(
        id=new_id(),
        ward_id=heard.ward_id,
        unit_id=unit_id,
        reason=reason,
        object_id=object_id,
        on=on,
    )
    await session.execute(row.on_conflict_do_nothing())


async def note_late_disclosure(session: AsyncSession, event: DisclosureLate, heard: Heard) -> None:
    """A document was not shown in time."""
    said = (event.obligation_id, event.owner_unit_id, event.due_on)
    await note_sign(session, heard, Reason.LATE_DISCLOSURE, *said)


async def note_unshown(session: AsyncSession, event: TaskEscalated, heard: Heard) -> None:
    """It was urged for and still not shown, so that the chair was told."""
    if event.cause == "late_disclosure" and event.obligation_id:
        said = (event.obligation_id, event.lead_unit_id, event.due_on)
        await note_sign(session, heard, Reason.UNSHOWN_AFTER_URGING, *said)


async def note_overdue_task(session: AsyncSession, event: TaskOverdue, heard: Heard) -> None:
    """A task's day passed; that of a recommendation weighs as the recommendation does."""
    if event.kind != "remedy":
        said = (event.task_id, event.lead_unit_id, event.due_on)
        await note_sign(session, heard, Reason.OVERDUE_TASK, *said)


async def note_feedback(session: AsyncSession, event: FeedbackOverdue, heard: Heard) -> None:
    """What residents reported was not answered in time."""
    said = (event.feedback_id, event.unit_id, event.due_on)
    await note_sign(session, heard, Reason.OVERDUE_FEEDBACK, *said)


async def note_hot_spot(session: AsyncSession, event: HotSpotRaised, heard: Heard) -> None:
    """Several people wrote about one thing in a neighbourhood."""
    said = (event.hot_spot_id, event.neighbourhood_id, event.raised_on)
    await note_sign(session, heard, Reason.HOT_SPOT, *said)


async def know_whose_letter(
    session: AsyncSession, event: PetitionAssigned | PetitionUnassigned, heard: Heard
) -> None:
    """Which unit has a letter now, if any; it weighs nothing as long as it is in time.

    What was late in a unit's hands stays with that unit when another gets the letter.
    """
    await session.execute(
        delete(RiskSign)
        .where(RiskSign.ward_id == heard.ward_id, RiskSign.object_id == event.case_id)
        .where(RiskSign.reason == Reason.OVERDUE_PETITION, RiskSign.on.is_(None))
    )
    if isinstance(event, PetitionAssigned) and event.kind != DENUNCIATION:
        await note_sign(session, heard, Reason.OVERDUE_PETITION, event.case_id, event.unit_id, None)


async def note_petition(session: AsyncSession, event: PetitionOverdue, heard: Heard) -> None:
    """A time limit of the law passed; of what became a denunciation it weighs on nobody."""
    if event.kind == DENUNCIATION or event.clock == SORTING:
        return
    await session.execute(
        update(RiskSign)
        .where(RiskSign.ward_id == heard.ward_id, RiskSign.object_id == event.case_id)
        .where(RiskSign.reason == Reason.OVERDUE_PETITION, RiskSign.on.is_(None))
        .values(on=event.due_on)
    )


HEARS: Hears = {
    DisclosureLate: note_late_disclosure,
    TaskEscalated: note_unshown,
    TaskOverdue: note_overdue_task,
    FeedbackOverdue: note_feedback,
    HotSpotRaised: note_hot_spot,
    PetitionAssigned: know_whose_letter,
    PetitionUnassigned: know_whose_letter,
    PetitionOverdue: note_petition,
}
