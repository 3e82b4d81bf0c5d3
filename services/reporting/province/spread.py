"""Shares of wards side by side: the median, and which ward is far from the others.

Median and median deviation, because one odd ward of few would pull a mean and its deviation along.
The bound is that of Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

WARDS_MIN = 10  # of fewer wards none is called odd
WHOLE_MIN = 5  # nor a ward whose share is of fewer things than these
SCORE_MAX = 3.5
GAP_MIN = 0.05  # where nearly all are equal every difference would look large
# They make both deviations comparable with a standard deviation.
OF_MEDIAN, OF_MEAN = 1.4826, 1.2533


@dataclass(frozen=True)
class Share:
    """A ward's part of its whole."""

    code: str
    part: int
    whole: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.part / self.whole


@dataclass(frozen=True)
class Far:
    """A ward far from the others: its share, how many deviations away, above or below."""

    share: Share
    score: float

    @property
    def above(self) -> bool:
        """Whether its share is the larger."""
        return self.score > 0


@dataclass(frozen=True)
class Spread:
    """How the shares of wards lie: the sums, the median, how many were judged, who is far off."""

    part: int
    whole: int
    wards: int
    median: float | None
    judged: int
    far: tuple[Far, ...]


def spread_of(shares: Sequence[Share]) -> Spread:
    """The spread of shares whose whole is not nothing."""
    judged = [share for share in shares if share.whole >= WHOLE_MIN]
    return Spread(
        sum(share.part for share in shares),
        sum(share.whole for share in shares),
        len(shares),
        median(share.value for share in shares) if shares else None,
        len(judged),
        tuple(_far(judged)) if len(judged) >= WARDS_MIN else (),
    )


def _far(shares: Sequence[Share]) -> list[Far]:
    """Those beyond the bound, the farthest first."""
    values = [share.value for share in shares]
    middle = median(values)
    gaps = [abs(value - middle) for value in values]
    # More than half equal: the median deviation is nothing, the mean one still says something.
    scale = OF_MEDIAN * median(gaps) or OF_MEAN * fmean(gaps)
    if not scale:
        return []
    far = [
        Far(share, (share.value - middle) / scale)
        for share, gap in zip(shares, gaps, strict=True)
        if gap >= GAP_MIN and gap / scale > SCORE_MAX
    ]
    return sorted(far, key=lambda each: (-abs(each.score), each.share.code))
