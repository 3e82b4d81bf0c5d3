"""A year that was lived is kept in a folder of its own, and nothing else is thrown away for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.samples.kept import Occupied, is_kept, make_room, note_kept


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
