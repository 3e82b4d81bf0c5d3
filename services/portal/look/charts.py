"""Small charts: columns by month, a progress ring, the waterfall of a trace."""

from collections.abc import Sequence
from dataclasses import dataclass

CHART_WIDTH = 720
FLOOR = 196
ROOF = 22


@dataclass(frozen=True)
class Column:
    """One column: its label, how many were on time and how many were late."""

    label: str
    on_time: int
    late: int


@dataclass(frozen=True)
class DrawnColumn:
    """The two blocks of a column and the height of its number, in units of the chart."""

    label: str
    total: int
    x: float
    width: float
    on_time_y: float
    on_time_height: float
    late_y: float
    late_height: float


@dataclass(frozen=True)
class Chart:
    """Columns and grid lines; a grid line is its height and the number written beside it."""

    columns: list[DrawnColumn]
    grid: list[tuple[float, int]]


def draw_columns(columns: Sequence[Column]) -> Chart:
    """Stack late above on-time; the scale grows in steps that give at most four lines."""
    # An empty chart still has a floor and one line above it.
    top = max([1, *(column.on_time + column.late for column in columns)])
    step = _step(top)
    lines = range(0, top + step, step)
    scale = (FLOOR - ROOF) / lines[-1]
    pitch = (CHART_WIDTH - 40) / max(len(columns), 1)
    drawn = [
        _draw(column, 40 + index * pitch, pitch, scale) for index, column in enumerate(columns)
    ]
    return Chart(drawn, [(round(FLOOR - line * scale, 1), line) for line in lines])


def _draw(column: Column, x: float, pitch: float, scale: float) -> DrawnColumn:
    on_time, late = column.on_time * scale, column.late * scale
    # A thin gap keeps the two blocks apart for those who do not see the colours.
    gap = 2 if on_time and late else 0
    return DrawnColumn(
        label=column.label,
        total=column.on_time + column.late,
        x=round(x, 1),
        width=round(min(pitch * 0.6, 40), 1),
        on_time_y=round(FLOOR - on_time, 1),
        on_time_height=round(on_time, 1),
        late_y=round(FLOOR - on_time - late, 1),
        late_height=round(max(late - gap, 0), 1),
    )


def _step(top: int) -> int:
    step = 1
    while top > 4 * step:
        step = step * 2 if str(step)[0] != "2" else step * 5 // 2
    return step


TREND_WIDTH, TREND_HEIGHT, TREND_EDGE = 120, 32, 4


@dataclass(frozen=True)
class Trend:
    """A line through the periods that have a number, and a dot for each."""

    path: str
    dots: list[tuple[float, float]]


def draw_trend(points: Sequence[float | None]) -> Trend:
    """Shares in per cent, oldest first, on one scale from 0 to 100; a gap stays a gap."""
    step = (TREND_WIDTH - 2 * TREND_EDGE) / max(len(points) - 1, 1)
    high = TREND_HEIGHT - 2 * TREND_EDGE
    path, dots, before = "", [], False
    for place, point in enumerate(points):
        if point is not None:
            x = round(TREND_EDGE + place * step, 1)
            y = round(TREND_EDGE + high * (100 - point) / 100, 1)
            path += f"{'L' if before else 'M'}{x:g} {y:g}"
            dots.append((x, y))
        before = point is not None
    return Trend(path, dots)


@dataclass(frozen=True)
class Arc:
    """A piece of a ring whose length is 100: which part it is, its length and where it starts."""

    kind: str
    length: float
    offset: float


def draw_ring(parts: Sequence[tuple[str, int]]) -> list[Arc]:
    """Turn counts (`("done", 12), ("late", 2)` …) into arcs that follow one another."""
    total = sum(count for _, count in parts)
    arcs, start = [], 0.0
    for kind, count in parts:
        length = round(100 * count / total, 2) if total else 0.0
        if length:
            arcs.append(Arc(kind, length, round(-start, 2)))
        start += length
    return arcs


@dataclass(frozen=True)
class Span:
    """One step of a trace: who did what, when it began and how long it took, in milliseconds."""

    service: str
    name: str
    starts_ms: float
    lasts_ms: float
    depth: int = 0
    failed: bool = False


def draw_waterfall(spans: Sequence[Span]) -> list[tuple[Span, float, float]]:
    """Give each span its start and width in percent of the whole trace; none is invisible."""
    whole = max((span.starts_ms + span.lasts_ms for span in spans), default=0.0) or 1.0
    return [
        (
            span,
            round(100 * span.starts_ms / whole, 2),
            round(max(100 * span.lasts_ms / whole, 0.6), 2),
        )
        for span in spans
    ]
