"""Conclusions over HTTP: written, taken back, announced, and their announcement to print."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import Number, Paragraphs
from libs.signed import Sha256
from services.planning.conclusions import actions
from services.planning.conclusions.document import announcement
from services.planning.conclusions.queries import conclusions_of
from services.planning.letterhead.queries import letterhead
from services.planning.meetings import queries
from services.planning.meetings.views import MeetingDetailView, MeetingView
from services.planning.rules import Position, Signature, SigningForm
from services.planning.tasks.queries import names_of

router = APIRouter()


class ConclusionForm(BaseModel):
    """A sentence of the conclusion; with units and a day it gives them work."""

    text: Paragraphs
    lead_unit_ids: Annotated[list[UUID], Field(max_length=100, default_factory=list)]
    due_on: date | None = None


class AnnouncementForm(BaseModel):
    """How the announcement was signed."""

    number: Number
    signed_on: date
    signing_form: SigningForm
    signer_position: Position
    content_sha256: Sha256  # what the meeting says


@router.post("/meetings/{meeting_id}/conclusions", status_code=201)
async def add_conclusion(
    meeting_id: UUID, form: ConclusionForm, session: Session, by: By, now: Now, desk: Files
) -> MeetingDetailView:
    """Write down a conclusion."""
    await actions.add_conclusion(session, meeting_id, **dict(form), by=by, now=now)
    await session.flush()
    return await queries.meeting_seen(session, by, meeting_id, desk, now)


@router.post("/conclusions/{conclusion_id}/removal", status_code=201)
async def remove_conclusion(conclusion_id: UUID, session: Session, by: By, now: Now) -> MeetingView:
    """Take a conclusion back that was not announced yet."""
    row = await actions.remove_conclusion(session, conclusion_id, by=by, now=now)
    return queries.meeting_shown(row)


@router.post("/meetings/{meeting_id}/announcement", status_code=201)
async def announce_conclusions(
    meeting_id: UUID, form: AnnouncementForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Announce the conclusions under a number: their tasks are owed from now on."""
    signature = Signature(form.number, form.signed_on, form.signing_form, form.signer_position)
    read = form.content_sha256
    row = await actions.announce_conclusions(
        session, meeting_id, signature=signature, content_sha256=read, by=by, now=now
    )
    return queries.meeting_shown(row)


@router.get("/meetings/{meeting_id}/announcement.{paper}", response_class=Response)
async def announcement_paper(meeting_id: UUID, paper: Paper, session: Session, by: By) -> Response:
    """The announcement as a document; a draft until it has its number."""
    meeting = await queries.seen(session, by, meeting_id)
    found = await conclusions_of(session, meeting)
    ward = await letterhead(session, by.ward_id)
    document = announcement(meeting, found, ward, await names_of(session, by.ward_id))
    return Response(
        await written(document, paper),
        media_type=MEDIA_TYPES[paper],
        headers=called(f"thong-bao-ket-luan-{by.ward_id}-{meeting.id}", paper),
    )
