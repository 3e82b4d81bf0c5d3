"""Routes of notes made at walls: a phone sends one, the page of the sheets reads them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import Receipt, taken
from libs.permissions import permit
from libs.rows import found
from services.disclosures.noting import actions, queries
from services.disclosures.noting.rules import Noted, SheetSaid
from services.disclosures.noting.tables import SheetNote
from services.disclosures.queries import stored
from services.disclosures.tables import Disclosure, Place

router = APIRouter()


class NoteForm(BaseModel):
    """What was noted at a wall; the device gives the note its id and tells its moment.

    `on` is the day it is about, none: the day of that moment. `version` is the one the page showed.
    """

    entry_id: UUID
    seen_at: AwareDatetime
    device: Annotated[str, StringConstraints(max_length=40)] = ""
    place_id: UUID
    report_id: UUID | None = None
    version: Annotated[int, Field(ge=1, le=1_000)] | None = None
    said: SheetSaid
    on: date | None = None
    photo: Receipt | None = None


class NoteView(BaseModel):
    """One note; by an account, not by a name."""

    id: UUID
    place: str
    said: str
    on: date
    by_id: str
    seen_at: datetime
    at: datetime
    photo: str | None


@router.post("/disclosures/{disclosure_id}/sheet-notes", status_code=201)
async def note_sheet(
    disclosure_id: UUID, form: NoteForm, session: Session, by: By, now: Now, files: Files
) -> NoteView:
    """Note what was done or seen at a wall, perhaps earlier, without a network."""
    photo = taken(files, by, form.photo, now)
    noted = Noted(**form.model_dump(exclude={"photo"}))
    note = await actions.note_sheet(session, disclosure_id, noted, photo=photo, by=by, now=now)
    place = await session.get_one(Place, note.place_id)
    return _view(note, place.name, by, now, files)


@router.get("/disclosures/{disclosure_id}/sheet-notes")
async def sheet_notes(
    disclosure_id: UUID, session: Session, by: By, now: Now, files: Files
) -> list[NoteView]:
    """The newest notes at the walls of a disclosure."""
    permit(by, "see_obligations")
    await found(session, Disclosure, disclosure_id)
    rows = await queries.notes_of(session, disclosure_id)
    return [_view(note, place, by, now, files) for note, place in rows]


def _view(note: SheetNote, place: str, by: Actor, now: datetime, files: Desk) -> NoteView:
    photo = stored(note.photo)
    same = set(NoteView.model_fields) - {"photo", "place"}
    told = {name: getattr(note, name) for name in same}
    href = files.link(by.ward_id, photo, now) if photo else None
    return NoteView(**told, place=place, photo=href)
