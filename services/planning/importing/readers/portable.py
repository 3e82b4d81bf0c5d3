"""Reads a PDF with a text layer: an indented first line or a short last line ends a paragraph."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_text

from services.planning.importing.readers.columns import Piece, read_columns
from services.planning.importing.readers.grids import Grid, is_inside, read_grids
from services.planning.importing.readers.kind import PAGES_MAX
from services.planning.importing.readers.rows import row_line
from services.planning.importing.readers.text import tidy
from services.planning.importing.reading import Line, Notice, Reading, Source
from services.planning.importing.refusals import (
    BrokenDocument,
    EncryptedPdf,
    PartlyScannedPdf,
    PlanTooLong,
    ScannedPdf,
)

# Points. A first line is indented by 1 to 1.27 cm, about 30 points (Nghị định 30/2020, phụ lục I).
_INDENT_MIN = 8
_COLUMN_GAP_EMS = 3
_SPACE_EMS = 0.15
_MARGIN_SHARE = 0.08
_LETTERS_PER_PAGE_MIN = 20
# A picture that covers so much of a page without letters is the page itself, scanned.
_SCAN_SHARE = 0.5
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.IGNORECASE)
_PAGES_LEFT = Notice("page_numbers", "Số trang của tệp PDF được bỏ ra ngoài nội dung.")
_Rows = list[list[Piece]]


@dataclass
class _Page:
    """What stands on a page in order: rows of words, and tables between them."""

    stretches: list[_Rows | Grid] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    letters: int = 0
    scanned: bool = False

    @property
    def rows(self) -> _Rows:
        return [row for each in self.stretches if isinstance(each, list) for row in each]


def read_pdf(content: bytes) -> Reading:
    """Return the lines of a PDF; refuses a locked one, a broken one and a scanned one."""
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > PAGES_MAX:
                raise PlanTooLong(pages_max=PAGES_MAX)
            pages = [_read_page(page) for page in pdf.pages]
    except PlanTooLong:
        raise
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args)
        raise (EncryptedPdf if locked else BrokenDocument) from error
    except Exception as error:  # pdfminer raises whatever the broken object happens to raise.
        raise BrokenDocument from error
    if sum(page.letters for page in pages) < _LETTERS_PER_PAGE_MIN * len(pages):
        raise ScannedPdf
    if scanned := [str(number) for number, page in enumerate(pages, start=1) if page.scanned]:
        raise PartlyScannedPdf(pages=", ".join(scanned))
    left_out = tuple(
        Line(text, Source(0, 0, number))
        for number, page in enumerate(pages, start=1)
        for text in page.dropped
    )
    return Reading("pdf", tuple(_lines(pages)), (_PAGES_LEFT,) if left_out else (), left_out)


def _read_page(page: Any) -> _Page:
    """Return the page in stretches, each row cut at wide gaps, and the page numbers left out."""
    read = _Page(letters=sum(not each["text"].isspace() for each in page.chars))
    covered = max((each["width"] * each["height"] for each in page.images), default=0)
    read.scanned = (
        read.letters < _LETTERS_PER_PAGE_MIN and covered > _SCAN_SHARE * page.width * page.height
    )
    grids = read_grids(page)
    outside = page.filter(lambda each: not any(is_inside(each, grid) for grid in grids))
    rows: _Rows = []
    for line in outside.extract_text_lines(x_tolerance_ratio=_SPACE_EMS):
        while grids and grids[0].top < line["top"]:
            read.stretches += [rows, grids.pop(0)]
            rows = []
        text = tidy(line["text"])
        if _is_marginal(line, page) and _PAGE_NUMBER.fullmatch(text):
            read.dropped.append(text)
        elif text:
            rows.append(_pieces(line, len(rows) + 1))
    read.stretches += [rows, *grids]
    return read


def _is_marginal(line: dict[str, Any], page: Any) -> bool:
    margin = page.height * _MARGIN_SHARE
    return bool(line["bottom"] < margin or line["top"] > page.height - margin)


def _pieces(line: dict[str, Any], row: int) -> list[Piece]:
    size = line["chars"][0]["size"]
    groups: list[list[dict[str, Any]]] = []
    spaces: list[dict[str, Any]] = []
    for letter in line["chars"]:
        if letter["text"].isspace():
            spaces.append(letter)
            continue
        if groups and letter["x0"] - groups[-1][-1]["x1"] <= _COLUMN_GAP_EMS * size:
            groups[-1] += [*spaces, letter]
        else:
            groups.append([letter])
        spaces = []
    if len(groups) < 2:
        return [Piece(tidy(line["text"]), line["x0"], line["x1"], row)]
    texts = [tidy(extract_text(group, x_tolerance_ratio=_SPACE_EMS)) for group in groups]
    return [
        Piece(text, group[0]["x0"], group[-1]["x1"], row)
        for text, group in zip(texts, groups, strict=True)
    ]


def _lines(pages: list[_Page]) -> Iterator[Line]:
    """Yield the lines with what their place on the page says about the break before them."""
    single = [row[0] for page in pages for row in page.rows if len(row) == 1]
    lefts = Counter(round(piece.left) for piece in single)
    # In a plan of short paragraphs most lines are indented, and few begin at the margin.
    margin = min((left for left, count in lefts.items() if count > 1), default=0)
    edge = max((piece.right for piece in single), default=0.0)
    before: Piece | Grid | None = None
    count = tables = 0
    for number, page in enumerate(pages, start=1):
        for stretch in page.stretches:
            if isinstance(stretch, Grid):
                # A table that goes on at the top of the next page is still the same one.
                goes_on = isinstance(before, Grid) and before.width == stretch.width
                tables += not goes_on
                before = stretch
                for cells in stretch.rows:
                    count += 1
                    line = row_line(cells, Source(count, count, number), tables)
                    if line is not None:
                        yield line
                continue
            for piece in read_columns(stretch):
                count += 1
                place = Source(count, count, number)
                yield Line(piece.text, place, forced=_is_forced(before, piece, margin, edge))
                before = piece


def _is_forced(before: Piece | Grid | None, piece: Piece, margin: float, edge: float) -> bool:
    if not isinstance(before, Piece) or piece.left > margin + _INDENT_MIN:
        return True
    letter = (piece.right - piece.left) / max(len(piece.text), 1)
    return before.right + letter * (len(piece.text.split()[0]) + 1) < edge
