"""Tables of a DOCX: a head of several rows that repeats, rows that stay whole, fixed widths."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from libs.documents.blocks import Align, Document, Figure, HeaderCell, Run, Table, Text
from libs.documents.word_xml import (
    add_note,
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
        word.add_paragraph(table.caption, style="Caption")
    body = [*table.rows, *([table.total] if table.total else [])]
    made = word.add_table(len(table.header) + len(body), len(table.columns), style="Table Grid")
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
    for row, cells in zip(rows[len(table.header) :], body, strict=True):
        bold = cells is table.total
        for place, (cell, value) in enumerate(zip(row.cells, cells, strict=True)):
            run = value if isinstance(value, Figure) else Text(shown(value))
            _fill(cell, run, table.columns[place].align, document, bold=bold)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def add_runs(
    paragraph: Any, found: tuple[Run, ...], document: Document, bold: bool = False
) -> None:
    """Add the runs; a figure with evidence carries the number of its entry."""
    for run in found:
        added = paragraph.add_run(run.text)
        added.bold = run.bold or bold or None
        added.italic = (isinstance(run, Text) and run.italic) or None
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
            _fill(merged, Text(head.text), "center", None, bold=True)


def _fill(cell: Any, run: Run, align: Align, document: Document | None, *, bold: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id(CELL_STYLES[align][0])
    if document is None:
        paragraph.add_run(run.text).bold = True
    else:
        add_runs(paragraph, (run,), document, bold)
