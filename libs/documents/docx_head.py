"""The head and the foot of a DOCX: the letterhead, the title, the recipients, the signature."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from libs.documents import format as nd30
from libs.documents.blocks import Document
from libs.documents.fonts import bold_width_mm
from libs.documents.word_xml import draw_box, draw_rule, keep_whole, set_cell_margins, set_widths

_LEFT_SHARE = 0.42
_RECIPIENTS_SHARE = 0.48
_SIGNATURE_ROOM_PT = 72
_SUBJECT_MM = 140
_ADDRESSEES_MM, _ADDRESSEES_HEAD_MM = 55, 23


def add_letterhead(word: Any, document: Document) -> None:
    """Add body and nation side by side, number and date below, then kind, subject, addressees."""
    width = nd30.text_width_mm()
    widths = [width * _LEFT_SHARE, width * (1 - _LEFT_SHARE)]
    table = _side_by_side(word, 2, widths)
    agency, nation, number, place = (cell for row in table.rows for cell in row.cells)
    for line in nd30.agency_lines(document.superior):
        _line(agency, line, nd30.AGENCY_PT)
    issuer = nd30.agency_lines(document.issuer)
    for line in issuer:
        _line(agency, line, nd30.AGENCY_PT, bold=True)
    longest = max((bold_width_mm(line, nd30.AGENCY_PT) for line in issuer), default=0)
    draw_rule(agency.add_paragraph(), nd30.SHORT_RULE * longest, widths[0])
    _line(nation, nd30.NATION, nd30.NATION_PT, bold=True)
    _line(nation, nd30.MOTTO, nd30.MOTTO_PT, bold=True)
    draw_rule(nation.add_paragraph(), bold_width_mm(nd30.MOTTO, nd30.MOTTO_PT), widths[1])
    _line(number, document.number_line, nd30.NUMBER_PT)
    if document.about:
        _line(number, document.about, nd30.ABOUT_PT)
    if document.draft:
        draw_box(_line(number, nd30.DRAFT_MARK, nd30.NUMBER_PT, bold=True).runs[0])
    _line(place, document.place_line, nd30.PLACE_PT, italic=True)
    if document.kind:
        _add_title(word, document, width)
    _add_addressees(word, document.addressee_lines)


def _add_title(word: Any, document: Document, width: float) -> None:
    title = word.add_paragraph(document.kind.upper(), style="Title")
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(12), Pt(0)
    subject = word.add_paragraph(document.subject, style="Trích yếu")
    side = Mm((width - _SUBJECT_MM) / 2)
    subject.paragraph_format.left_indent = subject.paragraph_format.right_indent = side
    subject.paragraph_format.space_after = Pt(2)
    length = min(bold_width_mm(document.subject, nd30.BODY_PT), _SUBJECT_MM)
    rule = word.add_paragraph()
    draw_rule(rule, nd30.SHORT_RULE * length, width)
    rule.paragraph_format.space_after = Pt(nd30.PARAGRAPH_GAP_PT)


def _add_addressees(word: Any, names: tuple[str, ...]) -> None:
    """Add 'Kính gửi:' with one name in the middle, or with a list below each other."""
    for place, name in enumerate(names):
        paragraph = word.add_paragraph("Kính gửi: " if place == 0 else "")
        shape = paragraph.paragraph_format
        shape.space_before = Pt(2 * nd30.PARAGRAPH_GAP_PT if place == 0 else 0)
        if len(names) == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(name)
        else:
            paragraph.add_run(f"\t- {name}" if place == 0 else f"- {name}")
            shape.left_indent = Mm(_ADDRESSEES_MM)
            shape.first_line_indent = Mm(-_ADDRESSEES_HEAD_MM if place == 0 else 0)
        shape.space_after = Pt(nd30.PARAGRAPH_GAP_PT * (2 if place == len(names) - 1 else 1))


def add_closing(word: Any, document: Document) -> None:
    """Add recipients and signature side by side on one page."""
    width = nd30.text_width_mm()
    word.add_paragraph().paragraph_format.keep_with_next = True
    table = _side_by_side(word, 1, [width * _RECIPIENTS_SHARE, width * (1 - _RECIPIENTS_SHARE)])
    recipients, signature = table.rows[0].cells
    head = _line(
        recipients, nd30.RECIPIENTS_TITLE, nd30.RECIPIENTS_TITLE_PT, bold=True, italic=True
    )
    head.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for name in document.recipient_lines:
        line = _line(recipients, f"- {name}", nd30.RECIPIENTS_PT)
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for text in (*document.signature.lines, document.signature.position):
        _line(signature, text, nd30.BODY_PT, bold=True)
    name = _line(signature, document.signature.signer, nd30.BODY_PT, bold=True)
    name.paragraph_format.space_before = Pt(_SIGNATURE_ROOM_PT)


def remove_title_line(style: Any) -> None:
    """Take away the coloured line that Word's own title style draws."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _side_by_side(word: Any, rows: int, widths: list[float]) -> Any:
    table = word.add_table(rows, 2)
    set_widths(table, widths)
    set_cell_margins(table, 0)
    for row in table.rows:
        keep_whole(row)
    return table


def _line(cell: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Any:
    """Add a centred line to a cell; the empty paragraph every cell begins with is used first."""
    first = cell.paragraphs[0]
    fresh = len(cell.paragraphs) == 1 and not first.runs
    paragraph = first if fresh else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph
