"""Finds the ruled tables of a PDF page and reads their cells; a doubtful grid is left as lines."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from services.planning.importing.readers.text import tidy
from services.planning.importing.reading import Cell

_COLUMNS_MIN = 3
_ROWS_MIN = 2
_SPACE_EMS = 0.15
# Points by which the rules of two cells may miss each other.
_SLACK = 2.0


@dataclass(frozen=True)
class Grid:
    """A ruled table: where it stands on the page (points), and the cells of each row."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((cell.column for row in self.rows for cell in row), default=-1) + 1


def is_inside(thing: dict[str, Any], grid: Grid) -> bool:
    """Tell whether the middle of a letter or a rule of the page lies in the table."""
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return grid.left <= across <= grid.right and grid.top <= down <= grid.bottom


def read_grids(page: Any) -> list[Grid]:
    """Return the tables of a page from top to bottom, those only whose cells hold every letter."""
    grids = (_grid(page, table) for table in page.find_tables())
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.top)


def _grid(page: Any, table: Any) -> Grid | None:
    texts = table.extract(x_tolerance_ratio=_SPACE_EMS)
    if len(texts) < _ROWS_MIN or max(len(row) for row in texts) < _COLUMNS_MIN:
        return None
    rows = []
    above: dict[int, tuple[float, str]] = {}  # how far down the last cell of a column reaches
    for row, said in zip(table.rows, texts, strict=True):
        cells = []
        for column, (box, text) in enumerate(zip(row.cells, said, strict=True)):
            if box is not None:
                words = tidy(text or "")
                above[column] = (box[3], words)
                cells.append(Cell(column, words, 0))
            elif column in above and above[column][0] >= row.bbox[3] - _SLACK:
                cells.append(Cell(column, above[column][1], None))
        rows.append(tuple(cells))
    left, top, right, bottom = table.bbox
    grid = Grid(left, top, right, bottom, tuple(rows))
    return grid if _ink_of(grid) == _ink_on(page, grid) else None


def _ink_of(grid: Grid) -> Counter[str]:
    own = (cell.text for row in grid.rows for cell in row if cell.start is not None)
    return Counter("".join("".join(text.split()) for text in own))


def _ink_on(page: Any, grid: Grid) -> Counter[str]:
    inside = "".join(each["text"] for each in page.chars if is_inside(each, grid))
    return Counter("".join(tidy(inside).split()))
