"""Writes the cells of a table's row as one line that still knows where each cell stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.planning.importing.reading import Cell, Line, Source
from services.planning.importing.table_heads import heads_of

CELL_BORDER = " | "


def row_line(cells: Iterable[Cell], source: Source, table: int) -> Line | None:
    """Return the line of a row; None when no cell of its own holds a word.

    The cells come with `start` 0 for words of their own, None for those of a merged cell above.
    """
    text, placed = "", []
    for cell in cells:
        if cell.start is None or not cell.text:
            placed.append(Cell(cell.column, cell.text, None))
            continue
        text += CELL_BORDER if text else ""
        placed.append(Cell(cell.column, cell.text, len(text)))
        text += cell.text
    if not text:
        return None
    return Line(text, source, gap=True, forced=True, table=table, cells=tuple(placed))


@dataclass
class PastedTables:
    """Knows the rows of task tables in a pasted text: from a head of columns to the next line."""

    count: int = 0
    inside: bool = False

    def row_of(self, words: Sequence[str], number: int) -> Line | None:
        """Return a line of the text, cut into cells, as a row; None when it is not in a table."""
        cells = [Cell(column, each, 0) for column, each in enumerate(words)]
        opens = not self.inside and bool(heads_of(cells))
        self.count += opens
        self.inside = (self.inside or opens) and len(cells) > 1
        return row_line(cells, Source(number, number), self.count) if self.inside else None
