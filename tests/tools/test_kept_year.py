"""A year that was lived is kept in a folder of its own, and nothing else is thrown away for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.embedded.child import FolderTaken
from tools.samples.kept import MARK, Occupied, is_kept, make_room, note_kept


def test_a_year_is_kept_only_when_it_is_whole(tmp_path: Path) -> None:
    home = tmp_path / "year"
    assert not is_kept(home)

    make_room(home)
    assert not is_kept(home)  # it is being lived

    note_kept(home, 2025, 1, {"all": "00"})
    assert is_kept(home)


def test_another_year_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    home = tmp_path / "year"
    make_room(home)
    (home / "left").touch()

    make_room(home)

    assert not is_kept(home)
    assert not (home / "left").exists()


def test_a_folder_with_something_else_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter").touch()

    with pytest.raises(Occupied):
        make_room(tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["letter"]


def test_what_a_running_machine_holds_is_not_thrown_away(tmp_path: Path) -> None:
    home = tmp_path / "year"
    make_room(home)
    (home / "postgres").mkdir()
    running = "import sys, time; from pathlib import Path; from tools.embedded.child import claim; "
    running += "held = claim(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    argv = [sys.executable, "-c", running, str(home / "postgres")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(FolderTaken):
            make_room(home)
        other.kill()

    assert (home / "postgres").exists()


def test_a_year_that_other_code_lived_is_not_shown(tmp_path: Path) -> None:
    home = tmp_path / "year"
    make_room(home)
    note_kept(home, 2025, 1, {"all": "00"})
    mark = home / MARK
    told = json.loads(mark.read_text())
    mark.write_text(json.dumps(told | {"tables": told["tables"] | {"reporting": "0001_old"}}))

    with pytest.raises(Occupied, match="another version"):
        is_kept(home)
