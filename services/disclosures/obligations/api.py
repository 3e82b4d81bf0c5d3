"""Routes of obligations: register a document, see what is owed and why by that day."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, Number
from libs.permissions import may, permit
from libs.rows import found
from services.disclosures.moves import moves_of
from services.disclosures.obligations import actions, queries
from services.disclosures.obligations.inspected import key_of
from services.disclosures.obligations.queries import Standing
from services.disclosures.obligations.rules import NotDueYet
from services.disclosures.obligations.views import (
    ExplanationView,
    ObligationView,
    explanation,
    view,
)
from services.disclosures.places.queries import name_of, unit_names
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


@router.post("/documents", status_code=201)
async def register_document(
    form: DocumentForm, session: Session, by: By, now: Now, files: Files
) -> ObligationView:
    """Enter a signed document; the answer says by which day it must be shown."""
    file = taken(files, by, form.receipt, now)
    values = form.model_dump(exclude={"receipt"})
    row = await actions.register_document(session, **values, file=file, by=by, now=now)
    return view(row, now.date(), await name_of(session, row.owner_unit_id))


class CallingOffForm(BaseModel):
    """Why something is owed no more."""

    reason: Line


@router.post("/obligations/{obligation_id}/drop", status_code=201)
async def drop_obligation(
    obligation_id: UUID, form: CallingOffForm, session: Session, by: By, now: Now
) -> ObligationView:
    """Call off what was raised wrongly."""
    row = await actions.drop_obligation(session, obligation_id, reason=form.reason, by=by, now=now)
    return view(row, now.date(), await name_of(session, row.owner_unit_id))


@router.get("/obligations")
async def obligations(
    session: Session,
    by: By,
    now: Now,
    unit_id: UUID | None = None,
    state: Standing | None = None,
    khoan: Annotated[int | None, Query(ge=1, le=14)] = None,
    inspection_id: UUID | None = None,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> list[ObligationView]:
    """What is owed, first due first; of one check what its conclusion made the ward owe."""
    permit(by, "see_obligations")
    rows = await queries.obligations_list(
        session,
        today=now.date(),
        unit_id=unit_id,
        state=state,
        khoan=khoan,
        key=key_of(inspection_id) if inspection_id else None,
        offset=offset,
        limit=limit,
    )
    names = await unit_names(session)
    ids, drafts = [row.id for row in rows], may(by, "see_drafts")
    answered = await queries.disclosure_ids(session, ids, drafts=drafts)
    return [view(row, now.date(), names, answered.get(row.id)) for row in rows]


@router.get("/obligations/{obligation_id}")
async def obligation(obligation_id: UUID, session: Session, by: By, now: Now) -> ObligationView:
    """One thing owed, with the sentence of the plan it comes from."""
    permit(by, "see_obligations")
    row = await found(session, Obligation, obligation_id)
    drafts = may(by, "see_drafts")
    answered = await queries.disclosure_ids(session, [row.id], drafts=drafts)
    names = await name_of(session, row.owner_unit_id)
    return view(row, now.date(), names, answered.get(row.id))


@router.get("/obligations/{obligation_id}/explanation")
async def obligation_explanation(obligation_id: UUID, session: Session, by: By) -> ExplanationView:
    """Why it is due on that day: every day counted or skipped, and the article."""
    permit(by, "see_obligations")
    row = await found(session, Obligation, obligation_id)
    if row.counted is None:
        raise NotDueYet
    return explanation(row, await moves_of(session, row.id))
