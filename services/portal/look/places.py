"""A map without outside servers: points drawn where they lie to one another, north up, to scale.

The product has no outline of a ward, so the frame is that of the points themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 640.0, 360.0, 30.0
BELOW = 30.0  # a strip under the frame for the bar
METRES_OF_A_DEGREE = 111_320.0
# Closer than this two points would look like neighbours across a whole map.
SPAN_METRES_MIN = 400.0
BARS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 200_000)


@dataclass(frozen=True)
class MapPoint:
    """Something at a point: the words a reader hears, where it leads, its number in the list."""

    latitude: float
    longitude: float
    number: str
    text: str
    href: str


@dataclass(frozen=True)
class DrawnPoint:
    """A point on the paper."""

    x: float
    y: float
    point: MapPoint


@dataclass(frozen=True)
class Drawn:
    """The points, and a bar that says how long a stretch is."""

    points: Sequence[DrawnPoint]
    bar: float
    bar_text: str
    width: float = WIDTH
    height: float = HEIGHT + BELOW


def draw_map(points: Sequence[MapPoint]) -> Drawn:
    """Where each point lies on the paper; at least one point."""
    latitudes = [point.latitude for point in points]
    longitudes = [point.longitude for point in points]
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    # On a ward's few kilometres the earth is flat; a degree of longitude is shorter than one north.
    shorter = math.cos(math.radians(middle[0]))
    east = [(each - middle[1]) * METRES_OF_A_DEGREE * shorter for each in longitudes]
    north = [(each - middle[0]) * METRES_OF_A_DEGREE for each in latitudes]
    span = max(SPAN_METRES_MIN, 2 * max(map(abs, east)))
    span = max(span, 2 * max(map(abs, north)) * (WIDTH - 2 * EDGE) / (HEIGHT - 2 * EDGE))
    scale = (WIDTH - 2 * EDGE) / span
    drawn = [
        DrawnPoint(round(WIDTH / 2 + x * scale, 1), round(HEIGHT / 2 - y * scale, 1), point)
        for x, y, point in zip(east, north, points, strict=True)
    ]
    metres = max((bar for bar in BARS if bar * scale <= WIDTH / 3), default=BARS[0])
    words = f"{metres} m" if metres < 1_000 else f"{metres // 1_000} km"
    return Drawn(drawn, round(metres * scale, 1), words)
