"""Cuts a block into sentences; the pieces laid end to end are the block again."""

import re
from dataclasses import dataclass

_BORDER = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?= [\"“‘«(\[]?[^\W_])")
# Letters looked at on either side of a border: more than the longest abbreviation.
_LOOK = 10
_ABBREVIATION = re.compile(
    r"(?<![\w])(?:TM|KT|TT|TL|TUQ|TP|TX|Tp|Tx|Q|P|Th[Ss]|TS|PGS|GS|BS|CN|v\.v|Đ/c|đ/c|[A-ZĐ])\.$"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence: its words and where they stand in the text of its node."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a block (NFC, single spaces), none lost and none twice."""
    starts = [0]
    for border in _BORDER.finditer(text):
        before = text[max(border.end() - _LOOK, 0) : border.end()]
        follows = text[border.end() + 1 : border.end() + 1 + _LOOK].lstrip('“‘«(["')
        if follows[:1].islower() or _ABBREVIATION.search(before):
            continue
        starts.append(border.end() + 1)
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    return tuple(
        Sentence(text[start:end], start, end)
        for start, end in zip(starts, ends, strict=True)
        if end > start
    )
