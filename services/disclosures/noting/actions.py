"""A note of a phone becomes the act it tells of, once: hang, check, report a gap, take down."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.disclosures.missing.actions import resolve_missing_sheet
from services.disclosures.missing.queries import hanging_at, the_report
from services.disclosures.missing.rules import Outcome
from services.disclosures.noting import rules
from services.disclosures.noting.queries import note_there
from services.disclosures.noting.rules import Noted, SheetSaid
from services.disclosures.noting.tables import SheetNote
from services.disclosures.posting import actions as sheets
from services.disclosures.tables import Disclosure, Place, Posting

FOUND = {SheetSaid.THERE: Outcome.SHEET_THERE, SheetSaid.GONE: Outcome.GAP_CONFIRMED}


async def note_sheet(
    session: AsyncSession,
    disclosure_id: UUID,
    noted: Noted,
    *,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> SheetNote:
    """What was noted at a wall; the same id sent again is the same note, or refused.

    A note that was taken stays taken, whatever became of the disclosure meanwhile.
    """
    place = await found(session, Place, noted.place_id)
    permit(by, "note_sheet", unit_id=place.unit_id)
    rules.check_moment(noted.seen_at, now)
    # Locked, so that of one note sent twice at once the second finds the first.
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    note = SheetNote(
        id=noted.entry_id,
        disclosure_id=disclosure.id,
        place_id=place.id,
        report_id=noted.report_id,
        version=noted.version,
        said=noted.said,
        on=rules.day_of(noted.on, noted.seen_at, now),
        by_id=by.id,
        device=noted.device,
        seen_at=min(noted.seen_at, now),
        at=now,
        photo=asdict(photo) if photo else None,
    )
    if there := await note_there(session, note.id):
        return _same(there, note)
    await _taken(session, disclosure, place, note, photo, by, now)
    return note


async def _taken(
    session: AsyncSession,
    disclosure: Disclosure,
    place: Place,
    note: SheetNote,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> None:
    """A new note: remembered, and done."""
    if note.version is not None and note.version != disclosure.public_version:
        raise rules.OtherVersion
    session.add(note)
    seen = f"{note.seen_at.astimezone(now.tzinfo):%H:%M ngày %d/%m/%Y}"
    told = {"place": place.name, "said": note.said, "seen": seen}
    record(session, by, "note_sheet", disclosure.id, now, **told)
    if note.report_id:
        await _looked(session, note, photo, by, now)
    else:
        await _done(session, disclosure, note, photo, by, now)


async def _looked(
    session: AsyncSession, note: SheetNote, photo: StoredFile | None, by: Actor, now: datetime
) -> None:
    """Somebody missed this sheet: what the note says is what was found."""
    assert note.report_id
    report = (await the_report(session, note.report_id)).row
    if (report.disclosure_id, report.place_id) != (note.disclosure_id, note.place_id):
        raise rules.ReportElsewhere
    outcome = FOUND.get(SheetSaid(note.said))
    if outcome is None:
        raise rules.OnlyWhatWasSeen
    seen: dict[str, Any] = {"outcome": outcome, "looked_on": note.on, "photo": photo}
    await resolve_missing_sheet(session, report.id, **seen, by=by, now=now)


async def _done(
    session: AsyncSession,
    disclosure: Disclosure,
    note: SheetNote,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> None:
    doing: dict[str, Any] = {"by": by, "now": now}
    match SheetSaid(note.said):
        case SheetSaid.HUNG:
            hung: dict[str, Any] = {
                "place_id": note.place_id,
                "posted_on": note.on,
                "photo": _needed(photo),
            }
            await sheets.start_posting(session, disclosure.id, **hung, **doing)
        case SheetSaid.THERE:
            sheet = await _hanging(session, disclosure, note.place_id)
            await sheets.check_posting(session, sheet.id, on=note.on, photo=photo, **doing)
        case SheetSaid.GONE:
            sheet = await _hanging(session, disclosure, note.place_id)
            await sheets.break_posting(session, sheet.id, broken_on=note.on, photo=photo, **doing)
        case SheetSaid.DOWN:
            sheet = await _hanging(session, disclosure, note.place_id)
            down: dict[str, Any] = {"ended_on": note.on, "proof": _needed(photo)}
            await sheets.end_posting(session, sheet.id, **down, **doing)


async def _hanging(session: AsyncSession, disclosure: Disclosure, place_id: UUID) -> Posting:
    sheet = await hanging_at(session, disclosure, place_id)
    if sheet is None:
        raise rules.NothingNotedHere
    return sheet


def _needed(photo: StoredFile | None) -> StoredFile:
    if photo is None:
        raise rules.FileMissing(fields={"photo": "Cần ảnh hoặc tệp."})
    return photo


def _same(there: SheetNote, note: SheetNote) -> SheetNote:
    """The note kept under this id, if it says the same; it is never written over."""
    if _place(there) != _place(note):
        raise rules.NoteOfAnother
    if _words(there) != _words(note) or there.seen_at != min(note.seen_at, there.at):
        raise rules.NoteFixed
    return there


def _place(note: SheetNote) -> tuple[object, ...]:
    return note.disclosure_id, note.place_id, note.report_id, note.by_id


def _words(note: SheetNote) -> tuple[object, ...]:
    return note.said, note.on, note.version, note.photo, note.device
