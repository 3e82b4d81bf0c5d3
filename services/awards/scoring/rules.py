"""A score stays within its line, is proven, and is whole before it is handed in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from libs.kernel.errors import Conflict, NotFound, Refusal
from libs.law.rubrics import RubricLine, RubricVersion

PROOFS_MAX = 200


class OverTheLine(Refusal):
    """Tiêu chí “{title}” được chấm tối đa {points} điểm."""


class LinesUnscored(Refusal):
    """Còn {left} tiêu chí chưa chấm điểm. Tiêu chí chưa làm được thì ghi 0 điểm."""


class LineUnproven(Refusal):
    """Tiêu chí “{title}” được chấm trên 0 điểm nhưng chưa có minh chứng."""


class TooManyProofs(Conflict):
    """Mô hình đã có 200 minh chứng. Hãy bỏ bớt rồi thêm."""


def line_of(rubric: RubricVersion, key: str) -> RubricLine:
    """The line of that key. Raises NotFound."""
    for line in rubric.lines:
        if line.key == key:
            return line
    raise NotFound


def check_points(line: RubricLine, points: int) -> None:
    """No line gives more than it has."""
    if points > line.points:
        said = {f"points-{line.key}": f"Tối đa {line.points} điểm."}
        raise OverTheLine(title=line.title, points=line.points, fields=said)


def check_whole(
    rubric: RubricVersion, scored: Iterable[tuple[str, int | None]], proven: Collection[str]
) -> int:
    """The sum of a whole score of which every point has its proof."""
    points = dict(scored)
    if left := [line for line in rubric.lines if points.get(line.key) is None]:
        fields = {f"points-{line.key}": "Chưa chấm." for line in left}
        raise LinesUnscored(left=len(left), fields=fields)
    for line in rubric.lines:
        if points[line.key] and line.key not in proven:
            said = {f"points-{line.key}": "Thêm minh chứng, hoặc ghi 0 điểm."}
            raise LineUnproven(title=line.title, fields=said)
    return sum(points[line.key] or 0 for line in rubric.lines)
