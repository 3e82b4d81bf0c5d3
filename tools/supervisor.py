"""Runs every part as a child forked from one preloaded parent, and brings back what dies.

Making the parts once and forking saves seconds of start and half the memory. The parent therefore
never has a thread, a loop or a connection at the moment it forks.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
STOP_SECONDS_MAX = 20.0
LIVED_SECONDS = 10.0


@dataclass
class Child:
    """One part's process: when it began, and how long to wait before it is begun again."""

    pid: int = 0
    began: float = 0.0
    pause: float = 0.2
    again_at: float = field(default=0.0)


class Supervisor:
    """Starts, watches and stops the parts of one machine."""

    def __init__(self, logs: Path) -> None:
        """`logs` is the folder of one log file a part."""
        self.logs = logs
        self.runs: Mapping[str, Callable[[], int]] = {}
        self.children: dict[str, Child] = {}
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, runs: Mapping[str, Callable[[], int]]) -> None:
        """Fork every part; its child calls what `runs` holds for it and ends with that status."""
        self.runs = runs
        self.children = {part: Child() for part in runs}
        # Not collected first: every child would write into the holes, on a page of its own.
        gc.freeze()
        for part in self.children:
            self._fork(part)

    def watch(self) -> None:
        """Look once: whatever ended is begun again, after a pause that grows."""
        while True:
            pid = os.waitpid(-1, os.WNOHANG)[0] if self._alive() else 0
            if pid == 0:
                break
            for part, child in self.children.items():
                if child.pid == pid:
                    self._ended(part, child)
        now = time.monotonic()
        for part, child in self.children.items():
            if child.pid == 0 and child.again_at <= now:
                self._fork(part)

    def stop(self) -> None:
        """End all: the door first, then what it asks; who does not end in time is killed."""
        for part in reversed(self.children):
            self._signal(part, signal.SIGTERM)
        end = time.monotonic() + STOP_SECONDS_MAX
        while self._alive() and time.monotonic() < end:
            self._reap()
            time.sleep(0.02)
        for part in self.children:
            self._signal(part, signal.SIGKILL)
        self._reap()

    def pids(self) -> dict[str, int]:
        """The process of each part."""
        return {part: child.pid for part, child in self.children.items()}

    def _fork(self, part: str) -> None:
        owner = os.getpid()
        child = self.children[part]
        child.pid = os.fork()
        child.began = time.monotonic()
        if child.pid == 0:
            self._become(part, owner)

    def _become(self, part: str, owner: int) -> None:
        """In the child: live as the part, and end with it."""
        status = 1
        try:
            if sys.platform == "linux":
                ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != owner:
                os._exit(1)
            os.setpgid(0, 0)  # Ctrl-C reaches the parent alone, which stops us in order
            log = os.open(self.logs / f"{part}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            for stream in (1, 2):
                os.dup2(log, stream)
            for sign in (signal.SIGTERM, signal.SIGINT):
                signal.signal(sign, signal.SIG_DFL)
            status = self.runs[part]()
        except BaseException as error:
            print(json.dumps({"part": part, "event": "ended", "error": repr(error)[:300]}))
        finally:
            sys.stdout.flush()
            os._exit(status)

    def _ended(self, part: str, child: Child) -> None:
        lived = time.monotonic() - child.began
        child.pause = 0.2 if lived > LIVED_SECONDS else min(child.pause * 2, 10.0)
        child.pid, child.again_at = 0, time.monotonic() + child.pause
        print(
            f"{part} ended; again in {child.pause:.1f} s (see {self.logs / part}.log)", flush=True
        )

    def _reap(self) -> None:
        for child in self.children.values():
            if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
                child.pid = 0

    def _signal(self, part: str, sign: signal.Signals) -> None:
        if pid := self.children[part].pid:
            os.kill(pid, sign)

    def _alive(self) -> bool:
        return any(child.pid for child in self.children.values())
