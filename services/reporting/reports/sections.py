"""What the skeleton of a report is made of: sections, and sentences that figures call for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from services.reporting.figures.counting import Values

MARKER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


@dataclass(frozen=True)
class Sentence:
    """A sentence for when its first figure is not zero, and what to say when it is.

    Another thing counted is another sentence: each is told or left out by its own figure.
    """

    text: str
    otherwise: str = ""

    def chosen(self, values: Values) -> str:
        """The sentence that is true of these figures."""
        first = next((key for key in MARKER.findall(self.text) if ":" not in key), "")
        return self.text if not first or values.get(first) else self.otherwise


@dataclass(frozen=True)
class Section:
    """A numbered part of the report."""

    key: str
    level: Literal[1, 2, 3]
    title: str
    sentences: tuple[Sentence, ...] = ()
