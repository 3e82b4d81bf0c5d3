"""Routes of the reception calendar: everybody reads it, the desk keeps it."""

from __future__ import annotations

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from libs.documents.pdf import write_pdf
from libs.happened import happened, without_actors
from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound
from libs.permissions import may
from libs.rows import found
from services.reception.queries import the_ward
from services.reception.sessions import actions, document, queries
from services.reception.sessions.actions import Arrangement, Frame
from services.reception.sessions.forms import (
    ArrangementForm,
    CallForm,
    FrameForm,
    HoldingForm,
    PostingForm,
    PostponementForm,
)
from services.reception.sessions.rules import Progress
from services.reception.sessions.tables import ReceptionSession
from services.reception.sessions.views import (
    CalendarView,
    FrameView,
    SessionView,
    calendar,
    whole,
)
from services.reception.sessions.words import DESK, PUBLIC

router = APIRouter()
Year = Annotated[int, Query(ge=2024, le=2200)]
OfYear = Annotated[int, Path(ge=2024, le=2200)]


@router.get("/sessions")
async def reception_sessions(session: Session, by: By, now: Now, year: Year) -> CalendarView:
    """The reception calendar of a year; public."""
    rows = await queries.sessions_of(session, year)
    return calendar(year, [whole(row, now.date()) for row in rows], now.date())


@router.get("/sessions.ics", response_class=Response)
async def reception_sessions_feed(session: Session, by: By, now: Now, year: Year) -> Response:
    """The same for people's own calendars; public."""
    feed = document.as_calendar(by.ward_id, year, await queries.sessions_of(session, year), now)
    return Response(feed, media_type="text/calendar; charset=utf-8")


@router.get("/calendars/{year}.pdf", response_class=Response)
async def reception_calendar_paper(session: Session, by: By, year: OfYear) -> Response:
    """The posted sessions of a year as a paper to hang up; public."""
    ward = await the_ward(session)
    rows = [row for row in await queries.sessions_of(session, year) if row.posted_on]
    if not rows:
        raise NotFound
    paper = document.calendar_paper(ward, year, rows)
    return Response(
        await asyncio.to_thread(write_pdf, paper),
        media_type="application/pdf",
        headers={"content-disposition": f'inline; filename="lich-tiep-cong-dan-{year}.pdf"'},
    )


@router.get("/sessions/{session_id}")
async def reception_session(session_id: UUID, session: Session, by: By, now: Now) -> SessionView:
    """One session; public, with what happened to it. One that the plan dropped is gone."""
    row = await found(session, ReceptionSession, session_id)
    if row.progress == Progress.DROPPED:
        raise NotFound
    view = whole(row, now.date())
    if may(by, "see_reception_desk"):
        view.timeline = await happened(session, DESK, row.id)
    else:
        view.timeline = without_actors(await happened(session, PUBLIC, row.id))
    return view


@router.get("/frame")
async def reception_frame(session: Session, by: By) -> FrameView:
    """How the ward usually receives; public, as each posted session says it."""
    row = await queries.frame_of(session)
    return FrameView(**{name: getattr(row, name) for name in FrameView.model_fields})


@router.put("/frame")
async def set_reception_frame(form: FrameForm, session: Session, by: By, now: Now) -> FrameView:
    """State it anew."""
    frame = Frame(**form.model_dump())
    await actions.set_reception_frame(session, frame=frame, by=by, now=now)
    return FrameView(**form.model_dump())


@router.post("/sessions", status_code=201)
async def call_session(form: CallForm, session: Session, by: By, now: Now) -> SessionView:
    """Receive on a day that the calendar does not name."""
    row = await actions.call_session(
        session, held_on=form.held_on, arrangement=_arrangement(form), by=by, now=now
    )
    return whole(row, now.date())


@router.post("/sessions/posting")
async def post_calendar(form: PostingForm, session: Session, by: By, now: Now) -> list[SessionView]:
    """Post every session up to a day; those it posted."""
    rows = await actions.post_calendar(
        session, until=form.until, number=form.number, by=by, now=now
    )
    return [whole(row, now.date()) for row in rows]


@router.put("/sessions/{session_id}")
async def arrange_session(
    session_id: UUID, form: ArrangementForm, session: Session, by: By, now: Now
) -> SessionView:
    """Say who receives where, with whom and about what."""
    row = await actions.arrange_session(
        session, session_id, arrangement=_arrangement(form), by=by, now=now
    )
    return whole(row, now.date())


@router.post("/sessions/{session_id}/postponement")
async def postpone_session(
    session_id: UUID, form: PostponementForm, session: Session, by: By, now: Now
) -> SessionView:
    """Another time, for a good reason."""
    row = await actions.postpone_session(session, session_id, **form.model_dump(), by=by, now=now)
    return whole(row, now.date())


@router.post("/sessions/{session_id}/holding")
async def hold_session(
    session_id: UUID, form: HoldingForm, session: Session, by: By, now: Now
) -> SessionView:
    """It took place."""
    row = await actions.hold_session(session, session_id, taken_by=form.taken_by, by=by, now=now)
    return whole(row, now.date())


def _arrangement(form: ArrangementForm) -> Arrangement:
    return Arrangement(**form.model_dump(exclude={"held_on"}))
