"""P1: what a command through the door costs all processes together, against a floor.

The command is "register a petition": session checked, CSRF, permission, the letter sealed in a
database of its own, the next number of the ward, four deadlines, history chained, an event told and
published. The floor is tools/bench/floor.py.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from tools.apart import Apart
from tools.bench import floor
from tools.bench.processes import cpu_seconds
from tools.bench.ward import founded
from tools.embedded.child import free_port

CLIENTS = 8
REQUESTS = 150
ROUNDS = 3


def measure() -> dict[str, Any]:
    """Both in turn, in the same run, several rounds; CPU milliseconds per request."""
    with Apart() as machine:
        port = free_port()
        url = machine.machine.postgres.url()
        least = subprocess.Popen([sys.executable, "-m", floor.__name__, str(port), url])
        try:
            return asyncio.run(_measure(machine, f"http://127.0.0.1:{port}/rows", least.pid))
        finally:
            least.kill()
            least.wait()


async def _measure(machine: Apart, rows: str, floor_pid: int) -> dict[str, Any]:
    servers = [machine.process.pid]
    async with founded(machine) as cast, httpx.AsyncClient(timeout=30) as client:
        office = await cast.person("vanphong")
        form = {"channel": "post", "text": "Đo", "full_name": "Người Đo Mẫu"}
        form["received_on"] = time.strftime("%Y-%m-%d")

        async def command() -> None:
            await office.post("reception/petitions/registered", **form)

        async def at_least() -> None:
            answer = await client.post(rows, json={"title": "Đo"})
            answer.raise_for_status()

        await _until_there(at_least)
        commands, least = [], []
        for _ in range(ROUNDS):
            commands.append(await _run(command, servers))
            least.append(await _run(at_least, [*servers, floor_pid]))
    ours = min(milliseconds for milliseconds, _ in commands)
    its = min(milliseconds for milliseconds, _ in least)
    return {
        "a command through the door, CPU ms": round(ours, 2),
        "the floor, CPU ms": round(its, 2),
        "ratio (target 3.0)": round(ours / its, 2),
        "commands per second with the load driver beside it": round(
            max(rate for _, rate in commands)
        ),
    }


async def _run(act: Callable[[], Awaitable[None]], pids: list[int]) -> tuple[float, float]:
    async def client() -> None:
        for _ in range(REQUESTS):
            await act()

    await asyncio.gather(*(act() for _ in range(CLIENTS)))
    before, began = cpu_seconds(pids), time.monotonic()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    seconds = time.monotonic() - began
    await asyncio.sleep(1)  # what was told is still being published and heard
    count = CLIENTS * REQUESTS
    return 1000 * (cpu_seconds(pids) - before) / count, count / seconds


async def _until_there(act: Callable[[], Awaitable[None]]) -> None:
    for _ in range(100):
        try:
            return await act()
        except httpx.HTTPError:
            await asyncio.sleep(0.1)
    raise TimeoutError
