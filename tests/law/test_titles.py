"""Who grants a title changes with the day; the money follows the base salary."""

from __future__ import annotations

from datetime import date

import pytest

from libs.kernel.errors import NotFound
from libs.law.titles import Share, base_salaries, title, titles

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("title_id", "before", "after"),
    [
        ("merit", True, True),
        ("advanced_worker", True, True),
        ("advanced_collective", False, True),
        ("grassroots_fighter", False, True),
        ("cultured_neighbourhood", False, True),
        ("provincial_merit", False, False),
    ],
)
def test_the_ward_grants_more_since_july_2025(title_id: str, before: bool, after: bool) -> None:
    found = title(title_id)

    assert (found.is_granted_by_ward(BEFORE), found.is_granted_by_ward(AFTER)) == (before, after)


def test_money_is_a_factor_of_the_base_salary_and_none_where_none_is_known() -> None:
    salary = base_salaries()[-1].dong

    assert title("advanced_worker").prize(AFTER) == salary * 3 // 10
    assert title("cultured_neighbourhood").prize(AFTER) == salary * 15 // 10
    assert title("advanced_worker").prize(BEFORE) is None
    assert title("merit").prize(AFTER) is None


def test_two_thirds_are_exactly_two_of_three() -> None:
    share = Share(votes=2, of=3)

    assert [share.reached(votes, 9) for votes in (5, 6, 7)] == [False, True, True]
    assert not share.reached(6, 10)


def test_every_title_names_its_law_and_an_unknown_one_is_not_found() -> None:
    assert all(line.basis for each in titles() for line in (*each.granted, *each.money))
    with pytest.raises(NotFound):
        title("nothing")
