"""A file is sent before its letter, named by its receipt, and opened as its letter is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import PICTURES_AT_ONCE_MAX, judge, without_traces
from libs.rows import ward_of
from services.reception.sealed.files import rules
from services.reception.sealed.files.store import (
    AttachedFile,
    put_away,
    read_file,
    strangers_bytes_since,
)
from services.reception.sealed.keyring import StoreClosed
from services.reception.sealed.letters import look
from services.reception.sealed.rules import Reason
from services.reception.sealed.store import store_of

_places = asyncio.Semaphore(PICTURES_AT_ONCE_MAX)


async def send_letter_file(
    session: AsyncSession, content: bytes, *, by: Actor, now: datetime
) -> str:
    """The receipt of a file that waits for its letter: its key, which only this store can read.

    It is judged by its content; where and with what a photo was made is taken out.
    """
    if len(content) > rules.FILE_BYTES_MAX:
        raise rules.LetterFileTooLarge
    if not by.known:
        rules.check_day(await strangers_bytes_since(session, now - rules.WAIT_MAX))
    async with _places:
        media_type = await asyncio.to_thread(judge, content)
        content = await asyncio.to_thread(without_traces, content, media_type)
    rules.check_file(media_type, len(content))
    file = await put_away(session, content, media_type, by_stranger=not by.known, now=now)
    return store_of(session).keys.hide(json.dumps(asdict(file)).encode(), _held(session))


def named(session: AsyncSession, receipts: Iterable[str]) -> tuple[AttachedFile, ...]:
    """The files behind receipts, each once. Raises LetterFileGone for what is no receipt."""
    keys = store_of(session).keys
    try:
        read = [json.loads(keys.read(text, _held(session))) for text in dict.fromkeys(receipts)]
    except StoreClosed as error:
        raise rules.LetterFileGone from error
    return tuple(AttachedFile(**each) for each in read)


async def open_letter_file(
    session: AsyncSession, sealed_id: UUID, number: int, *, by: Actor, reason: Reason, now: datetime
) -> tuple[AttachedFile, bytes]:
    """One file of a letter, the first is 1: for whom the letter opens, and each time logged."""
    letter = await look(
        session,
        sealed_id,
        by=by,
        reason=reason,
        now=now,
        action="open_letter_file",
        number=number,
    )
    if not 1 <= number <= len(letter.files):
        raise rules.NoSuchLetterFile
    file = letter.files[number - 1]
    return file, await read_file(session, sealed_id, file)


def _held(session: AsyncSession) -> bytes:
    return f"file of {ward_of(session)}".encode()
