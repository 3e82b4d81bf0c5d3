"""Writes a document as DOCX, near enough to the PDF that an official may finish it in Word."""

import io
from datetime import UTC, date, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from libs.documents import docx_head
from libs.documents import format as nd30
from libs.documents.blocks import Annex, Block, Bullet, Chart, Document, Heading, PageBreak, Table
from libs.documents.docx_table import CELL_STYLES, add_runs, add_table
from libs.documents.pdf import draw_chart
from libs.documents.word_xml import (
    add_page_number,
    add_style,
    add_styled,
    describe_picture,
    mark_note,
    set_defaults,
    set_face,
    without_clock,
)
from libs.documents.wording import ended, printable, runs

_NO_DAY = date(2000, 1, 1)
_HEADER_MM = 10
_CHART_MM = 155


def write_docx(document: Document) -> bytes:
    """The document as DOCX bytes; the same document gives the same bytes."""
    document = printable(document)
    word = docx.Document()
    _set_styles(word, document)
    set_properties(word, document)
    _lay_out(word.sections[0], landscape=False, first=True)
    docx_head.add_letterhead(word, document)
    for block in ended(document.blocks):
        add_block(word, block, document, nd30.text_width_mm())
    docx_head.add_closing(word, document)
    for annex in document.annexes:
        add_annex(word, annex, document)
    if document.evidence:
        add_evidence(word, document)
    out = io.BytesIO()
    word.save(out)
    return without_clock(out.getvalue())


def _set_styles(word: Any, document: Document) -> None:
    language = "vi-VN" if document.language == "vi" else document.language
    set_defaults(word, language, nd30.BODY_PT)
    normal = word.styles["Normal"]
    set_face(normal, nd30.BODY_PT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    body = word.styles["Body Text"]
    set_face(body, nd30.BODY_PT)
    _space(body, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    for level in (1, 2, 3):
        heading = word.styles[f"Heading {level}"]
        set_face(heading, nd30.BODY_PT, bold=True, italic=level == 3)
        _space(heading, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    for name, size in (("Title", nd30.BODY_PT), ("Caption", nd30.BODY_PT - 1)):
        style = word.styles[name]
        set_face(style, size, bold=True)
        _space(style, WD_ALIGN_PARAGRAPH.CENTER, indent=False)
        style.paragraph_format.keep_with_next = True
    docx_head.remove_title_line(word.styles["Title"])
    subject = add_style(word, "Trích yếu", nd30.BODY_PT, bold=True)
    _space(subject, WD_ALIGN_PARAGRAPH.CENTER, indent=False)
    for name, align in CELL_STYLES.values():
        cell = add_style(word, name, nd30.TABLE_PT)
        _space(cell, align, indent=False)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)


def _space(style: Any, align: WD_ALIGN_PARAGRAPH, *, indent: bool) -> None:
    shape = style.paragraph_format
    shape.alignment = align
    shape.space_before, shape.space_after = Pt(0), Pt(nd30.PARAGRAPH_GAP_PT)
    shape.line_spacing = 1.0
    shape.first_line_indent = Mm(nd30.FIRST_LINE_MM if indent else 0)


def set_properties(word: Any, document: Document) -> None:
    """Name the body, never a person, and no moment but the day of the document."""
    day = datetime.combine(document.issued_on or _NO_DAY, datetime.min.time(), UTC)
    properties = word.core_properties
    properties.title, properties.subject = document.title, document.kind
    properties.author = properties.last_modified_by = document.issuer
    properties.created = properties.modified = day
    properties.language, properties.comments = document.language, ""


def _lay_out(section: Any, *, landscape: bool, first: bool) -> None:
    """Set paper, margins and the page number in the top margin, hidden on the first page."""
    short, long = (Mm(side) for side in nd30.PAGE_MM)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    top, right, bottom, left = nd30.margins_mm(landscape=landscape)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = Mm(_HEADER_MM)
    section.different_first_page_header_footer = first
    if first:
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_page_number(paragraph, nd30.PAGE_NUMBER_PT)


def add_block(word: Any, block: Block, document: Document, width_mm: float) -> None:
    """Add a block at the end, as wide as the text."""
    if isinstance(block, Heading):
        add_styled(word, block.text, f"Heading {block.level}")
    elif isinstance(block, Table):
        add_table(word, block, document, width_mm)
    elif isinstance(block, Chart):
        _add_chart(word, block)
    elif isinstance(block, PageBreak):
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        paragraph = add_styled(word, "- " if isinstance(block, Bullet) else "", "Body Text")
        add_runs(paragraph, runs(block.content), document)


def _add_chart(word: Any, chart: Chart) -> None:
    add_styled(word, chart.title, "Caption")
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2 * nd30.PARAGRAPH_GAP_PT)
    picture = paragraph.add_run().add_picture(io.BytesIO(draw_chart(chart)), width=Mm(_CHART_MM))
    describe_picture(picture, len(word.inline_shapes), chart.alternative)


def add_annex(word: Any, annex: Annex, document: Document) -> None:
    """Add an annex on pages of its own."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    _lay_out(section, landscape=annex.landscape, first=False)
    _add_centred(word, annex.label, "Heading 1")
    _add_centred(word, "", "Normal").add_run(annex.title.upper()).bold = True
    attached = _add_centred(word, "", "Normal")
    attached.add_run(document.attached_to).italic = True
    attached.paragraph_format.space_after = Pt(nd30.PARAGRAPH_GAP_PT)
    for block in annex.blocks:
        add_block(word, block, document, nd30.text_width_mm(landscape=annex.landscape))


def add_evidence(word: Any, document: Document) -> None:
    """Add the list of where the figures come from."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    _lay_out(section, landscape=False, first=False)
    _add_centred(word, nd30.EVIDENCE_TITLE.upper(), "Heading 1")
    for place, entry in enumerate(document.evidence, 1):
        mark_note(add_styled(word, f"{place}. {entry.text}", "Body Text"), place)


def _add_centred(word: Any, text: str, style: str) -> Any:
    paragraph = add_styled(word, text, style)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Mm(0)
    return paragraph
