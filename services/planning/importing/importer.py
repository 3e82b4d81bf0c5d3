"""From bytes or pasted text to the tree of a plan: read, join, outline."""

import re

from services.planning.importing.frame import (
    appendix_nodes,
    back_nodes,
    front_nodes,
    plan_number,
    plan_signed_on,
    plan_title,
    plan_year,
    read_signature,
    split_regions,
)
from services.planning.importing.joining import join_lines
from services.planning.importing.marks import MarkKind, leading_mark
from services.planning.importing.outline import build_parts
from services.planning.importing.plan import PlanDraft
from services.planning.importing.readers.fonts import modern_reading, modern_text
from services.planning.importing.readers.kind import (
    PAGES_MAX,
    SIZE_MB_MAX,
    FileKind,
    judge_kind,
)
from services.planning.importing.readers.text import decode_text, read_text
from services.planning.importing.readers.word import read_word
from services.planning.importing.reading import Block, Reading
from services.planning.importing.refusals import (
    EmptyPlan,
    NotAPlan,
    PlanTooLarge,
    PlanTooLong,
    UnreadableEncoding,
)

_HEADS_MIN = 2
_LETTERS_PER_PAGE = 4_000
_SIGNS_OF_MISREADING = re.compile("[\ufffd\x01-\x08\x0e-\x1f¡-\u00ab\u00ae-¿]")
_MISREAD_SHARE_MAX = 0.02


def read_plan(content: bytes) -> PlanDraft:
    """Return the plan in a .docx, .pdf or .txt file; refuses what it cannot read, with advice."""
    kind = judge_kind(content)
    if kind is FileKind.DOCX:
        return outline_plan(read_word(content))
    if kind is FileKind.PDF:
        # Imported here: it is large, and a ward enters one plan a year.
        from services.planning.importing.readers.portable import read_pdf

        return outline_plan(read_pdf(content))
    decoded, notices = decode_text(content)
    text, converted = modern_text(decoded)
    return outline_plan(read_text(text, converted or notices))


def read_pasted(text: str) -> PlanDraft:
    """Return the plan in a text pasted into a form; the same refusals as for a file."""
    if len(text) > SIZE_MB_MAX * 1024 * 1024:
        raise PlanTooLarge(limit_mb=SIZE_MB_MAX)
    return outline_plan(read_text(*modern_text(text)))


def outline_plan(reading: Reading) -> PlanDraft:
    """Return the tree of what a reader handed over; refuses a text without parts I and II."""
    reading = _in_unicode(reading)
    blocks = join_lines(reading.lines)
    _refuse_other_documents(blocks)
    regions = split_regions(blocks)
    front, back = front_nodes(regions.front), back_nodes(regions.back)
    signature = read_signature(back)
    return PlanDraft(
        title=plan_title(front),
        year=plan_year(front),
        number=plan_number(front),
        signed_on=plan_signed_on(front),
        signing_form=signature.form,
        signer_position=signature.position,
        signer=signature.signer,
        front=front,
        parts=build_parts(regions.body),
        back=back,
        appendices=appendix_nodes(regions.appendices),
        format=reading.format,
        notices=reading.notices,
        left_out=tuple(line.text for line in reading.left_out),
    )


def _in_unicode(reading: Reading) -> Reading:
    """Convert old fonts that came inside a Word or PDF file; refuse letters nobody can read."""
    reading = modern_reading(reading)
    text = "\n".join(line.text for line in reading.lines)
    if not text.strip():
        raise EmptyPlan
    if len(text) > PAGES_MAX * _LETTERS_PER_PAGE:
        raise PlanTooLong(pages_max=PAGES_MAX)
    if len(_SIGNS_OF_MISREADING.findall(text)) > _MISREAD_SHARE_MAX * len(text):
        raise UnreadableEncoding
    return reading


def _refuse_other_documents(blocks: tuple[Block, ...]) -> None:
    marks = [leading_mark(block.text) for block in blocks if block.table is None]
    for kinds in ((MarkKind.PART,), (MarkKind.CHAPTER,), (MarkKind.ARTICLE,)):
        ordinals = {mark.ordinal for mark in marks if mark is not None and mark.kind in kinds}
        if len(ordinals) >= _HEADS_MIN and ordinals & {"I", "1"}:
            return
    raise NotAPlan
