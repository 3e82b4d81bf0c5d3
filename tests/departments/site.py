"""A department's own site as an operator sets it up: a leaf node, one service, a portal, a door.

The parts are started by `danbiet serve`, with nothing but their settings in the environment. The
service's database is the one it had; only its process at the site logs into it.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import nkeys

from tests.departments.link import Link
from tools.apart import ROOT, Apart
from tools.embedded.child import free_port
from tools.embedded.nats import EmbeddedNats
from tools.nats_conf import leaf_configuration
from tools.parts import ASKERS, PARTS, acting, hearing

READY_SECONDS_MAX = 120


@dataclass
class Site:
    """The door of the department, and the link behind it."""

    base_url: str
    link: Link


@asynccontextmanager
async def a_site(ward: Apart, service: str, home: Path) -> AsyncIterator[Site]:
    """It runs, and the ward's door has found its service."""
    link = Link(ward.machine.leaf_port)
    await link.restore()
    port = free_port()
    broker = EmbeddedNats(home / "nats", _conf(ward, service, link.port))
    running: list[subprocess.Popen[bytes]] = []
    try:
        broker.start()
        for part in (service, *ASKERS):
            running.append(_serve(ward, part, home, broker.url(), port))
        await _until_ready(f"http://127.0.0.1:{port}", ward.base_url)
        yield Site(f"http://127.0.0.1:{port}", link)
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(20)
        broker.stop()
        await link.cut()


def _conf(ward: Apart, service: str, link_port: int) -> str:
    seeds = ward.machine.secrets["nkeys"]
    users = {
        part: nkeys.from_seed(bytearray(seeds[part].encode())).public_key.decode() for part in PARTS
    }
    remote = f"nats-leaf://127.0.0.1:{link_port}", seeds["site"]
    return leaf_configuration(users, hearing(), ASKERS, acting(), service, remote)


def _serve(ward: Apart, part: str, home: Path, nats_url: str, port: int) -> subprocess.Popen[bytes]:
    """One part with the settings it has at the ward, but for the broker, the door and the files."""
    here = {"nats_url": nats_url, "http_port": port, "base_url": f"http://127.0.0.1:{port}"}
    here |= {"files_url": f"file://{home / 'files'}"}
    told = ward.machine.settings(part).model_copy(update=here).model_dump()
    names = {f"DANBIET_{name.upper()}": str(value) for name, value in told.items()}
    command = [sys.executable, "-m", "tools.cli", "serve", part]
    environment = {**os.environ, **names}
    with (home / f"{part}.log").open("wb") as log:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)


async def _until_ready(*doors: str) -> None:
    async with asyncio.timeout(READY_SECONDS_MAX), httpx.AsyncClient(timeout=10) as client:
        for door in doors:
            while not await _answers(client, f"{door}/readyz"):
                await asyncio.sleep(0.3)


async def _answers(client: httpx.AsyncClient, address: str) -> bool:
    try:
        return (await client.get(address)).status_code == 200
    except httpx.HTTPError:
        return False
