"""Routes of the council: its calendar, what each session is told, and that it was told."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.happened import happened
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.permissions import permit
from libs.rows import found
from services.participation.council import reporting, rules, sessions, views
from services.participation.council.document import report_document
from services.participation.council.items import items_for
from services.participation.council.views import (
    CouncilReportForm,
    CouncilSessionForm,
    CouncilSessionLine,
    CouncilSessionView,
    CouncilView,
)
from services.participation.queries import the_ward
from services.participation.sittings.tables import CouncilSession

router = APIRouter()
ONE = "/council-sessions/{council_session_id}"


@router.get("/council-sessions")
async def council_sessions(session: Session, by: By, now: Now) -> CouncilView:
    """The calendar, and what is owed to the council by when."""
    permit(by, "see_council_reports")
    return await views.council(session, now.date())


@router.post("/council-sessions", status_code=201)
async def add_council_session(
    form: CouncilSessionForm, session: Session, by: By, now: Now
) -> CouncilSessionLine:
    """Write down a session."""
    row = await sessions.add_council_session(session, **form.model_dump(), by=by, now=now)
    return views.line(row)


@router.post(f"{ONE}/removal", status_code=204)
async def remove_council_session(
    council_session_id: UUID, session: Session, by: By, now: Now
) -> None:
    """It does not take place on that day."""
    await sessions.remove_council_session(session, council_session_id, by=by, now=now)


@router.get(ONE)
async def council_session(
    council_session_id: UUID, session: Session, by: By, now: Now, files: Files
) -> CouncilSessionView:
    """One session, with what its report holds and what happened to it."""
    permit(by, "see_council_reports")
    row = await found(session, CouncilSession, council_session_id)
    view = await views.view(session, row, by.ward_id, now, files)
    view.timeline = await happened(session, views.SENTENCES, row.id)
    return view


@router.get(f"{ONE}/document", response_class=Response)
async def council_report_document(
    council_session_id: UUID,
    session: Session,
    by: By,
    now: Now,
    wanted: Annotated[Paper, Query(alias="format")] = Paper.PDF,
) -> Response:
    """The report to be signed; once it was sent the signed one is what counts."""
    permit(by, "see_council_reports")
    row = await found(session, CouncilSession, council_session_id)
    if row.sent_on is not None:
        raise rules.SessionReported
    items = await items_for(session, row, now.date())
    content = await written(report_document(await the_ward(session), row, items), wanted)
    headers = called("bao-cao-hdnd", wanted)
    return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)


@router.post(f"{ONE}/report")
async def report_to_council(
    council_session_id: UUID,
    form: CouncilReportForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> CouncilSessionView:
    """The signed report went out."""
    paper = taken(files, by, form.paper, now)
    said = form.model_dump(exclude={"paper"})
    row = await reporting.report_to_council(
        session, council_session_id, **said, paper=paper, by=by, now=now
    )
    return await views.view(session, row, by.ward_id, now, files)
