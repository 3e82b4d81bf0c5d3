"""P2: a whole case through the door, from its registration to its answer, and found again.

Eight desks work without a pause: register, sort, assign, take up, answer, find by number. What was
told is published and heard by the other services meanwhile; their CPU is counted as well.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any

from tools.apart import Apart
from tools.bench.processes import cpu_seconds
from tools.bench.ward import founded
from tools.people import Person
from tools.samples.ward import appoint_clerk

CLIENTS = 8
CASES = 12  # of each client in a round
ROUNDS = 3
SETTLING_SECONDS = 1


class Desk:
    """One clerk who takes cases from their letter to their answer, and how long each took."""

    def __init__(self, clerk: Person, unit_id: str, on: str) -> None:
        self.clerk, self.unit_id, self.on = clerk, unit_id, on
        self.seconds: list[float] = []

    async def case(self) -> None:
        """Six requests; the last finds what the first began."""
        began, ask = time.perf_counter(), self.clerk.post
        letter = {"channel": "post", "received_on": self.on, "text": "Đo", "full_name": "Người Đo"}
        sent = await ask("reception/petitions/registered", **letter)
        path = f"reception/cases/{sent['case_id']}"
        await ask(f"{path}/kind", kind="proposal", summary="Đo", on=self.on)
        await ask(f"{path}/unit", unit_id=self.unit_id)
        await ask(f"{path}/steps/take_up", on=self.on)
        await ask(f"{path}/steps/answer", on=self.on, answer="Đã đo.")
        found = await self.clerk.get("reception/cases/numbered", number=sent["number"])
        assert [each["state"] for each in found] == ["answered"]
        self.seconds.append(time.perf_counter() - began)


def measure() -> dict[str, Any]:
    """Cases a second, how long one takes, and the CPU of all processes together for it."""
    with Apart() as machine:
        return asyncio.run(_measure(machine))


async def _measure(machine: Apart) -> dict[str, Any]:
    async with founded(machine) as cast:
        clerk = await appoint_clerk(cast)
        units = await clerk.get("reception/units")
        on = time.strftime("%Y-%m-%d")
        desks = [Desk(clerk, units[0]["id"], on) for _ in range(CLIENTS)]
        await asyncio.gather(*(desk.case() for desk in desks))
        for desk in desks:
            desk.seconds.clear()
        rounds = [await _round(desks, [machine.process.pid]) for _ in range(ROUNDS)]
    seconds = sorted(each for desk in desks for each in desk.seconds)
    return {
        "whole cases per second (target 80)": round(max(rate for rate, _ in rounds), 1),
        "a whole case of six requests, p50 ms": round(1000 * statistics.median(seconds)),
        "a whole case of six requests, p95 ms (target 300)": round(
            1000 * statistics.quantiles(seconds, n=20)[18]
        ),
        "a whole case, CPU ms of all processes": round(min(cpu for _, cpu in rounds), 1),
    }


async def _round(desks: list[Desk], pids: list[int]) -> tuple[float, float]:
    async def work(desk: Desk) -> None:
        for _ in range(CASES):
            await desk.case()

    before, began = cpu_seconds(pids), time.monotonic()
    await asyncio.gather(*(work(desk) for desk in desks))
    seconds = time.monotonic() - began
    await asyncio.sleep(SETTLING_SECONDS)  # what was told is still being published and heard
    count = CASES * len(desks)
    return count / seconds, 1000 * (cpu_seconds(pids) - before) / count
