"""The bytes of files in the sealed database: put away at once, then tied to their letter."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import one_at_a_time, remember_ward
from libs.kernel.ids import new_id
from libs.rows import ward_of
from services.reception.sealed.files import rules
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.keyring import decrypt_file, encrypt_file
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import SealedFile


@dataclass(frozen=True)
class AttachedFile:
    """A file as its letter names it: where its bytes are, and the only copy of their key."""

    id: str
    key: str
    media_type: str
    size_bytes: int


async def put_away(
    session: AsyncSession, content: bytes, media_type: str, *, by_stranger: bool, now: datetime
) -> AttachedFile:
    """Encrypt and commit at once. The key is with whoever gets it, so an abandoned file is noise.

    No name, no length and no hash of it is kept beside it: each would tell which file it is.
    """
    file_id, ward_id = new_id(), ward_of(session)
    key, body = encrypt_file(content, _bound_to(ward_id, file_id))
    async with store_of(session).transaction(ward_id) as inside:
        await remember_ward(inside)
        inside.add(SealedFile(id=file_id, kept_at=now, body=body, by_stranger=by_stranger))
    return AttachedFile(str(file_id), base64.b64encode(key).decode(), media_type, len(content))


async def strangers_bytes_since(session: AsyncSession, since: datetime) -> int:
    """How much came since a moment from those without an account."""
    async with store_of(session).transaction(ward_of(session)) as inside:
        query = select(func.coalesce(func.sum(func.octet_length(SealedFile.body)), 0))
        recent = SealedFile.ward_id == ward_of(inside), SealedFile.kept_at > since
        return int(await inside.scalar(query.where(*recent, SealedFile.by_stranger)) or 0)


async def claim(session: AsyncSession, files: Sequence[AttachedFile]) -> None:
    """Wait for whoever names one of the same files, until his letter is kept, or is not."""
    for file_id in sorted({file.id for file in files}):
        await one_at_a_time(session, f"file:{file_id}")


async def tie(
    session: AsyncSession, inside: AsyncSession, letter_id: UUID, files: Sequence[AttachedFile]
) -> None:
    """The claimed files belong to this letter, and to no other kept one. Raises LetterFileGone.

    Of a letter that was never acknowledged they may be taken over: its sender tries again.
    """
    if not files:
        return
    ids = [UUID(file.id) for file in files]
    query = select(SealedFile).where(SealedFile.ward_id == ward_of(inside), SealedFile.id.in_(ids))
    light = query.with_only_columns(SealedFile.id, SealedFile.letter_id).with_for_update()
    before = [(file_id, tied) for file_id, tied in await inside.execute(light)]
    others = [tied for _, tied in before if tied]
    kept = select(KeptLetter.id).where(KeptLetter.ward_id == ward_of(session))
    if len(before) < len(set(ids)) or await session.scalar(kept.where(KeptLetter.id.in_(others))):
        raise rules.LetterFileGone
    await inside.execute(
        update(SealedFile)
        .where(SealedFile.ward_id == ward_of(inside), SealedFile.id.in_(ids))
        .values(letter_id=letter_id)
    )


async def read_file(session: AsyncSession, letter_id: UUID, file: AttachedFile) -> bytes:
    """The bytes of a file of an opened letter. Raises NoSuchLetterFile."""
    async with store_of(session).transaction(ward_of(session)) as inside:
        query = select(SealedFile.body).where(
            SealedFile.ward_id == ward_of(inside),
            SealedFile.id == UUID(file.id),
            SealedFile.letter_id == letter_id,
        )
        body = await inside.scalar(query)
    if body is None:
        raise rules.NoSuchLetterFile
    bound_to = _bound_to(ward_of(session), UUID(file.id))
    return decrypt_file(base64.b64decode(file.key), body, file.size_bytes, bound_to)


async def destroy_files(inside: AsyncSession, letter_id: UUID) -> None:
    """The bytes go with their letter."""
    of_letter = SealedFile.ward_id == ward_of(inside), SealedFile.letter_id == letter_id
    await inside.execute(delete(SealedFile).where(*of_letter))


async def sweep_files(inside: AsyncSession, *, now: datetime) -> None:
    """Destroy what was sent and never became part of a letter."""
    abandoned = SealedFile.letter_id.is_(None), SealedFile.kept_at < now - rules.WAIT_MAX
    await inside.execute(
        delete(SealedFile).where(SealedFile.ward_id == ward_of(inside), *abandoned)
    )


def _bound_to(ward_id: str, file_id: UUID) -> bytes:
    return f"{ward_id}\n{file_id}".encode()
