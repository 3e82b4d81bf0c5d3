"""Routes of online sessions: the desk does what is owed, and sees what is not done yet."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Note, Number, tidy
from libs.permissions import permit
from libs.rows import found
from services.reception.hours import Hour
from services.reception.sessions.online import actions, queries, views
from services.reception.sessions.online.rules import TriedBy
from services.reception.sessions.online.views import OnlineView, OpenDutyView
from services.reception.sessions.tables import ReceptionSession

router = APIRouter()
# Only what a browser opens as a page of its own, and nothing that runs in ours.
HttpsLink = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https://[^\s/@\"'<>]+\.[^\s\"'<>]+$"),
    BeforeValidator(tidy),
]


class OnlineNoticeForm(BaseModel):
    """When who takes part was told, under which number."""

    on: date
    document_number: Number


class TrialForm(BaseModel):
    """When the line was tried, and from which offices."""

    on: date
    tried_by: Annotated[list[TriedBy], Field(min_length=1, max_length=10)]


class LinkForm(BaseModel):
    """Where the session takes place on the net."""

    link: HttpsLink


class OpeningForm(BaseModel):
    """From which hour on people could come in."""

    at: Hour


class RecordingForm(BaseModel):
    """Whether it was recorded, and where the recording is kept."""

    recorded: bool
    kept_at: Note = ""


@router.get("/online-duties")
async def online_duties(session: Session, by: By, now: Now) -> list[OpenDutyView]:
    """What online sessions still owe, what is due first in front."""
    permit(by, "see_reception_desk")
    rows = await queries.open_duties(session)
    return [views.still_owed(duty, row, now.date()) for duty, row in rows]


@router.get("/sessions/{session_id}/online")
async def online_session(session_id: UUID, session: Session, by: By, now: Now) -> OnlineView:
    """What a session owes, and its link."""
    permit(by, "see_reception_desk")
    return await _view(session, await found(session, ReceptionSession, session_id), now.date())


@router.post("/sessions/{session_id}/online/notice")
async def notify_online_session(
    session_id: UUID, form: OnlineNoticeForm, session: Session, by: By, now: Now
) -> OnlineView:
    """Who takes part was told."""
    row = await actions.notify_online_session(
        session, session_id, on=form.on, number=form.document_number, by=by, now=now
    )
    return await _view(session, row, now.date())


@router.post("/sessions/{session_id}/online/trial")
async def try_online_line(
    session_id: UUID, form: TrialForm, session: Session, by: By, now: Now
) -> OnlineView:
    """The line was tried and held."""
    said = form.model_dump()
    row = await actions.try_online_line(session, session_id, **said, by=by, now=now)
    return await _view(session, row, now.date())


@router.post("/sessions/{session_id}/online/link")
async def set_online_link(
    session_id: UUID, form: LinkForm, session: Session, by: By, now: Now
) -> OnlineView:
    """Where it takes place; it may be written anew until the session is over."""
    row = await actions.set_online_link(session, session_id, link=form.link, by=by, now=now)
    return await _view(session, row, now.date())


@router.post("/sessions/{session_id}/online/opening")
async def open_online_link(
    session_id: UUID, form: OpeningForm, session: Session, by: By, now: Now
) -> OnlineView:
    """People can come in."""
    row = await actions.open_online_link(session, session_id, at=form.at, by=by, now=now)
    return await _view(session, row, now.date())


@router.post("/sessions/{session_id}/online/recording")
async def state_recording(
    session_id: UUID, form: RecordingForm, session: Session, by: By, now: Now
) -> OnlineView:
    """It was recorded, or not."""
    said = form.model_dump()
    row = await actions.state_recording(session, session_id, **said, by=by, now=now)
    return await _view(session, row, now.date())


async def _view(session: AsyncSession, row: ReceptionSession, today: date) -> OnlineView:
    duties = await queries.duties_of(session, row.id)
    return views.online(duties, await queries.line_of(session, row.id), today)
