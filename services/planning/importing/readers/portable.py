"""Reads a PDF with a text layer: an indented first line or a short last line ends a paragraph."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_text

from services.planning.importing.readers.columns import Piece, read_columns
from services.planning.importing.readers.text import tidy
from services.planning.importing.reading import Line, Notice, Reading, Source
from services.planning.importing.refusals import (
    BrokenDocument,
    EncryptedPdf,
    PlanTooLong,
    ScannedPdf,
)

PAGES_MAX = 200
# Points. A first line is indented by 1 to 1.27 cm, about 30 points (Nghị định 30/2020, phụ lục I).
_INDENT_MIN = 8
_COLUMN_GAP_EMS = 3
_SPACE_EMS = 0.15
_MARGIN_SHARE = 0.08
_LETTERS_PER_PAGE_MIN = 20
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.IGNORECASE)
_PAGES_LEFT = Notice("page_numbers", "Số trang của tệp PDF được bỏ ra ngoài nội dung.")


def read_pdf(content: bytes) -> Reading:
    """Return the lines of a PDF; refuses a locked one, a broken one and a scanned one."""
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > PAGES_MAX:
                raise PlanTooLong(pages_max=PAGES_MAX)
            pages = [_page_rows(page) for page in pdf.pages]
    except PlanTooLong:
        raise
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args)
        raise (EncryptedPdf if locked else BrokenDocument) from error
    except Exception as error:  # pdfminer raises whatever the broken object happens to raise.
        raise BrokenDocument from error
    letters = sum(len(piece.text) for rows, _ in pages for row in rows for piece in row)
    if letters < _LETTERS_PER_PAGE_MIN * len(pages):
        raise ScannedPdf
    left_out = tuple(
        Line(text, Source(0, 0, number))
        for number, (_, dropped) in enumerate(pages, start=1)
        for text in dropped
    )
    lines = tuple(_lines([rows for rows, _ in pages]))
    return Reading("pdf", lines, (_PAGES_LEFT,) if left_out else (), left_out)


def _page_rows(page: Any) -> tuple[list[list[Piece]], list[str]]:
    """Return the rows of a page, each cut at wide gaps, and the page numbers left out."""
    rows: list[list[Piece]] = []
    dropped: list[str] = []
    for line in page.extract_text_lines(x_tolerance_ratio=_SPACE_EMS):
        text = tidy(line["text"])
        outside = line["bottom"] < page.height * _MARGIN_SHARE or line["top"] > page.height * (
            1 - _MARGIN_SHARE
        )
        if outside and _PAGE_NUMBER.fullmatch(text):
            dropped.append(text)
        elif text:
            rows.append(_pieces(line, len(rows) + 1))
    return rows, dropped


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


def _lines(pages: list[list[list[Piece]]]) -> Iterator[Line]:
    """Yield the lines with what their place on the page says about the break before them."""
    single = [row[0] for rows in pages for row in rows if len(row) == 1]
    margin = Counter(round(piece.left) for piece in single).most_common(1)[0][0] if single else 0
    edge = max((piece.right for piece in single), default=0.0)
    before: Piece | None = None
    count = 0
    for number, rows in enumerate(pages, start=1):
        for piece in read_columns(rows):
            count += 1
            yield Line(
                piece.text,
                Source(count, count, number),
                forced=before is None or _is_forced(before, piece, margin, edge),
            )
            before = piece


def _is_forced(before: Piece, piece: Piece, margin: float, edge: float) -> bool:
    if piece.left > margin + _INDENT_MIN:
        return True
    letter = (piece.right - piece.left) / max(len(piece.text), 1)
    return before.right + letter * (len(piece.text.split()[0]) + 1) < edge
