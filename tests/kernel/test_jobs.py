"""What is done by the clock: once a day and ward, also with replicas and in simulation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from libs.kernel import clock
from libs.kernel.database import remember_ward
from libs.kernel.jobs import Jobs, daily
from libs.kernel.service import Running
from libs.kernel.testing import time_is
from tests.kernel import sample


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=clock.VIETNAM)


async def write_daily_note(session, *, by, now) -> None:
    assert by.roles == {"clock"}
    session.add(sample.Note(text=f"{now:%d}"))


DAILY = daily("06:00", write_daily_note)


def test_a_job_is_due_at_its_hour_of_the_day():
    assert DAILY.due_at(at(2, 7)) == at(2, 6)
    assert DAILY.due_at(at(2, 5)) == at(1, 6)


async def notes(running: Running, ward: str) -> list[str]:
    async with running.database.transaction(ward) as session:
        return list((await session.execute(select(sample.Note.text))).scalars())


@pytest.fixture
async def first(pair) -> AsyncIterator[Running]:
    """The service in simulation: its jobs run when they are told to."""
    service = replace(sample.left, jobs=[DAILY])
    with time_is(at(1, 0)):
        running = Running(service, pair.left.model_copy(update={"simulation": True}))
        await running.start()
        yield running
        await running.stop()


async def test_two_replicas_run_a_job_once_for_each_ward(first):
    for ward in ("06811", "06820"):
        async with first.database.transaction(ward) as session:
            await remember_ward(session)
    jobs = [Jobs(first.database, [DAILY]) for _ in range(2)]

    await asyncio.gather(*(one.run_due(at(2, 7)) for one in jobs))
    await jobs[0].run_due(at(2, 9))
    await Jobs(first.database, [DAILY]).run_due(at(3, 7))

    assert await notes(first, "06811") == ["02", "03"]
    assert await notes(first, "06820") == ["02", "03"]


async def test_a_morning_of_one_ward_is_no_morning_of_another(first):
    for ward in ("06811", "06820"):
        async with first.database.transaction(ward) as session:
            await remember_ward(session)
    said = f"{at(2, 7).isoformat()} 06811"

    told = await first.bus.request(f"clock.{sample.left.name}", said.encode(), timeout=30)

    assert told.data == b"done"
    assert (await notes(first, "06811"), await notes(first, "06820")) == (["02"], [])


async def test_a_job_that_fails_is_run_again_and_leaves_nothing(first):
    async with first.database.transaction("06811") as session:
        await remember_ward(session)
    tries = []

    async def fail_once(session, *, by, now) -> None:
        await write_daily_note(session, by=by, now=now)
        tries.append(now)
        if len(tries) == 1:
            raise RuntimeError

    jobs = Jobs(first.database, [daily("06:00", fail_once)])
    for _ in range(2):
        try:
            await jobs.run_due(at(2, 7))
        except RuntimeError:
            assert await notes(first, "06811") == []

    assert await notes(first, "06811") == ["02"]


async def fails(session) -> None:
    raise RuntimeError


async def takes_too_long(session) -> None:
    await session.execute(text("SET LOCAL statement_timeout = '20ms'"))
    await session.execute(text("SELECT pg_sleep(5)"))


@pytest.mark.parametrize(
    ("goes_wrong", "error"), [(fails, RuntimeError), (takes_too_long, DBAPIError)]
)
async def test_beside_one_that_fails_the_others_are_done_once(first, goes_wrong, error):
    async with first.database.transaction("06811") as session:
        await remember_ward(session)

    async def poison(session, *, by, now) -> None:
        await write_daily_note(session, by=by, now=now)
        await session.flush()
        await goes_wrong(session)

    jobs = Jobs(first.database, [daily("06:00", poison), daily("05:00", write_daily_note)])
    for hour in (7, 8):
        with pytest.raises(error):
            await jobs.run_due(at(2, hour))

        assert await notes(first, "06811") == ["02"]


async def test_what_acts_outside_of_the_transaction_runs_after_the_others_are_committed(first):
    async with first.database.transaction("06811") as session:
        await remember_ward(session)
    seen = []

    async def destroy(session, *, by, now) -> None:
        seen.append(await notes(first, "06811"))  # as another connection sees it

    jobs = [daily("02:00", destroy, alone=True), daily("06:00", write_daily_note)]
    await Jobs(first.database, jobs).run_due(at(2, 7))

    assert seen == [["02"]]


async def test_jobs_run_in_the_order_of_their_hours(first):
    async with first.database.transaction("06811") as session:
        await remember_ward(session)
    ran = []

    async def later(session, *, by, now) -> None:
        ran.append("later")

    async def sooner(session, *, by, now) -> None:
        ran.append("sooner")

    await Jobs(first.database, [daily("06:00", later), daily("05:30", sooner)]).run_due(at(2, 7))

    assert ran == ["sooner", "later"]


async def test_every_job_that_fails_is_named_in_the_log(first):
    async with first.database.transaction("06811") as session:
        await remember_ward(session)

    async def early(session, *, by, now) -> None:
        raise RuntimeError

    async def late(session, *, by, now) -> None:
        raise ValueError

    with pytest.raises(RuntimeError), capture_logs() as lines:
        await Jobs(first.database, [daily("06:00", early), daily("06:10", late)]).run_due(at(2, 7))

    failed = [(line["job"], line["error"]) for line in lines if line["event"] == "job_failed"]
    assert failed == [("early", "RuntimeError"), ("late", "ValueError")]


async def test_in_simulation_the_conductor_moves_the_clock_and_waits_for_the_day(first):
    async with first.database.transaction("06811") as session:
        await remember_ward(session)
    for day in (2, 3, 4):
        moment = at(day, 7).isoformat().encode()
        reply = await first.bus.request("clock.left", moment, timeout=5)

        assert reply.data == b"done"
        assert clock.now() == at(day, 7)

    assert await notes(first, "06811") == ["02", "03", "04"]
