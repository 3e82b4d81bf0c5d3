"""Routes of checklists: the kinds, and the one of a check with every answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Note
from libs.law import checklists as law
from libs.permissions import permit
from services.inspections.checklists import actions, queries
from services.inspections.checklists.rules import LineAnswer
from services.inspections.checklists.tables import LineEntry
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import may_read_findings
from services.inspections.inspections.tables import Inspection

router = APIRouter()


class AnswerForm(BaseModel):
    """What was seen at a line; a device without a network gives the answer its id and moment."""

    line: Annotated[str, StringConstraints(max_length=40)]
    said: LineAnswer
    note: Note = ""
    photo: Receipt | None = None
    device: Annotated[str, StringConstraints(max_length=40)] = ""
    entry_id: UUID | None = None
    seen_at: AwareDatetime | None = None
    corrects: UUID | None = None  # an answer of one's own to the same line


class EntryView(BaseModel):
    """One answer; by an account, not by a name."""

    id: UUID
    said: str
    note: str
    by_id: str
    seen_at: datetime
    corrects: UUID | None
    photo: str | None


class CheckLineView(BaseModel):
    """A line with its newest answer, and those before it."""

    key: str
    text: str
    basis: str
    entry: EntryView | None
    earlier: list[EntryView]


class ChecklistView(BaseModel):
    """The checklist of a check as it was frozen, with what was answered."""

    inspection_id: UUID
    key: str
    version: int
    title: str
    lines: list[CheckLineView]


class ChecklistKindView(BaseModel):
    """A kind that a check may take."""

    key: str
    title: str
    lines: int


@router.get("/checklists")
async def checklist_kinds(by: By, now: Now) -> list[ChecklistKindView]:
    """The kinds in force."""
    permit(by, "see_inspections")
    wanted = [law.checklist(key, now.date()) for key in law.NAMES]
    return [
        ChecklistKindView(key=each.key, title=each.title, lines=len(each.lines)) for each in wanted
    ]


@router.get("/inspections/{inspection_id}/checklist")
async def checklist(
    inspection_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ChecklistView:
    """The checklist of one check; without its answers for the unit until the conclusion."""
    permit(by, "see_inspections")
    row = await inspection(session, inspection_id, by)
    return await _view(session, row, by, now, files)


@router.post("/inspections/{inspection_id}/answers", status_code=201)
async def answer_line(
    inspection_id: UUID, form: AnswerForm, session: Session, by: By, now: Now, files: Files
) -> EntryView:
    """Answer a line; only this answer comes back, for phones that send hundreds."""
    photo = taken(files, by, form.photo, now)
    said = form.model_dump(exclude={"photo"})
    entry = await actions.answer_line(session, inspection_id, **said, photo=photo, by=by, now=now)
    return _entry(entry, by, now, files)


async def _view(
    session: AsyncSession, row: Inspection, by: Actor, now: datetime, files: Desk
) -> ChecklistView:
    lines = law.frozen_checklist(row.checklist, row.checklist_version)
    given: dict[str, list[EntryView]] = {}
    seen = may_read_findings(row.secrecy, by)
    for entry in await queries.entries_of(session, row.id) if seen else ():
        given.setdefault(entry.line, []).insert(0, _entry(entry, by, now, files))
    return ChecklistView(
        inspection_id=row.id,
        key=lines.key,
        version=lines.version,
        title=lines.title,
        lines=[
            CheckLineView(
                **line.model_dump(),
                entry=next(iter(given.get(line.key, [])), None),
                earlier=given.get(line.key, [])[1:],
            )
            for line in lines.lines
        ],
    )


def _entry(row: LineEntry, by: Actor, now: datetime, files: Desk) -> EntryView:
    same = set(EntryView.model_fields) - {"photo"}
    photo = files.link(by.ward_id, StoredFile(**row.photo), now) if row.photo else None
    return EntryView(**{name: getattr(row, name) for name in same}, photo=photo)
