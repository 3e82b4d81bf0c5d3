"""A line of the checklist is answered: kept beside the answers before it, never over them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.law.checklists import frozen_checklist
from libs.permissions import permit
from services.inspections.checklists import rules
from services.inspections.checklists.queries import entries_of, entry_there
from services.inspections.checklists.rules import LineAnswer
from services.inspections.checklists.tables import LineEntry
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionState, check_on_team, check_state


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
    by: Actor,
    now: datetime,
) -> LineEntry:
    """One answer of one of the team; the same id sent again is the same answer."""
    permit(by, "answer_line")
    # Locked, so that of one answer sent twice at once the second finds the first.
    row = await inspection(session, inspection_id, by, lock=True)
    check_on_team(row.secrecy, by)
    if entry_id and (there := await entry_there(session, entry_id)):
        return _same(there, row.id, line, by)
    check_state(InspectionState(row.state), InspectionState.STARTED)
    lines = frozen_checklist(row.checklist, row.checklist_version)
    rules.check_entry(lines, line, said, note, len(await entries_of(session, row.id)))
    entry = LineEntry(
        id=entry_id or new_id(),
        inspection_id=row.id,
        line=line,
        said=said,
        note=note,
        by_id=by.id,
        device=device,
        # A clock of a phone that runs ahead would keep its answer on top of later ones.
        seen_at=min(seen_at, now) if seen_at else now,
        at=now,
        photo=asdict(photo) if photo else None,
    )
    session.add(entry)
    record(session, by, "answer_line", row.id, now, line=line, said=said)
    return entry


def _same(there: LineEntry, inspection_id: UUID, line: str, by: Actor) -> LineEntry:
    """The answer sent before under this id, if it is the same one."""
    if (there.inspection_id, there.line, there.by_id) != (inspection_id, line, by.id):
        raise rules.EntryOfAnother
    return there
