"""The text of a convention as a paper: chapters, articles, and by which decision it is in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from libs.documents.blocks import Block, Document, Heading, Paragraph
from libs.vietnamese import dmy
from services.participation.conventions.rules import CALLED_WORDS, CHAPTER, Called, Passage
from services.participation.papers.place import Place
from services.participation.village.document import Signed, Subject, of_unit

SYMBOLS = {Called.CONVENTION: "HƯ", Called.RULES: "QƯ"}


def whole_text(
    place: Place, subject: Subject, found: Sequence[Passage], recognised: Signed
) -> Document:
    """The text itself; until it is recognised it is a draft and says so."""
    blocks: list[Block] = []
    if recognised.number and recognised.on:
        blocks.append(
            Paragraph(
                f"Được công nhận tại Quyết định số {recognised.number} ngày {dmy(recognised.on)}."
            )
        )
    in_chapter = False  # an article stands below a chapter only where there is one
    for passage in found:
        in_chapter = in_chapter or passage.level == CHAPTER
        if passage.heading:
            below = in_chapter and passage.level != CHAPTER
            blocks.append(Heading(2 if below else 1, passage.heading))
        blocks += [Paragraph(each) for each in passage.paragraphs]
    kind = CALLED_WORDS[subject.called]
    about = subject.title.removeprefix(kind).strip() or subject.title
    about = about[:1].upper() + about[1:]
    paper = of_unit(place, kind, about, SYMBOLS[subject.called], tuple(blocks), recognised.on)
    # It has no number of its own: room for a pen, and no draft any more.
    return replace(paper, number="") if recognised.number else paper
