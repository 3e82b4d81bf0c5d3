"""Routes of the life of a disclosure: draft, approve, publish, correct, withdraw."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Body, Line, Number, Paragraphs
from services.disclosures.privacy.queries import attached_to_correction, attached_to_draft
from services.disclosures.publishing import actions, dropping

router = APIRouter()
Column = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Columns = Annotated[list[Column], Field(max_length=30)]  # of a list of persons


class DraftForm(BaseModel):
    """What will be shown; without a title and a file those of the document are taken."""

    summary: Paragraphs
    body: Body = ""
    title: Line | None = None
    columns: Columns = []
    receipt: Receipt | None = None


class CorrectionForm(BaseModel):
    """The version that takes the place of what is shown; without a file the old one stays."""

    title: Line
    summary: Paragraphs
    body: Body = ""
    number: Number
    signed_on: date
    signer_position: Line
    reason: Line
    columns: Columns | None = None
    receipt: Receipt | None = None


class WithdrawalForm(BaseModel):
    """Why a disclosure is taken back."""

    reason: Line


class MovedView(BaseModel):
    """Where a disclosure stands after an act."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    obligation_id: UUID
    khoan: int
    item: str
    state: str
    version: int
    public_version: int | None
    due_on: date
    published_on: date | None
    days_late: int | None
    completed_on: date | None


@router.post("/obligations/{obligation_id}/disclosure", status_code=201)
async def draft_disclosure(
    obligation_id: UUID,
    form: DraftForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> MovedView:
    """Write what will be shown of a registered document."""
    file = taken(files, by, form.receipt, now)
    row = await actions.draft_disclosure(
        session,
        obligation_id,
        **form.model_dump(exclude={"receipt"}),
        file=file,
        attached=await attached_to_draft(session, store, obligation_id, file),
        by=by,
        now=now,
    )
    await session.flush()
    return MovedView.model_validate(row)


@router.post("/disclosures/{disclosure_id}/approval", status_code=201)
async def approve_disclosure(disclosure_id: UUID, session: Session, by: By, now: Now) -> MovedView:
    """The chair lets the newest version go out."""
    row = await actions.approve_disclosure(session, disclosure_id, by=by, now=now)
    return MovedView.model_validate(row)


@router.post("/disclosures/{disclosure_id}/publication", status_code=201)
async def publish_disclosure(disclosure_id: UUID, session: Session, by: By, now: Now) -> MovedView:
    """Show the approved version to everybody, from this moment."""
    row = await actions.publish_disclosure(session, disclosure_id, by=by, now=now)
    return MovedView.model_validate(row)


@router.post("/disclosures/{disclosure_id}/correction", status_code=201)
async def correct_disclosure(
    disclosure_id: UUID,
    form: CorrectionForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> MovedView:
    """Write another version of what is shown."""
    file = taken(files, by, form.receipt, now)
    row = await actions.correct_disclosure(
        session,
        disclosure_id,
        **form.model_dump(exclude={"receipt"}),
        file=file,
        attached=await attached_to_correction(session, store, disclosure_id, file),
        by=by,
        now=now,
    )
    return MovedView.model_validate(row)


@router.post("/disclosures/{disclosure_id}/correction/drop", status_code=201)
async def drop_correction(disclosure_id: UUID, session: Session, by: By, now: Now) -> MovedView:
    """Drop a correction that is not out: what is shown stands as before."""
    row = await dropping.drop_correction(session, disclosure_id, by=by, now=now)
    return MovedView.model_validate(row)


@router.post("/disclosures/{disclosure_id}/withdrawal", status_code=201)
async def withdraw_disclosure(
    disclosure_id: UUID, form: WithdrawalForm, session: Session, by: By, now: Now
) -> MovedView:
    """Take a disclosure back."""
    row = await actions.withdraw_disclosure(
        session, disclosure_id, reason=form.reason, by=by, now=now
    )
    return MovedView.model_validate(row)
