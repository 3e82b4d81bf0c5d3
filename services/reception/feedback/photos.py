"""Photos of a report: sealed as they come, and plain bytes only of those that a clerk releases.

A report may turn out to denounce somebody. So its photos are files of a sealed letter of its own,
and the row hides, as it hides words, where they are and their keys.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import LINK_LIFETIME, FileStore, StoredFile
from libs.rows import found, ward_of
from services.reception.feedback import rules
from services.reception.feedback.tables import Feedback
from services.reception.feedback.words import bound_to, hidden, read
from services.reception.sealed.files.store import AttachedFile, put_away, read_file
from services.reception.sealed.kept.actions import let_go
from services.reception.sealed.keyring import Keyring, StoreClosed
from services.reception.sealed.letters import Letter, seal
from services.reception.sealed.store import store_of


async def keep_photos(
    session: AsyncSession, row: Feedback, photos: Sequence[AttachedFile], now: datetime
) -> None:
    """The photos belong to this report. Raises LetterFileGone."""
    if photos:
        row.photos_id = await seal(session, Letter(files=tuple(photos)), now=now)
        row.photos = hidden(session, row.id, json.dumps([asdict(photo) for photo in photos]))


async def photo_of(
    session: AsyncSession, row: Feedback, number: int, files: FileStore
) -> tuple[bytes, str]:
    """The bytes of a photo, the first is 1, and what they are. Raises NoSuchPhoto."""
    kept = _kept(session, row)
    if not 1 <= number <= len(kept):
        raise rules.NoSuchPhoto
    photo = kept[number - 1]
    if row.photos_id is None:  # sent before photos were sealed
        return await files.read(ward_of(session), photo["sha256"]), photo["media_type"]
    file = AttachedFile(**photo)
    return await read_file(session, row.photos_id, file), file.media_type


async def released(
    session: AsyncSession, row: Feedback, numbers: Sequence[int], files: FileStore
) -> list[StoredFile]:
    """The photos with these numbers, for everybody: from now on their bytes are plain."""
    chosen = [await photo_of(session, row, number, files) for number in sorted(set(numbers))]
    return [await files.keep(ward_of(session), content) for content, _ in chosen]


async def take_photos(
    session: AsyncSession, row: Feedback, files: FileStore, now: datetime
) -> tuple[AttachedFile, ...]:
    """The photos for the letter that the report becomes, under keys of their own.

    They are let go of here. A copy, because the letter may not be kept after all.
    """
    taken = []
    for number, _ in enumerate(_kept(session, row), 1):
        content, media_type = await photo_of(session, row, number, files)
        taken.append(await put_away(session, content, media_type, by_stranger=False, now=now))
    if row.photos_id:
        await let_go(session, row.photos_id)
    row.photos, row.photos_id = "", None
    return tuple(taken)


def photo_links(
    keys: Keyring, ward_id: str, feedback_id: UUID, said: str, now: datetime
) -> list[str]:
    """Addresses under which whoever holds one may see that photo for ten minutes.

    `said` is what the row keeps, once it is read. An address says nothing of what it leads to.
    """
    until = int((now + LINK_LIFETIME).timestamp())
    asked = [json.dumps([str(feedback_id), n, until]) for n, _ in enumerate(_in(said), 1)]
    held = [keys.hide(each.encode(), _linked(ward_id)) for each in asked]
    return [f"/api/wards/{ward_id}/reception/feedback/photos/{each}" for each in held]


async def linked_photo(
    session: AsyncSession, held: str, files: FileStore, now: datetime
) -> tuple[bytes, str]:
    """The photo behind such an address. Raises PhotoLinkEnded, NotFound."""
    try:
        said = store_of(session).keys.read(held, _linked(ward_of(session)))
    except StoreClosed as error:
        raise rules.PhotoLinkEnded from error
    feedback_id, number, until = json.loads(said)
    if until < now.timestamp():
        raise rules.PhotoLinkEnded
    return await photo_of(session, await found(session, Feedback, UUID(feedback_id)), number, files)


def _kept(session: AsyncSession, row: Feedback) -> list[dict[str, Any]]:
    return _in(read(store_of(session).keys, bound_to(ward_of(session), row.id), row.photos))


def _in(said: str) -> list[dict[str, Any]]:
    return json.loads(said) if said else []


def _linked(ward_id: str) -> bytes:
    return f"{ward_id}\nphoto of feedback".encode()
