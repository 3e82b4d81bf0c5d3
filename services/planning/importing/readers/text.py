"""Reads plain text, uploaded or pasted: encodings first, then lines."""

import re
from collections.abc import Iterator

from libs.old_fonts import looks_vni
from libs.vietnamese import nfc
from services.planning.importing.readers.columns import Piece, read_columns
from services.planning.importing.readers.rows import PastedTables
from services.planning.importing.readers.wrapping import forced_breaks
from services.planning.importing.reading import Line, Notice, Reading, Source
from services.planning.importing.refusals import UnknownFormat

# A soft hyphen is not listed: in TCVN3 it is the letter ư, and converting comes first.
_SPACES = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
# Cells pasted from a table come with a tab between them, or were typed with a bar.
_CELL_GAP = re.compile(r"\t|\s\|\s")
_COLUMN_GAP = re.compile(r"[ \u00a0]{4,}|\t{2,}")
_OLD_ENCODING = Notice(
    "old_encoding", "Văn bản dùng bảng mã Windows-1258; chữ đã được chuyển sang Unicode."
)
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")


def tidy(text: str) -> str:
    """Return the text in NFC with every run of white space made one space."""
    return _SPACES.sub(" ", nfc(text)).strip()


def decode_text(content: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a .txt file and what had to be done to it; refuses binary content."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ()
    if b"\x00" in content:
        raise UnknownFormat
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        windows = nfc(content.decode("cp1258"))
    except UnicodeDecodeError:
        windows = ""
    latin = content.decode("latin-1")
    if looks_vni(latin):
        return latin, ()
    # TCVN3 read as Windows-1258 gives letters too, so it is told apart by its own signs first.
    if len(_VIETNAMESE.findall(windows)) > len(re.findall("[µ¶·¸¹¨©®]", latin)):
        return windows, (_OLD_ENCODING,)
    return latin, ()


def read_text(text: str, notices: tuple[Notice, ...] = ()) -> Reading:
    """Return the lines of a text with their line numbers; columns set by spaces are unwoven."""
    rows: list[list[Piece]] = []
    pieces: list[Piece | Line] = []
    gaps: dict[int, bool] = {}
    gap = False
    tables = PastedTables()
    for number, raw in enumerate(text.splitlines(), start=1):
        table_row = tables.row_of([tidy(cell) for cell in _CELL_GAP.split(raw)], number)
        if table_row is not None:
            pieces += [*read_columns(rows), table_row]
            rows = []
            continue
        row = _pieces(raw, number)
        if row:
            rows.append(row)
            gaps[number] = gap
        gap = not row
    pieces += read_columns(rows)
    return Reading("text", tuple(_lines(pieces, gaps)), notices)


def _lines(pieces: list[Piece | Line], gaps: dict[int, bool]) -> Iterator[Line]:
    words = [piece for piece in pieces if isinstance(piece, Piece)]
    forced = iter(forced_breaks([piece.text for piece in words]))
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece
        else:
            place = Source(piece.row, piece.row)
            yield Line(piece.text, place, gap=gaps[piece.row], forced=next(forced))


def _pieces(raw: str, number: int) -> list[Piece]:
    indent = len(raw) - len(raw.lstrip())
    found: list[Piece] = []
    start = indent
    for part in _COLUMN_GAP.split(raw.strip()):
        text = tidy(part)
        if text:
            left = raw.index(part, start)
            start = left + len(part)
            found.append(Piece(text, left, start, number))
    return found
