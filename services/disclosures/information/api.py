"""Routes of information on request: anybody asks and follows, the office works on it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import ONCE_ONLY, By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import taken
from libs.permissions import permit
from services.disclosures.information import actions, answering, queries
from services.disclosures.information.actions import Person
from services.disclosures.information.forms import (
    AcceptanceForm,
    AnswerForm,
    AskForm,
    CompletionForm,
    ExtensionForm,
    GuidanceForm,
    MissingWordsForm,
    RefusalForm,
    RegisterForm,
    TrackedCompletionForm,
    TrackForm,
)
from services.disclosures.information.tables import InformationRequest
from services.disclosures.information.views import (
    RequestLineView,
    RequestView,
    RequestWorkView,
    TicketView,
    line,
    person,
    whole,
)

router = APIRouter()


def _ticket(made: tuple[InformationRequest, str]) -> TicketView:
    row, secret = made
    assert row.due_on
    return TicketView(id=row.id, code=row.code, secret=secret, due_on=row.due_on)


def _person(form: AskForm) -> Person:
    return Person(form.full_name, form.address, form.contact)


def _view(row: InformationRequest, ward_id: str, now: datetime, files: Desk) -> RequestView:
    return RequestView(**whole(row, ward_id, now, files))


@router.post("/information-requests", status_code=201, dependencies=[ONCE_ONLY])
async def request_information(form: AskForm, session: Session, by: By, now: Now) -> TicketView:
    """Somebody asks on the web, without an account."""
    made = await actions.request_information(
        session, person=_person(form), asked=form.asked, by=by, now=now
    )
    return _ticket(made)


@router.post("/information-requests/tracked")
async def track_information(
    form: TrackForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """How a request stands, for whoever has its secret: in a body, so that no address holds it."""
    row = await queries.tracked(session, form.code, form.secret)
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/tracked/completion")
async def complete_tracked_request(
    form: TrackedCompletionForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """Whoever asked supplies what was missing."""
    row = await queries.tracked(session, form.code, form.secret)
    row = await actions.complete_tracked_request(session, row, asked=form.asked, by=by, now=now)
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/registered", status_code=201, dependencies=[ONCE_ONLY])
async def register_information_request(
    form: RegisterForm, session: Session, by: By, now: Now
) -> TicketView:
    """The office writes down what came by hand or by post."""
    made = await actions.register_information_request(
        session,
        person=_person(form),
        asked=form.asked,
        channel=form.channel,
        received_on=form.received_on,
        by=by,
        now=now,
    )
    return _ticket(made)


@router.get("/information-requests")
async def information_requests(
    session: Session, by: By, now: Now, open_only: bool = False
) -> list[RequestLineView]:
    """Every request, what is open and due first on top."""
    permit(by, "see_information_requests")
    rows = await queries.requests(session, open_only=open_only)
    return [RequestLineView(**line(row, now.date())) for row in rows]


@router.get("/information-requests/{request_id}")
async def information_request(
    request_id: UUID, session: Session, by: By, now: Now, files: Files
) -> RequestWorkView:
    """One request, with who asked."""
    permit(by, "see_information_requests")
    row = await queries.the_request(session, request_id)
    who = person(await queries.requester_of(session, row.id))
    return RequestWorkView(**whole(row, by.ward_id, now, files), requester=who)


@router.post("/information-requests/{request_id}/missing")
async def ask_to_complete(
    request_id: UUID, form: MissingWordsForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """The request lacks something."""
    row = await actions.ask_to_complete(session, request_id, missing=form.missing, by=by, now=now)
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/{request_id}/completion")
async def complete_information_request(
    request_id: UUID, form: CompletionForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """What was missing was told to the office."""
    row = await actions.complete_information_request(
        session, request_id, asked=form.asked, by=by, now=now
    )
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/{request_id}/acceptance")
async def accept_information_request(
    request_id: UUID, form: AcceptanceForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """It is valid, simple or complex."""
    row = await actions.accept_information_request(
        session, request_id, **form.model_dump(), by=by, now=now
    )
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/{request_id}/extension")
async def extend_information_request(
    request_id: UUID, form: ExtensionForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """Further days, by a document."""
    row = await actions.extend_information_request(
        session, request_id, **form.model_dump(), by=by, now=now
    )
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/{request_id}/answer")
async def answer_information_request(
    request_id: UUID, form: AnswerForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """The information is given."""
    row = await answering.answer_information_request(
        session,
        request_id,
        answer=form.answer,
        disclosure_id=form.disclosure_id,
        file=taken(files, by, form.receipt, now),
        by=by,
        now=now,
    )
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/{request_id}/refusal")
async def refuse_information_request(
    request_id: UUID, form: RefusalForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """No, on a ground of the law."""
    row = await answering.refuse_information_request(
        session, request_id, **form.model_dump(), by=by, now=now
    )
    return _view(row, by.ward_id, now, files)


@router.post("/information-requests/{request_id}/guidance")
async def guide_information_request(
    request_id: UUID, form: GuidanceForm, session: Session, by: By, now: Now, files: Files
) -> RequestView:
    """Another body has it."""
    row = await answering.guide_information_request(
        session, request_id, answer=form.answer, by=by, now=now
    )
    return _view(row, by.ward_id, now, files)
