"""The draw: the same seed and the same frame draw the same numbers, whoever computes it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from libs.kernel.errors import Refusal

SIZE_MAX, DRAWN_MAX, STRATA_MAX, POINTS_MAX = 100_000, 5_000, 200, 200


class DrawnAlready(Refusal):
    """Mẫu đã rút thăm một lần và không rút lại: rút lại là chọn người trả lời."""


class SampleTooLarge(Refusal):
    """Mẫu phải có ít nhất 1 và không nhiều hơn danh sách, tối đa 5.000."""


class SameUnitTwice(Refusal):
    """Mỗi khu dân cư, đơn vị chỉ ghi một lần trong danh sách."""


class NotDrawn(Refusal):
    """Cuộc khảo sát này chưa rút thăm mẫu."""


class CodesInUse(Refusal):
    """Khảo sát đã phát hành nên không in lại mã: mã đã phát phải dùng được đến khi khóa."""


class PointThereAlready(Refusal):
    """Điểm lấy ý kiến này đã có."""


class TooManyPoints(Refusal):
    """Một cuộc khảo sát có nhiều nhất 200 điểm lấy ý kiến."""


@dataclass(frozen=True)
class Stratum:
    """The numbered list of one unit: the households of a roll, the tickets of a counter."""

    unit_id: UUID
    size: int


def check_frame(frame: Sequence[Stratum], count: int) -> None:
    """Raise what is wrong with a frame and the number to be drawn from it."""
    if len({stratum.unit_id for stratum in frame}) < len(frame):
        raise SameUnitTwice
    if not 1 <= count <= min(DRAWN_MAX, sum(stratum.size for stratum in frame)):
        raise SampleTooLarge


def shared_out(frame: Sequence[Stratum], count: int) -> Mapping[UUID, int]:
    """How many of `count` each stratum gives: by its size, the largest remainders first.

    Of equal remainders the id decides, so that nobody can choose.
    """
    total = sum(stratum.size for stratum in frame)
    given = {stratum.unit_id: count * stratum.size // total for stratum in frame}
    by_rest = sorted(frame, key=lambda one: (-(count * one.size % total), str(one.unit_id)))
    for stratum in by_rest[: count - sum(given.values())]:
        given[stratum.unit_id] += 1
    return given


def draw(frame: Sequence[Stratum], count: int, seed: str) -> Mapping[UUID, Sequence[int]]:
    """The numbers drawn from each list, each number as likely as any other of its list.

    Those with the smallest SHA-256 of seed/unit/number are drawn.
    """
    check_frame(frame, count)
    wanted = shared_out(frame, count)
    return {one.unit_id: _lowest(one, wanted[one.unit_id], seed) for one in frame}


def _lowest(stratum: Stratum, count: int, seed: str) -> Sequence[int]:
    def lot(number: int) -> bytes:
        return hashlib.sha256(f"{seed}/{stratum.unit_id}/{number}".encode()).digest()

    return sorted(sorted(range(1, stratum.size + 1), key=lot)[:count])
