"""Programmes over HTTP: opened, written by each side, shown, signed."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.happened import happened
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Paragraphs
from libs.signed import Sha256
from services.planning.programmes import actions, queries
from services.planning.programmes.rules import ProgrammeKind
from services.planning.programmes.views import ProgrammeDetailView, ProgrammeView
from services.planning.programmes.words import SENTENCES

router = APIRouter()


class ProgrammeForm(BaseModel):
    """A programme to begin."""

    kind: ProgrammeKind
    year: Annotated[int, Field(ge=1900, le=2200)]


class ItemForm(BaseModel):
    """Work that one's own side takes on."""

    unit_id: UUID
    text: Paragraphs
    due_on: date


class ReadForm(BaseModel):
    """What was read before it is signed: the programme itself says it."""

    content_sha256: Sha256


@router.get("/programmes")
async def programmes(
    session: Session, by: By, kind: ProgrammeKind | None = None
) -> list[ProgrammeView]:
    """The programmes of the ward, the latest year first."""
    return await queries.programmes_seen(session, by, kind)


@router.get("/programmes/{programme_id}")
async def programme(programme_id: UUID, session: Session, by: By, now: Now) -> ProgrammeDetailView:
    """One programme, as the caller's side may see it."""
    view = await queries.programme_seen(session, by, programme_id, now.date())
    view.timeline = await happened(session, SENTENCES, programme_id)
    return view


@router.post("/programmes", status_code=201)
async def open_programme(form: ProgrammeForm, session: Session, by: By, now: Now) -> ProgrammeView:
    """Begin a programme."""
    row = await actions.open_programme(session, **dict(form), by=by, now=now)
    return ProgrammeView.model_validate(row)


@router.post("/programmes/{programme_id}/items", status_code=201)
async def add_item(
    programme_id: UUID, form: ItemForm, session: Session, by: By, now: Now
) -> ProgrammeDetailView:
    """Take work on."""
    await actions.add_item(session, programme_id, **dict(form), by=by, now=now)
    await session.flush()
    return await queries.programme_seen(session, by, programme_id, now.date())


@router.post("/programme-items/{item_id}/removal", status_code=201)
async def remove_item(item_id: UUID, session: Session, by: By, now: Now) -> ProgrammeView:
    """Take an item out."""
    row = await actions.remove_item(session, item_id, by=by, now=now)
    return ProgrammeView.model_validate(row)


@router.post("/programmes/{programme_id}/sharing", status_code=201)
async def share_items(programme_id: UUID, session: Session, by: By, now: Now) -> ProgrammeView:
    """Show the other side what one's own has written."""
    row = await actions.share_items(session, programme_id, by=by, now=now)
    return ProgrammeView.model_validate(row)


@router.post("/programmes/{programme_id}/signature", status_code=201)
async def sign_programme(
    programme_id: UUID, form: ReadForm, session: Session, by: By, now: Now
) -> ProgrammeView:
    """The chair signs."""
    row = await actions.sign_programme(session, programme_id, **dict(form), by=by, now=now)
    return ProgrammeView.model_validate(row)


@router.post("/programmes/{programme_id}/agreement", status_code=201)
async def agree_programme(
    programme_id: UUID, form: ReadForm, session: Session, by: By, now: Now
) -> ProgrammeView:
    """The Front signs."""
    row = await actions.agree_programme(session, programme_id, **dict(form), by=by, now=now)
    return ProgrammeView.model_validate(row)
