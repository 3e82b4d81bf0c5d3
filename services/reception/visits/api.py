"""Routes of the register: the desk writes it, few open it, everybody sees its numbers."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Document
from libs.documents.files import MEDIA_TYPES, Sheet, called, written
from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.reception.cases.forms import TrackForm
from services.reception.cases.queries import clocks_of, parts_of, tracked
from services.reception.cases.rules import NoSuchPetition
from services.reception.cases.views import first_answer_on, ticket
from services.reception.queries import the_ward
from services.reception.sealed.files.actions import named
from services.reception.visits import actions, queries, register, rules
from services.reception.visits.document import receipt
from services.reception.visits.forms import FollowForm, OpenForm, VisitForm
from services.reception.visits.petitions import handed_in
from services.reception.visits.tables import Visit
from services.reception.visits.views import (
    SENTENCES,
    FiguresView,
    RecordedView,
    VisitsView,
    VisitView,
    view,
)

router = APIRouter()
Year = Annotated[int, Query(ge=2024, le=2200)]


@router.get("/figures")
async def reception_figures(session: Session, by: By, year: Year) -> FiguresView:
    """How many were received in a year; public, without persons, small numbers hidden."""
    return FiguresView(year=year, **vars(await queries.figures_of(session, year)))


@router.get("/visits")
async def visits(
    session: Session,
    by: By,
    year: Year,
    session_id: UUID | None = None,
    page: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> VisitsView:
    """The lines of a year, or of one session, without persons; the newest first, 200 a page."""
    permit(by, "see_reception_desk")
    found = await queries.visits_page(session, year, session_id, page)
    petitions = await handed_in(session, found.rows, by)
    lines = [view(row, petitions.get(row.id)) for row in found.rows]
    return VisitsView(total=found.total, people=found.people, lines=lines)


# The answer holds the secret of a petition and is kept two days for a retry, as that of a petition
# by itself is: a number lost on the way would be a letter handed in twice.
@router.post("/visits", status_code=201)
async def record_visit(form: VisitForm, session: Session, by: By, now: Now) -> RecordedView:
    """Somebody was received, with a petition or without."""
    receipts = form.petition.receipts if form.petition else []
    who = form.who(named(session, receipts))
    row, made = await actions.record_visit(session, line=form.line(), who=who, by=by, now=now)
    handed = ticket(made, await clocks_of(session, made.case.id)) if made else None
    return RecordedView(**dict(await _view(session, row, by)), ticket=handed)


@router.get("/visits/{visit_id}")
async def visit(visit_id: UUID, session: Session, by: By) -> VisitView:
    """One line, without who came."""
    permit(by, "see_reception_desk")
    line = await _view(session, await found(session, Visit, visit_id), by)
    line.timeline = await happened(session, SENTENCES, line.id)
    return line


@router.post("/visits/{visit_id}/following")
async def follow_visit(
    visit_id: UUID, form: FollowForm, session: Session, by: By, now: Now
) -> VisitView:
    """How the matter went on."""
    row = await actions.follow_visit(session, visit_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by)


@router.post("/visits/{visit_id}/receipt", response_class=Response, dependencies=[ONCE_ONLY])
async def print_receipt(
    visit_id: UUID, form: TrackForm, session: Session, by: By, request: Request
) -> Response:
    """The slip with number, code and secret, while somebody has the secret: it is kept nowhere."""
    permit(by, "print_receipt")
    row = await found(session, Visit, visit_id)
    intake = await tracked(session, form.code, form.secret)
    if row.intake_id != intake.id:
        raise NoSuchPetition
    case = (await parts_of(session, intake.id))[0]
    first = first_answer_on(await clocks_of(session, case.id))
    address = f"{request.app.state.settings.base_url}/{by.ward_id}/don-thu"
    slip = receipt(await the_ward(session), intake, form.secret, first, address)
    return await _written(Sheet.PDF, slip, "giay-bien-nhan")


@router.get("/registers/{paper}", response_class=Response)
async def reception_register(
    paper: Sheet,
    session: Session,
    by: By,
    now: Now,
    year: Year,
    month: Annotated[int | None, Query(ge=1, le=12)] = None,
) -> Response:
    """The register of a year, or of a month, without who came; every line, or a refusal."""
    permit(by, "see_reception_desk")
    first, last = rules.days_of(year, month)
    rows = await queries.visits_between(session, first, last)
    if paper is Sheet.PDF:
        rules.check_printable(len(rows))
    petitions = await handed_in(session, rows, by)
    ward, today = await the_ward(session), now.date()
    document = register.as_document(ward, first, last, rows, None, petitions, today)
    name = f"so-tiep-cong-dan-{year}" + (f"-{month:02}" if month else "")
    return await _written(paper, document, name)


@router.post("/registers/{paper}", response_class=Response, dependencies=[ONCE_ONLY])
async def open_register(
    paper: Sheet, form: OpenForm, session: Session, by: By, now: Now
) -> Response:
    """The register of some days with who came; every look is logged, the answer kept nowhere."""
    rows, people = await register.open_register(session, **form.model_dump(), by=by, now=now)
    ward = await the_ward(session)
    petitions = await handed_in(session, rows, by)
    days = (form.from_on, form.to_on)
    document = register.as_document(ward, *days, rows, people, petitions, now.date())
    return await _written(paper, document, "so-tiep-cong-dan")


async def _view(session: AsyncSession, row: Visit, by: Actor) -> VisitView:
    return view(row, (await handed_in(session, [row], by)).get(row.id))


async def _written(paper: Sheet, document: Document, name: str) -> Response:
    content, headers = await written(document, paper), called(name, paper, kept=False)
    return Response(content, media_type=MEDIA_TYPES[paper], headers=headers)
