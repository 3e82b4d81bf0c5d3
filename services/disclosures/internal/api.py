"""Routes of what the staff is shown: every one of them asks for a signed-in official."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.happened import happened
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Body, Line, Number, Paragraphs
from services.disclosures.internal import actions, queries
from services.disclosures.internal.rules import KHOANS, InternalForm
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.internal.views import (
    InternalBoardView,
    InternalLineView,
    InternalPaperView,
    board_view,
    line_view,
    paper_view,
)
from services.disclosures.internal.words import SENTENCES
from services.disclosures.moves import moves_of
from services.disclosures.places.queries import unit_names
from services.disclosures.queries import stored
from services.disclosures.showing.views import FileView

router = APIRouter()


class InternalDraftForm(BaseModel):
    """What the staff is to be shown, of which khoản of article 46, on the site or on the wall."""

    khoan: int = Field(ge=1, le=KHOANS)
    title: Line
    summary: Paragraphs
    body: Body = ""
    number: Number
    signed_on: date
    signer_position: Line
    unit_id: UUID | None = None
    form: InternalForm = InternalForm.SITE
    receipt: Receipt | None = None


class InternalPostingForm(BaseModel):
    """When the sheet was hung, with its photo."""

    posted_on: date
    photo: Receipt


class InternalEndForm(BaseModel):
    """The proof that the sheet hung to the end."""

    proof: Receipt


class InternalWithdrawalForm(BaseModel):
    """Why it is taken back."""

    reason: Line


@router.get("/internal")
async def internal_board(session: Session, by: By, now: Now) -> InternalBoardView:
    """The twelve contents of article 46, for officials."""
    rows = await queries.papers_seen(session, by, limit=1_000)
    return board_view(rows, await unit_names(session), now.date())


@router.get("/internal/papers")
async def internal_papers(
    session: Session,
    by: By,
    now: Now,
    khoan: Annotated[int | None, Query(ge=1, le=KHOANS)] = None,
) -> list[InternalLineView]:
    """What the staff is shown, newest first."""
    rows, names = await queries.papers_seen(session, by, khoan=khoan), await unit_names(session)
    return [line_view(row, names, now.date()) for row in rows]


@router.get("/internal/papers/{paper_id}")
async def internal_paper(
    paper_id: UUID, session: Session, by: By, now: Now, files: Files
) -> InternalPaperView:
    """One paper for the staff."""
    row = await queries.paper_seen(session, by, paper_id)

    def link(file: dict[str, Any] | None) -> FileView | None:
        kept = stored(file)
        return FileView(**file, href=files.link(by.ward_id, kept, now)) if file and kept else None

    moves = await moves_of(session, row.id)
    view = paper_view(row, await unit_names(session), now.date(), link, moves)
    view.timeline = await happened(session, SENTENCES, row.id)
    return view


@router.post("/internal/papers", status_code=201)
async def draft_internal_paper(
    form: InternalDraftForm, session: Session, by: By, now: Now, files: Files
) -> InternalLineView:
    """Write what the staff is to be shown."""
    values = form.model_dump(exclude={"receipt"})
    file = taken(files, by, form.receipt, now)
    row = await actions.draft_internal_paper(session, **values, file=file, by=by, now=now)
    await session.flush()
    return await _line(session, row, now.date())


@router.post("/internal/papers/{paper_id}/approval", status_code=201)
async def approve_internal_paper(
    paper_id: UUID, session: Session, by: By, now: Now
) -> InternalLineView:
    """Let the staff see it."""
    row = await actions.approve_internal_paper(session, paper_id, by=by, now=now)
    return await _line(session, row, now.date())


@router.post("/internal/papers/{paper_id}/publication", status_code=201)
async def publish_internal_paper(
    paper_id: UUID, session: Session, by: By, now: Now
) -> InternalLineView:
    """Show it to the staff from this moment on."""
    row = await actions.publish_internal_paper(session, paper_id, by=by, now=now)
    return await _line(session, row, now.date())


@router.post("/internal/papers/{paper_id}/posting", status_code=201)
async def post_internal_paper(
    paper_id: UUID, form: InternalPostingForm, session: Session, by: By, now: Now, files: Files
) -> InternalLineView:
    """Note that the sheet hangs in the office."""
    photo = taken(files, by, form.photo, now)
    row = await actions.post_internal_paper(
        session, paper_id, posted_on=form.posted_on, photo=photo, by=by, now=now
    )
    return await _line(session, row, now.date())


@router.post("/internal/papers/{paper_id}/end", status_code=201)
async def end_internal_paper(
    paper_id: UUID, form: InternalEndForm, session: Session, by: By, now: Now, files: Files
) -> InternalLineView:
    """Note that the sheet came down after all its days."""
    proof = taken(files, by, form.proof, now)
    row = await actions.end_internal_paper(session, paper_id, proof=proof, by=by, now=now)
    return await _line(session, row, now.date())


@router.post("/internal/papers/{paper_id}/withdrawal", status_code=201)
async def withdraw_internal_paper(
    paper_id: UUID, form: InternalWithdrawalForm, session: Session, by: By, now: Now
) -> InternalLineView:
    """Take it back from the staff."""
    row = await actions.withdraw_internal_paper(
        session, paper_id, reason=form.reason, by=by, now=now
    )
    return await _line(session, row, now.date())


async def _line(session: Session, row: InternalPaper, today: date) -> InternalLineView:
    return line_view(row, await unit_names(session), today)
