"""Joins the broken lines of a source into blocks, the same way for every kind of file."""

import re
from collections.abc import Iterable

from services.planning.importing.marks import (
    MarkKind,
    is_capitals,
    is_dangling,
    is_inside_sentence,
    is_terminated,
    leading_mark,
    starts_low,
)
from services.planning.importing.reading import Block, Line

_HEADS = {MarkKind.PART, MarkKind.CHAPTER, MarkKind.SECTION, MarkKind.ARTICLE, MarkKind.NUMBER}
# Words that open a block of their own wherever they stand at the beginning of a line.
_ALWAYS_OPENS = re.compile(
    r"Nơi nhận\b|(?:TM|T/M|KT|TUQ|TL)\s?\.\s?[A-ZĐỦ]|PHỤ LỤC\b|KẾ HOẠCH$|CỘNG H(?:ÒA|OÀ) XÃ HỘI"
)
# Words that open a block of their own after a finished clause.
_OPENS_AFTER_STOP = re.compile(r"Căn cứ |Trên đây là |Thực hiện Kế hoạch |Theo đề nghị ")


def join_lines(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Return the blocks of the source in order; no character but white space is lost."""
    blocks: list[Block] = []
    for line in lines:
        if blocks and not _begins_block(blocks[-1], line):
            open_block = blocks[-1]
            blocks[-1] = Block(
                f"{open_block.text} {line.text}", open_block.source.through(line.source)
            )
        else:
            blocks.append(Block(line.text, line.source, line.table))
    return tuple(blocks)


def _begins_block(before: Block, line: Line) -> bool:
    if before.table is not None or line.table is not None or _ALWAYS_OPENS.match(line.text):
        return True
    loose = not line.gap and line.forced is not True
    mark = leading_mark(line.text)
    if mark is not None and not is_inside_sentence(before.text, mark, loose=loose):
        return True
    if mark is not None and mark.kind is MarkKind.BULLET:
        return False
    if is_dangling(before.text) or starts_low(line.text) or _is_bare_mark(before.text):
        return False
    ended = is_terminated(before.text)
    if (ended or line.gap) and _OPENS_AFTER_STOP.match(line.text):
        return True
    if not line.text[:1].isalpha() and not ended:
        return False
    return _is_paragraph_border(before.text, line, ended=ended)


def _is_bare_mark(text: str) -> bool:
    """Tell whether the block is only "Chương I", whose heading stands on the next line."""
    mark = leading_mark(text)
    return mark is not None and not mark.rest


def _is_paragraph_border(before: str, line: Line, *, ended: bool) -> bool:
    if line.forced:
        return True
    mark = leading_mark(before)
    heads = mark is not None and mark.kind in _HEADS
    if heads and mark is not None and is_capitals(mark.rest):
        return not is_capitals(line.text.split()[0])
    return line.gap and (ended or heads)
