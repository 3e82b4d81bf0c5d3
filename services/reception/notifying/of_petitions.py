"""What whoever wrote a petition is told; nobody has read a new one, so nothing but its code."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.petitions import (
    PetitionMoved,
    PetitionRegistered,
    PetitionSettled,
    PetitionSorted,
)
from libs.kernel.effects import Causes
from libs.kernel.events import Heard
from libs.rows import found
from services.reception.cases.tables import Case, Intake
from services.reception.notifying.rules import Notice
from services.reception.notifying.sending import notify

EXTENDING = ("extend", "mark_complex")
CLOSED = "closed"
SETTLED = {
    "transferred": Notice.TRANSFERRED,
    "returned": Notice.RETURNED,
    "withdrawn": Notice.WITHDRAWN,
}


async def tell_received(session: AsyncSession, event: PetitionRegistered, heard: Heard) -> None:
    """It came; of a further content of the same letter nothing is said again."""
    if (await found(session, Case, event.case_id)).part == 1:
        await _tell(session, event.case_id, Notice.RECEIVED, heard, unread=True)


async def tell_sorted(session: AsyncSession, event: PetitionSorted, heard: Heard) -> None:
    """It is of a kind."""
    await _tell(session, event.case_id, Notice.CLASSIFIED, heard)


async def tell_step(session: AsyncSession, event: PetitionMoved, heard: Heard) -> None:
    """Its time was lengthened, or its file was closed; other steps are on the page."""
    if event.move in EXTENDING:
        await _tell(session, event.case_id, Notice.EXTENDED, heard)
    elif event.state == CLOSED:
        await _tell(session, event.case_id, Notice.CLOSED, heard)


async def tell_settled(session: AsyncSession, event: PetitionSettled, heard: Heard) -> None:
    """There is an answer, or it went elsewhere, came back, or was taken back."""
    await _tell(session, event.case_id, SETTLED.get(event.outcome, Notice.ANSWERED), heard)


async def _tell(
    session: AsyncSession, case_id: UUID, notice: Notice, heard: Heard, *, unread: bool = False
) -> None:
    case = await found(session, Case, case_id)
    intake = await found(session, Intake, case.intake_id)
    await notify(session, intake.sealed_id, intake.code, notice, heard, unread=unread)


OF_PETITIONS: Causes = {
    PetitionRegistered: tell_received,
    PetitionSorted: tell_sorted,
    PetitionMoved: tell_step,
    PetitionSettled: tell_settled,
}
