"""A folder's tests share a running house, so they must run in one process."""

from __future__ import annotations

from tests.conftest import folder_of


def test_the_tests_of_a_folder_stay_together_and_so_do_those_beside_all_folders() -> None:
    walked = "tests/flows/walked/test_a_road.py::test_it[a/b::c]"

    assert {folder_of(walked), folder_of("tests/flows/test_it.py::test_it")} == {"flows"}
    assert {folder_of("tests/test_it.py::test_it"), folder_of("tests/test_that.py::test")} == {""}
