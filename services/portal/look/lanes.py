"""The ledger's lanes: from signature to posting to the last day, on one axis of days."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@dataclass(frozen=True)
class Axis:
    """The days a ledger shows, the first and the last included, and which of them is today."""

    starts_on: date
    ends_on: date
    today: date

    def at(self, day: date) -> float:
        """Where a day begins, in percent of the width; days outside stop at the edge."""
        length = (self.ends_on - self.starts_on).days + 1
        share = 100 * (day - self.starts_on).days / length
        return round(min(max(share, 0.0), 100.0), 2)


@dataclass(frozen=True)
class Lane:
    """The days of one disclosure; `ends_on` is the last day it must stay on the board."""

    state: str
    issued_on: date | None = None
    due_on: date | None = None
    posted_on: date | None = None
    ends_on: date | None = None
    standing: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar: what it shows (standing, posted, rest, wait), from where, how wide, in percent."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class DrawnLane:
    """The bars of a row and the mark of its deadline, in percent of the width."""

    state: str
    bars: list[Bar]
    due: float | None
    today: float
    ticks: list[float]


@dataclass(frozen=True)
class Tick:
    """The first day of a month on the axis."""

    x: float
    label: str


def draw_lane(lane: Lane, axis: Axis) -> DrawnLane:
    """Draw one row: waiting until the deadline, posted so far, and what is left to stay."""
    ticks = [tick.x for tick in draw_ticks(axis) if tick.x]
    return DrawnLane(lane.state, _bars(lane, axis), _due(lane, axis), axis.at(axis.today), ticks)


# Every row of a ledger asks for the same axis; a few wards' boards are open at a time.
@lru_cache(maxsize=64)
def draw_ticks(axis: Axis) -> list[Tick]:
    """The months on the axis, the one it starts in included."""
    ticks, day = [], axis.starts_on.replace(day=1)
    while day <= axis.ends_on:
        ticks.append(Tick(axis.at(day), f"Tháng {day.month}"))
        day = (day + timedelta(days=32)).replace(day=1)
    return ticks


def _bars(lane: Lane, axis: Axis) -> list[Bar]:
    if lane.standing:
        return [Bar("standing", 0.0, 100.0)]
    if lane.posted_on and lane.ends_on:
        # The last day counts whole, so the bar ends where the next day begins.
        end = lane.ends_on + timedelta(days=1)
        turn = min(max(axis.today, lane.posted_on), end)
        return _only_wide(_bar("posted", lane.posted_on, turn, axis), _bar("rest", turn, end, axis))
    if lane.issued_on and lane.due_on:
        end = max(lane.due_on, axis.today) if lane.state == "late" else lane.due_on
        return _only_wide(_bar("wait", lane.issued_on, end, axis))
    return []


def _due(lane: Lane, axis: Axis) -> float | None:
    return axis.at(lane.due_on) if lane.due_on and not lane.posted_on else None


def _bar(kind: str, start: date, end: date, axis: Axis) -> Bar:
    x = axis.at(start)
    return Bar(kind, x, round(axis.at(end) - x, 2))


def _only_wide(*bars: Bar) -> list[Bar]:
    return [bar for bar in bars if bar.width > 0]
