"""Puts two columns that share lines, as a letterhead or a foot has, one after the other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A run of words on one line of the page, from `left` to `right` in points or characters."""

    text: str
    left: float
    right: float
    row: int


def read_columns(rows: list[list[Piece]]) -> list[Piece]:
    """Return the pieces in reading order: within a stretch of two columns, the left one first."""
    ordered: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    border: float | None = None
    for row in rows:
        if len(row) > 1:
            border = row[1].left - 1 if border is None else min(border, row[1].left - 1)
            left.append(row[0])
            right.extend(row[1:])
        elif border is not None and row and _stays(row[0], border, (left or right)[-1]):
            (left if row[0].right <= border else right).append(row[0])
        else:
            ordered += [*left, *right, *row]
            left, right, border = [], [], None
    return [*ordered, *left, *right]


def _stays(piece: Piece, border: float, before: Piece) -> bool:
    """Tell whether a lone piece belongs to a column; on the left a skipped row ends both."""
    return piece.left >= border or (piece.right <= border and piece.row - before.row <= 1)
