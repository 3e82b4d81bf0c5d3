"""A whole machine in a process of its own, for tests of flows, benchmarks and the year.

It is `danbiet up` itself, in an empty folder and on free ports: what users run is what is tried.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from libs.kernel.settings import Settings
from tools.embedded.child import as_user, ending_with_owner
from tools.machine import Machine

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS_MAX = 120.0


class NotStarted(Exception):
    """The machine did not come up; the message ends with its last words."""


class Apart:
    """Start it, talk to its door, kill its parts, stop it."""

    def __init__(
        self,
        home: Path | None = None,
        *,
        simulation: bool = False,
        elsewhere: str = "",
        environment: Mapping[str, str] | None = None,
        user: int | None = None,
    ) -> None:
        """`home` is a fresh temporary folder when not given, and then gone afterwards.

        `environment` is added to ours; the service `elsewhere` is left to a department's site.
        Root may run it as another `user`, whose the folder then is.
        """
        self._user = user
        self._environment = {**os.environ, **(environment or {})}
        self._own = home is None
        self.home = (home or Path(tempfile.mkdtemp(prefix="danbiet-"))).resolve()
        self.simulation, self.elsewhere = simulation, elsewhere

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> Self:
        """Run `danbiet up`, and return when every part answers."""
        self.home.mkdir(parents=True, exist_ok=True)
        arguments = [sys.executable, "-m", "tools.cli", "up", "--empty"]
        arguments += ["--home", str(self.home), "--port", "0"]
        arguments += ["--simulation"] if self.simulation else []
        arguments += ["--elsewhere", self.elsewhere] if self.elsewhere else []
        if self._user is not None:
            os.chown(self.home, self._user, self._user)
        self._log = (self.home / "up.log").open("wb")
        self._process = subprocess.Popen(
            arguments,
            cwd=ROOT,
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
            preexec_fn=ending_with_owner(signal.SIGINT),
            **as_user(self._user),
        )
        try:
            self._wait_until_it_answers()
            self.machine = Machine.beside(self.home)
        except BaseException:
            self.stop()  # whoever fails to enter is never asked to leave
            raise
        return self

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + START_SECONDS_MAX
        while b"Ctrl-C" not in (log := (self.home / "up.log").read_bytes()):
            if self._process.poll() is not None or time.monotonic() > end:
                raise NotStarted(log.decode(errors="replace")[-2000:])
            time.sleep(0.02)

    def stop(self) -> None:
        """Ctrl-C, wait, and take the folder away if it was ours."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(40)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(10)
        self._log.close()
        if self._own:
            self.machine_data_away()
            shutil.rmtree(self.home, ignore_errors=True)

    def machine_data_away(self) -> None:
        """PostgreSQL's data may lie elsewhere: root runs it as nobody."""
        if hasattr(self, "machine"):
            self.machine.postgres.destroy()

    @property
    def base_url(self) -> str:
        """The door."""
        return f"http://127.0.0.1:{self.machine.http_port}"

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The supervisor."""
        return self._process

    def operator(self) -> Settings:
        """How the operator logs in to the broker."""
        return self.machine.settings("ops")

    def pids(self) -> dict[str, int]:
        """The process of each part, as it is now."""
        found: dict[str, int] = json.loads((self.home / "parts.json").read_text())["pids"]
        return found

    def kill(self, part: str) -> None:
        """kill -9, as a loss of power would."""
        os.kill(self.pids()[part], signal.SIGKILL)
