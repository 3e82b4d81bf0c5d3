"""Open data for sheet programs: what would be run as a formula is text."""

from __future__ import annotations

from datetime import date

import pytest

from libs import opendata


@pytest.mark.parametrize("sign", opendata.FORMULA_SIGNS)
def test_no_text_is_run_as_a_formula(sign):
    assert f"'{sign}1+1" in opendata.as_csv(["number"], [[f"{sign}1+1"]])


def test_numbers_days_and_what_is_not_there_stay_what_they_are():
    written = opendata.as_csv(["a", "b", "c", "d"], [[-1, date(2026, 3, 6), None, "12/BC"]])
    assert written == "a,b,c,d\r\n-1,2026-03-06,,12/BC\r\n"
