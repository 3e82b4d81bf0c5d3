"""Writes the sheets that hang on walls: beside a posted document, and to scan at a counter."""

import io
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

import segno

from libs.documents import format as nd30
from libs.documents.pdf import compile_pdf
from libs.documents.wording import printable
from libs.vietnamese import dmy

# Sixteen hex digits are enough to compare by eye; the page shows the whole hash.
_SHOWN_DIGITS = 16
# The code leads to the whole title; more than this would push the code off the page.
_TITLE_MAX = 500


@dataclass(frozen=True)
class PostingSheet:
    """A sheet for the board at the headquarters or a community house."""  # niêm yết

    issuer: str
    item: int
    basis: str
    title: str
    document_number: str
    issued_on: date
    posted_on: date
    posted_until: date | None
    place: str
    page_address: str
    sha256: str  # empty where nothing but the page holds the text
    # The line of the public log, and the root, in hex, of the log that ends with it.
    log_line: int | None = None
    log_root: str = ""


def write_sheet(sheet: PostingSheet) -> bytes:
    """The sheet as one A4 page of PDF; without an end the document stays up for good.

    Law 10/2022/QH15, articles 11 to 13.
    """
    sheet = printable(sheet)
    until = f"đến hết {dmy(sheet.posted_until)}" if sheet.posted_until else "niêm yết thường xuyên"
    content = {
        "issuer": nd30.agency_lines(sheet.issuer),
        "item": str(sheet.item),
        "basis": sheet.basis,
        "title": shorten(sheet.title, _TITLE_MAX, placeholder=" …"),
        "rows": [
            ("Số, ký hiệu", sheet.document_number),
            ("Ngày ban hành", dmy(sheet.issued_on)),
            ("Nơi niêm yết", sheet.place),
            ("Thời gian", f"từ {dmy(sheet.posted_on)} {until}"),
        ],
        "address": sheet.page_address,
        "hash": short_hash(sheet.sha256),
        "log": in_fours(sheet.log_root) if sheet.log_line else "",
        "line": str(sheet.log_line or ""),
        "code": qr_code(sheet.page_address),
    }
    return compile_pdf("sheet.typ", {"sheet": content}, sheet.posted_on)


@dataclass(frozen=True)
class ScanSheet:
    """A sheet at a counter that leads whoever scans it to a page; `lines` say what to expect."""

    issuer: str
    title: str
    place: str
    lines: tuple[str, ...]
    page_address: str
    printed_on: date


def write_scan_sheet(sheet: ScanSheet) -> bytes:
    """The sheet as one A4 page of PDF, with a code that fills half of it."""
    sheet = printable(sheet)
    content = {
        "issuer": nd30.agency_lines(sheet.issuer),
        "title": shorten(sheet.title, _TITLE_MAX, placeholder=" …"),
        "place": sheet.place,
        "lines": list(sheet.lines),
        "address": sheet.page_address,
        "code": qr_code(sheet.page_address),
    }
    return compile_pdf("scan.typ", {"sheet": content}, sheet.printed_on)


def short_hash(sha256: str) -> str:
    """The first digits of a SHA-256 in groups of four, to compare with the page."""
    return in_fours(sha256[:_SHOWN_DIGITS])


def in_fours(digits: str) -> str:
    """All digits of a hash in groups of four."""
    low = digits.lower()
    return " ".join(low[at : at + 4] for at in range(0, len(low), 4))


def qr_code(text: str) -> str:
    """The text as a QR code in SVG, readable with a quarter of it dirty or torn."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="svg", border=4, scale=4)
    return out.getvalue().decode()
