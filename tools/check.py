"""Runs every check that needs no server: format, lint, types, imports, words, manifests.

Prints one line a check, and the output of what failed. A tool that is not on this machine is named
and passed over. The exit status is 1 when something failed.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nkeys

ROOT = Path(__file__).resolve().parent.parent
PATH = os.pathsep.join([f"{sys.prefix}/bin", os.environ.get("PATH", "")])
CODE = ("services", "libs", "tools", "tests")
# All other tools are locked packages, which must be there.
MACHINE_TOOLS = frozenset({"docker-compose"})
# A line with Vietnamese letters is not English.
CODESPELL = ["codespell", "--ignore-regex", ".*[À-ỹĂăĐđƠơƯư].*"]

Finding = str
Check = Callable[[], Finding]


class NotHere(Exception):
    """The tool of a check is not on this machine; the message names it."""


def checks() -> dict[str, Check]:
    """Every check by its name; each tells what is wrong, or nothing."""
    commands = {
        "format": ["ruff", "format", "--check", *CODE],
        "lint": ["ruff", "check", *CODE],
        "types": ["mypy"],
        "imports": ["lint-imports"],
        "words": [*CODESPELL, *CODE, "docs", "deploy", "README.md"],
        "yaml": ["yamllint", "--strict", "."],
        "dockerfile": ["hadolint", "Dockerfile"],
        "compose": ["docker-compose", "--env-file", "deploy/env.example", "config", "-q"],
    }
    if importlib.util.find_spec("tools.docs"):
        commands["docs"] = ["python", "-m", "tools.docs", "--check"]
    for conf in sorted((ROOT / "deploy" / "nats").glob("*.conf")):
        commands[f"nats {conf.name}"] = ["nats-server", "-t", "-c", str(conf)]
    found: dict[str, Check] = {name: _command(argv) for name, argv in commands.items()}
    found["locks"] = _locks_name_no_address
    return found


def main(argv: list[str]) -> int:
    """Runs all checks, or only those named; tells 1 when one failed."""
    chosen = {name: check for name, check in checks().items() if not argv or name in argv}
    failed = {}
    # Two at a time: mypy alone is as long as the rest together.
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, line, finding in pool.map(lambda item: _timed(*item), _longest_first(chosen)):
            print(line, flush=True)
            if finding:
                failed[name] = finding
    for name, finding in failed.items():
        print(f"\n{name}:\n{finding}")
    return 1 if failed else 0


def _longest_first(chosen: dict[str, Check]) -> Iterator[tuple[str, Check]]:
    yield from sorted(chosen.items(), key=lambda item: item[0] != "types")


def _timed(name: str, check: Check) -> tuple[str, str, Finding]:
    began = time.monotonic()
    try:
        finding = check()
    except NotHere as missing:
        return name, f"{name:<22} {missing} is not here, passed over", ""
    seconds = time.monotonic() - began
    return name, f"{name:<22} {'FAILED' if finding else 'ok':<7}{seconds:5.1f} s", finding


def _command(argv: list[str]) -> Check:
    def run() -> Finding:
        program = shutil.which(argv[0], path=PATH)
        if program is None:
            if argv[0] in MACHINE_TOOLS:
                raise NotHere(argv[0])
            return f"{argv[0]} is missing: run `make setup`"
        done = subprocess.run(
            [program, *argv[1:]], cwd=ROOT, env=_surroundings(), capture_output=True, text=True
        )
        return (done.stdout + done.stderr).strip() or "failed" if done.returncode else ""

    return run


def _surroundings() -> dict[str, str]:
    """The environment with a value for every secret that configuration files name."""
    named = re.findall(r"^(\w+)=", (ROOT / "deploy" / "env.example").read_text(), re.MULTILINE)
    keys = [name for name in named if name.startswith("NKEY_")]
    nowhere = {name: _public_key(number) for number, name in enumerate(keys)}
    return {**os.environ, **nowhere, "PATH": PATH}


def _public_key(number: int) -> str:
    """A public nkey of nobody: nats-server wants a real one, and not the same twice."""
    seed = nkeys.encode_seed(bytes([number] * 32), nkeys.PREFIX_BYTE_USER)
    return str(nkeys.from_seed(bytearray(seed)).public_key.decode())


def _locks_name_no_address() -> Finding:
    """A lock must not say where to fetch: every machine has its own mirror, the hashes decide."""
    findings = []
    if "://" in (ROOT / "requirements.lock").read_text():
        findings.append("requirements.lock holds an address")
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    findings += [
        f"package-lock.json: {name} has 'resolved'"
        for name in packages
        if "resolved" in packages[name]
    ]
    return "\n".join(findings)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
