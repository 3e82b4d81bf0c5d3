"""A year that was lived is kept as it stands: a whole machine at rest, to look around in.

It stays where it was made. Its folder holds the keys that its letters are sealed with and its log
is signed with, so whoever wants one lives a year of their own, which takes some minutes, once.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import services
from tools.embedded.child import claim
from tools.embedded.postgres import EmbeddedPostgres

SERVICES = Path(services.__path__[0])
KEPT = Path(".local/year")
MARK = "danbiet-year.json"


class Occupied(Exception):
    """A folder holds something that no year left there; the message says so."""


def make_room(home: Path) -> None:
    """An empty folder for a year: an older year, or what is left of one, goes.

    Raises Occupied where something else is, FolderTaken where a machine runs.
    """
    if (home / MARK).exists():
        if (home / "postgres").exists():
            claim(home / "postgres").close()
        EmbeddedPostgres(home / "postgres").destroy()  # as root its data lies elsewhere
        shutil.rmtree(home)
    if home.exists() and any(home.iterdir()):
        raise Occupied(f"{home} holds something else; say another folder")
    home.mkdir(parents=True, exist_ok=True)
    (home / MARK).write_text("{}")


def note_kept(home: Path, year: int, seed: int, seals: Mapping[str, str]) -> None:
    """The year is whole: `danbiet up --year` may start it, and asks for no other sample."""
    (home / "sample.done").touch()
    told = {"year": year, "seed": seed, "seals": seals, "tables": _tables()}
    whole = home / f"{MARK}.new"
    whole.write_text(json.dumps(told, indent=1))
    whole.rename(home / MARK)


def is_kept(home: Path) -> bool:
    """Whether a whole year is there. Raises Occupied for one that other code lived."""
    if not (home / MARK).exists():
        return False
    told = json.loads((home / MARK).read_text())
    if told and told["tables"] != _tables():
        raise Occupied(
            f"the year in {home} was lived by another version; danbiet year --keep {home}"
        )
    return bool(told)


def _tables() -> dict[str, str]:
    """The newest migration of each service: what a kept database must stand on."""
    heads = sorted(SERVICES.glob("*/migrations/HEAD"))
    return {head.parent.parent.name: head.read_text().strip() for head in heads}
