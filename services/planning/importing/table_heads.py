"""Knows the columns of a task table ("Nội dung | Chủ trì | Phối hợp | Thời gian | Sản phẩm")."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.planning.importing.plan import Node, NodeKind, PlanDraft
from services.planning.importing.reading import Cell


class Column(StrEnum):
    """What a column of a task table says."""

    ORDINAL = "ordinal"
    CONTENT = "content"
    LEAD = "lead"
    COOPERATING = "cooperating"
    DUE = "due"
    OUTPUT = "output"


# The first that fits counts: "Thời gian thực hiện" is no lead, "Kết quả công việc" no content.
_HEADS = tuple(
    (column, re.compile(words, re.IGNORECASE))
    for column, words in (
        (Column.ORDINAL, r"(?:S?TT|số (?:TT|thứ tự))\.?$"),
        (Column.DUE, r".*(?:thời (?:gian|hạn)|tiến độ|hoàn thành)"),
        (Column.OUTPUT, r".*(?:sản phẩm|kết quả|đầu ra)"),
        (Column.LEAD, r".*(?:chủ trì|phụ trách|đầu mối|phân công)"),
        (Column.COOPERATING, r".*phối hợp"),
        (Column.LEAD, r"(?:cơ quan|đơn vị|bộ phận|người)\b.*thực hiện"),
        (Column.CONTENT, r".*(?:nội dung|nhiệm vụ|công việc|việc)"),
    )
)
_HEAD_LETTERS_MAX = 60
# A section of the table ("I | Công khai") fills no more cells than these.
_SECTION_CELLS_MAX = 2


@dataclass(frozen=True)
class TaskRow:
    """A row of a task table; `gives_work` is false for its head and for the name of a section."""

    columns: Mapping[Column, Cell]
    gives_work: bool

    def words(self, column: Column) -> str:
        """What the row says in a column, empty when nothing."""
        cell = self.columns.get(column)
        return cell.text if cell is not None else ""


def heads_of(cells: Iterable[Cell]) -> dict[int, Column]:
    """Return what each column says, by the cells of a head; empty for any other row."""
    heads: dict[int, Column] = {}
    for cell in cells:
        fits = (column for column, words in _HEADS if words.match(cell.text))
        column = next(fits, None) if len(cell.text) <= _HEAD_LETTERS_MAX else None
        if column is not None and column not in heads.values():
            heads[cell.column] = column
    found = set(heads.values())
    return heads if Column.CONTENT in found and found & {Column.LEAD, Column.DUE} else {}


def task_rows(draft: PlanDraft) -> dict[str, TaskRow]:
    """Return the rows of all task tables by their paths; rows of other tables are not there."""
    heads: dict[int, dict[int, Column]] = {}
    return {path: row for node in draft.walk() for path, row in _task_row(node, heads)}


def _task_row(node: Node, heads: dict[int, dict[int, Column]]) -> Iterator[tuple[str, TaskRow]]:
    if node.kind is not NodeKind.ROW or node.table is None:
        return
    own = heads_of(node.cells)
    if own:
        heads[node.table] = own  # a head may come again on each page
    known = heads.get(node.table)
    if known is None:
        return
    columns = {known[cell.column]: cell for cell in node.cells if cell.column in known}
    filled = sum(bool(cell.text) and cell.start is not None for cell in node.cells)
    content = columns.get(Column.CONTENT)
    bare = content is None or not content.text or filled <= _SECTION_CELLS_MAX
    alone = not any(
        columns[column].text for column in (Column.LEAD, Column.DUE) if column in columns
    )
    yield node.path, TaskRow(columns, not (own or (bare and alone)))
