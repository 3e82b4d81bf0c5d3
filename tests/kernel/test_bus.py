"""HTTP over NATS: both sides, their limits, and what happens when nobody is there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI, Request, Response
from nats.aio.client import Client

from libs.kernel import bus as buses
from libs.kernel import stopping
from libs.kernel.settings import Settings


@pytest.fixture
async def bus(nats) -> AsyncIterator[Client]:
    connection = await buses.connect(Settings(nats_url=nats.url()), "test")
    yield connection
    await connection.close()


def echo() -> FastAPI:
    app = FastAPI()
    app.state.cancelled = asyncio.Event()
    app.state.served = 0

    @app.post("/echo/{word}")
    async def say(word: str, request: Request) -> Response:
        app.state.served += 1
        body = await request.body()
        response = Response(body, 201, {"x-word": json.dumps(word), "x-query": request.url.query})
        response.set_cookie("a", "1")
        response.set_cookie("b", "2")
        return response

    @app.get("/large")
    async def large(size: int) -> Response:
        return Response(b"x" * size)

    @app.get("/slow")
    async def slow() -> None:
        try:
            await asyncio.sleep(20)
        except asyncio.CancelledError:
            app.state.cancelled.set()
            raise

    @app.get("/resting")
    async def resting() -> Response:
        return Response(b"resting", 503)

    @app.get("/bug")
    async def bug() -> None:
        raise RuntimeError("boom")

    return app


@pytest.fixture
async def app(bus: Client) -> AsyncIterator[FastAPI]:
    app = echo()
    answering = buses.AnsweringService(bus, "echo", app)
    await answering.start()
    yield app
    await answering.drain()


async def test_a_request_goes_there_and_back_unchanged(bus, app):
    body = bytes(range(256)) * 100

    answer = await buses.ask(
        bus, "echo", "POST", "/echo/ti%E1%BA%BFng?q=d%C3%A2n", [("X-A", "b")], body
    )

    assert answer.status == 201
    assert answer.body == body
    assert json.loads(answer.header("x-word")) == "tiếng"
    assert answer.header("x-query") == "q=d%C3%A2n"
    cookies = [value for key, value in answer.headers if key == "set-cookie"]
    assert [c.split(";")[0] for c in cookies] == ["a=1", "b=2"]


async def test_eight_megabytes_pass_and_one_byte_more_is_refused(bus, app):
    full = b"x" * buses.BODY_BYTES_MAX

    passed = await buses.ask(bus, "echo", "POST", "/echo/a", body=full)
    refused = await buses.ask(bus, "echo", "POST", "/echo/a", body=full + b"x")

    assert (passed.status, len(passed.body)) == (201, buses.BODY_BYTES_MAX)
    assert refused.status == 413
    assert refused.json()["title"] == "Nội dung gửi lên quá lớn: tối đa 8 MB."


async def test_an_answer_too_large_is_an_error_and_not_silence(bus, app):
    answer = await buses.ask(bus, "echo", "GET", f"/large?size={buses.BODY_BYTES_MAX + 1}")

    assert (answer.status, answer.json()["type"]) == (500, "AnswerTooLarge")


async def test_a_503_of_the_service_itself_arrives_with_its_own_words(bus, app):
    answer = await buses.ask(bus, "echo", "GET", "/resting")

    assert answer.status == 503
    assert answer.body == b"resting"


async def test_nobody_there_answers_503_at_once(bus):
    started = asyncio.get_running_loop().time()

    answer = await buses.ask(bus, "nobody", "GET", "/")

    assert answer.status == 503
    assert asyncio.get_running_loop().time() - started < 1


async def test_the_deadline_of_the_asker_ends_the_work(bus, app):
    answer = await buses.ask(bus, "echo", "GET", "/slow", wait_seconds=0.3)

    assert answer.status == 504
    await asyncio.wait_for(app.state.cancelled.wait(), 2)


async def test_a_bug_answers_500(bus, app):
    answer = await buses.ask(bus, "echo", "GET", "/bug")

    assert answer.status == 500


async def test_replicas_share_the_requests(bus):
    apps = [echo(), echo()]
    replicas = [buses.AnsweringService(bus, "pair", one) for one in apps]
    for one in replicas:
        await one.start()

    await asyncio.gather(*(buses.ask(bus, "pair", "POST", "/echo/a") for _ in range(40)))

    assert sum(one.state.served for one in apps) == 40
    assert all(one.state.served > 0 for one in apps)
    for one in replicas:
        await one.drain()


async def test_draining_finishes_what_was_taken(bus):
    app = echo()
    finished = []

    @app.get("/short")
    async def short() -> str:
        await asyncio.sleep(0.4)
        finished.append(1)
        return "done"

    answering = buses.AnsweringService(bus, "draining", app)
    await answering.start()
    asked = asyncio.create_task(buses.ask(bus, "draining", "GET", "/short"))
    await asyncio.sleep(0.1)
    await answering.drain()

    assert finished == [1]
    assert (await asked).status == 200
    assert (await buses.ask(bus, "draining", "GET", "/short")).status == 503


async def test_stopping_ends_a_task_whose_cancellation_was_swallowed():
    """As `asyncio.wait_for` of Python 3.11 does when what it waits for arrives at that moment."""
    arrived = asyncio.get_running_loop().create_future()

    async def listen() -> None:
        await asyncio.wait_for(arrived, timeout=60)
        await asyncio.Event().wait()

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0)
    arrived.set_result(None)
    async with asyncio.timeout(10):
        await stopping.end(listening)
    assert listening.cancelled()


async def test_a_connection_that_breaks_while_it_is_closed_is_closed_all_the_same(nats):
    connection = await buses.connect(Settings(nats_url=nats.url()), "test")
    await connection.publish("something", b"unsent")
    connection._transport._io_writer.transport.abort()
    await stopping.close(connection)
    assert connection.is_closed
