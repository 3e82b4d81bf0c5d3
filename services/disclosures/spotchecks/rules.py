"""The draw: the same seed and the same weights draw the same places, whoever computes it.

No law says how many or which: the weights are the product's, and shown with every place.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from libs.kernel.errors import Refusal

DAYS_A_POINT = 10  # without a check
DAYS_POINTS_MAX = 9
GAP_POINTS = 3
REPORT_POINTS = 5


class AlreadyDrawn(Refusal):
    """Tháng {month} đã rút thăm ngày {drawn_on}. Danh sách không rút lại."""


class NothingToCheck(Refusal):
    """Chưa có tờ niêm yết nào đang dán ở nhà văn hóa để kiểm tra."""


@dataclass(frozen=True)
class Candidate:
    """A community house where something hangs, and what is known of it."""

    place_id: UUID
    days_unseen: int  # by anybody but its own head, since a check or else since a sheet was hung
    gaps: int
    open_reports: int


@dataclass(frozen=True)
class Drawn:
    """A place that was drawn, its weight, and why it weighs so much."""

    place_id: UUID
    weight: int
    reasons: tuple[str, ...]


def weighed(candidate: Candidate) -> Drawn:
    """How likely a place is drawn, and why: everybody weighs at least one."""
    reasons = []
    unseen = min(candidate.days_unseen // DAYS_A_POINT, DAYS_POINTS_MAX)
    if unseen:
        reasons.append(f"{candidate.days_unseen} ngày chưa ai kiểm tra: +{unseen}")
    if candidate.gaps:
        reasons.append(f"{candidate.gaps} lần gián đoạn: +{candidate.gaps * GAP_POINTS}")
    if candidate.open_reports:
        points = candidate.open_reports * REPORT_POINTS
        reasons.append(f"{candidate.open_reports} phản ánh không thấy niêm yết: +{points}")
    weight = 1 + unseen + candidate.gaps * GAP_POINTS + candidate.open_reports * REPORT_POINTS
    return Drawn(candidate.place_id, weight, tuple(reasons))


def draw(places: Sequence[Drawn], count: int, seed: str) -> list[Drawn]:
    """`count` places by lot, each as likely as it weighs (Efraimidis and Spirakis, 2006)."""
    return sorted(places, key=lambda place: _lot(place, seed))[:count]


def _lot(place: Drawn, seed: str) -> tuple[float, str]:
    """The lot of a place, small ones first; of equal ones the id decides."""
    digest = hashlib.sha256(f"{seed}/{place.place_id}".encode()).digest()
    share = (int.from_bytes(digest[:8]) + 1) / (2**64 + 1)
    return -math.log(share) / place.weight, str(place.place_id)


def month_of(day: date) -> str:
    """The month a draw is for: 2026-03."""
    return f"{day:%Y-%m}"
