"""Joins the broken lines of a source into blocks, the same way for every kind of file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.planning.importing.marks import (
    Mark,
    MarkKind,
    is_capitals,
    is_dangling,
    is_inside_sentence,
    is_terminated,
    leading_mark,
    starts_low,
)
from services.planning.importing.reading import Block, Cell, Line, Source

_HEADS = {
    *(MarkKind.PART, MarkKind.CHAPTER, MarkKind.SECTION, MarkKind.ARTICLE),
    *(MarkKind.NUMBER, MarkKind.DECIMAL),
}
# Enough of a block's end to see how it ended, also when its lines are single words.
_TAIL_LINES = 4
_TAIL_LETTERS = 80
# A printer breaks a line behind a slash or a hyphen: "59/2023/" and "NĐ-CP" are one number.
_NUMBER_BROKEN = re.compile(r"\d/(?:\d{4}/)?(?:[A-ZĐ&]+-)*$")
_NUMBER_GOES_ON = re.compile(r"[A-ZĐ]|\d{4}/")
# Words that open a block of their own wherever they stand at the beginning of a line.
_ALWAYS_OPENS = re.compile(
    r"Nơi nhận\b|(?:TM|T/M|KT|TUQ|TL)\s?\.\s?[A-ZĐỦ]|PHỤ LỤC\b|KẾ HOẠCH$|CỘNG H(?:ÒA|OÀ) XÃ HỘI"
)
# Words that open a block of their own after a finished clause.
_OPENS_AFTER_STOP = re.compile(r"Căn cứ |Trên đây là |Thực hiện Kế hoạch |Theo đề nghị ")


@dataclass
class _Open:
    """The block being joined; only its ends are looked at, so a long one costs no more."""

    parts: list[str]
    source: Source
    table: int | None
    cells: tuple[Cell, ...]
    mark: Mark | None

    @property
    def tail(self) -> str:
        return " ".join(self.parts[-_TAIL_LINES:])[-_TAIL_LETTERS:]

    @property
    def heads(self) -> bool:
        return self.mark is not None and self.mark.kind in _HEADS

    @property
    def last_line(self) -> str:
        return self.mark.rest if self.mark and len(self.parts) == 1 else self.parts[-1]

    def close(self) -> Block:
        text = self.parts[0]
        for part in self.parts[1:]:
            whole = _NUMBER_BROKEN.search(text[-_TAIL_LETTERS:]) and _NUMBER_GOES_ON.match(part)
            text += part if whole else f" {part}"
        return Block(text, self.source, self.table, self.cells)


def join_lines(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Return the blocks of the source in order; no character but white space is lost."""
    blocks: list[_Open] = []
    for line in lines:
        if blocks and not _begins_block(blocks[-1], line):
            blocks[-1].parts.append(line.text)
            blocks[-1].source = blocks[-1].source.through(line.source)
        else:
            mark = leading_mark(line.text)
            blocks.append(_Open([line.text], line.source, line.table, line.cells, mark))
    return tuple(block.close() for block in blocks)


def _begins_block(before: _Open, line: Line) -> bool:
    if before.table is not None or line.table is not None or _ALWAYS_OPENS.match(line.text):
        return True
    loose = not line.gap and line.forced is not True
    tail = before.tail
    mark = leading_mark(line.text)
    if mark is not None and not is_inside_sentence(tail, mark, loose=loose):
        return True
    if mark is not None and mark.kind is MarkKind.BULLET:
        return False
    # After a bare "Chương I" the heading stands on the next line.
    if is_dangling(tail) or starts_low(line.text) or not before.last_line:
        return False
    ended = is_terminated(tail)
    if (ended or line.gap) and _OPENS_AFTER_STOP.match(line.text):
        return True
    if not line.text[:1].isalpha() and not ended:
        return False
    return _is_paragraph_border(before, line, ended=ended)


def _is_paragraph_border(before: _Open, line: Line, *, ended: bool) -> bool:
    if line.forced:
        return True
    if before.heads and is_capitals(before.last_line):
        return not is_capitals(line.text.split()[0])
    return line.gap and (ended or before.heads)
