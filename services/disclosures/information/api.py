"""Routes of information on request: anybody asks and follows, the office works on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends

from libs.happened import happened, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.permissions import permit
from libs.rows import ward_of
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
from services.disclosures.information.words import SENTENCES
from services.disclosures.moves import moves_of

router = APIRouter()
Step = Callable[..., Awaitable[InformationRequest]]


def _ticket(made: tuple[InformationRequest, str]) -> TicketView:
    row, secret = made
    assert row.due_on
    return TicketView(id=row.id, code=row.code, secret=secret, due_on=row.due_on)


def _person(form: AskForm) -> Person:
    return Person(form.full_name, form.address, form.contact)


@dataclass(frozen=True)
class AtDesk:
    """What every route about one request needs, beside who asks."""

    session: Session
    now: Now
    files: Files

    async def take(self, step: Step, request_id: UUID, by: Actor, **said: Any) -> RequestView:
        """A request after one step of its life."""
        row = await step(self.session, request_id, **said, by=by, now=self.now)
        return RequestView(**await self.shown(row))

    async def tracked(self, row: InformationRequest) -> RequestView:
        """A request as whoever has its secret reads it, with what became of it."""
        timeline = without_actors(await happened(self.session, SENTENCES, row.id))
        return RequestView(**await self.shown(row), timeline=timeline)

    async def shown(self, row: InformationRequest) -> dict[str, Any]:
        """The fields of a request as it stands."""
        moves = await moves_of(self.session, row.id)
        return whole(row, ward_of(self.session), self.now, self.files, moves)


Desk = Annotated[AtDesk, Depends()]


@router.post("/information-requests", status_code=201)
async def request_information(form: AskForm, session: Session, by: By, now: Now) -> TicketView:
    """Somebody asks on the web, without an account.

    A retry with the same Idempotency-Key gets the first answer, with its secret, for two days.
    """
    made = await actions.request_information(
        session, person=_person(form), asked=form.asked, by=by, now=now
    )
    return _ticket(made)


@router.post("/information-requests/tracked")
async def track_information(form: TrackForm, by: By, desk: Desk) -> RequestView:
    """How a request stands, for whoever has its secret: in a body, so that no address holds it."""
    return await desk.tracked(await queries.tracked(desk.session, form.code, form.secret))


@router.post("/information-requests/tracked/completion")
async def complete_tracked_request(form: TrackedCompletionForm, by: By, desk: Desk) -> RequestView:
    """Whoever asked supplies what was missing."""
    row = await queries.tracked(desk.session, form.code, form.secret)
    await actions.complete_tracked_request(
        desk.session, row.id, asked=form.asked, by=by, now=desk.now
    )
    return await desk.tracked(row)


@router.post("/information-requests/registered", status_code=201)
async def register_information_request(
    form: RegisterForm, session: Session, by: By, now: Now
) -> TicketView:
    """The office writes down what came by hand or by post; a retry is answered as on the web."""
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
async def information_request(request_id: UUID, by: By, desk: Desk) -> RequestWorkView:
    """One request, with who asked."""
    permit(by, "see_information_requests")
    row = await queries.the_request(desk.session, request_id)
    who = person(await queries.requester_of(desk.session, row.id))
    timeline = await happened(desk.session, SENTENCES, row.id)
    return RequestWorkView(**await desk.shown(row), requester=who, timeline=timeline)


@router.post("/information-requests/{request_id}/missing")
async def ask_to_complete(
    request_id: UUID, form: MissingWordsForm, by: By, desk: Desk
) -> RequestView:
    """The request lacks something."""
    return await desk.take(actions.ask_to_complete, request_id, by, **dict(form))


@router.post("/information-requests/{request_id}/completion")
async def complete_information_request(
    request_id: UUID, form: CompletionForm, by: By, desk: Desk
) -> RequestView:
    """What was missing was told to the office."""
    return await desk.take(actions.complete_information_request, request_id, by, **dict(form))


@router.post("/information-requests/{request_id}/acceptance")
async def accept_information_request(
    request_id: UUID, form: AcceptanceForm, by: By, desk: Desk
) -> RequestView:
    """It is valid, simple or complex."""
    return await desk.take(actions.accept_information_request, request_id, by, **dict(form))


@router.post("/information-requests/{request_id}/extension")
async def extend_information_request(
    request_id: UUID, form: ExtensionForm, by: By, desk: Desk
) -> RequestView:
    """Further days, by a document."""
    return await desk.take(actions.extend_information_request, request_id, by, **dict(form))


@router.post("/information-requests/{request_id}/answer")
async def answer_information_request(
    request_id: UUID, form: AnswerForm, by: By, desk: Desk
) -> RequestView:
    """The information is given."""
    file = taken(desk.files, by, form.receipt, desk.now)
    said = form.model_dump(exclude={"receipt"})
    return await desk.take(answering.answer_information_request, request_id, by, **said, file=file)


@router.post("/information-requests/{request_id}/refusal")
async def refuse_information_request(
    request_id: UUID, form: RefusalForm, by: By, desk: Desk
) -> RequestView:
    """No, on a ground of the law."""
    return await desk.take(answering.refuse_information_request, request_id, by, **dict(form))


@router.post("/information-requests/{request_id}/guidance")
async def guide_information_request(
    request_id: UUID, form: GuidanceForm, by: By, desk: Desk
) -> RequestView:
    """Another body has it."""
    return await desk.take(answering.guide_information_request, request_id, by, **dict(form))
