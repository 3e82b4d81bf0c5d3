"""A year that was lived is kept as it stands: a whole machine at rest, to look around in.

It stays where it was made. Its folder holds the keys that its letters are sealed with and its log
is signed with, so whoever wants one lives a year of their own, which takes some minutes, once.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tools.embedded.postgres import EmbeddedPostgres

KEPT = Path(".local/year")
MARK = "year.json"


class Occupied(Exception):
    """A folder holds something that no year left there; the message says so."""


def make_room(home: Path) -> None:
    """An empty folder for a year: an older year, or what is left of one, goes. Raises Occupied."""
    if (home / MARK).exists():
        EmbeddedPostgres(home / "postgres").destroy()  # as root its data lies elsewhere
        shutil.rmtree(home)
    if home.exists() and any(home.iterdir()):
        raise Occupied(f"{home} holds something else; say another folder")
    home.mkdir(parents=True, exist_ok=True)
    (home / MARK).write_text("{}")


def note_kept(home: Path, year: int, seed: int, seals: Mapping[str, str]) -> None:
    """The year is whole: `danbiet up --year` may start it, and asks for no other sample."""
    (home / MARK).write_text(json.dumps({"year": year, "seed": seed, "seals": seals}, indent=1))
    (home / "sample.done").touch()


def is_kept(home: Path) -> bool:
    """Whether a whole year is there."""
    return (home / MARK).exists() and bool(json.loads((home / MARK).read_text()))
