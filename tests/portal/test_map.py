"""The map that is drawn here: north is up, east is right, and its bar is as long as it says."""

from __future__ import annotations

import math

import pytest

from services.portal.look.places import EDGE, HEIGHT, WIDTH, MapPoint, draw_map


def point(latitude: float, longitude: float) -> MapPoint:
    return MapPoint(latitude, longitude, "1", "1", "/")


def test_points_lie_as_they_do_on_the_ground() -> None:
    south_west, north_east = draw_map([point(21.03, 106.76), point(21.04, 106.79)]).points

    assert south_west.x < north_east.x
    assert south_west.y > north_east.y
    ratio = (north_east.x - south_west.x) / (south_west.y - north_east.y)
    assert ratio == pytest.approx(3 * math.cos(math.radians(21.035)), rel=1e-2)


@pytest.mark.parametrize("spread", [0.0, 0.0001, 0.02, 3.0])
def test_every_point_is_inside_the_frame_and_the_bar_is_true(spread: float) -> None:
    drawn = draw_map([point(21 - spread, 106 + spread), point(21 + spread, 106 - spread)])

    for each in drawn.points:
        assert EDGE - 1 <= each.x <= WIDTH - EDGE + 1
        assert EDGE - 1 <= each.y <= HEIGHT - EDGE + 1
    metres = int(drawn.bar_text.split()[0]) * (1_000 if "km" in drawn.bar_text else 1)
    if spread:
        tall = abs(drawn.points[0].y - drawn.points[1].y)
        assert metres / drawn.bar == pytest.approx(2 * spread * 111_320 / tall, rel=0.15)
    assert drawn.bar <= WIDTH / 2


def test_one_point_is_in_the_middle() -> None:
    [only] = draw_map([point(21.03, 106.76)]).points

    assert (only.x, only.y) == (WIDTH / 2, HEIGHT / 2)
