"""What decision 0017 says of casting: nothing that is kept leads from a ballot to a household."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots import rsabssa
from libs.ballots.bulletin import number_of, receipt_text
from libs.kernel import testing
from libs.kernel.database import Database
from services.participation.ballots import casting, queries, rules
from services.participation.ballots.tables import Ballot, BallotRound, Voter
from tests.participation import voting, ward
from tests.participation.voting import NO, YES, Phone

MANY = 60


async def test_a_lost_answer_is_given_again_and_no_second_one(session: AsyncSession) -> None:
    row = await voting.opened(session)
    phone = Phone(row, 1)
    phone.fill(YES)

    first = await phone.sign(session)

    assert await phone.sign(session) == first
    phone.fill(NO)  # another ballot of the same household, from whatever phone
    with pytest.raises(rules.HasBallot):
        await phone.sign(session)


async def test_a_ballot_sent_again_is_in_the_box_once_with_the_same_number(
    session: AsyncSession,
) -> None:
    row = await voting.opened(session)
    phone = await voting.votes(session, row, 1, YES)

    number, receipt = await phone.cast(session)

    assert phone.blinded
    assert number == number_of(phone.blinded.message)
    clerk = rsabssa.public_key(row.receipt_key)
    assert rsabssa.is_signed(clerk, receipt_text(row.id, number), receipt)
    assert [each.number for each in await queries.ballots(session, row.id)] == [number]


async def test_what_this_vote_did_not_sign_does_not_enter_the_box(session: AsyncSession) -> None:
    row, another = await voting.opened(session), await voting.opened(session)
    phone = Phone(row, 1)
    message = phone.fill(YES).message
    signature = await phone.sign(session)
    own = rsabssa.signed(rsabssa.new_key(2048), message)
    wrongs = [
        (row.id, message, own),
        (row.id, message[:-1] + bytes([message[-1] ^ 1]), signature),
        (row.id, message + b"x", signature),
        (row.id, message, phone.blinded.blinded if phone.blinded else b""),
        (row.id, message, b""),
        (another.id, message, signature),
    ]

    for vote_id, said, signed in wrongs:
        with pytest.raises(rules.BallotNotSigned):
            await casting.cast_ballot(
                session, vote_id, said, signed, keys=voting.KEYS, now=voting.DURING
            )
    assert await queries.ballots(session, row.id) == []


async def test_what_is_no_number_of_this_key_is_not_signed(session: AsyncSession) -> None:
    row = await voting.opened(session)
    for blinded in (b"", bytes(256), b"\xff" * 256, b"\x01" * 255):
        with pytest.raises(rules.NotABallot):
            await casting.give_signature(
                session,
                row.id,
                voting.household(1),
                blinded,
                keys=voting.KEYS,
                now=voting.DURING,
            )
    assert (await queries.turnout(session, row)).online == 0


async def test_neither_signing_nor_casting_is_noted_or_told(session: AsyncSession) -> None:
    row = await voting.opened(session)
    phone = Phone(row, 1)
    phone.fill(YES)
    said, told = len(session.info["said"]), len(session.info["told"])

    await phone.sign(session)
    await phone.cast(session)

    assert (len(session.info["said"]), len(session.info["told"])) == (said, told)


def test_a_ballot_has_no_column_that_leads_anywhere() -> None:
    assert set(Ballot.__table__.columns.keys()) == {
        *("id", "ward_id", "round_id", "number", "message", "signature", "option")
    }
    assert not {"at", "on"} & {c.name.rpartition("_")[2] for c in Voter.__table__.columns}


@dataclass
class Voted:
    """A vote in which households voted one after the other, each act in its own transaction."""

    database: Database
    round_id: UUID
    households: list[str]  # the numbers of the households in the order in which they came
    ballots: list[str]  # and of their ballots, which only the test knows

    async def kept(self, table: str, column: str, order: str) -> list[str]:
        """A column of a table in the order in which PostgreSQL keeps, or wrote, its rows."""
        where = f"WHERE round_id = '{self.round_id}' ORDER BY {order}"
        query = f"SELECT {column} FROM {table} {where}"  # noqa: S608 - our own words
        async with self.database.session(ward.CODE) as session:
            return [str(each) for each in (await session.execute(text(query))).scalars()]


@pytest.fixture
async def voted(door: tuple[httpx.AsyncClient, Database]) -> Voted:
    """So many households have voted."""
    _, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        row = await voting.opened(session, MANY)
    numbers = list(range(1, MANY + 1))
    random.Random(9474).shuffle(numbers)
    voted = Voted(database, row.id, [str(number) for number in numbers], [])
    for number in numbers:
        async with database.transaction(ward.CODE) as session:
            phone = Phone(row, number)
            phone.fill(YES)
            await phone.sign(session)
        async with database.transaction(ward.CODE) as session:
            voted.ballots.append((await phone.cast(session))[0])
    return voted


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Spearman's correlation of two orders: 1 for the same, -1 for the opposite, else around 0."""
    place = {each: at for at, each in enumerate(one)}
    apart = sum((at - place[each]) ** 2 for at, each in enumerate(other))
    return 1 - 6 * apart / (len(other) ** 3 - len(other))


WRITTEN = "xmin::text::bigint"  # by which transaction


async def test_the_order_of_rows_pairs_no_ballot_with_a_household(voted: Voted) -> None:
    """As whoever copies the disk while people vote, and again after the count."""
    asked = await voted.kept("ballot_voter", "household_number", WRITTEN)
    assert asked == voted.households  # who asked after whom is there while people vote

    for order in ("ctid", f"{WRITTEN}, ctid", "id"):
        ballots = await voted.kept("ballot", "number", order)
        paired = sum(a == b for a, b in zip(voted.ballots, ballots, strict=True))
        assert paired < MANY / 10, order
        assert abs(_likeness(voted.ballots, ballots)) < 0.5, order
    together = await voted.kept("ballot", "xmin", f"{WRITTEN} DESC")
    assert together.count(together[0]) == casting.SHAKEN + 1
    last = await voted.kept("ballot", "number", f"{WRITTEN} DESC LIMIT {casting.SHAKEN + 1}")
    assert voted.ballots[-1] in last

    async with voted.database.transaction(ward.CODE) as session:
        await voting.counted(session, await session.get_one(BallotRound, voted.round_id))
    for table, column, came in (
        ("ballot", "number", voted.ballots),
        ("ballot_voter", "household_number", voted.households),
    ):
        assert len(set(await voted.kept(table, "xmin", "ctid"))) == 1
        assert abs(_likeness(came, await voted.kept(table, column, "ctid"))) < 0.5


async def test_a_ballot_leaves_no_trace_beside_itself(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    """Not even when a browser, or who stands between, adds a key for retries."""
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        row = await voting.opened(session)
        phone = Phone(row, 1)
        message = phone.fill(YES).message
        signature = await phone.sign(session)
    form = {"message": _text(message), "signature": _text(signature)}
    before = await _traces(database)

    with testing.time_is(voting.DURING):
        cast = await client.post(
            f"{ward.API}/ballot-rounds/{row.id}/ballots",
            json=form,
            headers={"idempotency-key": "x" * 20},
        )

    assert cast.status_code == 200, cast.text
    assert cast.json()["number"] == number_of(message)
    assert await _traces(database) == before


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()


async def _traces(database: Database) -> list[int]:
    counts = []
    async with database.session(ward.CODE) as session:
        for table in ("answered", "history"):
            query = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own words
            counts.append(await session.scalar(text(query)))
    return counts
