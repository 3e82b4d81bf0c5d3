"""The bronze drum of the board: fourteen rays, one for each khoản of Article 11."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

BASE_RADIUS = 66.0
TIP_RADIUS = 170.0
NUMBER_RADIUS = 191.0
RINGLET_RADIUS = 213.0
BIRD_RADIUS = 233.0
TEETH = (246.0, 254.0)

Point = tuple[float, float]


@dataclass(frozen=True)
class Ray:
    """One khoản: its number, its state, and how much of its posting time is over (0 to 1)."""

    number: int
    state: str
    filled: float = 0.0


@dataclass(frozen=True)
class DrawnRay:
    """The paths of a ray and the place of its number; an empty fill means nothing is posted."""

    number: int
    state: str
    outline: str
    light: str
    shade: str
    x: float
    y: float


@dataclass(frozen=True)
class Drum:
    """Everything the template draws, in a square of 524 units around the middle."""

    rays: list[DrawnRay]
    chevrons: str
    teeth: str
    ringlets: list[Point]
    birds: list[float]


def draw_drum(rays: Sequence[Ray], birds: int = 18, ringlets: int = 56) -> Drum:
    """Draw the rays clockwise from the top, and the rings around them."""
    step = 2 * pi / len(rays)
    return Drum(
        rays=[_draw_ray(ray, index * step, step / 2) for index, ray in enumerate(rays)],
        chevrons="".join(_chevrons((index + 0.5) * step, step / 2) for index in range(len(rays))),
        teeth=_teeth(count=180),
        ringlets=[_at(RINGLET_RADIUS, 2 * pi * index / ringlets) for index in range(ringlets)],
        birds=[round(360 * (index + 0.5) / birds, 1) for index in range(birds)],
    )


def _draw_ray(ray: Ray, angle: float, half: float) -> DrawnRay:
    left, right = _at(BASE_RADIUS, angle - half), _at(BASE_RADIUS, angle + half)
    tip = _at(TIP_RADIUS, angle)
    share = min(max(ray.filled, 0.0), 1.0)
    light = shade = ""
    if share:
        middle = _between(left, right, 0.5)
        end = _between(middle, tip, share)
        light = _path(left, middle, end, _between(left, tip, share))
        shade = _path(middle, right, _between(right, tip, share), end)
    x, y = _at(NUMBER_RADIUS, angle)
    return DrawnRay(ray.number, ray.state, _path(left, tip, right), light, shade, x, y)


def _chevrons(angle: float, half: float) -> str:
    """The feather pattern that fills the space between two rays."""
    path = ""
    for radius in (112.0, 126.0, 140.0, 154.0, 168.0):
        # The gap between rays grows with the distance from the base.
        spread = half * 0.62 * (radius - BASE_RADIUS) / (TIP_RADIUS - BASE_RADIUS)
        left, right = _at(radius, angle - spread), _at(radius, angle + spread)
        path += _path(left, _at(radius - 13, angle), right, closed=False)
    return path


def _teeth(count: int) -> str:
    inner, outer = TEETH
    angles = [2 * pi * index / count for index in range(count)]
    return "".join(_path(_at(inner, a), _at(outer, a), closed=False) for a in angles)


def _at(radius: float, angle: float) -> Point:
    return round(radius * sin(angle), 1), round(-radius * cos(angle), 1)


def _between(start: Point, end: Point, share: float) -> Point:
    x = start[0] + (end[0] - start[0]) * share
    y = start[1] + (end[1] - start[1]) * share
    return round(x, 1), round(y, 1)


def _path(*points: Point, closed: bool = True) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + ("Z" if closed else "")
