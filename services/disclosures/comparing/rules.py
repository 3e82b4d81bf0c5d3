"""Compares two texts word by word. Law 10/2022/QH15, article 14.1: what changes is shown again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from libs.kernel.errors import NotFound, Refusal

# A word takes the spaces behind it along: no text agrees with another in its spaces alone.
WORD = re.compile(r"\s+|\S+\s*")


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"  # giữ nguyên
    DELETED = "deleted"  # bỏ
    INSERTED = "inserted"  # thêm


class NothingToCompare(Refusal):
    """Nội dung này mới có một bản công khai nên chưa có gì để so sánh."""


class OlderFirst(Refusal):
    """Hãy so sánh một bản với bản có số nhỏ hơn."""


class TextGone(NotFound):
    """Nội dung này đã thu hồi hoặc đã hết thời gian công khai nên không so sánh được."""


@dataclass(frozen=True)
class Piece:
    """Some words in a row that share one fate."""

    change: Change
    text: str


def compared(old: str, new: str) -> list[Piece]:
    """The words of both texts in one row; deletions stand before what was put in their place.

    Only the order of the pieces is chosen here: without the insertions they are the old text to
    the letter, without the deletions the new one. Frequent words are no anchors in long texts
    (difflib's own heuristic): else a text of equal words would take minutes.
    """
    before, after = WORD.findall(old), WORD.findall(new)
    words = ([word.strip() for word in before], [word.strip() for word in after])
    row = _Row()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *words).get_opcodes():
        if tag == "equal":
            for left, right in zip(before[i1:i2], after[j1:j2], strict=True):
                row.both(left, right)
        else:
            row.add(Change.DELETED, "".join(before[i1:i2]))
            row.add(Change.INSERTED, "".join(after[j1:j2]))
    return row.pieces()


class _Row:
    """Pieces as they are found; neighbours of one fate become one."""

    def __init__(self) -> None:
        self._found: list[tuple[Change, list[str]]] = []

    def add(self, change: Change, text: str) -> None:
        if not text:
            return
        if self._found and self._found[-1][0] is change:
            self._found[-1][1].append(text)
        else:
            self._found.append((change, [text]))

    def both(self, left: str, right: str) -> None:
        """The same word in both texts, perhaps with other spaces behind it."""
        if left == right:
            self.add(Change.SAME, left)
            return
        word = left.strip()
        self.add(Change.SAME, word)
        self.add(Change.DELETED, left[len(word) :])
        self.add(Change.INSERTED, right[len(word) :])

    def pieces(self) -> list[Piece]:
        return [Piece(change, "".join(texts)) for change, texts in self._found]


def replaced(old: str, new: str) -> list[Piece]:
    """The same for what is no prose: a number, a day, a hash; it changes as a whole."""
    if old == new:
        return [Piece(Change.SAME, new)] if new else []
    both = (Piece(Change.DELETED, old), Piece(Change.INSERTED, new))
    return [piece for piece in both if piece.text]
