"""A task as it is proposed, and the short title it gets from the words of the plan."""

import re
from dataclasses import dataclass

from services.planning.importing.proposals.findings import (
    Body,
    Cadence,
    Confidence,
    DueRule,
    DutyKind,
    Finding,
)
from services.planning.importing.sentences import Sentence

_TITLE_LETTERS_MAX = 110
_TITLE_LETTERS_MIN = 40
_CLAUSE_BORDER = re.compile(r"[,;:(…]| nhằm | để | theo ")


@dataclass(frozen=True)
class TaskProposal:
    """A task the words seem to give; a person accepts, changes or drops it.

    `group` is the content of the plan it belongs to ("II.5"), `node_path` where it stands,
    `output` what a task table wants to see in the end (sản phẩm).
    """

    node_path: str
    title: str
    group: str
    duty: DutyKind
    lead: Body | None
    cooperating: tuple[Body, ...]
    cadence: Cadence | None
    due: DueRule | None
    sentences: tuple[Sentence, ...]
    confidence: Confidence
    reason: str
    output: str = ""


def weakest(duty: Finding | None, lead: Confidence) -> Confidence:
    """Return how sure a task is: as sure as the less sure of its duty and its lead."""
    both = {Confidence.LOW if duty is None else duty.confidence, lead}
    return next(c for c in (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH) if c in both)


def short_title(text: str) -> str:
    """Return the first clauses of a sentence, at most 110 letters, in its own words."""
    if len(text) <= _TITLE_LETTERS_MAX:
        return text.rstrip(" .;:…")
    borders = [
        border.start()
        for border in _CLAUSE_BORDER.finditer(text, _TITLE_LETTERS_MIN, _TITLE_LETTERS_MAX)
    ]
    if borders:
        return text[: borders[-1]].rstrip(" ,.;:…(")
    words = text[:_TITLE_LETTERS_MAX].rpartition(" ")[0] or text[:_TITLE_LETTERS_MAX]
    return f"{words}…"
