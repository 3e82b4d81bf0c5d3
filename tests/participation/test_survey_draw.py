"""The draw: fair, shared out by size, and the same for whoever draws again with its seed."""

from __future__ import annotations

from collections import Counter
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.participation.surveys.sampling.rules import (
    SameUnitTwice,
    SampleTooLarge,
    Stratum,
    draw,
    shared_out,
)

# A published draw is computed from the ids themselves.
LISTS = UUID("00000000-0000-4000-8000-000000000005")
NORTH, SOUTH, EAST = (uuid5(LISTS, name) for name in ("north", "south", "east"))


def test_whoever_draws_again_draws_the_same() -> None:
    frame = [Stratum(NORTH, 240), Stratum(SOUTH, 60)]

    once = draw(frame, 10, "5eed")

    assert once == draw(list(reversed(frame)), 10, "5eed")
    assert once != draw(frame, 10, "another")
    # Computed by hand once: the draw of a published survey must stay checkable for ever.
    assert once[SOUTH] == [53, 54]


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=8).flatmap(
        lambda sizes: st.tuples(st.just(sizes), st.integers(1, sum(sizes)))
    )
)
def test_every_list_gives_its_share_and_no_number_twice(drawn: tuple[list[int], int]) -> None:
    sizes, count = drawn
    frame = [Stratum(uuid5(LISTS, f"unit {n}"), size) for n, size in enumerate(sizes)]

    given_out = shared_out(frame, count)
    numbers = draw(frame, count, "seed") if count <= 5_000 else {}

    assert sum(given_out.values()) == count
    for one in frame:
        exact = count * one.size / sum(sizes)
        assert exact - 1 < given_out[one.unit_id] < exact + 1
        kept = numbers.get(one.unit_id, [])
        assert len(set(kept)) == len(kept)
        assert set(kept) <= set(range(1, one.size + 1))


def test_each_number_is_drawn_about_as_often_as_any_other() -> None:
    frame = [Stratum(NORTH, 20)]

    often = Counter(n for seed in range(2_000) for n in draw(frame, 5, str(seed))[NORTH])

    assert set(often) == set(range(1, 21))
    assert all(400 < times < 600 for times in often.values())


def test_a_frame_that_cannot_be_drawn_from_is_refused() -> None:
    with pytest.raises(SameUnitTwice):
        draw([Stratum(NORTH, 10), Stratum(NORTH, 20)], 5, "")
    for count in (0, 11, 5_001):
        with pytest.raises(SampleTooLarge):
            draw([Stratum(EAST, 10 if count < 100 else 9_000)], count, "")
