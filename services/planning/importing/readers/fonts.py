"""Turns text typed with an old font (TCVN3, VNI) into Unicode, and says that it was done."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from libs.old_fonts import from_tcvn3, from_vni, looks_tcvn3, looks_vni
from libs.vietnamese import nfc
from services.planning.importing.readers.rows import row_line
from services.planning.importing.reading import Cell, Line, Notice, Reading

_TCVN3 = Notice("tcvn3", "Văn bản gõ bằng phông chữ cũ (TCVN3); chữ đã được chuyển sang Unicode.")
_VNI = Notice("vni", "Văn bản gõ bằng phông chữ cũ (VNI); chữ đã được chuyển sang Unicode.")
_FONTS = ((looks_tcvn3, from_tcvn3, _TCVN3), (looks_vni, from_vni, _VNI))


def modern_text(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text in Unicode, with a notice when it had to be converted."""
    for looks, convert, notice in _FONTS:
        if looks(text):
            return nfc(convert(text)), (notice,)
    return text, ()


def modern_reading(reading: Reading) -> Reading:
    """Return the reading in Unicode: all of it, or the lines that were typed with an old font."""
    text = "\n".join(line.text for line in reading.lines)
    for looks, convert, notice in _FONTS:
        if looks(text):
            lines = tuple(_converted(line, convert) for line in reading.lines)
            return replace(reading, lines=lines, notices=(*reading.notices, notice))
    judged = [(line, *_font_of(line)) for line in reading.lines]
    notices = dict.fromkeys(chain.from_iterable(said for _, _, said in judged))
    lines = tuple(_converted(line, convert) if convert else line for line, convert, _ in judged)
    return replace(reading, lines=lines, notices=(*reading.notices, *notices))


def _font_of(line: Line) -> tuple[Callable[[str], str] | None, tuple[Notice, ...]]:
    for looks, convert, notice in _FONTS:
        if looks(line.text):
            return convert, (notice,)
    return None, ()


def _converted(line: Line, convert: Callable[[str], str]) -> Line:
    if line.table is None:
        return replace(line, text=nfc(convert(line.text)))
    cells = (
        Cell(cell.column, nfc(convert(cell.text)), None if cell.start is None else 0)
        for cell in line.cells
    )
    return row_line(cells, line.source, line.table) or line
