"""The servers every test may use: one PostgreSQL and one NATS for the whole session.

Databases are made and thrown away by the hundred. Where memory has room their files, like all
temporary ones, are kept there: on a disk it takes twice as long.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres

# How long an example takes says how busy the machine is, and nothing of the product.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

TESTS = Path(__file__).parent
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
MEMINFO = Path("/proc/meminfo")
ROOM_BYTES_MIN = 4 * 1024**3


def pytest_configure(config: pytest.Config) -> None:
    """Everything temporary of this run goes into one folder in memory, if there is room."""
    if not _has_room():
        return
    folder = Path(tempfile.mkdtemp(prefix="danbiet-tests-", dir=MEMORY))
    folder.chmod(0o711)  # as root, PostgreSQL runs as somebody else
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


class ByFolder(LoadScopeScheduling):
    """Where two processes share the tests, a folder's stay together: they share a running house."""

    def _split_scope(self, nodeid: str) -> str:
        return folder_of(nodeid)


def folder_of(nodeid: str) -> str:
    """The folder below `tests` that a test is in; tests beside the folders belong together."""
    _, *inside = nodeid.partition("::")[0].split("/")
    return inside[0] if len(inside) > 1 else ""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """How the processes share the tests, instead of any way of xdist's own."""
    return ByFolder(config, log)


def _has_room() -> bool:
    if not MEMORY.is_dir() or os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        return False
    [free] = [line for line in MEMINFO.read_text().splitlines() if line.startswith("MemAvailable")]
    available = int(free.split()[1]) * 1024
    return min(available, shutil.disk_usage(MEMORY).free) > ROOM_BYTES_MIN


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real plan, which is not part of the project."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    return Path(os.environ.get("DANBIET_SHARED", beside))


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """A folder for the servers' data, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="danbiet-test-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres(scratch: Path) -> Iterator[EmbeddedPostgres]:
    """A real PostgreSQL. Tests of faults that stop it start their own."""
    # Without fsync: what a killed process wrote is kept by the system all the same.
    server = EmbeddedPostgres(scratch / "postgres", settings={"fsync": "off"}).start()
    yield server
    server.stop()
    server.destroy()


@pytest.fixture(scope="session")
def nats(scratch: Path) -> Iterator[EmbeddedNats]:
    """A real NATS with JetStream, open to any user.

    Folders whose tests leave services running have one of their own: services of one name on one
    broker would share each other's requests.
    """
    yield from broker(scratch / "nats")


def broker(home: Path) -> Iterator[EmbeddedNats]:
    """A NATS server in a folder, for a fixture."""
    server = EmbeddedNats(home, OPEN_CONFIGURATION).start()
    yield server
    server.stop()


OPEN_CONFIGURATION = """
max_payload: 8912896
jetstream { sync_interval: always }
"""
