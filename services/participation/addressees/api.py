"""Routes of hearings: noted, minuted, printed."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.files import Paper
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound
from libs.permissions import permit
from services.participation.addressees import actions
from services.participation.addressees.document import hearing_minutes_paper
from services.participation.addressees.queries import hearing_of, minutes_of
from services.participation.addressees.rules import Hearing
from services.participation.addressees.tables import HearingMinutes
from services.participation.addressees.views import (
    HearingForm,
    HearingView,
    MinutesForm,
    MinutesView,
    hearing_view,
    minutes_view,
)
from services.participation.consultations.queries import consultation_for
from services.participation.consultations.tables import Consultation
from services.participation.papers.printing import file_of
from services.participation.queries import the_ward

router = APIRouter()
ONE = "/consultation-work/{consultation_id}"


@router.post(f"{ONE}/hearing")
async def note_hearing(
    consultation_id: UUID, form: HearingForm, session: Session, by: By, now: Now
) -> HearingView:
    """Those whom the decision binds were informed and heard."""
    hearing = Hearing(**form.model_dump())
    return hearing_view(
        await actions.note_hearing(session, consultation_id, hearing, by=by, now=now)
    )


@router.post(f"{ONE}/hearing-minutes")
async def write_hearing_minutes(
    consultation_id: UUID, form: MinutesForm, session: Session, by: By, now: Now
) -> MinutesView:
    """Write the minutes of it."""
    return minutes_view(
        await actions.write_hearing_minutes(session, consultation_id, form.course(), by=by, now=now)
    )


@router.get(f"{ONE}/hearing-minutes")
async def hearing_minutes(consultation_id: UUID, session: Session, by: By) -> MinutesView:
    """The minutes; what somebody said about duties of theirs is not for everybody."""
    return minutes_view((await _minuted(session, consultation_id, by))[1])


@router.get(f"{ONE}/hearing-minutes.{{wanted}}", response_class=Response)
async def hearing_minutes_document(
    consultation_id: UUID, wanted: Paper, session: Session, by: By
) -> Response:
    """The same as a paper to be signed and put into the file of the decision."""
    row, minutes = await _minuted(session, consultation_id, by)
    noted = await hearing_of(session, row.id)
    assert noted is not None  # there are minutes of it
    paper = hearing_minutes_paper(
        await the_ward(session), row.title, hearing_view(noted), minutes_view(minutes)
    )
    return await file_of(paper, wanted)


async def _minuted(
    session: AsyncSession, consultation_id: UUID, by: Actor
) -> tuple[Consultation, HearingMinutes]:
    """A consultation with its minutes, for who may read them. Raises NotFound without."""
    row = await consultation_for(session, consultation_id, drafts=False)
    permit(by, "see_hearing_minutes", unit_id=row.unit_id)
    minutes = await minutes_of(session, row.id)
    if minutes is None:
        raise NotFound
    return row, minutes
