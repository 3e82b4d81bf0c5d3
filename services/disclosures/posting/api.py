"""Routes of sheets on walls: hang, check, report a gap, take down."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from services.disclosures.posting import actions

router = APIRouter()


class PostingForm(BaseModel):
    """A sheet that hangs at a place, with its photo."""

    place_id: UUID
    posted_on: date
    photo: Receipt


class CheckForm(BaseModel):
    """A day on which somebody saw the sheet."""

    on: date
    photo: Receipt | None = None


class BreakForm(BaseModel):
    """The day a sheet was missing."""

    broken_on: date
    photo: Receipt | None = None


class EndForm(BaseModel):
    """The day a sheet came down, proven by a photo or minutes."""

    ended_on: date
    proof: Receipt


class PostingView(BaseModel):
    """A sheet after an act; `keep_until` is the last day it must hang, none: for ever."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    disclosure_id: UUID
    place_id: UUID
    version: int
    attempt: int
    state: str
    posted_on: date
    keep_until: date | None
    broken_on: date | None
    ended_on: date | None
    days_kept: int | None


class CheckView(BaseModel):
    """A check that was noted."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    posting_id: UUID
    on: date


@router.post("/disclosures/{disclosure_id}/postings", status_code=201)
async def start_posting(
    disclosure_id: UUID, form: PostingForm, session: Session, by: By, now: Now, files: Files
) -> PostingView:
    """A sheet hangs at a place."""
    row = await actions.start_posting(
        session,
        disclosure_id,
        place_id=form.place_id,
        posted_on=form.posted_on,
        photo=taken(files, by, form.photo, now),
        by=by,
        now=now,
    )
    await session.flush()
    return PostingView.model_validate(row)


@router.post("/postings/{posting_id}/check", status_code=201)
async def check_posting(
    posting_id: UUID, form: CheckForm, session: Session, by: By, now: Now, files: Files
) -> CheckView:
    """Somebody looked and the sheet was there."""
    photo = taken(files, by, form.photo, now)
    row = await actions.check_posting(session, posting_id, on=form.on, photo=photo, by=by, now=now)
    return CheckView.model_validate(row)


@router.post("/postings/{posting_id}/gap", status_code=201)
async def break_posting(
    posting_id: UUID, form: BreakForm, session: Session, by: By, now: Now, files: Files
) -> PostingView:
    """The sheet was missing on a day: the days of this place begin again."""
    photo = taken(files, by, form.photo, now)
    row = await actions.break_posting(
        session, posting_id, broken_on=form.broken_on, photo=photo, by=by, now=now
    )
    return PostingView.model_validate(row)


@router.post("/postings/{posting_id}/end", status_code=201)
async def end_posting(
    posting_id: UUID, form: EndForm, session: Session, by: By, now: Now, files: Files
) -> PostingView:
    """The sheet came down after all its days."""
    proof = taken(files, by, form.proof, now)
    row = await actions.end_posting(
        session, posting_id, ended_on=form.ended_on, proof=proof, by=by, now=now
    )
    return PostingView.model_validate(row)
