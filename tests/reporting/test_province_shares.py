"""Shares of wards side by side: medians, who is far off, two periods, a trend."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.database import Database
from services.reporting.figures.definitions import headline_figures
from services.reporting.province.indicators import indicators
from services.reporting.province.rules import ROLLED_UP, PeriodOf
from services.reporting.province.spread import (
    GAP_MIN,
    WARDS_MIN,
    WHOLE_MIN,
    Share,
    spread_of,
)
from tests.reporting.province import CODES, DUE_ON, asked, commit, due, issued, read

LAST_YEAR = date(2025, 5, 23)


def shares(*parts: int, whole: int = 20) -> list[Share]:
    return [Share(f"{place:05}", part, whole) for place, part in enumerate(parts)]


def test_every_share_is_of_headline_figures() -> None:
    headline = {each.key for each in headline_figures()}

    assert len({each.key for each in indicators()}) == len(indicators()) >= 5
    assert {key for each in indicators() for key in (each.part, *each.whole)} <= headline


def test_one_ward_far_below_is_found_with_its_n_and_its_side() -> None:
    spread = spread_of(shares(*([18, 19, 20] * 5), 4))

    [far] = spread.far
    assert (far.share, far.above) == (Share("00015", 4, 20), False)
    assert (spread.part, spread.whole, spread.wards, spread.judged) == (289, 320, 16, 16)
    assert spread.median == median([0.9, 0.95, 1.0] * 5 + [0.2])


def test_several_odd_wards_do_not_hide_one_another() -> None:
    """With a mean and its deviation four of twenty would pull both along and none be found."""
    spread = spread_of(shares(*([19, 20] * 8), 1, 1, 1, 1))

    assert {far.share.part for far in spread.far} == {1}
    assert len(spread.far) == 4


def test_where_nearly_all_are_equal_a_small_difference_is_none() -> None:
    nearly = [*shares(*([100] * 15), whole=100), Share("x", 100 - int(100 * GAP_MIN) + 1, 100)]
    clearly = [*shares(*([100] * 15), whole=100), Share("x", 80, 100)]

    assert spread_of(nearly).far == ()
    assert [far.share.code for far in spread_of(clearly).far] == ["x"]


def test_few_wards_and_small_wholes_are_not_judged() -> None:
    few = shares(*([20] * (WARDS_MIN - 2)), 1)
    small = [*shares(*([20] * 15)), Share("x", 0, WHOLE_MIN - 1)]

    assert spread_of(few).far == ()
    assert (spread_of(small).far, spread_of(small).judged, spread_of(small).wards) == ((), 15, 16)
    assert spread_of([]).median is None


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), max_size=60))
def test_whoever_is_far_off_is_one_of_those_judged(pairs: list[tuple[int, int]]) -> None:
    given_ = [Share(f"{n}", min(p, w), w) for n, (p, w) in enumerate(pairs)]
    spread = spread_of(given_)

    assert {far.share.code for far in spread.far} <= {share.code for share in given_}
    # Whatever is given, more than half of the judged are not far from their own median.
    assert len(spread.far) * 2 < spread.judged or not spread.far
    assert all(far.share.whole >= WHOLE_MIN for far in spread.far)


def test_a_share_is_missing_where_its_figures_are() -> None:
    on_time = next(each for each in indicators() if each.key == "sessions_kept")

    assert on_time.share_of("x", {"sessions_held": 9, "sessions_missed_within": 3}) == Share(
        "x", 9, 12
    )
    assert on_time.share_of("x", {"sessions_held": 0, "sessions_missed_within": 0}) is None
    assert on_time.share_of("x", {"sessions_held": 9}) is None


def test_a_period_is_read_as_it_is_written() -> None:
    assert [str(PeriodOf.read(f"{kind}.2026.1")) for kind in ROLLED_UP] == [
        f"{kind}.2026.1" for kind in ROLLED_UP
    ]


@pytest.fixture
async def two_years(door: tuple[httpx.AsyncClient, Database]) -> httpx.AsyncClient:
    """Twelve wards this year, eleven of them last year, and then one more; fewer were in time."""
    client, database = door
    told = {}
    for place, code in enumerate(CODES[:12]):
        past = issued(code, LAST_YEAR, 2025, published=10, published_on_time=7)
        on_time = 2 if place == 0 else 9
        now = issued(code, DUE_ON, published=10, published_on_time=on_time)
        events = [due(code, 2025, on=LAST_YEAR), past] if place < 11 else []
        told[code] = [*events, due(code), now]
    gone = issued(CODES[12], LAST_YEAR, 2025, published=50, published_on_time=0)
    told[CODES[12]] = [due(CODES[12], 2025, on=LAST_YEAR), gone]
    await commit(database, told)
    return client


async def test_two_periods_are_compared_over_the_wards_that_have_both(two_years) -> None:
    told = await read(two_years, "roll-up", period="half_year.2026.1", than="half_year.2025.1")
    line = next(each for each in told["indicators"] if each["key"] == "disclosures_on_time")

    assert (line["part"], line["whole"], line["wards"]) == (2 + 9 * 11, 120, 12)
    assert line["pair"] == {
        "wards": 11,
        "part": 2 + 9 * 10,
        "whole": 110,
        "part_before": 77,
        "whole_before": 110,
    }
    [far] = line["far"]
    assert (far["code"], far["part"], far["whole"], far["above"]) == (CODES[0], 2, 10, False)


async def test_a_quarter_is_not_compared_with_a_half_year(two_years) -> None:
    answer = await asked(two_years, "roll-up", period="half_year.2026.1", than="quarter.2026.1")
    assert (answer.status_code, answer.json()["type"]) == (422, "PeriodsUnlike")
    assert (await asked(two_years, "roll-up", period="half.2026.1")).status_code == 422


async def test_a_trend_goes_from_the_oldest_period_to_the_newest(two_years) -> None:
    told = await read(two_years, "roll-up/trend", kind="half_year")

    assert [each["period"] for each in told["stretches"]] == [
        "half_year.2025.1",
        "half_year.2026.1",
    ]
    first, last = told["stretches"]
    assert (first["owed"], first["issued"], first["on_time"]) == (12, 12, 12)
    assert last["shares"]["disclosures_on_time"] == {"part": 101, "whole": 120, "wards": 12}
    assert set(told["titles"]) == set(first["shares"])
    assert (await read(two_years, "roll-up/trend", kind="year"))["stretches"] == []


async def test_without_a_choice_the_last_period_that_was_due_is_shown(two_years, door) -> None:
    _, database = door
    coming = due(CODES[0], kind="year", on=DUE_ON + timedelta(days=200))
    await commit(database, {CODES[0]: [coming]})
    told = await read(two_years, "roll-up")

    assert told["period"] == "half_year.2026.1"
    assert [each["period"] for each in told["periods"]] == [
        "year.2026.1",
        "half_year.2026.1",
        "half_year.2025.1",
    ]
