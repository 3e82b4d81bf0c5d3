"""The portal, plugged together: pages answered over the bus, no database and no rules."""

from __future__ import annotations

import asyncio
import json

import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg

from libs.kernel import bus as buses
from libs.kernel import clock, stopping
from libs.kernel.bus import AnsweringService
from libs.kernel.service import follow_conductor
from libs.kernel.settings import Settings
from services.portal.application import portal_application

log = structlog.get_logger()

NAME = "portal"
TRY_AGAIN_SECONDS = 0.25


class RunningPart:
    """The portal at work, from `start` to `stop`."""

    def __init__(self, settings: Settings) -> None:
        """`failed` is set when it cannot go on; it never reconnects less than for ever."""
        self.settings = settings
        self.app = portal_application(settings)
        self.failed = asyncio.Event()

    async def start(self) -> None:
        """Connect and begin; waits for the broker to be there."""
        self.bus = await self._connected()
        self.app.state.bus = self.bus
        await self.bus.subscribe(f"status.{NAME}", cb=self._tell_status)
        if self.settings.simulation:
            await follow_conductor(self.bus, NAME)
        self.answering = AnsweringService(self.bus, NAME, self.app)
        await self.answering.start()
        # Up to a second on a busy machine, which the first reader of English shall not wait.
        asyncio.get_running_loop().run_in_executor(None, lambda: self.app.state.english.engine)

    async def stop(self) -> None:
        """Take no more requests, finish those taken, then let go of the bus."""
        await self.answering.drain()
        await stopping.close(self.bus)

    async def _connected(self) -> Client:
        while True:
            try:
                return await buses.connect(self.settings, NAME)
            except OSError as error:
                log.info("waiting", error=type(error).__name__)
                await asyncio.sleep(TRY_AGAIN_SECONDS)

    async def _tell_status(self, message: Msg) -> None:
        status = {"service": NAME, "now": clock.now().isoformat(), "waiting": 0, "listeners": []}
        await message.respond(json.dumps(status).encode())
