"""Five thousand ballots of a ward come at once, some of them twice; each is counted once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest

from libs.ballots import box, rsabssa
from libs.ballots.bulletin import faults
from libs.ballots.rsabssa import PREFIX_BYTES
from libs.kernel.database import Database
from services.participation.ballots import casting, queries
from services.participation.ballots.tables import BallotRound
from tests.participation import voting, ward
from tests.participation.voting import DURING, KEYS

VOTES, HOUSEHOLDS = 10, 500
TWICE = 200
AT_ONCE = 60


@dataclass(frozen=True)
class Ready:
    """A ballot ready to be cast. It was not signed blindly: of that the box sees nothing."""

    vote_id: UUID
    message: bytes
    signature: bytes


def _filled(row: BallotRound, drawn: random.Random) -> tuple[list[Ready], Counter[int]]:
    signer = KEYS.unwrapped(row.sign_wrapped, row.id, "sign")
    sealing = rsabssa.public_key(row.box_key)
    options = [drawn.choice([1, 1, 2, 3]) for _ in range(HOUSEHOLDS)]
    messages = [drawn.randbytes(PREFIX_BYTES) + box.sealed(sealing, each) for each in options]
    ready = [Ready(row.id, message, rsabssa.signed(signer, message)) for message in messages]
    return ready, Counter(options)


@pytest.mark.timeout(500)
async def test_each_of_five_thousand_ballots_is_counted_once(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    _, database = door
    drawn = random.Random(5_000)
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        rows = [await voting.opened(session, HOUSEHOLDS) for _ in range(VOTES)]
    filled = {row.id: _filled(row, drawn) for row in rows}
    sent = [ready for ballots, _ in filled.values() for ready in ballots]
    sent += drawn.sample(sent, TWICE)
    drawn.shuffle(sent)
    places = asyncio.Semaphore(AT_ONCE)

    async def cast(ready: Ready) -> str:
        async with places, database.transaction(ward.CODE) as session:
            number, _ = await casting.cast_ballot(
                session, ready.vote_id, ready.message, ready.signature, keys=KEYS, now=DURING
            )
            return number

    numbers = await asyncio.gather(*(cast(ready) for ready in sent))

    assert len(set(numbers)) == VOTES * HOUSEHOLDS == 5_000
    for row in rows:
        async with database.transaction(ward.CODE) as session:
            tally = await voting.counted(session, await session.get_one(BallotRound, row.id))
            wanted = filled[row.id][1]
            assert tally.counts == (wanted[1], wanted[2], wanted[3])
            assert tally.invalid == 0
            listed = await queries.bulletin(session, row.id)
        assert len(listed.ballots) == HOUSEHOLDS
        if row is rows[0]:  # a recount of one: that no household was given a signature here is told
            assert faults(listed) == ["Số phiếu nhiều hơn số hộ đã được ký phiếu."]
