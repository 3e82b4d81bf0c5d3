"""What people do with sheets on walls: hang, check, report a gap, take down."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.disclosures.missing.closing import ask_nothing, check_none_open, confirm_gap, mend
from services.disclosures.posting import rules, telling
from services.disclosures.posting.rules import Hanging
from services.disclosures.proving.actions import complete_if_proven
from services.disclosures.proving.queries import postings_of, wall_at
from services.disclosures.queries import check_day, in_force
from services.disclosures.rules import State, check_happened, check_in_force, check_move
from services.disclosures.tables import Disclosure, Place, Posting, PostingCheck


async def start_posting(
    session: AsyncSession,
    disclosure_id: UUID,
    *,
    place_id: UUID,
    posted_on: date,
    photo: StoredFile,
    by: Actor,
    now: datetime,
) -> Posting:
    """A sheet hangs at a place; after a gap the days of this place begin again."""
    place = await found(session, Place, place_id)
    permit(by, "start_posting", unit_id=place.unit_id)
    rules.check_photo(photo.is_photo)
    disclosure, version = await in_force(session, disclosure_id)
    check_day(posted_on, version, now.date())
    need = await wall_at(session, disclosure, version, place_id)
    previous = await _last_sheet(session, disclosure, place_id)
    rules.check_restart(posted_on, previous.broken_on if previous else None)
    posting = Posting(
        disclosure_id=disclosure.id,
        version=version.number,
        place_id=place_id,
        attempt=previous.attempt + 1 if previous else 1,
        posted_on=posted_on,
        keep_until=rules.keep_until(posted_on, need.days, need.permanent),
        photo=asdict(photo),
        posted_by=by.id,
    )
    session.add(posting)
    await mend(session, posting, by=by, now=now)
    if disclosure.state == State.PUBLISHED:
        check_move(State.PUBLISHED, State.POSTING)
        disclosure.state = State.POSTING
    said = {"place": place.name, "posted_on": posted_on, "attempt": posting.attempt}
    record(session, by, "start_posting", disclosure.id, now, **said)
    telling.started(session, disclosure, posting, place, now)
    return posting


async def _last_sheet(
    session: AsyncSession, disclosure: Disclosure, place_id: UUID
) -> Posting | None:
    """The sheet before, of this version; refuses when one still hangs or was kept to the end."""
    sheets = [
        row
        for row in await postings_of(session, disclosure.id)
        if row.place_id == place_id and row.version == disclosure.public_version
    ]
    if sheets and sheets[-1].state != Hanging.BROKEN:
        raise rules.AlreadyPosted(posted_on=f"{sheets[-1].posted_on:%d/%m/%Y}")
    return sheets[-1] if sheets else None


async def _hanging(
    session: AsyncSession, posting_id: UUID, action: str, by: Actor
) -> tuple[Posting, Place, Disclosure]:
    """A sheet that hangs, with its place and its disclosure, all locked by the disclosure."""
    posting = await found(session, Posting, posting_id)
    place = await found(session, Place, posting.place_id)
    permit(by, action, unit_id=place.unit_id)
    disclosure = await found(session, Disclosure, posting.disclosure_id, lock=True)
    posting = await found(session, Posting, posting_id, lock=True)
    check_in_force(State(disclosure.state))
    if posting.state != Hanging.UP:
        raise rules.PostingOver
    return posting, place, disclosure


async def check_posting(
    session: AsyncSession,
    posting_id: UUID,
    *,
    on: date,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> PostingCheck:
    """Somebody looked on a day and the sheet was there."""
    posting, place, disclosure = await _hanging(session, posting_id, "check_posting", by)
    check_happened(on, now.date())
    rules.check_seen(on, posting.posted_on)
    if photo:
        rules.check_photo(photo.is_photo)
    check = PostingCheck(
        posting_id=posting.id,
        on=on,
        photo=asdict(photo) if photo else None,
        by_its_head=place.unit_id is not None and place.unit_id == by.unit_id,
    )
    session.add(check)
    record(session, by, "check_posting", disclosure.id, now, place=place.name, on=on)
    return check


async def break_posting(
    session: AsyncSession,
    posting_id: UUID,
    *,
    broken_on: date,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Posting:
    """The sheet was missing, torn or covered on a day: at this place all days are lost."""
    posting, place, disclosure = await _hanging(session, posting_id, "break_posting", by)
    check_happened(broken_on, now.date())
    rules.check_break(broken_on, posting.posted_on, posting.keep_until)
    if photo:
        rules.check_photo(photo.is_photo)
    posting.state = Hanging.BROKEN
    posting.broken_on = broken_on
    posting.broken_photo = asdict(photo) if photo else None
    posting.days_kept = rules.days_kept(posting.posted_on, broken_on)
    said = {"place": place.name, "broken_on": broken_on, "days_kept": posting.days_kept}
    record(session, by, "break_posting", disclosure.id, now, **said)
    telling.broken(session, disclosure, posting, now)
    await confirm_gap(session, posting, broken_on, by=by, now=now)
    return posting


async def end_posting(
    session: AsyncSession,
    posting_id: UUID,
    *,
    ended_on: date,
    proof: StoredFile,
    by: Actor,
    now: datetime,
) -> Posting:
    """The sheet came down after all its days, proven by a photo or by minutes."""
    posting, place, disclosure = await _hanging(session, posting_id, "end_posting", by)
    check_happened(ended_on, now.date())
    rules.check_end(ended_on, posting.keep_until)
    await check_none_open(session, posting)
    posting.state = Hanging.DOWN
    posting.ended_on = ended_on
    posting.end_proof = asdict(proof)
    posting.days_kept = rules.days_kept(posting.posted_on, ended_on)
    said = {"place": place.name, "ended_on": ended_on, "days_kept": posting.days_kept}
    record(session, by, "end_posting", disclosure.id, now, **said)
    telling.ended(session, disclosure, posting, place, now)
    await complete_if_proven(session, disclosure, by=by, now=now)
    return posting


async def replace_sheets(
    session: AsyncSession, disclosure: Disclosure, *, by: Actor, now: datetime
) -> None:
    """A correction came out, or all was withdrawn: what hangs proves nothing any more."""
    for posting in await postings_of(session, disclosure.id):
        if posting.state == Hanging.UP:
            posting.state = Hanging.REPLACED
            telling.replaced(session, disclosure, posting, now)
    await ask_nothing(session, disclosure_id=disclosure.id, by=by, now=now)
