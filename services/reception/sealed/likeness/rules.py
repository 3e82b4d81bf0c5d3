"""What of two letters is compared, and when they are likely the same.

Nothing here decides anything: a person looks at both and links them, or does not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from services.reception.sealed.rules import folded

WORDS_A_SHINGLE = 4
# Of a long text the least marks are kept: which they are depends on no other text, so that the
# share of common marks among them estimates the share of common shingles.
TEXT_MARKS_MAX = 128
ALIKE = 0.5  # whoever wrote it
ALIKE_OF_ONE = 0.2  # by somebody who agrees in name or contact


class Part(StrEnum):
    """What two letters may have in common."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    ACCUSED = "accused"
    TEXT = "text"


@dataclass(frozen=True)
class Likeness:
    """In what two letters agree; `text_percent` is the share of their words, in order."""

    parts: tuple[Part, ...]
    text_percent: int


def shingles(text: str) -> frozenset[str]:
    """Every few words that follow each other, folded; a shorter text is one shingle."""
    words = folded(text).split()
    if not words:
        return frozenset()
    last = max(1, len(words) - WORDS_A_SHINGLE + 1)
    return frozenset(" ".join(words[at : at + WORDS_A_SHINGLE]) for at in range(last))


def marks(written: Mapping[str, Any], mark: Callable[[str], str]) -> list[str]:
    """The marks of a letter, each behind the name of its part; `mark` makes one of a text."""
    persons = {
        Part.NAME: [written["full_name"]],
        Part.ADDRESS: [written["address"]],
        Part.PHONE: [written["contact"]["phone"]],
        Part.EMAIL: [written["contact"]["email"]],
        Part.ACCUSED: written["accused"],
    }
    found = {
        f"{part}:{mark(f'{part} {words}')}"
        for part, values in persons.items()
        for words in filter(None, map(folded, values))
    }
    said = shingles(written["text"])
    of_text = sorted(f"{Part.TEXT}:{mark(f'{Part.TEXT} {each}')}" for each in said)
    return [*sorted(found), *of_text[:TEXT_MARKS_MAX]]


def compare(ours: Collection[str], theirs: Collection[str]) -> Likeness | None:
    """In what two letters agree, if they are likely the same; else None."""
    common = {Part(mark.partition(":")[0]) for mark in {*ours} & {*theirs}}
    share = _share(_text(ours), _text(theirs))
    same_sender = common & {Part.PHONE, Part.EMAIL} or {Part.NAME, Part.ADDRESS} <= common
    alike = share >= ALIKE or (
        bool(same_sender) and (share >= ALIKE_OF_ONE or Part.ACCUSED in common)
    )
    if not alike:
        return None
    agreed = tuple(part for part in Part if part in common and part is not Part.TEXT)
    return Likeness(agreed, round(100 * share))


def _text(found: Collection[str]) -> set[str]:
    return {mark for mark in found if mark.startswith(f"{Part.TEXT}:")}


def _share(ours: set[str], theirs: set[str]) -> float:
    """How many of the least marks of both are in both."""
    least = sorted(ours | theirs)[:TEXT_MARKS_MAX]
    return sum(mark in ours and mark in theirs for mark in least) / len(least) if least else 0.0
