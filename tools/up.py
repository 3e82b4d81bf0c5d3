"""Start everything on this machine: PostgreSQL, NATS, every part, a sample ward."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path

from tools.embedded.child import FolderTaken, StartFailed, free_port, port_is_free
from tools.machine import Machine
from tools.parts import SERVICES, part
from tools.samples.kept import KEPT, Occupied, is_kept
from tools.serve import serve
from tools.supervisor import Supervisor

READY_SECONDS_MAX = 60.0
DEFAULT_PORT = 8080
NOBODY_YET = (
    "Nobody can sign in yet: `.venv/bin/danbiet onboard 00000` makes an operator, who lets wards "
    "in on a page."
)
SAMPLES = "Dữ liệu mẫu: các con số và văn bản trên trang này không phải của phường có thật."


def main(argv: list[str]) -> int:
    """Runs until Ctrl-C or SIGTERM; --stop ends the one that runs in the same folder."""
    options = _options(argv)
    home = Path(options.home or (KEPT if options.year else ".local"))
    if options.stop:
        return _stop_other(home)
    try:
        if options.year and not is_kept(home):
            from tools.year import main as live_year  # only here, as all samples

            print("No year was lived here yet: it is now, in some minutes, once.", flush=True)
            if failed := live_year(["--keep", str(home)]):
                return failed
        port = options.port if options.port is not None else _port()
        notice = "" if options.empty else SAMPLES
        kept = {"simulation": options.simulation, "elsewhere": options.elsewhere}
        machine = Machine(home, port or free_port(), notice=notice, **kept)
        return _run(machine, options)
    except (FolderTaken, Occupied, StartFailed) as error:
        print(f"danbiet up: {error}", file=sys.stderr)
        return 1


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="danbiet up", description=__doc__)
    parser.add_argument("--home", help="folder for data, secrets and logs; .local if not said")
    parser.add_argument("--port", type=int, help="port of the door; 0 for any free one")
    parser.add_argument("--empty", action="store_true", help="without the sample ward")
    parser.add_argument("--year", action="store_true", help="a sample ward that lived a whole year")
    parser.add_argument("--simulation", action="store_true", help="the clock waits for a conductor")
    parser.add_argument(
        "--elsewhere",
        choices=SERVICES,
        default="",
        help="a service that runs at a department's own site, behind a leaf node",
    )
    parser.add_argument("--stop", action="store_true", help="stop what runs in this folder")
    options = parser.parse_args(argv)
    if options.year and (options.empty or options.simulation):
        parser.error("a year that was lived is a sample, and its clock runs by itself")
    return options


def _port() -> int:
    """The usual port, or a free one when somebody has it."""
    return DEFAULT_PORT if port_is_free(DEFAULT_PORT) else free_port()


def _run(machine: Machine, options: argparse.Namespace) -> int:
    began = time.monotonic()
    stopping: list[int] = []
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda number, _frame: stopping.append(number))
    (machine.home / "up.pid").write_text(str(os.getpid()))
    supervisor = Supervisor(machine.home / "logs")
    try:
        machine.start_servers()
        machine.prepare()
        parts = {name: part(name, machine.settings(name)) for name in machine.parts}
        supervisor.start({name: partial(serve, name, parts[name]) for name in parts})
        if not _wait_until_ready(machine, supervisor, stopping):
            print("danbiet up: not every part answers; see the logs", file=sys.stderr)
            return 0 if stopping else 1
        _tell(machine, supervisor, time.monotonic() - began, sample=not options.empty)
        while not stopping:
            time.sleep(0.2)
            supervisor.watch()
            _revive_servers(machine)
            _note_pids(machine, supervisor)
    finally:
        supervisor.stop()
        machine.stop_servers()
        (machine.home / "up.pid").unlink(missing_ok=True)
    return 0


def _wait_until_ready(machine: Machine, supervisor: Supervisor, stopping: list[int]) -> bool:
    end = time.monotonic() + READY_SECONDS_MAX
    while time.monotonic() < end and not stopping:
        with contextlib.suppress(OSError):
            if _absent(machine) <= {machine.elsewhere}:
                return True
        supervisor.watch()
        time.sleep(0.05)
    return False


def _absent(machine: Machine) -> set[str]:
    """The parts that do not answer the door; raises OSError while there is none."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{machine.http_port}/readyz", timeout=3).close()
    except urllib.error.HTTPError as error:
        with error:
            return {name for name, told in json.load(error)["parts"].items() if not told}
    return set()


def _tell(machine: Machine, supervisor: Supervisor, seconds: float, *, sample: bool) -> None:
    """The address, and where to begin."""
    _note_pids(machine, supervisor)
    print(f"Dân Biết: http://localhost:{machine.http_port}  ({seconds:.1f} s)", flush=True)
    if sample:
        from tools.sample import accounts, is_loaded, load  # only here: production has no samples

        if not is_loaded(machine):
            print("The sample ward is being made, once: this takes a minute or more.", flush=True)
        load(machine)
        print(accounts(machine), flush=True)
    elif not machine.simulation:
        print(NOBODY_YET, flush=True)
    print("Ctrl-C stops everything.", flush=True)


def _note_pids(machine: Machine, supervisor: Supervisor) -> None:
    """For operators and tests: which process is which part."""
    known = {"port": machine.http_port, "simulation": machine.simulation}
    more = {"elsewhere": machine.elsewhere, "pids": supervisor.pids()}
    text = json.dumps(known | more)
    path = machine.home / "parts.json"
    if not path.exists() or path.read_text() != text:
        fresh = path.with_suffix(".new")
        fresh.write_text(text)
        fresh.rename(path)


def _revive_servers(machine: Machine) -> None:
    """A server that died comes back; streams that were lost with it are made again, empty."""
    if not machine.postgres.running:
        print("PostgreSQL ended; starting it again", flush=True)
        machine.postgres.start()
    if not machine.nats.running:
        print("NATS ended; starting it again", flush=True)
        machine.nats.start()
        machine.provision()


def _stop_other(home: Path) -> int:
    try:
        pid = int((home / "up.pid").read_text())
        os.kill(pid, signal.SIGTERM)
    except (OSError, ValueError):
        print("danbiet up: nothing runs in this folder")
        return 0
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.05)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
