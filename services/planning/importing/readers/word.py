"""Reads a Word document: paragraphs in order, automatic numbers rebuilt, tables kept as rows."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from services.planning.importing.readers.numbering import WordNumbering
from services.planning.importing.readers.text import tidy
from services.planning.importing.reading import Line, Notice, Reading, Source
from services.planning.importing.refusals import BrokenDocument

CELL_BORDER = " | "
# The letterhead and the foot are tables only to stand side by side; their words are lines.
_LAYOUT_WORDS = re.compile(r"Nơi nhận|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Số\s*:|(?:TM|KT)\s?\. ?[A-ZĐỦ]")
_LAYOUT_ROWS_MAX = 4
_NUMBERED = Notice(
    "automatic_numbers", "Số thứ tự tự động của Word đã được viết lại thành chữ trong văn bản."
)


def read_word(content: bytes) -> Reading:
    """Return the paragraphs of a .docx; refuses a file that does not open."""
    try:
        document = Document(BytesIO(content))
    except Exception as error:  # python-docx raises whatever the broken part happens to raise.
        raise BrokenDocument from error
    numbering = WordNumbering(document)
    lines: list[Line] = []
    tables = 0
    numbered = False
    for place, part in enumerate(document.iter_inner_content(), start=1):
        if isinstance(part, Paragraph):
            mark = numbering.mark_of(part)
            numbered = numbered or bool(mark)
            lines += _paragraph_lines(part, mark, place)
        elif _is_layout(part):
            for cell in _cells(part):
                for paragraph in cell.paragraphs:
                    lines += _paragraph_lines(paragraph, numbering.mark_of(paragraph), place)
        else:
            tables += 1
            lines += _row_lines(part, place, tables)
    return Reading("docx", tuple(lines), (_NUMBERED,) if numbered else ())


def _paragraph_lines(paragraph: Paragraph, mark: str, place: int) -> list[Line]:
    texts = [text for text in map(tidy, paragraph.text.split("\n")) if text]
    if texts and mark:
        texts[0] = f"{mark} {texts[0]}"
    return [Line(text, Source(place, place), gap=True, forced=True) for text in texts]


def _row_lines(table: Table, place: int, number: int) -> list[Line]:
    lines = []
    for row in table.rows:
        # Merged cells come once per column they cover.
        cells = {cell._tc: tidy(cell.text) for cell in row.cells}
        text = CELL_BORDER.join(text for text in cells.values() if text)
        if text:
            lines.append(Line(text, Source(place, place), gap=True, forced=True, table=number))
    return lines


def _is_layout(table: Table) -> bool:
    words = " ".join(cell.text for cell in _cells(table))
    return len(table.rows) <= _LAYOUT_ROWS_MAX and _LAYOUT_WORDS.search(words) is not None


def _cells(table: Table) -> Iterator[Any]:
    """Yield the cells column by column, as the two sides of a letterhead are read."""
    seen = set()
    for column in range(len(table.columns)):
        for row in table.rows:
            if column < len(row.cells) and row.cells[column]._tc not in seen:
                seen.add(row.cells[column]._tc)
                yield row.cells[column]
