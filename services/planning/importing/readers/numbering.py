"""Rebuilds the numbers Word shows but keeps out of the text: they live in numbering.xml."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from services.planning.importing.marks import ROMANS

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEVELS_MAX = 9
_ABSTRACT_ID = qn("w:abstractNumId")


@dataclass
class WordNumbering:
    """Counts the automatic numbers of one document, paragraph after paragraph."""

    document: Document
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def mark_of(self, paragraph: Paragraph) -> str:
        """Return the number or dash Word shows before the paragraph, or an empty string."""
        number, level = _list_of(paragraph)
        if number is None or number == "0" or level >= _LEVELS_MAX:
            return ""
        abstract = self._abstract_of(number)
        if abstract is None:
            return ""
        levels = {int(lvl.get(qn("w:ilvl"))): lvl for lvl in abstract.findall(qn("w:lvl"))}
        if level not in levels:
            return ""
        form = _value(levels[level], "w:numFmt") or "decimal"
        pattern = _value(levels[level], "w:lvlText") or ""
        if form == "bullet":
            return "+" if pattern in ("o", "+") else "-"
        counts = self._count(number, level, levels[level])
        for place in range(level + 1):
            shown = _numeral(counts.get(place, 1), levels.get(place))
            pattern = pattern.replace(f"%{place + 1}", shown)
        return pattern.strip()

    def _count(self, number: str, level: int, definition: Any) -> dict[int, int]:
        """Step the counter of a level; lists of one definition go on counting, as in Word."""
        num = self._num(number)
        assert num is not None, "a list without its definition has no mark"
        counts = self._counts[_value(num, "w:abstractNumId") or number]
        override = num.find(f"{qn('w:lvlOverride')}[@{qn('w:ilvl')}='{level}']")
        restart = None if override is None else _value(override, "w:startOverride")
        if restart is not None and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = int(restart)
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = int(_value(definition, "w:start") or 1)
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        return counts

    def _abstract_of(self, number: str) -> Any | None:
        num = self._num(number)
        root = self._root()
        if num is None or root is None:
            return None
        wanted = _value(num, "w:abstractNumId")
        return next(
            (a for a in root.findall(qn("w:abstractNum")) if a.get(_ABSTRACT_ID) == wanted), None
        )

    def _num(self, number: str) -> Any | None:
        root = self._root()
        nums = [] if root is None else root.findall(qn("w:num"))
        return next((num for num in nums if num.get(qn("w:numId")) == number), None)

    def _root(self) -> Any | None:
        # Asking python-docx for a part that is not there would create one.
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                return relation.target_part.element
        return None


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
    child = element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def _numeral(count: int, level: Any | None) -> str:
    form = _value(level, "w:numFmt") if level is not None else None
    if form == "upperRoman" and count <= len(ROMANS):
        return ROMANS[count - 1]
    if form == "lowerRoman" and count <= len(ROMANS):
        return ROMANS[count - 1].lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter if form == "lowerLetter" else letter.upper()
    return str(count)
