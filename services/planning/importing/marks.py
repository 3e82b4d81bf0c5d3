"""Recognises what opens a line of a plan: I., 1., a), a dash, Điều 5; and what ends a sentence."""

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """The kinds of marks, from the highest level to the lowest."""

    PART = "part"  # I, II, III
    CHAPTER = "chapter"  # Chương
    SECTION = "section"  # Mục
    ARTICLE = "article"  # Điều
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    BULLET = "bullet"
    SUB_BULLET = "sub_bullet"


RANK = {
    MarkKind.PART: 0,
    MarkKind.CHAPTER: 0,
    MarkKind.SECTION: 1,
    MarkKind.ARTICLE: 2,
    MarkKind.NUMBER: 3,
    MarkKind.DECIMAL: 4,
    MarkKind.LETTER: 5,
    MarkKind.BULLET: 6,
    MarkKind.SUB_BULLET: 7,
}
ROMANS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)

# The order matters: a decimal number is tried before a plain one.
_PATTERNS = (
    (MarkKind.PART, re.compile(r"(?:[Pp]hần |PHẦN )?(?P<o>[IVX]{1,5})\s?[.)/:](?=\s?[^\s.;,)])")),
    (MarkKind.CHAPTER, re.compile(r"(?i:chương) (?P<o>[IVX]+|\d{1,2})\s?[.:]?(?=$|\s)")),
    (MarkKind.SECTION, re.compile(r"(?:Mục|MỤC) (?P<o>\d{1,2})\s?[.:]?(?=$|\s)")),
    (MarkKind.ARTICLE, re.compile(r"(?:Điều|ĐIỀU) (?P<o>\d{1,3})\s?[.:](?=$|\s)")),
    (MarkKind.DECIMAL, re.compile(r"(?P<o>\d{1,2}(?:\.\d{1,2})+)[.)]?(?=\s\D)")),
    (MarkKind.NUMBER, re.compile(r"(?P<o>\d{1,2})(?:\s?[.)](?=\s?[^\d\s.,;)])|/(?=\s\D))")),
    (MarkKind.LETTER, re.compile(r"(?P<o>[a-zđ])(?:\s?\)|\.(?=\s))(?=\s?\S)")),
    (MarkKind.BULLET, re.compile(r"(?P<o>)[-–—−•●▪■\uf0b7*](?=\s?[^\s\-–—*])")),
    (MarkKind.SUB_BULLET, re.compile(r"(?P<o>)[+○◦](?=\s?\S)")),
)

_TERMINATED = re.compile(r"[.;:!?…][\"”’'»)\]]*$")
_DANGLING = re.compile(
    r"(?:,|(?<!\w)(?:của|và|về|với|trong|theo|cho|tại|các|những|là|từ|đến|hoặc|ở|để|bằng|số))$"
)
_COMPOUND_FIRST = re.compile(r"(?:chính trị|kinh tế|văn h(?:oá|óa))$", re.IGNORECASE)
_COMPOUND_SECOND = re.compile(r"xã hội", re.IGNORECASE)
_CITED_BEFORE = re.compile(r"(?<!\w)(?:chương|mục|phần|quý|khóa|khoá|thứ|điều|khoản|điểm)$", re.I)
_SYMBOL_BROKEN = re.compile(r"\d+/[A-ZĐ&-]+$")


@dataclass(frozen=True)
class Mark:
    """An opening mark as written (`raw`), its ordinal, and the words after it (`rest`)."""

    kind: MarkKind
    raw: str
    ordinal: str
    rest: str


def leading_mark(text: str) -> Mark | None:
    """Return the mark that opens `text` (NFC, single spaces), or None."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(text)
        if found is None:
            continue
        if kind is MarkKind.PART and found["o"] not in ROMANS:
            continue
        rest = text[found.end() :].lstrip()
        if kind in (MarkKind.CHAPTER, MarkKind.SECTION) and not _heads_by_itself(found, rest):
            continue
        return Mark(kind, found.group().rstrip(), found["o"], rest)
    return None


def _heads_by_itself(found: re.Match[str], rest: str) -> bool:
    """Tell a heading from a citation inside a sentence: "Chương III Luật ..." cites."""
    return not rest or is_capitals(rest) or found.group().endswith((".", ":"))


def is_terminated(text: str) -> bool:
    """Tell whether the text ends as a sentence or an item of a list ends."""
    return _TERMINATED.search(text) is not None


def is_dangling(text: str) -> bool:
    """Tell whether the text ends with a comma or a word that cannot end a phrase."""
    return _DANGLING.search(text) is not None


def is_capitals(text: str) -> bool:
    """Tell whether every letter is a capital, as in a part's heading."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)


def starts_low(text: str) -> bool:
    """Tell whether the text begins with a small letter or closing punctuation."""
    return text[:1].islower() or text[:1] in ",;:)]”…"


def is_inside_sentence(before: str, mark: Mark, *, loose: bool) -> bool:
    """Tell whether what looks like a mark is only the middle of a sentence broken there.

    `before` is the text so far, `loose` is true when nothing but a line break stands between.
    """
    if mark.kind is MarkKind.BULLET:
        if _SYMBOL_BROKEN.search(before):
            return True
        if _COMPOUND_FIRST.search(before) and _COMPOUND_SECOND.match(mark.rest):
            return True
        return loose and starts_low(mark.rest) and not is_terminated(before)
    if _CITED_BEFORE.search(before):
        return True
    if mark.kind in (MarkKind.NUMBER, MarkKind.DECIMAL, MarkKind.LETTER, MarkKind.SUB_BULLET):
        return (
            loose and (is_dangling(before) or starts_low(mark.rest)) and not is_terminated(before)
        )
    return loose and is_dangling(before)
