"""Who sends slowly keeps nobody out who works here, not all who do not, and none for long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import pytest

from services.gateway import letters, limits
from tests.gateway.conftest import WARD, House, someone, until
from tests.gateway.test_files import photo

PAGE, DESK = f"/{WARD}/don-thu", f"/{WARD}/viec/don-thu"
MEGABYTE = 1024 * 1024
LARGE = {"file1": ("a.pdf", b"x" * 2 * MEGABYTE)}
BYTE_SECONDS = 0.1


@asynccontextmanager
async def slow(house: House, address: str) -> AsyncIterator[asyncio.StreamReader]:
    """A large form over a socket of its own, byte by byte; gives what is answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.door.port)
    head = f"POST {PAGE} HTTP/1.1\r\nhost: 127.0.0.1:{house.door.port}\r\n"
    head += f"x-forwarded-for: {address}\r\ncontent-length: {2 * MEGABYTE}\r\n"
    head += "content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"
    writer.write(head.encode())
    dripping = asyncio.create_task(_drip(writer))
    try:
        yield reader
    finally:
        dripping.cancel()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _drip(writer: asyncio.StreamWriter) -> None:
    said = b'content-disposition: form-data; name="file1"; filename="a"\r\n\r\n' + b"x" * 1000
    with suppress(OSError):
        for byte in said:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(BYTE_SECONDS)


def taken() -> int:
    return letters.PLACES_OF_STRANGERS.taken.total()


@pytest.fixture(autouse=True)
async def nobody_left() -> AsyncIterator[None]:
    yield
    await until(lambda: taken() == 0)


async def test_eight_slow_strangers_make_no_clerk_wait(house, visitor, lan, sealing):
    here, there = someone(), someone()
    async with AsyncExitStack() as all_slow:
        for address in [here, there] * 4:
            await all_slow.enter_async_context(slow(house, address))
        await until(lambda: taken() == 8)
        stranger = await visitor.post(PAGE, files=LARGE)
        scan = await visitor.post(PAGE, files={"file1": ("a.jpg", photo())})
        clerk = await lan.post(DESK, files=LARGE)

    assert (stranger.status_code, stranger.headers["retry-after"]) == (429, "20")
    assert (scan.status_code, clerk.status_code) == (200, 200)
    assert sealing.got == [photo(), LARGE["file1"][1]]


async def test_one_slow_address_leaves_places_for_others(house, visitor, sealing):
    here = {"x-forwarded-for": someone()}
    async with AsyncExitStack() as all_slow:
        for _ in range(4):
            await all_slow.enter_async_context(slow(house, here["x-forwarded-for"]))
        await until(lambda: taken() == 4)
        fifth = await visitor.post(PAGE, files=LARGE, headers=here)
        other = await visitor.post(PAGE, files=LARGE)

    assert (fifth.status_code, other.status_code) == (429, 200)


async def test_what_never_ends_is_cut_off_though_it_never_pauses(house, visitor, monkeypatch):
    """The whole body has its time, not each piece of it."""
    monkeypatch.setattr(limits, "BODY_SECONDS_MAX", 10 * BYTE_SECONDS)
    async with slow(house, someone()) as answer:
        async with asyncio.timeout(5):
            said = await answer.readuntil(b"\r\n")
        assert said.split()[1] == b"408"
        await until(lambda: taken() == 0)


async def test_who_hangs_up_leaves_the_place_at_once(house):
    async with slow(house, someone()):
        await until(lambda: taken() == 1)
    await until(lambda: taken() == 0)
