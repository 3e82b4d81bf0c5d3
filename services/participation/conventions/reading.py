"""Reads the text of a convention into chapters, articles and paragraphs, as people type it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.participation.conventions.rules import ARTICLE, CHAPTER, Passage

_CHAPTER = re.compile(r"chương\s+([ivxlc]+|\d+)\b.*", re.IGNORECASE)
_ARTICLE = re.compile(r"điều\s+\d{1,3}\s*[.:].*", re.IGNORECASE)


def passages(text: str) -> Sequence[Passage]:
    """Every heading with what stands under it, in order; empty lines part paragraphs."""
    found: list[Passage] = []
    heading, level, lines = "", 0, list[str]()
    for line in (each.strip() for each in text.splitlines()):
        begins = CHAPTER if _CHAPTER.fullmatch(line) else ARTICLE if _ARTICLE.fullmatch(line) else 0
        if not begins:
            lines += [line] if line else []
            continue
        if heading or lines:
            found.append(Passage(heading, level, tuple(lines)))
        heading, level, lines = line, begins, []
    if heading or lines:
        found.append(Passage(heading, level, tuple(lines)))
    return found
