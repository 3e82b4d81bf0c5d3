"""What a reader hands over: lines with their place in the source, later joined into blocks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """Where words stand in the file: lines (paragraphs for Word) and page, counted from 1."""

    first: int
    last: int
    page: int | None = None

    def through(self, other: "Source") -> "Source":
        """Return the span from here to the end of `other`."""
        return Source(self.first, other.last, self.page)


@dataclass(frozen=True)
class Cell:
    """One cell of a table's row: its column, its words, and where they begin in the row's text.

    `start` is None for a merged cell that began in a row above: its words stand there once.
    """

    column: int
    text: str
    start: int | None


@dataclass(frozen=True)
class Line:
    """One line of the source.

    `gap` says that blank space stands before it. `forced` says how the break before it came about:
    True, the author ended a paragraph; False, the page was full; None, nobody can tell.
    `table` numbers the table whose row this is, with its cells in `cells`.
    """

    text: str
    source: Source
    gap: bool = False
    forced: bool | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Block:
    """One paragraph of the source with its broken lines joined."""

    text: str
    source: Source
    table: int | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Notice:
    """Something the reader did to the source that the user should know."""

    code: str
    message: str


@dataclass(frozen=True)
class Reading:
    """The text a reader found; `left_out` lists what stands beside it: nothing is lost."""

    format: str
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()
    left_out: tuple[Line, ...] = ()
