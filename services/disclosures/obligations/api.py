"""Routes of obligations: register a document, see what is owed and why by that day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import Line, Number
from libs.law.calendar import national_calendar
from libs.permissions import permit
from services.disclosures.obligations import actions, queries
from services.disclosures.obligations.queries import Standing, standing
from services.disclosures.obligations.rules import NotDueYet, days_between
from services.disclosures.places.queries import unit_names
from services.disclosures.queries import found
from services.disclosures.receipts import Receipt, taken
from services.disclosures.tables import Obligation

router = APIRouter()
ItemKey = Annotated[str, Field(pattern=r"^\d{1,2}[a-z]{1,2}$")]


class DocumentForm(BaseModel):
    """A signed document of an item; `obligation_id` when it answers a certain one of the plan."""

    item: ItemKey
    title: Line
    number: Number
    signed_on: date
    signer_position: Line
    owner_unit_id: UUID | None = None
    receipt: Receipt | None = None
    obligation_id: UUID | None = None


class ObligationView(BaseModel):
    """Something owed. `days_left` counts working days, below zero when late."""

    id: UUID
    khoan: int
    item: str
    title: str
    owner_unit_id: UUID | None
    owner_unit: str | None
    state: Standing
    raised_by: str
    raised_on: date
    period: str
    source_path: str | None
    source_sentence: str | None
    document_number: str | None
    document_on: date | None
    due_on: date | None
    days_left: int | None
    basis: str | None
    met_on: date | None
    days_late: int | None
    disclosure_id: UUID | None = None


class CountedDayView(BaseModel):
    """One day of the count and why it counts or not."""

    on: date
    counting: str
    number: int | None
    why: str


class ExplanationView(BaseModel):
    """How a due date was computed, day by day."""

    due_on: date
    rule: str
    basis: str
    start_on: date
    calendar_version: str
    days: list[CountedDayView]


def view(
    row: Obligation, today: date, names: dict[UUID, str], disclosure_id: UUID | None = None
) -> ObligationView:
    """An obligation as officials see it on a day."""
    left = days_between(today, row.due_on, national_calendar()) if row.due_on else None
    shown: dict[str, Any] = {
        name: getattr(row, name) for name in ObligationView.model_fields if hasattr(row, name)
    }
    shown |= {
        "owner_unit": names.get(row.owner_unit_id) if row.owner_unit_id else None,
        "state": standing(row, today),
        "days_left": None if row.met_on else left,
        "disclosure_id": disclosure_id,
    }
    return ObligationView(**shown)


@router.post("/documents", status_code=201)
async def register_document(
    form: DocumentForm, session: Session, by: By, now: Now, files: Files
) -> ObligationView:
    """Enter a signed document; the answer says by which day it must be shown."""
    file = taken(files, by, form.receipt, now)
    values = form.model_dump(exclude={"receipt"})
    row = await actions.register_document(session, **values, file=file, by=by, now=now)
    return view(row, now.date(), await unit_names(session))


@router.get("/obligations")
async def obligations(
    session: Session,
    by: By,
    now: Now,
    unit_id: UUID | None = None,
    state: Standing | None = None,
    khoan: Annotated[int | None, Query(ge=1, le=14)] = None,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> list[ObligationView]:
    """What is owed, first due first."""
    permit(by, "see_obligations")
    rows = await queries.obligations_list(
        session,
        today=now.date(),
        unit_id=unit_id,
        state=state,
        khoan=khoan,
        offset=offset,
        limit=limit,
    )
    names = await unit_names(session)
    answered = await queries.disclosure_ids(session, [row.id for row in rows])
    return [view(row, now.date(), names, answered.get(row.id)) for row in rows]


@router.get("/obligations/{obligation_id}")
async def obligation(obligation_id: UUID, session: Session, by: By, now: Now) -> ObligationView:
    """One thing owed, with the sentence of the plan it comes from."""
    permit(by, "see_obligations")
    row = await found(session, Obligation, obligation_id)
    answered = await queries.disclosure_ids(session, [row.id])
    return view(row, now.date(), await unit_names(session), answered.get(row.id))


@router.get("/obligations/{obligation_id}/explanation")
async def obligation_explanation(obligation_id: UUID, session: Session, by: By) -> ExplanationView:
    """Why it is due on that day: every day counted or skipped, and the article."""
    permit(by, "see_obligations")
    row = await found(session, Obligation, obligation_id)
    if row.counted is None:
        raise NotDueYet
    return explanation(row)


def explanation(row: Obligation) -> ExplanationView:
    """The stored computation of a due date."""
    return ExplanationView.model_validate(
        {name: getattr(row, name) for name in ExplanationView.model_fields if name != "days"}
        | {"days": row.counted}
    )
