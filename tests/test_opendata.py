"""Open data for sheet programs: what would be run as a formula is text."""

from __future__ import annotations

from datetime import date

import pytest

from libs import opendata


@pytest.mark.parametrize("sign", opendata.FORMULA_SIGNS)
def test_no_text_is_run_as_a_formula(sign):
    assert f"'{sign}1+1" in opendata.as_csv(["number"], [[f"{sign}1+1"]])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("a;=1", "a;'=1"),
        ("a\t+1", "a\t'+1"),
        ("a\n@b", '"a\n\'@b"'),
        ("a,-1", '"a,\'-1"'),
        ("x=1; -5 độ", "x=1; -5 độ"),
    ],
)
def test_no_part_of_a_text_is_run_where_another_sign_parts_the_cells(cell, written):
    assert opendata.as_csv(["a"], [[cell]]) == f"a\r\n{written}\r\n"


def test_numbers_days_and_what_is_not_there_stay_what_they_are():
    written = opendata.as_csv(["a", "b", "c", "d"], [[-1, date(2026, 3, 6), None, "12/BC"]])
    assert written == "a,b,c,d\r\n-1,2026-03-06,,12/BC\r\n"
