"""A machine under faults: kill its parts, read what its databases and streams hold."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nats
import psycopg
from nats.js.errors import NotFoundError

from libs.kernel.database import Database
from libs.kernel.events import stream_of
from services.reporting.facts.queries import digest_facts
from tools.apart import Apart
from tools.conductor import Conductor, NotSettled
from tools.parts import SERVICES
from tools.samples.cast import Cast

WARD = "06811"
SERVERS = ("nats", "postgres")


@dataclass
class House:
    """The machine and the people of its ward."""

    machine: Apart
    cast: Cast

    def pid(self, part: str) -> int:
        """The process of a part or of a server, 0 when there is none now."""
        if part not in SERVERS:
            return self.machine.pids().get(part, 0)
        servers = self.machine.machine
        files = {
            "nats": servers.nats.home / "nats.pid",
            "postgres": servers.postgres.data / "postmaster.pid",
        }
        with contextlib.suppress(OSError, ValueError):
            return int(files[part].read_text().split("\n", 1)[0])
        return 0

    def kill(self, part: str) -> bool:
        """kill -9; whether there was something to kill."""
        pid = self.pid(part)
        # Only what runs in our own folder: a number may have gone to somebody else.
        if not pid or not self._is_ours(pid):
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            return True
        return False

    def _is_ours(self, pid: int) -> bool:
        places = (self.machine.home, self.machine.machine.postgres.data)
        with contextlib.suppress(OSError):
            said = Path(f"/proc/{pid}/cmdline").read_text()
            return any(str(place) in said for place in places)
        return False

    @contextlib.contextmanager
    def unwatched(self) -> Any:
        """The supervisor looks away, so that what is dead stays dead for a while."""
        self.machine.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.machine.process.send_signal(signal.SIGCONT)

    async def settled(self) -> None:
        """Return when everything is published and heard; whoever waits sets the limit."""
        while True:
            with contextlib.suppress(NotSettled, TimeoutError, NotFoundError, nats.errors.Error):
                async with Conductor(self.machine.operator()) as conductor:
                    await conductor.settle()
                return
            await asyncio.sleep(0.2)

    def rows(self, service: str, query: str) -> list[Any]:
        """What a query finds in a service's database, read past row-level security."""
        with psycopg.connect(self.machine.machine.postgres.url(service)) as session:
            return session.execute(query).fetchall()

    def outbox(self, service: str) -> list[tuple[int, str]]:
        """What a service told: the sequence in its stream, and the id of the event."""
        query = "SELECT stream_seq, id::text FROM outbox ORDER BY stream_seq NULLS LAST"
        return self.rows(service, query)

    async def stream(self, service: str) -> list[tuple[int, str]]:
        """What the broker holds of a service: sequence and id of every message."""
        async with Conductor(self.machine.operator()) as conductor:
            name = stream_of(service)
            state = (await conductor.js.stream_info(name)).state
            if not state.messages:
                return []
            numbers = range(state.first_seq, state.last_seq + 1)
            messages = [await conductor.js.get_msg(name, number) for number in numbers]
        return [(one.seq, (one.headers or {})["Nats-Msg-Id"]) for one in messages]

    async def check_streams(self) -> None:
        """Each stream is its outbox: the same events under the same sequences, none waiting."""
        for service in SERVICES:
            told = self.outbox(service)
            assert await self.stream(service) == told, service
            assert [number for number, _ in told] == list(range(1, len(told) + 1)), service

    async def digest(self) -> str:
        """The fingerprint of reporting's facts."""
        database = self.reporting()
        try:
            async with database.transaction(WARD) as session:
                return await digest_facts(session)
        finally:
            await database.close()

    def reporting(self) -> Database:
        """The database of reporting, as the service itself opens it."""
        return Database(self.machine.machine.database_url("reporting", "app"), "faults")
