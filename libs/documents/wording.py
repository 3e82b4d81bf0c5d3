"""What every writer does alike with the text of a block: one Unicode form, dates, the last sign."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from libs.documents.blocks import Block, Bullet, Cell, Figure, Paragraph, Run, Text
from libs.vietnamese import dmy, nfc, number

T = TypeVar("T")

# Signs that XML or PDF/A refuses, and invisible ones that only change how others are drawn.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)


def runs(content: str | tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a paragraph."""
    return (Text(content),) if isinstance(content, str) else content


def printable(value: T) -> T:
    """The same document or block with every text in Unicode form NFC and free of control signs.

    Writers call it first: fonts draw no loose tone marks, and XML refuses control signs.
    """
    found: Any = value
    if isinstance(found, str):
        found = nfc(_UNPRINTABLE.sub("", found))
    elif isinstance(found, tuple):
        found = tuple(printable(part) for part in found)
    elif is_dataclass(found) and not isinstance(found, type):
        found = type(found)(**{f.name: printable(getattr(found, f.name)) for f in fields(found)})
    return found


def shown(cell: Cell) -> str:
    """A table cell as people read it: 1.234,5 and 05/02/2026."""
    if cell is None:
        return ""
    if isinstance(cell, Figure):
        return cell.text
    if isinstance(cell, date):
        return dmy(cell)
    return cell if isinstance(cell, str) else number(cell)


def ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with './.' after the last word.  Nghị định 30/2020/NĐ-CP, annex I."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | Bullet) or not last.content:
        return (*blocks, Paragraph("./."))
    *start, end = runs(last.content)
    if isinstance(end, Figure):
        closing: tuple[Run, ...] = (end, Text("./."))
    else:
        text = end.text.rstrip().removesuffix("./.").rstrip(" .;") + "./."
        closing = (Text(text, end.bold, end.italic),)
    return (*blocks[:-1], type(last)((*start, *closing)))
