"""The annex tables that tables.yaml describes, filled from a report's values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from libs.documents.blocks import Annex, Cell, Column, HeaderCell, Table
from libs.vietnamese import number
from services.reporting.figures.annexes import figure_cell
from services.reporting.figures.checks import WORDS, Check
from services.reporting.figures.counting import Span, Values, key_of
from services.reporting.figures.definitions import Definition

SPANS = {Span.PERIOD: "Trong kỳ", Span.YEAR: "Luỹ kế"}


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(_Data):
    """A row: a part of the block's figures."""

    part: str
    title: str


class Shown(_Data):
    """A figure of the catalogue under a table's own words."""

    key: str
    title: str


class Block(_Data):
    """A table: rows by columns of figures; without `rows` the figures themselves are rows."""

    head: str
    rows: tuple[Row, ...] = ()
    figures: tuple[Shown, ...] = Field(min_length=1)
    total: str = ""  # of figures as rows: the figure they add up to

    @property
    def keys(self) -> set[str]:
        """Every figure it shows."""
        return {each.key for each in self.figures} | ({self.total} - {""})


class Described(_Data):
    """An annex table."""

    label: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def sums(self) -> bool:
        """Whether some of its rows add up to a total row."""
        return any(block.rows or block.total for block in self.blocks)

    @property
    def keys(self) -> set[str]:
        """Every figure it shows."""
        return set().union(*(block.keys for block in self.blocks))


@cache
def described() -> tuple[Described, ...]:
    """Every table of tables.yaml."""
    raw = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8"))
    return tuple(Described.model_validate(entry) for entry in raw)


def counted_tables(values: Values, definitions: Sequence[Definition]) -> Iterator[Annex]:
    """The tables whose every figure a report was counted with."""
    known = {each.key for each in definitions}
    for table in described():
        if table.keys <= known:
            blocks = tuple(_table(block, values) for block in table.blocks)
            yield Annex(table.label, table.title, blocks)


def check_tables(values: Values, definitions: Sequence[Definition]) -> Iterator[Check]:
    """Of each table that was counted: its rows add up to its total row, figure by figure."""
    known = {each.key for each in definitions}
    for table in described():
        if table.sums and table.keys <= known:
            for span in SPANS:
                pairs = [pair for block in table.blocks for pair in _sums(block, values, span)]
                yield Check(
                    f"{table.label}: cộng các dòng = tổng cộng ({WORDS[span]})",
                    all(rows == total for rows, total in pairs),
                    "; ".join(f"{number(rows)} = {number(total)}" for rows, total in pairs),
                )


def _sums(block: Block, values: Values, span: Span) -> Iterator[tuple[int, int]]:
    """Of each figure the sum of its rows, and what stands in the total row."""

    def value(key: str, part: str = "") -> int:
        return values.get(key_of(span, key, part), 0)

    if block.rows:
        for each in block.figures:
            yield sum(value(each.key, row.part) for row in block.rows), value(each.key)
    elif block.total:
        yield sum(value(each.key) for each in block.figures), value(block.total)


def _table(block: Block, values: Values) -> Table:
    return _parts(block, values) if block.rows else _figures(block, values)


def _parts(block: Block, values: Values) -> Table:
    """Rows are parts; each figure has its two columns; the total is the whole figure."""

    def row(title: str, part: str) -> tuple[Cell, ...]:
        cells = (figure_cell(values, span, it.key, part) for it in block.figures for span in SPANS)
        return (title, *cells)

    columns = tuple(Column(9, "right") for _ in block.figures for _ in SPANS)
    over = tuple(HeaderCell(it.title, columns=len(SPANS)) for it in block.figures)
    spans = tuple(SPANS.values()) * len(block.figures)
    return Table(
        columns=(Column(34), *columns),
        header=((HeaderCell(block.head, rows=2), *over), spans),
        rows=tuple(row(each.title, each.part) for each in block.rows),
        total=row("Tổng cộng", ""),
    )


def _figures(block: Block, values: Values) -> Table:
    """Rows are figures, with two columns."""

    def row(title: str, key: str) -> tuple[Cell, ...]:
        return (title, *(figure_cell(values, span, key) for span in SPANS))

    return Table(
        columns=(Column(60), *(Column(14, "right") for _ in SPANS)),
        header=((block.head, *SPANS.values()),),
        rows=tuple(row(each.title, each.key) for each in block.figures),
        total=row("Tổng cộng", block.total) if block.total else None,
    )
