"""Whoever appraises looks at every line, and says why where the points differ."""

from __future__ import annotations

from collections.abc import Iterable

from libs.kernel.errors import Refusal


class ReasonMissing(Refusal):
    """Điểm thẩm định khác điểm tự chấm thì phải ghi lý do."""


class LinesUnappraised(Refusal):
    """Còn {left} tiêu chí chưa thẩm định."""


def check_reason(key: str, self_points: int | None, points: int, reason: str) -> None:
    """A point more or less than the unit's own has its reason."""
    if points != self_points and not reason:
        raise ReasonMissing(fields={f"reason-{key}": "Ghi lý do khác điểm tự chấm."})


def check_appraised(points: Iterable[int | None]) -> None:
    """Every line was looked at."""
    if left := sum(each is None for each in points):
        raise LinesUnappraised(left=left)
