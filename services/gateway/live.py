"""Tells open pages that something changed: what kind of thing and which, never what it says."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from nats.aio.client import Client
from nats.aio.msg import Msg

from services.gateway.refusals import TooManyPagesOpen

PAGES_MAX = 2000
PAGES_OF_ONE_ADDRESS_MAX = 200
WAITING_MAX = 50
HEARTBEAT_SECONDS = 15.0
# Then the page connects again, and is asked again who it is.
PAGE_SECONDS_MAX = 1800.0

# An unannounced inspection must not be announced by the page that listens, nor a petition to the
# unit it is about; and what a body shows to its own staff is not anybody else's.
PRIVATE = (
    *("inspections.", "disclosures.internal.", "reception.unit_standing."),
    # Who gets which mail changes no page.
    *("directory.subscription.", "directory.digest.", "directory.official_digest."),
)
PUBLIC = (
    *("disclosures.", "reporting.report.issued", "participation.ballot_round."),
    *("participation.matter.opened", "participation.matter.decided"),
    *("participation.round.counted", "participation.round.corrected"),
    *("participation.consultation.opened", "participation.consultation.closed"),
    *("participation.consultation.extended", "participation.consultation.withdrawn"),
)

# How many pages may fetch anew in a second after an event: one of a desk is made for its reader,
# one of everybody's stands on the shelf. More pages than that spread over more seconds.
KNOWN_A_SECOND = 10
STRANGERS_A_SECOND = 100
SPREAD_MS_MIN = 1000
# When a door restarts its pages come back over some seconds, not all at once.
RETRY_MS = (3000, 10_000)


@dataclass(eq=False)
class Page:
    """One open page: what waits to be told, and whether somebody is signed in."""

    ward: str
    known: bool
    address: str
    waiting: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(WAITING_MAX))

    def may_hear(self, told_as: str) -> bool:
        """Whether this page may learn that such a thing happened."""
        if told_as.startswith(PRIVATE):
            return False
        return self.known or told_as.startswith(PUBLIC)


class Live:
    """All open pages of this door."""

    def __init__(self, bus: Client, happened: Callable[[str], None]) -> None:
        """`happened(ward)` is called at every event, before pages are told of it."""
        self._bus, self._happened = bus, happened
        self.pages: set[Page] = set()

    async def start(self) -> None:
        """Begin to listen to every event."""
        await self._bus.subscribe("events.*.>", cb=self._tell)

    def open(self, ward: str, address: str, *, known: bool) -> Page:
        """A page begins to listen; refuses when there are too many."""
        of_address = sum(page.address == address for page in self.pages)
        if len(self.pages) >= PAGES_MAX or of_address >= PAGES_OF_ONE_ADDRESS_MAX:
            raise TooManyPagesOpen(wait_seconds=30)
        page = Page(ward, known, address)
        self.pages.add(page)
        return page

    async def lines(self, page: Page) -> AsyncIterator[bytes]:
        """What is sent to a page, until it leaves, the door closes, or half an hour is over."""
        try:
            first, last = RETRY_MS
            yield f"retry: {first + secrets.randbelow(last - first)}\n\n".encode()
            async with asyncio.timeout(PAGE_SECONDS_MAX):
                while (line := await self._next(page)) is not None:
                    yield line
        except TimeoutError:
            pass
        finally:
            self.pages.discard(page)

    def close(self) -> None:
        """Let every page go: it comes back to the next door."""
        for page in self.pages:
            while not page.waiting.empty():
                page.waiting.get_nowait()
            page.waiting.put_nowait(None)

    async def _next(self, page: Page) -> bytes | None:
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                return await page.waiting.get()
        except TimeoutError:
            return b": still here\n\n"

    async def _tell(self, message: Msg) -> None:
        _, ward, told_as = message.subject.split(".", 2)
        self._happened(ward)
        object_id = (message.headers or {}).get("ce-subject", "")
        hearing = [page for page in self.pages if page.ward == ward and page.may_hear(told_as)]
        for known in (True, False):
            alike = [page for page in hearing if page.known is known]
            said = {"kind": told_as, "id": object_id, "spread": spread_of(len(alike), known=known)}
            line = f"event: changed\ndata: {json.dumps(said)}\n\n".encode()
            for page in alike:
                # A page that does not keep up will fetch everything anew for what already waits.
                if not page.waiting.full():
                    page.waiting.put_nowait(line)


def spread_of(pages: int, *, known: bool) -> int:
    """Over how many milliseconds so many pages have to spread before they fetch anew."""
    a_second = KNOWN_A_SECOND if known else STRANGERS_A_SECOND
    return max(SPREAD_MS_MIN, pages * 1000 // a_second)
