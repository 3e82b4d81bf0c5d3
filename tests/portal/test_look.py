"""The shapes the pages draw: right places, right lengths, nothing outside the picture."""

import re
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.look import words
from services.portal.look.charts import (
    FLOOR,
    Column,
    Span,
    draw_columns,
    draw_ring,
    draw_waterfall,
)
from services.portal.look.drum import Ray, draw_drum
from services.portal.look.lanes import Axis, Lane, draw_lane, draw_ticks
from services.portal.look.states import STATES

AXIS = Axis(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 23))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def _numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_the_drum_has_one_ray_for_each_khoan_and_starts_at_the_top() -> None:
    drum = draw_drum([Ray(number, "live", 0.5) for number in range(1, 15)])

    assert list(range(1, 15)) == [ray.number for ray in drum.rays]
    assert drum.rays[0].x == 0
    assert drum.rays[0].y < 0
    assert drum.rays[7].y > 0


def test_a_ray_fills_from_its_base_to_its_tip() -> None:
    empty, half, full = draw_drum([Ray(1, "live", share) for share in (0, 0.5, 1)]).rays

    assert empty.light == empty.shade == ""
    assert half.light != full.light
    tip = _numbers(full.outline)[2:4]
    assert tip == _numbers(full.light)[4:6]


@given(st.floats(-2, 3))
def test_a_ray_never_leaves_the_drum(share: float) -> None:
    (ray,) = draw_drum([Ray(1, "live", share)]).rays

    assert all(abs(number) <= 262 for number in _numbers(ray.outline + ray.light + ray.shade))


def test_a_posted_sheet_is_solid_until_today_and_light_until_its_last_day() -> None:
    lane = Lane("live", posted_on=date(2026, 11, 5), ends_on=date(2026, 12, 4))

    posted, rest = draw_lane(lane, AXIS).bars

    assert (posted.kind, rest.kind) == ("posted", "rest")
    assert AXIS.at(date(2026, 11, 5)) == posted.x
    assert AXIS.at(date(2026, 11, 23)) == rest.x == pytest.approx(posted.x + posted.width)
    assert AXIS.at(date(2026, 12, 5)) == pytest.approx(rest.x + rest.width)


def test_a_sheet_whose_days_are_over_has_nothing_left_to_stay() -> None:
    lane = Lane("done", posted_on=date(2026, 10, 15), ends_on=date(2026, 11, 13))

    assert [bar.kind for bar in draw_lane(lane, AXIS).bars] == ["posted"]


def test_a_late_sheet_is_hatched_up_to_today_and_shows_its_deadline() -> None:
    drawn = draw_lane(Lane("late", date(2026, 11, 13), date(2026, 11, 20)), AXIS)

    assert AXIS.at(date(2026, 11, 20)) == drawn.due
    assert drawn.today == pytest.approx(drawn.bars[0].x + drawn.bars[0].width)


def test_a_permanent_posting_fills_the_lane_and_has_no_deadline() -> None:
    drawn = draw_lane(Lane("standing", standing=True), AXIS)

    assert [(b.kind, b.x, b.width) for b in drawn.bars] == [("standing", 0, 100)]
    assert drawn.due is None


@given(DAYS, DAYS, DAYS, DAYS)
def test_no_bar_leaves_its_lane(issued: date, due: date, posted: date, ends: date) -> None:
    for lane in (
        Lane("late", issued, due),
        Lane("live", posted_on=min(posted, ends), ends_on=max(posted, ends)),
    ):
        for bar in draw_lane(lane, AXIS).bars:
            assert bar.x >= 0
            assert bar.width > 0
            assert bar.x + bar.width <= 100.01


def test_the_axis_names_every_month_it_shows() -> None:
    assert [tick.label for tick in draw_ticks(AXIS)] == ["Tháng 10", "Tháng 11", "Tháng 12"]
    assert draw_ticks(AXIS)[0].x == 0


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 5_000)), max_size=12))
def test_columns_stand_on_the_floor_and_stay_under_the_top_line(
    counts: list[tuple[int, int]],
) -> None:
    chart = draw_columns([Column("T", on_time, late) for on_time, late in counts])

    assert 2 <= len(chart.grid) <= 6
    for column in chart.columns:
        assert pytest.approx(column.on_time_y + column.on_time_height, abs=0.2) == FLOOR
        assert column.late_y >= chart.grid[-1][0] - 0.2
        assert column.late_height >= 0


def test_the_ring_is_whole_and_its_arcs_follow_one_another() -> None:
    arcs = draw_ring([("done", 21), ("live", 14), ("late", 0), ("todo", 10)])

    assert [arc.kind for arc in arcs] == ["done", "live", "todo"]
    assert pytest.approx(sum(arc.length for arc in arcs), abs=0.05) == 100
    for before, after in pairwise(arcs):
        assert after.offset == pytest.approx(before.offset - before.length, abs=0.02)


def test_a_ring_of_nothing_has_no_arc() -> None:
    assert draw_ring([("done", 0)]) == []


def test_even_the_shortest_step_of_a_trace_can_be_seen() -> None:
    drawn = draw_waterfall([Span("gateway", "POST", 0, 1000), Span("postgres", "COMMIT", 500, 0)])

    assert [(x, width) for _, x, width in drawn] == [(0, 100), (50, 0.6)]


def test_words_are_written_the_vietnamese_way() -> None:
    at = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)

    assert words.moment(at) == "01:05, thứ Hai 23/11/2026"
    assert words.number(1234.5) == "1.234,5"
    assert words.number(1_234_567) == "1.234.567"
    assert words.dm(date(2026, 11, 23)) == "23/11"
    assert words.size(482_133) == "471 KB"
    assert words.size(999) == "999 byte"
    assert words.size(9_961_472) == "9,5 MB"


def test_a_percentage_never_appears_without_its_n() -> None:
    assert words.share(48, 55) == "87,3% (48/55)"
    assert words.share(4, 4) == "100% (4/4)"
    assert words.share(0, 0) == "chưa có số liệu"


def test_every_state_has_its_own_words() -> None:
    assert len(STATES) == len(set(STATES.values()))
