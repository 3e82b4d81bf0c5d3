"""A real mail server for tests and stories: it keeps what it receives."""

from __future__ import annotations

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.controller import Controller

from tools.embedded.child import free_port

WAIT_SECONDS_MAX = 30.0


class Post:
    """Every mail, with whom its envelope names."""

    def __init__(self) -> None:
        port = free_port()
        self.url = f"smtp://127.0.0.1:{port}"
        self.received: list[tuple[list[str], EmailMessage]] = []
        self._office = Controller(self, hostname="127.0.0.1", port=port)

    async def __aenter__(self) -> Self:
        self._office.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._office.stop()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """As aiosmtpd calls it, on a thread of its own."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append((envelope.rcpt_tos, message))
        return "250 OK"

    async def to(self, address: str, least: int) -> list[EmailMessage]:
        """What was sent to an address; waits until there are so many."""
        async with asyncio.timeout(WAIT_SECONDS_MAX):
            while True:
                mails = [mail for envelope, mail in self.received if address in envelope]
                if len(mails) >= least:
                    return mails
                await asyncio.sleep(0.1)
