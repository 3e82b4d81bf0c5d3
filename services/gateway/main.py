"""The door at work: one HTTP server, everything behind it over the bus."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import Iterator

import structlog
import uvicorn
from nats.aio.client import Client
from nats.aio.msg import Msg

from libs.kernel import bus as buses
from libs.kernel import clock, stopping
from libs.kernel.service import follow_conductor
from libs.kernel.settings import Settings
from services.gateway.app import application
from services.gateway.door import Door

log = structlog.get_logger()

NAME = "gateway"
TRY_AGAIN_SECONDS = 0.25
STOP_SECONDS_MAX = 10
IDLE_SECONDS_MAX = 30
BACKLOG = 2048


class _Server(uvicorn.Server):
    """A server inside a part: whoever runs the part listens to signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class RunningPart:
    """The door, from `start` to `stop`; `port` is where it listens."""

    def __init__(self, settings: Settings) -> None:
        """`failed` is set when the server ended that never should."""
        self.settings = settings
        self.failed = asyncio.Event()
        self.port = 0

    async def start(self) -> None:
        """Connect, listen; waits for the broker to be there. OSError when the port is taken."""
        listening = _listening(self.settings.http_host, self.settings.http_port)
        self.port = listening.getsockname()[1]
        self.bus = await self._connected()
        self.door = Door(self.settings, self.bus)
        await self.door.live.start()
        await self.bus.subscribe(f"status.{NAME}", cb=self._tell_status)
        if self.settings.simulation:
            await follow_conductor(self.bus, NAME)
        config = uvicorn.Config(
            application(self.door),
            http="httptools",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=IDLE_SECONDS_MAX,
            timeout_graceful_shutdown=STOP_SECONDS_MAX,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        self._serving.add_done_callback(self._ended)
        self._learning = asyncio.create_task(self._learn())
        while not self._server.started and not self._serving.done():
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Take no more, let open pages go, finish what was taken."""
        self._server.should_exit = True
        self.door.live.close()
        await stopping.end(self._learning)
        await asyncio.gather(self._serving, return_exceptions=True)
        await stopping.close(self.bus)

    async def _learn(self) -> None:
        """Keep the catalogue of operations fresh, so that refusing is cheap."""
        while True:
            try:
                await self.door.catalogue.refresh()
            except (OSError, ValueError, KeyError) as error:
                log.warning("catalogue_again", error=type(error).__name__)
            await asyncio.sleep(5)

    async def _connected(self) -> Client:
        while True:
            try:
                return await buses.connect(self.settings, NAME)
            except OSError as error:
                log.info("waiting", error=type(error).__name__)
                await asyncio.sleep(TRY_AGAIN_SECONDS)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not self._server.should_exit:
            log.error("server_ended")
            self.failed.set()

    async def _tell_status(self, message: Msg) -> None:
        status = {"service": NAME, "now": clock.now().isoformat(), "waiting": 0, "listeners": []}
        await message.respond(json.dumps(status).encode())


def _listening(host: str, port: int) -> socket.socket:
    """A socket that already listens, so that the port is ours before anything else begins."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)
