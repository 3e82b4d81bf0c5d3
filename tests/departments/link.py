"""A link between two machines that can be cut, and come back."""

from __future__ import annotations

import asyncio
from contextlib import suppress

CHUNK = 65536


class Link:
    """Carries TCP connections to a port of this machine; while it is cut there is nothing."""

    def __init__(self, to_port: int) -> None:
        self._to_port, self.port = to_port, 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def restore(self) -> None:
        """Whoever calls is connected; always by the same port."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Everything under way is gone, and nobody is connected any more."""
        if self._server:
            self._server.close()
        for writer in [*self._writers]:
            writer.transport.abort()
        await asyncio.gather(*self._carrying)
        self._server = None

    async def _carry(self, near: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        try:
            far, ask = await asyncio.open_connection("127.0.0.1", self._to_port)
        except OSError:
            answer.transport.abort()
            return
        self._writers |= {answer, ask}
        self._carrying.add(asyncio.create_task(_pass_on(near, ask)))
        self._carrying.add(asyncio.create_task(_pass_on(far, answer)))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while said := await reader.read(CHUNK):
            writer.write(said)
            await writer.drain()
    writer.transport.abort()
