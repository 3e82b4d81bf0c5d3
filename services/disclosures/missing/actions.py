"""What people do about a sheet that is not there: say so, look, and be told when nobody did."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import new_code
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.disclosures.missing import rules, telling
from services.disclosures.missing.closing import open_at, resolve
from services.disclosures.missing.queries import hanging_at, last_sheet_at, the_report
from services.disclosures.missing.rules import Outcome
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.posting.actions import break_posting, check_posting
from services.disclosures.posting.rules import check_photo
from services.disclosures.proving.queries import wall_at
from services.disclosures.queries import in_force
from services.disclosures.rules import check_happened
from services.disclosures.tables import Disclosure, Place, Posting


async def report_missing_sheet(
    session: AsyncSession,
    disclosure_id: UUID,
    *,
    place_id: UUID,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> MissingSheet:
    """Note that a sheet was not found, and by when somebody has to look; anybody may say so.

    While nobody has looked, whoever misses the same sheet adds to the count of the first.
    """
    if photo:
        check_photo(photo.is_photo)
    if (await found(session, Disclosure, disclosure_id)).published_on is None:
        raise NotFound
    disclosure, version = await in_force(session, disclosure_id)
    place = await found(session, Place, place_id)
    await wall_at(session, disclosure, version, place_id)
    if row := await open_at(session, disclosure_id, place_id):
        row.times_told += 1
        _keep_photo(row, photo)
        return row
    sheet = await last_sheet_at(session, disclosure, place_id)
    rules.check_owed(sheet, disclosure.due_on, now.date())
    row = _first(disclosure, place, by, now)
    _keep_photo(row, photo)
    session.add(row)
    said = {"place": place.name, "due_on": row.due_on, "report_id": row.id}
    record(session, by, "report_missing_sheet", disclosure.id, now, **said)
    telling.reported(session, disclosure, row, place, now)
    return row


def _first(disclosure: Disclosure, place: Place, by: Actor, now: datetime) -> MissingSheet:
    return MissingSheet(
        code=new_code(),
        disclosure_id=disclosure.id,
        place_id=place.id,
        told_by=rules.told_by(by.known, by.roles),
        told_at=now,
        told_on=now.date(),
        **asdict(rules.look_by(now.date())),
    )


def _keep_photo(row: MissingSheet, photo: StoredFile | None) -> None:
    """The first few show enough: a flood of pictures helps nobody who has to look."""
    if photo and len(row.photos) < rules.PHOTOS_MAX:
        row.photos = [*row.photos, asdict(photo)]


async def resolve_missing_sheet(
    session: AsyncSession,
    report_id: UUID,
    *,
    outcome: Outcome,
    looked_on: date,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> MissingSheet:
    """Somebody looked: a sheet that is there needs a photo, a gap begins the days again.

    Whoever hung the sheet does not judge it. Where nothing ever hung, a gap leaves it owed.
    """
    permit(by, "resolve_missing_sheet")
    row, disclosure = await _unanswered(session, report_id)
    sheet = await hanging_at(session, disclosure, row.place_id)
    if sheet and sheet.posted_on > looked_on:
        sheet = None  # hung again since: what was seen is not of this one
    if sheet and sheet.posted_by == by.id:
        raise rules.HungByYou
    check_happened(looked_on, now.date())
    rules.check_looked(looked_on, row.told_on)
    if outcome is Outcome.SHEET_THERE:
        await _there(session, row, sheet, looked_on, photo, by, now)
    else:
        await _gone(session, row, sheet, looked_on, photo, by, now)
    row.looked_photo = asdict(photo) if photo else None
    return row


async def _unanswered(session: AsyncSession, report_id: UUID) -> tuple[MissingSheet, Disclosure]:
    """The report with its disclosure, locked in the order in which everybody locks them."""
    told = (await the_report(session, report_id)).row
    disclosure = await found(session, Disclosure, told.disclosure_id, lock=True)
    row = await open_at(session, told.disclosure_id, told.place_id)
    if row is None or row.id != report_id:
        raise rules.AlreadyResolved
    return row, disclosure


async def _there(
    session: AsyncSession,
    row: MissingSheet,
    sheet: Posting | None,
    looked_on: date,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> None:
    if sheet is None:
        raise rules.NothingHangs
    check_photo(photo is not None and photo.is_photo)
    await check_posting(session, sheet.id, on=looked_on, photo=photo, by=by, now=now)
    await resolve(session, row, Outcome.SHEET_THERE, by=by, now=now, looked_on=looked_on)


async def _gone(
    session: AsyncSession,
    row: MissingSheet,
    sheet: Posting | None,
    looked_on: date,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> None:
    if photo:
        check_photo(photo.is_photo)
    await resolve(session, row, Outcome.GAP_CONFIRMED, by=by, now=now, looked_on=looked_on)
    if sheet:
        since = rules.missing_since(row.told_on, looked_on, sheet.posted_on)
        await break_posting(session, sheet.id, broken_on=since, photo=photo, by=by, now=now)


async def flag_unchecked(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every report whose day passed without anybody looking."""
    query = (
        select(MissingSheet, Disclosure)
        .join(Disclosure, Disclosure.id == MissingSheet.disclosure_id)
        .where(MissingSheet.ward_id == ward_of(session), MissingSheet.due_on < now.date())
        .where(MissingSheet.resolved_on.is_(None), MissingSheet.late_told_on.is_(None))
        .order_by(MissingSheet.due_on, MissingSheet.id)
        .with_for_update(of=MissingSheet, skip_locked=True)
    )
    for row, disclosure in await session.execute(query):
        row.late_told_on = now.date()
        record(session, by, "flag_unchecked", row.id, now, due_on=row.due_on)
        telling.overdue(session, disclosure, row, now)
