"""Whoever appraises says why where the points differ, and has no part in the model."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from libs.kernel.errors import Forbidden, Refusal


class OwnModel(Forbidden):
    """Mô hình của đơn vị mình hoặc do đơn vị mình lập hồ sơ thì đơn vị khác làm bước này."""


class ReasonMissing(Refusal):
    """Điểm thẩm định khác điểm tự chấm thì phải ghi lý do."""


class LinesUnappraised(Refusal):
    """Còn {left} tiêu chí chưa thẩm định."""


def check_appraiser(by_unit_id: UUID | None, involved: Collection[UUID]) -> None:
    """Nobody appraises, counts or clears what their own unit did or wrote."""
    if by_unit_id in involved:
        raise OwnModel


def check_reason(key: str, self_points: int | None, points: int, reason: str) -> None:
    """A point more or less than the unit's own has its reason."""
    if points != self_points and not reason:
        raise ReasonMissing(fields={f"reason-{key}": "Ghi lý do khác điểm tự chấm."})


def check_appraised(points: Iterable[int | None]) -> None:
    """Every line was looked at."""
    if left := sum(each is None for each in points):
        raise LinesUnappraised(left=left)
