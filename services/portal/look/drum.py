"""The bronze drum of the board: fourteen rays, one for each khoản of Article 11."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

BASE_RADIUS = 66.0
TIP_RADIUS = 170.0
NUMBER_RADIUS = 191.0
RINGLET_RADIUS = 213.0
RINGLET = 5.6
RINGLETS = 56
BIRDS = 18

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
    ringlets: str
    birds: list[float]


def draw_drum(rays: Sequence[Ray]) -> Drum:
    """Draw the rays clockwise from the top, and the rings around them."""
    step = 2 * pi / len(rays)
    return Drum(
        rays=[_draw_ray(ray, index * step, step / 2) for index, ray in enumerate(rays)],
        chevrons=_chevrons(len(rays)),
        ringlets=_ringlets(),
        birds=[round(360 * (index + 0.5) / BIRDS, 1) for index in range(BIRDS)],
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


@cache
def _chevrons(rays: int) -> str:
    """The feather pattern that fills the space between the rays."""
    path, step = "", 2 * pi / rays
    for angle in ((index + 0.5) * step for index in range(rays)):
        for radius in (112.0, 126.0, 140.0, 154.0, 168.0):
            # The gap between rays grows with the distance from the base.
            spread = step * 0.31 * (radius - BASE_RADIUS) / (TIP_RADIUS - BASE_RADIUS)
            left, right = _at(radius, angle - spread), _at(radius, angle + spread)
            path += _path(left, _at(radius - 13, angle), right, closed=False)
    return path


@cache
def _ringlets() -> str:
    """A ring of small circles; one path, since 56 elements made the page slower to write."""
    half = f"a{RINGLET} {RINGLET} 0 1 0"
    starts = (_at(RINGLET_RADIUS, 2 * pi * index / RINGLETS) for index in range(RINGLETS))
    return "".join(
        f"M{x - RINGLET:.4g} {y:g}{half} {2 * RINGLET} 0{half}{-2 * RINGLET} 0" for x, y in starts
    )


def _at(radius: float, angle: float) -> Point:
    return round(radius * sin(angle), 1), round(-radius * cos(angle), 1)


def _between(start: Point, end: Point, share: float) -> Point:
    x = start[0] + (end[0] - start[0]) * share
    y = start[1] + (end[1] - start[1]) * share
    return round(x, 1), round(y, 1)


def _path(*points: Point, closed: bool = True) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + ("Z" if closed else "")
