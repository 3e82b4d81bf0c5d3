"""A line of the checklist is answered: kept beside the answers before it, never over them.

An answer stays as it was given. Whoever gave it corrects it by another one that names it.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.law.checklists import frozen_checklist
from libs.permissions import permit
from services.inspections.checklists import rules
from services.inspections.checklists.queries import entries_counted, entry_there
from services.inspections.checklists.rules import LineAnswer
from services.inspections.checklists.tables import LineEntry
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionState, check_on_team, check_writing
from services.inspections.inspections.tables import Inspection


async def answer_line(
    session: AsyncSession,
    inspection_id: UUID,
    *,
    line: str,
    said: LineAnswer,
    note: str,
    photo: StoredFile | None,
    device: str,
    entry_id: UUID | None,
    seen_at: datetime | None,
    corrects: UUID | None,
    by: Actor,
    now: datetime,
) -> LineEntry:
    """One answer of one of the team; the same id sent again is the same answer, or refused."""
    permit(by, "answer_line")
    # Locked, so that of one answer sent twice at once the second finds the first.
    row = await inspection(session, inspection_id, by, lock=True)
    check_on_team(row.secrecy, by)
    words: dict[str, Any] = {"line": line, "said": said, "note": note, "device": device}
    entry = LineEntry(
        id=entry_id or new_id(),
        inspection_id=row.id,
        by_id=by.id,
        seen_at=seen_at or now,
        at=now,
        corrects=corrects,
        photo=asdict(photo) if photo else None,
        **words,
    )
    if there := await entry_there(session, entry.id):
        return _same(there, entry)
    check_writing(InspectionState(row.state), row.minutes_on)
    await _check(session, row, entry)
    # A clock of a phone that runs ahead would keep its answer on top of later ones.
    entry.seen_at = min(entry.seen_at, now)
    session.add(entry)
    record(session, by, "answer_line", row.id, now, line=line, said=said)
    return entry


async def _check(session: AsyncSession, row: Inspection, entry: LineEntry) -> None:
    """Refuse an answer that does not belong into this check."""
    lines = frozen_checklist(row.checklist, row.checklist_version)
    before = await entries_counted(session, row.id)
    rules.check_entry(lines, entry.line, LineAnswer(entry.said), entry.note, before)
    assert row.started_on  # nothing is answered before
    rules.check_seen(entry.seen_at, row.started_on, entry.at)
    if entry.corrects is None:
        return
    former = await entry_there(session, entry.corrects)
    if former is None or _place(former) != _place(entry):
        raise rules.CorrectsAnother


def _same(there: LineEntry, entry: LineEntry) -> LineEntry:
    """The answer kept under this id, if it says the same; it is never written over."""
    if _place(there) != _place(entry):
        raise rules.EntryOfAnother
    if _words(there) != _words(entry) or there.seen_at != min(entry.seen_at, there.at):
        raise rules.EntryFixed
    return there


def _place(entry: LineEntry) -> tuple[UUID, str, str]:
    return entry.inspection_id, entry.line, entry.by_id


def _words(entry: LineEntry) -> tuple[object, ...]:
    return entry.said, entry.note, entry.photo, entry.device, entry.corrects
