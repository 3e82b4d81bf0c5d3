"""Reads a Word document: paragraphs in order, automatic numbers rebuilt, tables kept as rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from services.planning.importing.readers.markup import make_plain, words_of
from services.planning.importing.readers.numbering import WordNumbering
from services.planning.importing.readers.rows import row_line
from services.planning.importing.readers.text import tidy
from services.planning.importing.reading import Cell, Line, Notice, Reading, Source
from services.planning.importing.refusals import BrokenDocument
from services.planning.importing.table_heads import heads_of

# The letterhead and the foot are tables only to stand side by side; their words are lines.
_LAYOUT_WORDS = re.compile(r"Nơi nhận|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Số\s*:|(?:TM|KT)\s?\. ?[A-ZĐỦ]")
_LAYOUT_ROWS_MAX = 4
_NUMBERED = Notice(
    "automatic_numbers", "Số thứ tự tự động của Word đã được viết lại thành chữ trong văn bản."
)
_BESIDE = Notice(
    "beside_text",
    "Đầu trang, chân trang, chú thích, nhận xét, khung chữ và chữ đã xóa của tệp Word không vào "
    "nội dung kế hoạch; xem danh sách phần để ngoài.",
)


@dataclass
class _Pages:
    """The document while its lines are being written down."""

    numbering: WordNumbering
    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    numbered: bool = False

    def add(self, part: Paragraph | Table, place: int) -> None:
        source = Source(place, place)
        if isinstance(part, Paragraph):
            self.lines += [Line(text, source, gap=True, forced=True) for text in self.texts(part)]
        elif _is_layout(part):
            for tc in _side_by_side(part):
                for paragraph in _paragraphs(tc, part):
                    self.add(paragraph, place)
        else:
            self.tables += 1
            self._add_rows(part, source)

    def texts(self, paragraph: Paragraph, *, bare: bool = False) -> list[str]:
        """The lines of a paragraph after its automatic number; `bare` keeps a lone number too."""
        texts = [text for text in map(tidy, paragraph.text.split("\n")) if text]
        # Counted even when it is not shown: Word numbers the empty paragraphs of a list too.
        mark = self.numbering.mark_of(paragraph)
        self.numbered = self.numbered or bool(mark)
        if not texts:
            return [mark] if bare and mark else []
        return [f"{mark} {texts[0]}".strip(), *texts[1:]]

    def _add_rows(self, table: Table, source: Source) -> None:
        above: dict[int, str] = {}
        for row in table._tbl.tr_lst:
            cells = []
            for column, tc in _grid(row):
                words = " ".join(
                    text for each in _paragraphs(tc, table) for text in self.texts(each, bare=True)
                )
                goes_on = _goes_on(tc) and not words and column in above
                if not goes_on:
                    above[column] = words
                cells.append(Cell(column, above[column], None if goes_on else 0))
            line = row_line(cells, source, self.tables)
            if line is not None:
                self.lines.append(line)


def read_word(content: bytes) -> Reading:
    """Return the paragraphs of a .docx; refuses a file that does not open."""
    try:
        document = Document(BytesIO(content))
        beside = make_plain(document)
        pages = _Pages(WordNumbering(document))
        for place, part in enumerate(document.iter_inner_content(), start=1):
            pages.add(part, place)
    except Exception as error:  # python-docx raises whatever the broken part happens to raise.
        raise BrokenDocument from error
    notices = (*([_NUMBERED] if pages.numbered else []), *([_BESIDE] if beside else []))
    left_out = tuple(Line(text, Source(0, 0)) for text in beside)
    return Reading("docx", tuple(pages.lines), notices, left_out)


def _grid(row: Any) -> Iterator[tuple[int, Any]]:
    """Yield the cells of a row with the column each begins in."""
    column = row.grid_before
    for tc in row.tc_lst:
        yield column, tc
        column += tc.grid_span


def _goes_on(tc: Any) -> bool:
    """Tell whether a cell is the lower part of one merged downwards."""
    merged = None if tc.tcPr is None else tc.tcPr.find(qn("w:vMerge"))
    return merged is not None and merged.get(qn("w:val")) != "restart"


def _paragraphs(tc: Any, table: Table) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell, those of tables inside it too."""
    return (Paragraph(each, table._parent) for each in tc.iter(qn("w:p")))


def _is_layout(table: Table) -> bool:
    """Tell whether a table only sets words side by side, as a letterhead does."""
    rows = [[words_of(tc) for tc in row.tc_lst] for row in table._tbl.tr_lst]
    if not rows or heads_of(Cell(column, words, 0) for column, words in enumerate(rows[0])):
        return False
    words = " ".join(each for row in rows for each in row)
    return len(rows) <= _LAYOUT_ROWS_MAX and _LAYOUT_WORDS.search(words) is not None


def _side_by_side(table: Table) -> Iterator[Any]:
    """Yield the cells column by column, as the two sides of a letterhead are read."""
    placed = [each for row in table._tbl.tr_lst for each in _grid(row)]
    return (tc for _, tc in sorted(placed, key=lambda each: each[0]))
