"""P7: how long until everything answers, and how much memory the idle product holds."""

from __future__ import annotations

import time
from typing import Any

import httpx

from tools.apart import Apart
from tools.bench.processes import memory_mb

PAGES = ("/", "/healthz", "/openapi.json")


def measure() -> dict[str, Any]:
    """Start twice in one folder: first from nothing, then warm."""
    machine = Apart()
    began = time.monotonic()
    machine.start()
    cold = time.monotonic() - began
    machine.process.send_signal(2)
    machine.process.wait(40)
    began = time.monotonic()
    machine.start()
    for page in PAGES:
        httpx.get(machine.base_url + page, timeout=20).raise_for_status()
    warm = time.monotonic() - began
    time.sleep(3)
    memory = memory_mb([machine.process.pid])
    machine.stop()
    return {
        "from an empty folder to every part answering, s": round(cold, 1),
        "warm start to every page answering, s (target 4)": round(warm, 1),
        "memory of all processes idle, PSS MB (target 400)": round(memory),
    }
