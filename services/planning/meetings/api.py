"""Meetings over HTTP: called, moved, called off, held; a list and one."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field, StringConstraints

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, Paragraphs
from services.planning.meetings import actions, queries
from services.planning.meetings.actions import Invitation
from services.planning.meetings.rules import MeetingKind
from services.planning.meetings.views import MeetingDetailView, MeetingListView, MeetingView
from services.planning.receipts import Receipts, all_taken

router = APIRouter()
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
People = Annotated[int, Field(ge=1, le=10_000)]


class InvitationForm(BaseModel):
    """When and where people meet, and about what."""

    on: date
    starts_at: Clock
    place: Line
    agenda: Paragraphs


class MeetingForm(InvitationForm):
    """A meeting to call; `documents` holds receipts of uploaded files."""

    kind: MeetingKind
    title: Line
    documents: Receipts


class MoveForm(InvitationForm):
    """Another day, place or agenda, and why."""

    reason: Line


class CancelForm(BaseModel):
    """Why a meeting is called off."""

    reason: Line


class MinutesForm(BaseModel):
    """How many came, and the receipt of the minutes."""

    invited: People
    present: People
    minutes: Receipt


@router.get("/meetings")
async def meetings(
    session: Session, by: By, now: Now, kind: MeetingKind | None = None
) -> MeetingListView:
    """The meetings of the ward, the latest first."""
    return await queries.meetings_seen(session, by, kind, now.date())


@router.get("/meetings/{meeting_id}")
async def meeting(
    meeting_id: UUID, session: Session, by: By, now: Now, desk: Files
) -> MeetingDetailView:
    """One meeting: agenda, documents, minutes, conclusions and what became of them."""
    return await queries.meeting_seen(session, by, meeting_id, desk, now)


@router.post("/meetings", status_code=201)
async def call_meeting(
    form: MeetingForm, session: Session, by: By, now: Now, desk: Files
) -> MeetingView:
    """Call a meeting."""
    row = await actions.call_meeting(
        session,
        kind=form.kind,
        title=form.title,
        invitation=_invitation(form),
        documents=all_taken(desk, by, form.documents, now),
        by=by,
        now=now,
    )
    return queries.meeting_shown(row)


@router.post("/meetings/{meeting_id}/move", status_code=201)
async def move_meeting(
    meeting_id: UUID, form: MoveForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Give a meeting another day, place or agenda."""
    row = await actions.move_meeting(
        session, meeting_id, invitation=_invitation(form), reason=form.reason, by=by, now=now
    )
    return queries.meeting_shown(row)


@router.post("/meetings/{meeting_id}/cancellation", status_code=201)
async def cancel_meeting(
    meeting_id: UUID, form: CancelForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Call a meeting off."""
    row = await actions.cancel_meeting(session, meeting_id, reason=form.reason, by=by, now=now)
    return queries.meeting_shown(row)


@router.post("/meetings/{meeting_id}/minutes", status_code=201)
async def hold_meeting(
    meeting_id: UUID, form: MinutesForm, session: Session, by: By, now: Now, desk: Files
) -> MeetingView:
    """Note that a meeting was held, with its minutes."""
    row = await actions.hold_meeting(
        session,
        meeting_id,
        invited=form.invited,
        present=form.present,
        minutes=taken(desk, by, form.minutes, now),
        by=by,
        now=now,
    )
    return queries.meeting_shown(row)


def _invitation(form: InvitationForm) -> Invitation:
    return Invitation(form.on, form.starts_at, form.place, form.agenda)
