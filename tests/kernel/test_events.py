"""From one service's commit to another's: once, in order, whatever is killed in between."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import asyncpg
import pytest
from sqlalchemy import delete, func, select, update

from libs.kernel import clock, relay, tables
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.deadletters import replay
from libs.kernel.history import broken_links, record
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.kernel.relay import Relay
from libs.kernel.service import Running
from tests.kernel import sample
from tests.kernel.conftest import Pair, provision_pair

WARD = "06811"
LAN = Actor("lan", WARD, frozenset({"office"}))


@asynccontextmanager
async def running(pair: Pair, *names: str) -> AsyncIterator[dict[str, Running]]:
    services = {"left": (sample.left, pair.left), "right": (sample.right, pair.right)}
    started = {name: Running(*services[name]) for name in names or services}
    for one in started.values():
        await one.start()
    try:
        yield started
    finally:
        for one in started.values():
            await one.stop()


async def write(database: Database, *texts: str, ward: str = WARD, note: object = None) -> None:
    async with database.transaction(ward) as session:
        for text in texts:
            row = sample.Note(text=text) if note is None else sample.Note(id=note, text=text)
            if note is None:
                session.add(row)
            emit(
                session,
                sample.NoteWritten(occurred_at=clock.now(), note_id=row.id, text=text),
            )


async def heard(database: Database, ward: str = WARD) -> list[str]:
    async with database.transaction(ward) as session:
        query = select(sample.Tally.text).order_by(sample.Tally.sequence)
        return list((await session.execute(query)).scalars())


async def until(database: Database, count: int, seconds: float = 20) -> list[str]:
    """What `right` has heard, once it is `count` or the time is up."""
    end = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < end:
        if len(texts := await heard(database)) >= count:
            return texts
        await asyncio.sleep(0.05)
    return await heard(database)


def numbered(start: int, stop: int) -> list[str]:
    return [f"{number:05}" for number in range(start, stop)]


async def test_what_is_committed_is_heard_once_and_in_order(pair):
    async with running(pair) as parts:
        for text in numbered(0, 30):
            await write(parts["left"].database, text)
        await write(parts["left"].database, *numbered(30, 300))

        assert await until(parts["right"].database, 300) == numbered(0, 300)


async def test_what_is_rolled_back_is_not_told(pair):
    async with running(pair) as parts:
        try:
            async with parts["left"].database.transaction(WARD) as session:
                emit(
                    session,
                    sample.NoteWritten(occurred_at=clock.now(), note_id=new_id(), text="không"),
                )
                raise RuntimeError
        except RuntimeError:
            pass
        await write(parts["left"].database, "có")

        assert await until(parts["right"].database, 1) == ["có"]


async def test_events_stay_in_their_ward(pair):
    async with running(pair) as parts:
        await write(parts["left"].database, "ở đây", ward=WARD)
        await write(parts["left"].database, "ở kia", ward="06820")
        await write(parts["left"].database, "ở đây nữa", ward=WARD)

        assert await until(parts["right"].database, 2) == ["ở đây", "ở đây nữa"]
        assert await heard(parts["right"].database, "06820") == ["ở kia"]


UNMARKED = "UPDATE outbox SET published_at = NULL WHERE seq > 25"
UNNUMBERED = "UPDATE outbox SET published_at = NULL, stream_seq = NULL WHERE seq > 25"


@pytest.mark.parametrize("forget", [UNMARKED, UNNUMBERED], ids=["again", "first"])
async def test_a_relay_stopped_between_publishing_and_marking_repeats_nothing(pair, forget):
    """Also when the broker has forgotten the message ids: the stream itself is asked.

    An event that was published again, after a stream was lost, still has the number it had.
    """
    async with running(pair) as parts:
        await write(parts["left"].database, *numbered(0, 40))
        await until(parts["right"].database, 40)
    owner = await asyncpg.connect(pair.left.relay_url)
    await owner.execute(forget)
    await owner.close()

    async with running(pair) as parts:
        await write(parts["left"].database, "sau")

        assert await until(parts["right"].database, 41) == [*numbered(0, 40), "sau"]
        info = await parts["left"].bus.jetstream().stream_info("EVENTS_LEFT")
        assert info.state.messages == 41
        assert await parts["left"].relay.waiting() == 0


@pytest.mark.parametrize("question", [relay.LOST, relay.NEW], ids=["lost", "new"])
async def test_the_next_to_publish_are_found_without_sorting_all_that_wait(pair, question):
    """A million may wait after a stream was lost: a batch costs what the batch is."""
    async with running(pair, "left"):
        pass
    owner = await asyncpg.connect(pair.left.relay_url)
    await owner.execute("SET enable_seqscan = off; SET enable_sort = off")  # few rows: no guess
    plan = await owner.fetch(f"EXPLAIN {question.replace('$1', '500').replace('$2', '0')}")
    await owner.close()

    steps = "\n".join(row[0] for row in plan)
    assert "Sort" not in steps
    assert "Index Scan" in steps


async def test_a_position_behind_the_broker_hears_again_without_doubling(pair):
    """The durable of the broker is ahead (its acknowledgement survived our rollback)."""
    async with running(pair) as parts:
        await write(parts["left"].database, *numbered(0, 10))
        await until(parts["right"].database, 10)
        async with parts["right"].database.transaction(WARD, "bus") as session:
            await session.execute(delete(sample.Tally).where(sample.Tally.sequence > 4))
            await session.execute(update(tables.position).values(sequence=4))

    async with running(pair) as parts:
        assert await until(parts["right"].database, 10) == numbered(0, 10)


async def test_a_poison_event_waits_with_its_object_and_the_rest_goes_on(pair):
    poisoned = new_id()
    async with running(pair) as parts:
        await write(parts["left"].database, "poison", note=poisoned)
        await write(parts["left"].database, "sau thuốc độc", note=poisoned)
        await write(parts["left"].database, "việc khác")

        assert await until(parts["right"].database, 1) == ["việc khác"]
        status = await parts["right"].status()
        assert status["listeners"][0]["parked"] == 1
        await _mend_and_replay(parts["right"].database)

        assert sorted(await until(parts["right"].database, 3)) == [
            "khỏi",
            "sau thuốc độc",
            "việc khác",
        ]


async def _mend_and_replay(database: Database) -> None:
    """An operator mends the message and brings back what was parked."""
    async with database.transaction(None, "bus") as session:
        letters = tables.dead_letter
        rows = (await session.execute(select(letters).order_by(letters.c.sequence))).all()
        assert [(row.error, row.tries > 0) for row in rows] == [
            ("ValueError", True),
            ("behind another", False),
        ]
        body = rows[0].body.replace(b"poison", "khỏi".encode())
        mended = update(letters).where(letters.c.sequence == rows[0].sequence)
        await session.execute(mended.values(body=body))
        assert await replay(session) == 2


async def test_two_replicas_hear_each_event_once(pair):
    async with running(pair) as parts, running(pair, "right") as again:
        await write(parts["left"].database, *numbered(0, 50))
        first = await until(parts["right"].database, 50)
        active = [one.listeners[0].active for one in (parts["right"], again["right"])]

        assert first == numbered(0, 50)
        assert sorted(active) == [False, True]
        await parts["right"].stop()
        parts.pop("right")
        await write(parts["left"].database, *numbered(50, 60))

        assert await until(again["right"].database, 60) == numbered(0, 60)


async def test_nats_killed_in_mid_stream_loses_nothing(own_pair):
    pair, _, nats = own_pair
    async with running(pair) as parts:
        writing = asyncio.create_task(_write_slowly(parts["left"].database, 120))
        for _ in range(3):
            await asyncio.sleep(0.4)
            await asyncio.to_thread(nats.kill)
            await asyncio.sleep(0.2)
            await asyncio.to_thread(nats.start)
        await writing

        assert await until(parts["right"].database, 120) == numbered(0, 120)


async def test_the_whole_jetstream_store_deleted_is_healed_from_the_outbox(own_pair):
    pair, _, nats = own_pair
    async with running(pair) as parts:
        await write(parts["left"].database, *numbered(0, 60))
        await until(parts["right"].database, 60)
        await asyncio.to_thread(nats.kill)
        shutil.rmtree(nats.home / "store")
        await asyncio.to_thread(nats.start)
        await write(parts["left"].database, *numbered(60, 80))
        await provision_pair(pair)

        assert await until(parts["right"].database, 80) == numbered(0, 80)
        info = await parts["left"].bus.jetstream().stream_info("EVENTS_LEFT")
        assert (info.state.first_seq, info.state.last_seq) == (1, 80)


async def test_postgresql_killed_and_restarted_loses_nothing(own_pair):
    pair, postgres, _ = own_pair
    async with running(pair) as parts:
        await write(parts["left"].database, *numbered(0, 20))
        await until(parts["right"].database, 20)
        await asyncio.to_thread(postgres.kill)
        await asyncio.to_thread(postgres.start)
        await _patiently(write, parts["left"].database, *numbered(20, 40))

        assert await _patiently(until, parts["right"].database, 40) == numbered(0, 40)


async def test_a_broken_history_is_found_and_an_honest_one_is_not_accused(pair):
    async with running(pair, "left") as parts:
        database = parts["left"].database
        for number in range(5):
            async with database.transaction(WARD) as session:
                record(session, LAN, "write_note", number, clock.now(), text=f"số {number}")
        async with database.transaction(WARD) as session:
            rows = (await session.execute(select(tables.history))).all()
            heads = (await session.execute(select(tables.history_head))).all()
        anchors = {head.ward_id: (head.ward_seq, bytes(head.hash)) for head in heads}

        assert broken_links(rows, anchors) == []
        forged = [row if row.ward_seq != 3 else _Forged(row) for row in rows]
        assert [(b.ward_seq, b.fault) for b in broken_links(forged, anchors)] == [(3, "hash")]
        assert [b.fault for b in broken_links(rows[:-1], anchors)] == ["tail"]
        assert [b.fault for b in broken_links(rows[:2] + rows[3:], anchors)] == ["gap"]


class _Forged:
    def __init__(self, row: object) -> None:
        self.row = row

    def __getattr__(self, name: str) -> object:
        return "khác" if name == "said" else getattr(self.row, name)


async def test_history_cannot_be_changed_by_the_service(pair):
    async with running(pair, "left") as parts:
        database = parts["left"].database
        async with database.transaction(WARD) as session:
            record(session, LAN, "write_note", 1, clock.now())
        refused = 0
        for statement in (update(tables.history).values(said="{}"), tables.history.delete()):
            try:
                async with database.transaction(WARD) as session:
                    await session.execute(statement)
            except Exception as error:
                refused += "permission denied" in str(error)

        assert refused == 2
        async with database.transaction(WARD) as session:
            assert (
                await session.execute(select(func.count()).select_from(tables.history))
            ).scalar() == 1


async def test_the_relay_of_a_second_replica_stands_by(pair):
    async with running(pair, "left") as parts:
        second = Relay(pair.left, "left")
        task = asyncio.create_task(second.run())
        await asyncio.sleep(1)

        assert sorted([parts["left"].relay.active, second.active]) == [False, True]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _write_slowly(database: Database, count: int) -> None:
    for text in numbered(0, count):
        await write(database, text)
        await asyncio.sleep(0.01)


async def _patiently(act, *arguments):
    """Again after an outage, as a caller would."""
    deadline = datetime.now(clock.VIETNAM) + timedelta(seconds=20)
    while True:
        try:
            return await act(*arguments)
        except Exception:
            if datetime.now(clock.VIETNAM) > deadline:
                raise
            await asyncio.sleep(0.3)


async def test_a_foreign_message_in_the_stream_stops_nothing(pair, monkeypatch):
    """Somebody with rights to the subject wrote beside the relay; ours go on, theirs is skipped."""
    monkeypatch.setattr(relay, "ACK_SECONDS_MAX", 2.0)  # a batch that is refused gets no answer
    async with running(pair) as parts:
        await write(parts["left"].database, "một")
        await until(parts["right"].database, 1)
        await parts["left"].bus.jetstream().publish("events.06811.left.note.written", b"{}")
        await write(parts["left"].database, "hai")
        await write(parts["left"].database, *numbered(0, 20))

        assert await until(parts["right"].database, 22) == ["một", "hai", *numbered(0, 20)]
    async with running(pair) as parts:
        await write(parts["left"].database, "ba")

        assert (await until(parts["right"].database, 23))[-1] == "ba"


async def test_a_second_poison_does_not_free_those_behind_the_first(pair):
    first, second = new_id(), new_id()
    async with running(pair) as parts:
        await write(parts["left"].database, "poison", note=first)
        await write(parts["left"].database, "việc khác")
        await until(parts["right"].database, 1)
        await write(parts["left"].database, "poison", note=second)
        await write(parts["left"].database, "sau thuốc độc", note=first)
        await write(parts["left"].database, "việc khác nữa")

        assert await until(parts["right"].database, 2) == ["việc khác", "việc khác nữa"]


async def test_a_position_set_back_while_listening_loses_nothing(pair):
    async with running(pair) as parts:
        await write(parts["left"].database, *numbered(0, 10))
        await until(parts["right"].database, 10)
        async with parts["right"].database.transaction(WARD, "bus") as session:
            await session.execute(delete(sample.Tally).where(sample.Tally.sequence > 4))
            await session.execute(update(tables.position).values(sequence=4))
        await write(parts["left"].database, *numbered(10, 12))

        assert await until(parts["right"].database, 12) == numbered(0, 12)
