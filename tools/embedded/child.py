"""What the embedded servers ask of the system: a port, a folder, a child that dies with us."""

import ctypes
import fcntl
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1


class FolderTaken(RuntimeError):
    """Another process runs a server in this folder."""


class StartFailed(RuntimeError):
    """The server ended, or did not become ready in time; the message shows the end of its log."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on, below the range outgoing connections use.

    A port inside that range could be taken by a client while its server is down for a restart; a
    client that keeps calling such a port may even be connected to itself.
    """
    for _ in range(200):
        port = random.randint(20000, 31999)
        if port_is_free(port):
            return port
    raise StartFailed("no free port between 20000 and 31999")


def port_is_free(port: int) -> bool:
    """Tells whether a server could listen on 127.0.0.1:port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def remembered_port(file: Path) -> int:
    """The port written in `file` if it can still be used, else a new one, then written there."""
    if file.exists() and port_is_free(known := int(file.read_text())):
        return known
    port = free_port()
    file.write_text(str(port))
    return port


def claim(home: Path) -> IO[str]:
    """Locks a folder for this process until the returned file is closed; raises FolderTaken.

    A POSIX lock, not flock: children forked from us must not keep the folder locked after we die.
    """
    lock = (home / "lock").open("a")
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise FolderTaken(f"another process runs a server in {home}") from None
    return lock


def spawn(
    argv: Sequence[str], log: Path, death_signal: signal.Signals, *, user: int | None = None
) -> subprocess.Popen[bytes]:
    """Starts a child that logs to `log` and gets `death_signal` when we die, even by kill -9.

    Linux keeps that promise for the *thread* that called: call from the main thread. Elsewhere the
    next owner stops what was left (`stop_orphan`). The child has a session of its own, so that
    Ctrl-C reaches only us.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            start_new_session=True,
            preexec_fn=ending_with_owner(death_signal),
            **as_user(user),
        )


def ending_with_owner(death_signal: signal.Signals) -> Callable[[], None] | None:
    """What a child does before it begins, so that the kernel signals it when we die; Linux only."""
    if sys.platform != "linux":
        return None
    owner, libc = os.getpid(), ctypes.CDLL(None)

    def prepare() -> None:
        libc.prctl(PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != owner:
            os._exit(1)

    return prepare


def as_user(user: int | None) -> dict[str, Any]:
    """Arguments for subprocess that drop root for good; empty when there is nothing to drop."""
    return {} if user is None else {"user": user, "group": user, "extra_groups": []}


def stop_orphan(pid_file: Path, mark: str, stop_signal: signal.Signals) -> None:
    """Stops a server that outlived its owner.

    `pid_file` holds its process id in the first line; `mark` must stand in its command line, as the
    number may belong to an innocent process by now.
    """
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return
    for sign in (stop_signal, signal.SIGKILL):
        if mark not in _command_line(pid):
            return
        os.kill(pid, sign)
        wait_until(lambda: mark not in _command_line(pid), seconds=10)


def wait_until(condition: Callable[[], bool], seconds: float, pause: float = 0.01) -> bool:
    """Waits for a condition, at most so many seconds; tells whether it came."""
    end = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(pause)
    return met


def last_lines(log: Path, count: int = 8) -> str:
    """The end of a log, for the message of a failure."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:])


def _command_line(pid: int) -> str:
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        except OSError:
            return ""
    shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return shown.stdout
