"""What people type into one field is read as they meant it, or refused at the field."""

from __future__ import annotations

import pytest

from services.portal.asking import Refused
from services.portal.typed import household_ids, money

NUMBERS = {number: f"id-{number}" for number in (3, 12, 17, 18, 19, 20, 200)}


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("", 0),
        ("500", 500),
        ("2000000", 2_000_000),
        (" 2.000.000 ", 2_000_000),
        ("2,000,000 đồng", 2_000_000),
        ("2 000 000đ", 2_000_000),
        ("50.000", 50_000),
    ],
)
def test_money_is_read_in_whole_dong(typed: str, dong: int) -> None:
    assert money(typed, "dong") == dong


@pytest.mark.parametrize(
    "typed",
    [
        *("2.000.000,00", "500000,5", "2.000,000", "2.00.000", "1.5", "0.500", "-5", "5 triệu"),
        *("đồng 5", "2..000", "12345678901234"),
    ],
)
def test_money_that_may_mean_something_else_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        money(typed, "dong")

    assert "dong" in refused.value.fields


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", []),
        ("3", [3]),
        ("3, 17-20", [3, 17, 18, 19, 20]),
        ("17 – 18; 20", [17, 18, 20]),
        ("17—20", [17, 18, 19, 20]),
        ("20 đến 17 và 3", [17, 18, 19, 20, 3]),
        ("3\n12", [3, 12]),
    ],
)
def test_numbers_of_households_are_read_with_their_spans(typed: str, numbers: list[int]) -> None:
    assert household_ids(typed, NUMBERS, "who") == [NUMBERS[each] for each in numbers]


@pytest.mark.parametrize("typed", ["12a", "12/3", "3, 12.", "12.200", "17-", "3-12-17", "hộ 3"])
def test_what_is_no_number_of_a_household_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refused, match="chưa phải là số hộ") as refused:
        household_ids(typed, NUMBERS, "who")

    assert "who" in refused.value.fields
