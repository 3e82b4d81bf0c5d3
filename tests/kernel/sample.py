"""Two small services for tests of the kernel: `left` tells of notes, `right` keeps a tally."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy import Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound, Refusal
from libs.kernel.events import Event, Heard
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.kernel.service import Service
from libs.kernel.tables import OfWard, Rows, service_tables


class Base(Rows):
    __abstract__ = True
    metadata = service_tables()


class Note(OfWard, Base):
    __tablename__ = "note"
    text: Mapped[str]


class Tally(OfWard, Base):
    """What `right` learned, in the order it learned it."""

    __tablename__ = "tally"
    note_id: Mapped[UUID]
    text: Mapped[str]
    sequence: Mapped[int]
    ward_code: Mapped[str] = mapped_column(Text())


class NoteWritten(Event):
    """A note was written."""

    told_as: ClassVar[str] = "left.note.written"
    about: ClassVar[str] = "note_id"

    note_id: UUID
    text: str


class TextForbidden(Refusal):
    """Không được viết “{text}”."""


class NoteForm(BaseModel):
    text: str = Field(min_length=2, max_length=9_000_000)


left_routes = APIRouter()


@left_routes.post("/notes", status_code=201)
async def write_note(form: NoteForm, session: Session, by: By, now: Now) -> dict[str, str]:
    note = Note(text=form.text)
    session.add(note)
    if form.text == "forbidden":
        raise TextForbidden(text=form.text)
    if form.text == "broken":
        raise RuntimeError("a bug quoting Nguyễn Thị Bí Mật")
    emit(session, NoteWritten(occurred_at=now, note_id=note.id, text=form.text[:50]))
    record(session, by, "write_note", note.id, now, length=len(form.text))
    return {"id": str(note.id)}


@left_routes.get("/notes")
async def notes(session: Session) -> list[str]:
    return list((await session.execute(select(Note.text).order_by(Note.id))).scalars())


@left_routes.get("/notes/{note_id}")
async def note(note_id: UUID, session: Session) -> str:
    found = await session.get(Note, note_id)
    if found is None:
        raise NotFound
    return found.text


async def count(session: AsyncSession, event: NoteWritten, heard: Heard) -> None:
    if event.text == "poison":
        raise ValueError(f"cannot digest {event.text}")
    row = Tally(
        note_id=event.note_id, text=event.text, sequence=heard.sequence, ward_code=heard.ward_id
    )
    session.add(row)


left = Service("left", left_routes)
right = Service("right", APIRouter(), hears={NoteWritten: count})
