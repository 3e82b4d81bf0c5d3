"""A retried request with the same Idempotency-Key gets the first answer, and acts once.

The key is claimed and the answer kept in the transaction of the request itself.
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from typing import Any

from fastapi import Request
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock
from libs.kernel.actor import Actor
from libs.kernel.errors import Refusal
from libs.kernel.tables import answered

KEY_CHARACTERS_MAX = 200
KEPT = timedelta(days=2)


class KeyUsedForAnotherRequest(Refusal):
    """Mã chống gửi trùng này đã dùng cho một yêu cầu khác."""


class KeyTooLong(Refusal):
    """Mã chống gửi trùng quá dài: tối đa 200 ký tự."""


class Replay(Exception):
    """This very request was answered before; here is that answer."""

    def __init__(self, status: int, headers: list[list[str]], body: bytes) -> None:
        super().__init__()
        self.status, self.headers, self.body = status, headers, body


class Retry:
    """The claim of one request to its Idempotency-Key."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.claimed: dict[str, Any] | None = None

    @classmethod
    def of(cls, headers: dict[bytes, bytes]) -> Retry | None:
        """The key sent with a request, if any."""
        key = headers.get(b"idempotency-key", b"").decode("latin-1")
        return cls(key) if key else None

    async def claim(self, session: AsyncSession, by: Actor, request: Request) -> None:
        """Take the key, or wait for the one who has it and raise Replay with its answer."""
        if len(self.key) > KEY_CHARACTERS_MAX:
            raise KeyTooLong
        asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
        # Under a key: a plain hash of a letter would confirm a guess of who wrote it.
        secret = request.app.state.settings.link_key.encode()
        fingerprint = hmac.digest(secret, asked + await request.body(), "sha256")
        # Visitors share one id: what they send tells them apart.
        actor_id = by.id if by.known else fingerprint.hex()
        mine = {"ward_id": by.ward_id, "actor_id": actor_id, "key": self.key}
        row = insert(answered).values(**mine, fingerprint=fingerprint, at=clock.now())
        fresh = await session.execute(row.on_conflict_do_nothing().returning(answered.c.key))
        if fresh.first():
            self.claimed = mine
            return
        first = (await session.execute(select(answered).filter_by(**mine))).one()
        if first.fingerprint != fingerprint:
            raise KeyUsedForAnotherRequest
        raise Replay(first.status, first.headers, first.body)

    async def remember(
        self, session: AsyncSession, status: int, headers: list[Any], body: bytes
    ) -> None:
        """Keep the answer beside what it promises."""
        kept = [[k.decode("latin-1"), v.decode("latin-1")] for k, v in headers]
        await session.execute(
            update(answered)
            .filter_by(**(self.claimed or {}))
            .values(status=status, headers=kept, body=body)
        )


async def forget_answers(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Answers are kept for two days: nobody retries longer (a daily job of every service)."""
    await session.execute(
        delete(answered).where(answered.c.ward_id == by.ward_id, answered.c.at < now - KEPT)
    )
