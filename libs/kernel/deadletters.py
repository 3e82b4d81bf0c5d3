"""Messages nobody could act on: parked with their error, tried again later, never dropped.

Later events about the same object wait behind them, so that its order holds; the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nats.aio.msg import Msg
from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock
from libs.kernel.tables import dead_letter

TRIES_MAX = 8
WAIT_SECONDS_MAX = 600


@dataclass(frozen=True)
class Letter:
    """A message as it came: where it stood in its stream, what it says."""

    sequence: int
    headers: dict[str, str]
    body: bytes
    tries: int = 0

    @classmethod
    def of(cls, message: Msg) -> Letter:
        """The letter in a delivered message."""
        return cls(message.metadata.sequence.stream, dict(message.headers or {}), message.data)

    @property
    def object_id(self) -> str:
        """What it is about, with its ward; a foreign message is about nothing."""
        return f"{self.headers.get('ce-ward', '')}/{self.headers.get('ce-subject', '')}"


class DeadLetters:
    """The parked messages of one stream, as its one active listener sees them."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        self.waiting: set[str] = set()

    async def load(self, session: AsyncSession) -> None:
        """Read which objects have something parked."""
        query = select(dead_letter.c.object_id).where(dead_letter.c.stream == self.stream)
        self.waiting = set((await session.execute(query.distinct())).scalars())

    def waits(self, letter: Letter) -> bool:
        """Whether an earlier event about the same object is still parked."""
        return letter.object_id in self.waiting

    async def park(self, session: AsyncSession, letter: Letter, error: str, tries: int) -> None:
        """Keep the message, to be tried again."""
        await session.execute(
            insert(dead_letter).values(
                stream=self.stream,
                sequence=letter.sequence,
                ward_id=letter.headers.get("ce-ward", ""),
                object_id=letter.object_id,
                headers=letter.headers,
                body=letter.body,
                error=error,
                tries=tries,
                next_try_at=_next_try(tries),
            )
        )
        self.waiting.add(letter.object_id)

    async def due(self, session: AsyncSession, now: datetime) -> list[Letter]:
        """The oldest parked message of each object, where its time has come."""
        oldest = (
            select(dead_letter.c.object_id, func.min(dead_letter.c.sequence).label("sequence"))
            .where(dead_letter.c.stream == self.stream)
            .group_by(dead_letter.c.object_id)
            .subquery()
        )
        rows = await session.execute(
            select(dead_letter)
            .join(oldest, dead_letter.c.sequence == oldest.c.sequence)
            .where(dead_letter.c.stream == self.stream, dead_letter.c.next_try_at <= now)
            .order_by(dead_letter.c.sequence)
            .limit(100)
        )
        return [Letter(row.sequence, row.headers, row.body, row.tries) for row in rows]

    async def release(self, session: AsyncSession, letter: Letter) -> None:
        """Take the message out, to be acted on in this same transaction."""
        await session.execute(delete(dead_letter).where(*self._is(letter)))
        self.waiting.discard(letter.object_id)

    async def put_off(self, session: AsyncSession, letter: Letter, error: str) -> None:
        """It failed again: wait longer; after eight tries only an operator brings it back."""
        tries = letter.tries + 1
        self.waiting.add(letter.object_id)
        await session.execute(
            update(dead_letter)
            .where(*self._is(letter))
            .values(error=error, tries=tries, next_try_at=_next_try(tries))
        )

    def _is(self, letter: Letter) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return dead_letter.c.stream == self.stream, dead_letter.c.sequence == letter.sequence


def _next_try(tries: int) -> datetime | None:
    if tries >= TRIES_MAX:
        return None
    return clock.now() + timedelta(seconds=min(2**tries, WAIT_SECONDS_MAX))


async def replay(session: AsyncSession) -> int:
    """Bring every parked message back at once; returns how many (an operator's command)."""
    again = update(dead_letter).values(tries=0, next_try_at=clock.now())
    return len((await session.execute(again.returning(dead_letter.c.sequence))).all())
