"""Rebuilds the numbers Word shows but keeps out of the text: they live in numbering.xml."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from services.planning.importing.marks import ROMANS

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEVELS_MAX = 9


@dataclass(frozen=True)
class _List:
    """One list of the document: its levels, those it restarts at, and whose count it shares."""

    shares: str
    levels: dict[int, Any]
    restarts: dict[int, int]


@dataclass
class WordNumbering:
    """Counts the automatic numbers of one document, paragraph after paragraph."""

    document: Document
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def mark_of(self, paragraph: Paragraph) -> str:
        """Return the number or dash Word shows before the paragraph, or an empty string."""
        number, level = _list_of(paragraph)
        listed = self._lists.get(number or "")
        if listed is None or level not in listed.levels:
            return ""
        definition = listed.levels[level]
        form, pattern = _value(definition, "w:numFmt"), _value(definition, "w:lvlText") or ""
        if form == "bullet":
            return "+" if pattern in ("o", "+") else "-"
        counts = self._count(number or "", listed, level)
        legal = definition.find(qn("w:isLgl")) is not None
        for place in range(level + 1):
            shape = None if legal else _value(listed.levels.get(place), "w:numFmt")
            pattern = pattern.replace(f"%{place + 1}", _numeral(counts.get(place, 1), shape))
        return "" if form == "none" else pattern.strip()

    def _count(self, number: str, listed: _List, level: int) -> dict[int, int]:
        """Step the counter of a level; lists of one definition go on counting, as in Word."""
        counts = self._counts[listed.shares]
        if level in listed.restarts and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = listed.restarts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = int(_value(listed.levels[level], "w:start") or 1)
        for deeper in [place for place in counts if place > level]:
            if _value(listed.levels.get(deeper), "w:lvlRestart") != "0":
                del counts[deeper]
        return counts

    @cached_property
    def _lists(self) -> dict[str, _List]:
        root = self._root()
        if root is None:
            return {}
        abstracts = {
            each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))
        }
        by_style = {_value(each, "w:styleLink"): each for each in abstracts.values()}
        lists = {}
        for num in root.iter(qn("w:num")):
            shares = _value(num, "w:abstractNumId") or ""
            abstract = abstracts.get(shares)
            # A definition may only point to the style that holds the levels.
            if link := _value(abstract, "w:numStyleLink"):
                abstract = by_style.get(link)
            if abstract is not None:
                lists[num.get(qn("w:numId"))] = _list(shares, abstract, num)
        return lists

    def _root(self) -> Any | None:
        # Asking python-docx for a part that is not there would create one.
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                return relation.target_part.element
        return None


def _list(shares: str, abstract: Any, num: Any) -> _List:
    levels = {_level(each): each for each in abstract.findall(qn("w:lvl"))}
    restarts = {}
    for override in num.findall(qn("w:lvlOverride")):
        own, start = override.find(qn("w:lvl")), _value(override, "w:startOverride")
        if own is not None:
            levels[_level(override)] = own
        if start is not None:
            restarts[_level(override)] = int(start)
    known = {level: each for level, each in levels.items() if 0 <= level < _LEVELS_MAX}
    return _List(shares, known, restarts)


def _level(element: Any) -> int:
    return int(element.get(qn("w:ilvl")) or 0)


def _list_of(paragraph: Paragraph) -> tuple[str | None, int]:
    """Return the list and the level of a paragraph, its own or those of its style."""
    number, level = None, None
    properties = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        properties.append(style.element.find(qn("w:pPr")))
        style = getattr(style, "base_style", None)
    for owner in properties:
        listed = owner.find(qn("w:numPr")) if owner is not None else None
        if listed is not None:
            number = number or _value(listed, "w:numId")
            level = level or _value(listed, "w:ilvl")
    return number, int(level or 0)


def _value(element: Any, name: str) -> str | None:
    child = None if element is None else element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def _numeral(count: int, form: str | None) -> str:
    if form in ("upperRoman", "lowerRoman") and 1 <= count <= len(ROMANS):
        roman = ROMANS[count - 1]
        return roman if form == "upperRoman" else roman.lower()
    if form in ("lowerLetter", "upperLetter") and count >= 1:
        # After z Word writes aa, bb and so on.
        round_, place = divmod(count - 1, len(_LETTERS))
        letter = _LETTERS[place] * (round_ + 1)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)
