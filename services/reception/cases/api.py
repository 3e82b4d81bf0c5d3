"""Routes of petitions: anybody sends, follows and takes back; officials register, sort and move."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.law.moves import Given
from libs.permissions import permit
from services.reception.cases import (
    actions,
    backlog,
    moving,
    placing,
    queries,
    reading,
    sorting,
    views,
    withdrawing,
)
from services.reception.cases.forms import (
    LetterForm,
    MoveForm,
    OriginalForm,
    PetitionForm,
    PlaceForm,
    RegisterForm,
    SortForm,
    TrackForm,
    UnitForm,
    WithdrawForm,
)
from services.reception.cases.matters import matters
from services.reception.cases.queries import Sight
from services.reception.cases.views import (
    CaseLineView,
    CasesView,
    CaseView,
    TicketView,
    TrackedView,
)
from services.reception.sealed.files.actions import named
from services.reception.sealed.letters import Contact, Letter

router = APIRouter()
Matter = Annotated[str, Query(max_length=30)]


class MatterView(BaseModel):
    """What a letter may be about."""

    code: str
    title: str


class BalanceView(BaseModel):
    """The balance of one kind in a span of days."""

    kind: str
    opening: int
    received: int
    settled: int
    closing: int


class BacklogView(BaseModel):
    """Opening + received - settled = closing, for each kind."""

    from_on: date
    to_on: date
    kinds: list[BalanceView]


def _letter(form: LetterForm, session: AsyncSession) -> Letter:
    return Letter(
        full_name=form.full_name,
        address=form.address,
        contact=Contact(form.email, form.phone, form.silent),
        text=form.text,
        accused=tuple(filter(None, form.accused)),
        files=named(session, form.receipts),
    )


# The answer holds the secret and is still kept two days for a retry: a number that got lost on
# the way would be a petition its sender believes unsent, and the secret opens no letter.
@router.post("/petitions", status_code=201)
async def send_petition(form: PetitionForm, session: Session, by: By, now: Now) -> TicketView:
    """Somebody sends a petition, with or without an account."""
    made = await actions.send_petition(
        session, letter=_letter(form, session), claimed=[*form.claimed], by=by, now=now
    )
    return views.ticket(made, await queries.clocks_of(session, made.case.id))


@router.post("/petitions/registered", status_code=201)
async def register_petition(form: RegisterForm, session: Session, by: By, now: Now) -> TicketView:
    """An official writes down what came by hand, post, call, box, or from another body."""
    made = await actions.register_petition(
        session,
        channel=form.channel,
        received_on=form.received_on,
        letter=_letter(form, session),
        claimed=[*form.claimed],
        forwarded_by=form.forwarded_by,
        by=by,
        now=now,
    )
    return views.ticket(made, await queries.clocks_of(session, made.case.id))


@router.post("/petitions/tracked")
async def track_petition(
    form: TrackForm, session: Session, by: By, now: Now, files: Files
) -> TrackedView:
    """How a petition stands, for whoever has its secret: in a body, so that no address holds it."""
    intake = await queries.tracked(session, form.code, form.secret)
    return await reading.tracked_page(session, intake, now, files)


@router.post("/petitions/tracked/withdrawal")
async def withdraw_petition(
    form: WithdrawForm, session: Session, by: By, now: Now, files: Files
) -> TrackedView:
    """The sender takes one content back, or asks for it where the ward has to decide."""
    intake = await queries.tracked(session, form.code, form.secret)
    await withdrawing.withdraw_petition(session, intake, form.part, by=by, now=now)
    return await reading.tracked_page(session, intake, now, files)


@router.get("/cases")
async def cases(
    session: Session,
    by: By,
    now: Now,
    sight: Sight = Sight.OPEN,
    page: Annotated[int, Query(ge=1, le=1_000)] = 1,
    matter: Matter = "",
    neighbourhood_id: UUID | None = None,
) -> CasesView:
    """The cases somebody may see, by the clock that is over first; 200 a page."""
    about = queries.About(matter, neighbourhood_id)
    total, found = await queries.cases(session, by, sight, now.date(), page, about)
    lines = [CaseLineView(**views.line(one, now.date())) for one in found]
    return CasesView(total=total, lines=lines)


@router.get("/cases/matters")
async def petition_matters(by: By) -> list[MatterView]:
    """What a complaint or proposal may be about, in the order of the form."""
    permit(by, "see_cases", unit_id=by.unit_id)
    return [MatterView(**each.model_dump()) for each in matters().values()]


@router.get("/cases/backlog")
async def petition_backlog(session: Session, by: By, from_on: date, to_on: date) -> BacklogView:
    """What was open, came, was settled and is open in a span of days."""
    found = await backlog.balances(session, from_on, to_on, by=by)
    kinds = [BalanceView.model_validate(each, from_attributes=True) for each in found]
    return BacklogView(from_on=from_on, to_on=to_on, kinds=kinds)


@router.get("/cases/{case_id}")
async def petition_case(case_id: UUID, session: Session, by: By, now: Now) -> CaseView:
    """One case, with the steps the law allows today."""
    return await reading.case_page(session, await queries.case_for(session, case_id, by), by, now)


@router.post("/cases/{case_id}/kind")
async def sort_case(case_id: UUID, form: SortForm, session: Session, by: By, now: Now) -> CaseView:
    """It is of a kind."""
    case = await sorting.sort_case(session, case_id, **dict(form), by=by, now=now)
    return await reading.case_page(session, case, by, now)


@router.post("/cases/{case_id}/parts", status_code=201)
async def split_case(case_id: UUID, session: Session, by: By, now: Now) -> CaseView:
    """The letter holds a further content."""
    case = await sorting.split_case(session, case_id, by=by, now=now)
    return await reading.case_page(session, case, by, now)


@router.post("/cases/{case_id}/original")
async def link_duplicate(
    case_id: UUID, form: OriginalForm, session: Session, by: By, now: Now
) -> CaseView:
    """The same content came before."""
    case = await sorting.link_duplicate(
        session, case_id, earlier_id=form.earlier_id, by=by, now=now
    )
    return await reading.case_page(session, case, by, now)


@router.post("/cases/{case_id}/place")
async def place_case(
    case_id: UUID, form: PlaceForm, session: Session, by: By, now: Now
) -> CaseView:
    """What it is about, and where."""
    case = await placing.place_case(session, case_id, **form.model_dump(), by=by, now=now)
    return await reading.case_page(session, case, by, now)


@router.post("/cases/{case_id}/unit")
async def assign_case(
    case_id: UUID, form: UnitForm, session: Session, by: By, now: Now
) -> CaseView:
    """A unit is to deal with it."""
    case = await sorting.assign_case(session, case_id, unit_id=form.unit_id, by=by, now=now)
    return await reading.case_page(session, case, by, now)


@router.post("/cases/{case_id}/person")
async def take_case(case_id: UUID, session: Session, by: By, now: Now) -> CaseView:
    """Somebody of the unit deals with it himself."""
    case = await sorting.take_case(session, case_id, by=by, now=now)
    return await reading.case_page(session, case, by, now)


@router.post("/cases/{case_id}/steps/{move}")
async def move_case(
    case_id: UUID, move: str, form: MoveForm, session: Session, by: By, now: Now, files: Files
) -> CaseView:
    """A step of the case, as the law allows."""
    given = Given(**form.model_dump(exclude={"receipt"}))
    file = taken(files, by, form.receipt, now)
    case = await moving.move_case(
        session, case_id, move=move, given=given, file=file, by=by, now=now
    )
    return await reading.case_page(session, case, by, now)
