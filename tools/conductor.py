"""Moves the clock of all parts together, and waits until each has done what became due.

Only for machines in simulation. It speaks to the parts over the bus, as the operator.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection, Iterable
from datetime import datetime, time
from typing import Any, Self

from nats.errors import NoRespondersError

from libs.kernel import bus as buses
from libs.kernel import clock
from libs.kernel.events import stream_of
from libs.kernel.settings import Settings
from tools.parts import ASKERS, SERVICES

SETTLE_SECONDS_MAX = 300.0
# A step of many wards takes longer than a part may take to answer on the bus.
STEP_SECONDS_MAX, ANSWER_SECONDS = 600.0, 30.0
LOOK_SECONDS = 0.01
# What one service tells at six is heard before another acts on it at seven.
DAWN = time(6, 30)


class NotSettled(Exception):
    """Some part did not finish its day; the message says which and how far it is."""


class Conductor:
    """The one hand on the clock of a simulated machine."""

    def __init__(self, settings: Settings) -> None:
        """`settings` log in as `ops`."""
        self.settings = settings
        # Its own: two machines may be lived side by side in one process.
        self.moment: datetime | None = None

    async def __aenter__(self) -> Self:
        self.bus = await buses.connect(self.settings, "ops")
        self.js = self.bus.jetstream()
        return self

    async def __aexit__(self, *_: object) -> None:
        clock.hold(None)
        await self.bus.close()

    async def move_to(self, moment: datetime, wards: Collection[str] = ()) -> None:
        """Set every clock to `moment`; returns when all jobs are done and all events are heard.

        A new morning is lived in two steps, or a job would act on what it has not heard yet.
        Where `wards` are named it is a working day of theirs only: nobody else's jobs run.
        """
        dawn = datetime.combine(moment.date(), DAWN, moment.tzinfo)
        if dawn < moment and not (self.moment and self.moment >= dawn):
            await self._set(dawn, wards)
        await self._set(moment, wards)

    async def _set(self, moment: datetime, wards: Collection[str]) -> None:
        clock.hold(moment)
        self.moment = moment
        # Who only asks first: a page must not show yesterday while a job runs today.
        said = " ".join((moment.isoformat(), *wards))
        for parts in (ASKERS, SERVICES):
            await asyncio.gather(*(self._tell(part, said) for part in parts))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is waiting to be published and everybody has heard everything."""
        end = asyncio.get_running_loop().time() + SETTLE_SECONDS_MAX
        while behind := await self._behind(SERVICES):
            # Until these are done nobody else need be asked.
            while behind:
                if asyncio.get_running_loop().time() > end:
                    raise NotSettled(", ".join(behind.values()))
                await asyncio.sleep(LOOK_SECONDS)
                behind = await self._behind(behind)

    async def _tell(self, part: str, said: str) -> None:
        """Ask until it is done: who is asked again takes it up after the step it is still at."""
        end, told = asyncio.get_running_loop().time() + STEP_SECONDS_MAX, said.encode()
        while True:
            try:
                reply = await self.bus.request(f"clock.{part}", told, timeout=ANSWER_SECONDS)
            except NoRespondersError as error:
                raise NotSettled(f"{part} does not follow the conductor") from error
            except TimeoutError as error:
                if asyncio.get_running_loop().time() > end:
                    raise NotSettled(f"{part} is not done with {said}") from error
            else:
                break
        if reply.data != b"done":
            raise NotSettled(f"{part}: {reply.data[:200]!r}")

    async def _behind(self, services: Iterable[str]) -> dict[str, str]:
        """Which of these are not done, in words; none of all: nothing more happens by itself.

        One look is enough, because of its order: a service says what it has heard, then what it has
        still to tell, and only when all have said so is it asked how long the streams are. What one
        tells after its answer it tells of something that it had not heard, and that is in a stream.
        """
        told = await asyncio.gather(*(self._status(name) for name in services))
        ends = {one.config.name: one.state.last_seq for one in await self.js.streams_info()}
        found: dict[str, str] = {}
        for status in told:
            name = status["service"]
            if stream_of(name) not in ends:
                found[name] = f"{stream_of(name)} is not there"
            elif status["waiting"]:
                found[name] = f"{name} has {status['waiting']} events to publish"
            for one in status["listeners"]:
                last = ends.get(one["stream"], 0)
                if one["parked"]:
                    found[name] = f"{name} has {one['parked']} parked in {one['stream']}"
                elif one["at"] < last:
                    found[name] = f"{name} is at {one['at']} of {last} in {one['stream']}"
        return found

    async def _status(self, service: str) -> dict[str, Any]:
        reply = await self.bus.request(f"status.{service}", b"", timeout=ANSWER_SECONDS)
        found: dict[str, Any] = json.loads(reply.data)
        return found
