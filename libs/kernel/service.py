"""Puts one service together and runs it: connections, HTTP over the bus, listeners, relay, jobs.

Nothing is discovered: a service's main.py names what is plugged in.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import asyncpg
import structlog
from fastapi import APIRouter, FastAPI
from nats.aio.client import Client
from nats.aio.msg import Msg
from sqlalchemy.exc import DBAPIError

from libs.kernel import bus as buses
from libs.kernel import clock, stopping, telemetry
from libs.kernel.database import Database
from libs.kernel.edges import TransactionPerRequest, answer_refusals
from libs.kernel.effects import Causes, effects_broker
from libs.kernel.files import Desk, FileStore
from libs.kernel.idempotency import forget_answers
from libs.kernel.jobs import Daily, Jobs, daily
from libs.kernel.listener import Hears, Listener
from libs.kernel.relay import Relay
from libs.kernel.settings import Settings

log = structlog.get_logger()


@dataclass(frozen=True)
class Service:
    """What is plugged into one service."""

    name: str
    router: APIRouter
    hears: Hears = field(default_factory=dict)
    effects: Causes = field(default_factory=dict)
    jobs: Sequence[Daily] = ()
    beside: Callable[[Settings], Mapping[str, Database]] = lambda settings: {}

    def database(self, settings: Settings) -> Database:
        """Its database, whose sessions carry the stores beside it."""
        return Database(settings.database_url, self.name, self.beside(settings))

    def tellers(self) -> list[str]:
        """The services this one listens to."""
        return sorted({kind.told_as.split(".")[0] for kind in self.hears})

    def causes(self) -> dict[str, list[str]]:
        """The subjects that cause effects outside, by their teller."""
        found: dict[str, list[str]] = {}
        for kind in self.effects:
            found.setdefault(kind.told_as.split(".")[0], []).append(f"events.*.{kind.told_as}")
        return found

    def application(self, settings: Settings, database: Database) -> FastAPI:
        """The FastAPI application: routes under /api/wards/{ward}/<name>."""
        app = FastAPI(
            title=self.name,
            docs_url=None,
            redoc_url=None,
            openapi_url="/openapi.json",
            # Its own spans would carry queries, and queries carry what people search for.
            telemetry={"tracing": False, "metrics": False, "logs": False},
            generate_unique_id_function=lambda route: route.name,  # one name for one use case
        )
        app.state.settings = settings
        app.state.desk = Desk(settings.link_key)
        app.state.files = FileStore(settings.files_url)
        app.add_middleware(TransactionPerRequest, database=database)
        answer_refusals(app)
        app.include_router(self.router, prefix=f"/api/wards/{{ward}}/{self.name}", tags=[self.name])
        return app


class Running:
    """A service at work, from `start` to `stop`."""

    def __init__(self, service: Service, settings: Settings) -> None:
        self.service, self.settings = service, settings
        # Made before there is a loop: whoever forks parts makes them first, once.
        self.database = service.database(settings)
        self.app = service.application(settings, self.database)
        self.failed = asyncio.Event()  # a background task ended that never should
        self._stopping = False
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Connect and begin; waits for the broker and the database to be there."""
        service, settings = self.service, self.settings
        self._stack.push_async_callback(self.database.close)
        await _until_there(self.database.refuse_a_mighty_role)
        self.bus = await _until_there(
            lambda: buses.connect(settings, service.name, on_closed=self._closed)
        )
        self._stack.push_async_callback(stopping.close, self.bus)
        self.relay = Relay(settings, service.name)
        self.jobs = Jobs(self.database, [*service.jobs, daily("03:00", forget_answers)])
        self.listeners = [
            Listener(self.bus, self.database, settings.database_url, service.name, teller, hears)
            for teller, hears in _by_teller(service.hears).items()
        ]
        self._begin(self.relay.run(), *(one.run() for one in self.listeners))
        if not settings.simulation:
            self._begin(self.jobs.run())
        if service.effects:
            broker = effects_broker(settings, self.database, service.name, service.effects)
            await broker.start()
            self._stack.push_async_callback(broker.stop)
        await self.bus.subscribe(f"status.{service.name}", cb=self._tell_status)
        if settings.simulation:
            await follow_conductor(self.bus, service.name, self.jobs.run_due)
        self.answering = buses.AnsweringService(self.bus, service.name, self.app)
        await self.answering.start()

    async def stop(self) -> None:
        """Take no more requests, finish those taken, then let go of everything."""
        self._stopping = True
        await self.answering.drain()
        await stopping.end(*self._tasks)
        await self._stack.aclose()

    async def status(self) -> dict[str, Any]:
        """For operators and the conductor: how far it has heard, and then what it has to tell."""
        return {
            "service": self.service.name,
            "now": clock.now().isoformat(),
            "relay_active": self.relay.active,
            "listeners": [
                {
                    "stream": one.stream,
                    "active": one.active,
                    "at": one.at,
                    "parked": len(one.letters.waiting),
                }
                for one in self.listeners
            ],
            "waiting": await self.relay.waiting(),
        }

    def _begin(self, *work: Coroutine[Any, Any, None]) -> None:
        for coroutine in work:
            task = asyncio.create_task(coroutine)
            task.add_done_callback(self._ended)
            self._tasks.append(task)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            log.error("background_task_ended", error=str(type(task.exception())))
            self.failed.set()

    def _closed(self) -> None:
        """The broker refused us for good: who runs us begins anew."""
        if not self._stopping:
            log.error("bus_closed")
            self.failed.set()

    async def _tell_status(self, message: Msg) -> None:
        await message.respond(json.dumps(await self.status()).encode())


async def follow_conductor(
    bus: Client, part: str, do_what_is_due: Callable[..., Awaitable[None]] | None = None
) -> None:
    """In simulation: when the conductor moves the clock, do what became due there, then say so."""

    async def set_clock(message: Msg) -> None:
        said, *wards = message.data.decode().split()
        clock.hold(moment := datetime.fromisoformat(said))
        try:
            if do_what_is_due:
                await do_what_is_due(moment, wards)
        except Exception as error:
            log.error("day_failed", **telemetry.where(error))
            await message.respond(type(error).__name__.encode())
        else:
            await message.respond(b"done")

    await bus.subscribe(f"clock.{part}", cb=set_clock)


def _by_teller(hears: Hears) -> dict[str, dict[Any, Any]]:
    tellers: dict[str, dict[Any, Any]] = {}
    for kind, act in hears.items():
        tellers.setdefault(kind.told_as.split(".")[0], {})[kind] = act
    return tellers


async def _until_there(attempt: Any) -> Any:
    """Every part starts in any order and waits for what it needs."""
    while True:
        try:
            return await attempt()
        except (OSError, DBAPIError, asyncpg.PostgresError) as error:
            log.info("waiting", error=type(error).__name__)
            await asyncio.sleep(0.25)
