"""Starting, stopping and losing whole machines: two at once, killed, begun again, as anybody."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tools.apart import ROOT, Apart
from tools.embedded.child import wait_until
from tools.onboard import onboard

pytestmark = pytest.mark.timeout(400)

WARD = "06811"
STOP_SECONDS_MAX = 15.0
NOBODY_IN_PARTICULAR = 61811


def _running_in(machine: Apart) -> list[str]:
    """Every process of a machine, by its command line: supervisor, parts, servers."""
    places = (str(machine.home), str(machine.machine.postgres.data))
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                said = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            if any(place in said for place in places):
                found.append(f"{folder.name} {said}")
    return found


def _ward_of(machine: Apart) -> int:
    """The status of a page about the ward."""
    return httpx.get(f"{machine.base_url}/api/wards/{WARD}/directory/ward", timeout=30).status_code


def _onboard(machine: Apart) -> None:
    url = machine.machine.database_url("directory", "app")
    asyncio.run(onboard(url, WARD, "Mùa xuân 2026 ấm áp", "Mùa thu 2026 mát mẻ"))


def _stop(machine: Apart) -> float:
    """Ctrl-C; how long it took. It must end by itself, in order."""
    began = time.monotonic()
    machine.process.send_signal(signal.SIGINT)
    assert machine.process.wait(60) == 0
    return time.monotonic() - began


@pytest.fixture
def two() -> Iterator[list[Apart]]:
    """Two machines that run at once, in two folders; started by this thread, which lives on."""
    homes = [Path(tempfile.mkdtemp(prefix="danbiet-two-")) for _ in range(2)]
    machines = [Apart(home).start() for home in homes]
    yield machines
    for machine in machines:
        machine.stop()
        machine.machine_data_away()
        shutil.rmtree(machine.home, ignore_errors=True)


def test_two_machines_live_side_by_side_and_one_survives_its_own_death(two: list[Apart]):
    first, second = two
    assert first.base_url != second.base_url
    _onboard(first)
    assert (_ward_of(first), _ward_of(second)) == (200, 404)
    assert len(_running_in(first)) >= 9  # supervisor, six parts, two servers

    first.process.kill()
    first.process.wait(10)
    assert wait_until(lambda: not _running_in(first), 60, 0.1), _running_in(first)
    assert _ward_of(second) == 404

    first.stop()
    first.start()
    assert (_ward_of(first), _ward_of(second)) == (200, 404)

    assert _stop(first) < STOP_SECONDS_MAX
    assert _running_in(first) == []
    assert _ward_of(second) == 404


def _closed_to_others() -> list[Path]:
    """The folders of the project and of Python itself that only their owner may enter."""
    needed = (ROOT, Path(sys.executable).resolve().parent)
    return [step for one in needed for step in (one, *one.parents) if not step.stat().st_mode & 1]


def test_root_may_start_it_as_an_ordinary_user():
    if os.geteuid() != 0:
        pytest.skip("this test becomes another user, which only root may do")
    if closed := _closed_to_others():
        pytest.skip(f"other users cannot enter {closed[0]}")
    home = Path(tempfile.mkdtemp(prefix="danbiet-user-"))
    environment = {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    machine = Apart(home, environment=environment, user=NOBODY_IN_PARTICULAR)
    try:
        with machine:
            owners = {Path(f"/proc/{pid}").stat().st_uid for pid in machine.pids().values()}
            assert owners == {NOBODY_IN_PARTICULAR}
    finally:
        shutil.rmtree(home, ignore_errors=True)
