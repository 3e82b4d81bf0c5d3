"""A vote at work: its keys, its households, and voters who follow RFC 9474 without a browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots import rsabssa
from libs.kernel.events import Event
from libs.kernel.outbox import told
from services.participation.ballots import actions, casting, counting
from services.participation.ballots.actions import Opening
from services.participation.ballots.keys import Keyring
from services.participation.ballots.queries import Tally
from services.participation.ballots.rules import PaperCount
from services.participation.ballots.tables import BallotRound
from tests.ballots import voter
from tests.ballots.voter import Blinded
from tests.participation import ward

DAY = date(2026, 3, 2)
NOW = ward.at(DAY)
OPENS, CLOSES = ward.at(date(2026, 3, 5), 7), ward.at(date(2026, 3, 8), 17)
DURING, AFTER = OPENS + timedelta(hours=1), CLOSES + timedelta(minutes=5)
KEYS = Keyring("ba11" * 16)
YES, NO, OTHER = 1, 2, 3


def household(number: int) -> UUID:
    """The household of that number in the roll."""
    return ward.an_id(f"household {number}")


async def opened(
    session: AsyncSession,
    households: int = 5,
    opens_at: datetime = OPENS,
    closes_at: datetime = CLOSES,
) -> BallotRound:
    """A vote of so many households, announced in time."""
    opening = Opening(
        matter_id=ward.an_id("matter"),
        accepted=households // 2 + 1,
        neighbourhood_id=ward.NORTH,
        title="Giờ đóng cửa nhà văn hóa",
        roll={household(number): number for number in range(1, households + 1)},
        opens_at=opens_at,
        closes_at=closes_at,
    )
    row = await actions.open_ballots(session, opening, keys=KEYS, by=ward.HEAD, now=NOW)
    await session.flush()
    return row


@dataclass
class Phone:
    """What a household's phone does: fills a ballot, has it signed, puts it into the box."""

    row: BallotRound
    number: int
    blinded: Blinded | None = None
    signature: bytes = b""

    def fill(self, option: int) -> Blinded:
        """Seal and blind a choice."""
        signer, box = map(rsabssa.public_key, (self.row.sign_key, self.row.box_key))
        self.blinded = voter.ballot(signer, box, option)
        return self.blinded

    async def sign(self, session: AsyncSession, now: datetime = DURING) -> bytes:
        """Ask for the household's signature, and unblind it."""
        assert self.blinded
        answer = await casting.give_signature(
            session,
            self.row.id,
            household(self.number),
            self.blinded.blinded,
            keys=KEYS,
            now=now,
        )
        signer = rsabssa.public_key(self.row.sign_key)
        self.signature = voter.finalize(signer, self.blinded, answer)
        return self.signature

    async def cast(self, session: AsyncSession, now: datetime = DURING) -> tuple[str, bytes]:
        """Put the ballot into the box, as nobody."""
        assert self.blinded
        return await casting.cast_ballot(
            session, self.row.id, self.blinded.message, self.signature, keys=KEYS, now=now
        )


async def votes(session: AsyncSession, row: BallotRound, number: int, option: int) -> Phone:
    """A household votes on the web from the first to the last step."""
    phone = Phone(row, number)
    phone.fill(option)
    await phone.sign(session)
    await phone.cast(session)
    return phone


async def counted(
    session: AsyncSession, row: BallotRound, paper: PaperCount | None = None
) -> Tally:
    """The team counts after closing."""
    return await counting.count_ballots(
        session,
        row.id,
        paper=paper,
        tellers=3,
        witnesses=2,
        keys=KEYS,
        by=ward.HEAD,
        now=AFTER,
    )


def tells(session: AsyncSession, kind: type[Event]) -> dict[str, Any]:
    """The one event of a kind that this transaction tells."""
    [row] = [row for row in told(session) if row["headers"]["ce-type"] == kind.told_as]
    said: dict[str, Any] = json.loads(row["body"])
    return said
