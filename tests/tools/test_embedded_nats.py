"""The embedded NATS server: it keeps what it acknowledged, and never outlives its owner."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import httpx
import nats
import pytest

from tools.embedded.child import FolderTaken, StartFailed, wait_until
from tools.embedded.nats import EmbeddedNats

CONF = "jetstream { sync_interval: always }\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedNats]:
    with EmbeddedNats(tmp_path / "nats", CONF) as running:
        yield running


async def test_what_was_acknowledged_is_there_after_kill_minus_nine(server: EmbeddedNats) -> None:
    first = await nats.connect(server.url())
    await first.jetstream().add_stream(name="EVENTS", subjects=["events.>"])
    await first.jetstream().publish("events.one", b"kept")
    await first.close()
    port = server.port

    server.kill()

    assert not server.running
    server.start()
    assert port == server.port
    second = await nats.connect(server.url())
    message = await second.jetstream().get_msg("EVENTS", 1)
    await second.close()
    assert message.data == b"kept"


def test_the_configuration_of_a_real_site_is_kept_inside_the_folder(tmp_path: Path) -> None:
    site = """
        listen: "0.0.0.0:4222"
        http: "0.0.0.0:8222"
        max_payload: 123456
        jetstream { store_dir: "/data", sync_interval: always }
    """
    with EmbeddedNats(tmp_path / "nats", site) as server:
        told = httpx.get(f"{server.http_url()}/varz").json()

        assert told["jetstream"]["config"]["store_dir"].startswith(str(server.home))
        assert told["max_payload"] == 123456
        assert (told["host"], told["port"]) == ("127.0.0.1", server.port)
        assert told["http_port"] == server.http_port
        assert told["http_host"] == "127.0.0.1"


async def test_two_servers_run_side_by_side(server: EmbeddedNats, tmp_path: Path) -> None:
    with EmbeddedNats(tmp_path / "other", CONF) as other:
        assert server.port != other.port
        client = await nats.connect(other.url())
        await client.flush()
        await client.close()


def test_one_folder_has_one_owner(server: EmbeddedNats) -> None:
    script = f"""
        from tools.embedded.nats import EmbeddedNats
        EmbeddedNats({str(server.home)!r}, "").start()
    """
    second = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=30
    )

    assert FolderTaken.__name__ in second.stderr
    assert server.running


def test_the_server_ends_when_its_owner_is_killed(tmp_path: Path) -> None:
    pid = _killed_owner(tmp_path / "owned", platform=sys.platform)

    assert wait_until(lambda: not _lives(pid), seconds=5)


def test_an_orphan_is_stopped_by_the_next_owner(tmp_path: Path) -> None:
    # A system without PR_SET_PDEATHSIG leaves the server running when its owner is killed.
    orphan = _killed_owner(tmp_path / "orphan", platform="unknown")
    assert _lives(orphan)

    with EmbeddedNats(tmp_path / "orphan", CONF) as next_owner:
        assert next_owner.running
        assert not _lives(orphan)


def test_a_wrong_setting_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(StartFailed, match=r"nats\.conf:2"):
        EmbeddedNats(tmp_path / "wrong", "jetstream {}\nno_such_setting: 1\n").start()


def _killed_owner(home: Path, platform: str) -> int:
    script = f"""
        import sys, time
        sys.platform = {platform!r}
        from tools.embedded.nats import EmbeddedNats
        server = EmbeddedNats({str(home)!r}, "").start()
        print(server._child.pid, flush=True)
        time.sleep(60)
    """
    argv = [sys.executable, "-c", textwrap.dedent(script)]
    owner = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
    assert owner.stdout
    pid = int(owner.stdout.readline())
    owner.kill()
    owner.communicate(timeout=10)
    return pid


def _lives(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
