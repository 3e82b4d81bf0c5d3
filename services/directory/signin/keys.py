"""Keys with which machines of integrators come in; shown once, kept as hashes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import SignInNeeded
from libs.kernel.history import record
from libs.permissions import permit
from services.directory.signin.rules import NoSuchKey
from services.directory.signin.tokens import hash_of, new_token
from services.directory.tables import ApiKey
from services.directory.wards.actions import must_be_onboarded

SHOWN_MAX = 200


class KeyNotGood(SignInNeeded):
    """Khóa này không dùng được hoặc đã bị thu hồi."""


async def issue_key(
    session: AsyncSession, *, name: str, by: Actor, now: datetime
) -> tuple[ApiKey, str]:
    """A machine receives a key to the ward: the row, and the key itself, never shown again."""
    permit(by, "issue_key")
    await must_be_onboarded(session)
    # The ward stands in front, so that the door knows whom to ask.
    key = f"{by.ward_id}.{new_token()}"
    row = ApiKey(name=name, key_hash=hash_of(key), issued_at=now)
    session.add(row)
    await session.flush()
    record(session, by, "issue_key", row.id, now)
    return row, key


async def revoke_key(session: AsyncSession, key_id: UUID, *, by: Actor, now: datetime) -> None:
    """A key stops working."""
    permit(by, "revoke_key")
    row = await session.get(ApiKey, key_id)
    if row is None or row.revoked_at:
        raise NoSuchKey
    row.revoked_at = now
    record(session, by, "revoke_key", row.id, now)


async def keys(session: AsyncSession, *, by: Actor) -> Sequence[ApiKey]:
    """Every key that was issued, newest first."""
    permit(by, "issue_key")
    wanted = select(ApiKey).where(ApiKey.ward_id == by.ward_id).order_by(ApiKey.id.desc())
    return (await session.scalars(wanted.limit(SHOWN_MAX))).all()


async def machine(session: AsyncSession, key: str) -> ApiKey:
    """The row behind a key; refuses one unknown or revoked."""
    row = await session.scalar(
        select(ApiKey).where(
            ApiKey.ward_id == session.info["ward_id"],
            ApiKey.key_hash == hash_of(key),
            ApiKey.revoked_at.is_(None),
        )
    )
    if row is None:
        raise KeyNotGood
    return row
