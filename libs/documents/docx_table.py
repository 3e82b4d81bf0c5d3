"""Tables of a DOCX: a head of several rows that repeats, rows that stay whole, fixed widths."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from libs.documents.blocks import Align, Cell, Document, Figure, HeaderCell, Run, Table, Text
from libs.documents.word_xml import (
    add_note,
    add_styled,
    keep_whole,
    merge,
    repeat_on_every_page,
    set_cell_margins,
    set_widths,
    style_id,
)
from libs.documents.wording import shown

# A style for each alignment, so that an official changes a table in one place.
CELL_STYLES: dict[Align, tuple[str, WD_ALIGN_PARAGRAPH]] = {
    "left": ("Bảng trái", WD_ALIGN_PARAGRAPH.LEFT),
    "center": ("Bảng giữa", WD_ALIGN_PARAGRAPH.CENTER),
    "right": ("Bảng phải", WD_ALIGN_PARAGRAPH.RIGHT),
}
_CELL_MARGIN_MM = 1.2


def add_table(word: Any, table: Table, document: Document, width_mm: float) -> None:
    """Add the table with its caption above, as wide as the text."""
    if table.caption:
        add_styled(word, table.caption, "Caption")
    body = [*table.rows, *([table.total] if table.total else [])]
    # One row of the body, which the others are copied from: making each anew is most of the work.
    made = word.add_table(len(table.header) + 1, len(table.columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    shares = sum(column.width for column in table.columns)
    set_widths(made, [column.width / shares * width_mm for column in table.columns])
    set_cell_margins(made, _CELL_MARGIN_MM)
    rows = list(made.rows)
    for row in rows:
        keep_whole(row)
    for row in rows[: len(table.header)]:
        repeat_on_every_page(row)
    _fill_header(made, table)
    _fill_body(made, table, body, document)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def add_runs(
    paragraph: Any, found: tuple[Run, ...], document: Document, bold: bool = False
) -> None:
    """Add the runs; a figure with evidence carries the number of its entry."""
    for run in found:
        added = paragraph.add_run(run.text)
        if run.bold or bold:
            added.bold = True
        if isinstance(run, Text) and run.italic:
            added.italic = True
        if isinstance(run, Figure) and run.key in document.evidence_numbers:
            add_note(paragraph, document.evidence_numbers[run.key])


def _fill_header(made: Any, table: Table) -> None:
    """Put each cell of the head at the first free place of its row."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.header):
        column = 0
        for cell in cells:
            head = cell if isinstance(cell, HeaderCell) else HeaderCell(cell)
            while (row, column) in taken:
                column += 1
            taken |= {
                (row + down, column + right)
                for down in range(head.rows)
                for right in range(head.columns)
            }
            merged = merge(made, row, column, head.rows, head.columns)
            _set_look(merged, "center").add_run(head.text).bold = True


def _fill_body(
    made: Any, table: Table, body: Sequence[tuple[Cell, ...]], document: Document
) -> None:
    """Copy the last row for each of the body, and take it away."""
    last = made.rows[-1]
    for cell, column in zip(last.cells, table.columns, strict=True):
        _set_look(cell, column.align)
    for cells in body:
        row = deepcopy(last._tr)
        last._tr.addprevious(row)
        for place, value in zip(row.tc_lst, cells, strict=True):
            run = value if isinstance(value, Figure) else Text(shown(value))
            add_runs(Paragraph(place.p_lst[0], made), (run,), document, cells is table.total)
    made._tbl.remove(last._tr)


def _set_look(cell: Any, align: Align) -> Any:
    """The cell's paragraph, in the style of its alignment."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id(CELL_STYLES[align][0])
    return paragraph
