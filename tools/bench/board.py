"""P8: the public board of a ward: bytes over the wire, CPU of a view, views a second."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

import httpx

from tools.apart import Apart
from tools.bench.processes import cpu_seconds
from tools.bench.ward import founded

CLIENTS = 8
VIEWS = 60
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')
URL_IN_STYLES = re.compile(r'url\("?([^")]+)"?\)')


def measure() -> dict[str, Any]:
    """A first visit, a repeated one, and a crowd."""
    with Apart() as machine:
        return asyncio.run(_measure(machine))


async def _measure(machine: Apart) -> dict[str, Any]:
    async with founded(machine) as cast:
        headers = {"accept-encoding": "gzip"}
        async with httpx.AsyncClient(base_url=machine.base_url, headers=headers) as client:
            first, again = await _weigh(client, f"/{cast.ward}")
            pids = [machine.process.pid]
            await client.get(f"/{cast.ward}")
            before, began = cpu_seconds(pids), time.monotonic()
            await asyncio.gather(*(_look(client, f"/{cast.ward}") for _ in range(CLIENTS)))
            seconds = time.monotonic() - began
            cpu = cpu_seconds(pids) - before
    count = CLIENTS * VIEWS
    return {
        "first view, KB (target 150)": round(first / 1024, 1),
        "repeated view, KB (target 20)": round(again / 1024, 1),
        "CPU per view, all processes, ms (target 3)": round(1000 * cpu / count, 2),
        "views per second with the load driver beside it (target 500)": round(count / seconds),
    }


async def _look(client: httpx.AsyncClient, page: str) -> None:
    for _ in range(VIEWS):
        (await client.get(page)).raise_for_status()


async def _weigh(client: httpx.AsyncClient, page: str) -> tuple[int, int]:
    """Bytes of the page with everything it loads, and of the page alone."""
    sizes: dict[str, int] = {}
    html = await _fetch(client, page, sizes)
    for asset in set(ASSET.findall(html)):
        text = await _fetch(client, asset, sizes)
        if asset.endswith(".css"):
            for address in set(URL_IN_STYLES.findall(text)):
                if address.startswith("/"):
                    await _fetch(client, address, sizes)
    return sum(sizes.values()), sizes[page]


async def _fetch(client: httpx.AsyncClient, address: str, sizes: dict[str, int]) -> str:
    async with client.stream("GET", address) as answer:
        answer.raise_for_status()
        sizes[address] = sum([len(chunk) async for chunk in answer.aiter_raw()])
    return (await client.get(address)).text
