"""No number about few people can be read from results, computed from them, or guessed for sure."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.participation.surveys import rules
from services.participation.surveys.results.rules import (
    Average,
    Counts,
    Detail,
    Limits,
    by_unit,
    shown,
    shows_average,
)
from tests.participation import ward

LIMITS = Limits(cell=5, sample=20)
SMALL = range(1, LIMITS.cell)


def test_the_numbers_that_are_tried_here_are_those_of_the_law_data() -> None:
    on = date(2026, 3, 2)
    assert Limits(rules.cell_min(on), rules.sample_min(on)) == LIMITS


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to share a total out."""
    for cuts in itertools.combinations(range(total + parts - 1), parts - 1):
        edges = (-1, *cuts, total + parts - 1)
        yield tuple(edges[n + 1] - edges[n] - 1 for n in range(parts))


@pytest.mark.parametrize("total", [3, 19, 20, 21, 24, 25, 29, 30])
@pytest.mark.parametrize(("levels", "top"), [(4, 2), (2, 0)])
def test_whoever_knows_the_rule_and_the_total_computes_no_small_number(
    total: int, levels: int, top: int
) -> None:
    """Every table with this total is tried: those that look alike must differ in a small number."""
    alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for cells in splits(total, levels + 1):
        alike[shown(Counts(cells[:-1], cells[-1], top), LIMITS)].append(cells)

    for tables in alike.values():
        for place in range(levels + 1):
            values = {table[place] for table in tables}
            assert len(values) > 1 or not values & set(SMALL), (total, tables[0])


counts = st.integers(0, 400)
ratings = st.builds(Counts, st.tuples(*[counts] * 5), counts, st.just(2))


@given(ratings)
def test_what_is_shown_is_true_and_never_small(rating: Counts) -> None:
    made = shown(rating, LIMITS)

    numbers = [*(made.cells or ()), *(made.groups or ())]
    assert not set(numbers) & set(SMALL)
    if made.cells is not None:
        assert made.cells == rating.cells
    if made.groups is not None:
        assert sum(made.groups) == rating.total
    if made.at_least is not None:
        assert made.at_least <= rating.satisfied
        assert rating.total - made.at_least >= LIMITS.cell


def test_the_levels_of_detail() -> None:
    assert shown(Counts((0, 0, 6, 20, 30), 0, 2), LIMITS).detail is Detail.FULL
    grouped = shown(Counts((3, 2, 6, 20, 30), 0, 2), LIMITS)
    assert (grouped.detail, grouped.cells, grouped.groups) == (Detail.GROUPS, None, (50, 11, 0))
    # A real figure: 463 of 467 very satisfied. Four who were not are not pointed to.
    band = shown(Counts((0, 0, 4, 0, 463), 0, 2), LIMITS)
    assert (band.detail, band.at_least, band.groups) == (Detail.BAND, 458, None)
    assert shown(Counts((2, 400), 0), LIMITS).detail is Detail.HIDDEN
    assert shown(Counts((0, 0, 0, 0, 19), 0, 2), LIMITS).detail is Detail.HIDDEN


def test_silence_is_not_dissatisfaction() -> None:
    rating = Counts((0, 0, 0, 10, 10), 30, 2)

    assert rating.groups == (20, 0, 30)


def test_an_average_needs_enough_people_and_no_few_who_are_silent() -> None:
    assert shows_average(Average(20, 300, 0), LIMITS)
    assert not shows_average(Average(19, 300, 0), LIMITS)
    assert not shows_average(Average(400, 300, 4), LIMITS)


group = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))


@st.composite
def tables(draw: st.DrawFn) -> dict[UUID, list[tuple[int, int, int]]]:
    """Units with one or two rating questions; the same people answered both."""
    made = {}
    questions = draw(st.integers(1, 2))
    for n in range(draw(st.integers(1, 6))):
        first = draw(group)
        shift = draw(st.integers(0, first[0]))
        second = (first[0] - shift, first[1] + shift, first[2])
        made[ward.an_id(f"unit {n}")] = [first, second][:questions]
    return made


@given(tables())
def test_units_and_what_the_total_is_without_them_are_never_small(
    counted: dict[UUID, list[tuple[int, int, int]]],
) -> None:
    rows = by_unit(counted, LIMITS)

    named = [unit for row in rows for unit in row.units]
    assert sorted(named) == (sorted(counted) if rows else [])
    for row in rows:
        assert _sums(counted, row.units) == [tuple(one) for one in row.groups]
        assert all(sum(one) >= LIMITS.sample for one in row.groups)
    # Whatever rows are taken from the total, nothing small is left.
    totals = _sums(counted, list(counted)) if rows else []
    for size in range(len(rows)):
        for some in itertools.combinations(rows, size):
            taken = _sums(counted, [unit for row in some for unit in row.units])
            for all_of, of_some in zip(totals, taken, strict=True):
                left = [a - b for a, b in zip(all_of, of_some, strict=True)]
                assert not set(left) & set(SMALL)


def _sums(
    counted: dict[UUID, list[tuple[int, int, int]]], units: Sequence[UUID]
) -> list[tuple[int, ...]]:
    questions = len(next(iter(counted.values())))
    return [
        tuple(sum(counted[unit][q][g] for unit in units) for g in range(3))
        for q in range(questions)
    ]


def test_a_unit_with_few_answers_takes_another_into_the_rest() -> None:
    a, b, c = (ward.an_id(name) for name in "abc")
    counted = {a: [(30, 10, 0)], b: [(40, 10, 5)], c: [(3, 0, 0)]}

    rows = by_unit(counted, LIMITS)

    assert [row.units for row in rows] == [(b,), (c, a)]
    assert by_unit({a: [(30, 10, 0)], c: [(3, 0, 0)]}, LIMITS) == []
