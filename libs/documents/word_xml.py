"""The parts of WordprocessingML that python-docx has no words for."""

import io
import zipfile
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from libs.documents.format import FONT
from libs.vietnamese import fold

# The oldest day a zip file can name: the same document must give the same bytes.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: str | int) -> Any:
    """A new element such as w:lang with its w: attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_face(style: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Give a style our font for every script, in black, and nothing of the theme.

    The style loses its twin for single words, which would bring the theme's colour back.
    """
    for old in style.element.findall(qn("w:link")):
        style.element.remove(old)
    properties = style.element.get_or_add_rPr()
    properties.clear()
    properties.append(_faces())
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic


def add_style(document: Any, name: str, size: float, *, bold: bool = False) -> Any:
    """A new paragraph style with our font; its hidden id is plain ASCII, its name Vietnamese."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.styleId = style_id(name)
    style.base_style = document.styles["Normal"]
    set_face(style, size, bold=bold)
    return style


def add_styled(word: Any, text: str, style: str) -> Paragraph:
    """A paragraph in one of Word's own styles, named by its id: to look a name up takes longer."""
    paragraph: Paragraph = word.add_paragraph(text)
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def style_id(name: str) -> str:
    """The hidden id of a style of ours."""
    return fold(name).title().replace(" ", "")


def set_defaults(document: Any, language: str, size: float) -> None:
    """Set the font of text without a style, and the language spelling and reading voice use."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    properties.clear()
    half_points = int(2 * size)
    for part in (
        _faces(),
        element("w:sz", val=half_points),
        element("w:szCs", val=half_points),
        element("w:lang", val=language, eastAsia=language),
    ):
        properties.append(part)


def _faces() -> Any:
    return element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT))


def add_page_number(paragraph: Paragraph, size: float) -> None:
    """Add the field PAGE."""
    run = paragraph.add_run()
    run.font.size = Pt(size)
    instruction = OxmlElement("w:instrText")
    instruction.text = "PAGE"
    for part in (
        element("w:fldChar", fldCharType="begin"),
        instruction,
        element("w:fldChar", fldCharType="end"),
    ):
        run._r.append(part)


def repeat_on_every_page(row: _Row) -> None:
    """Make the row part of the table's head."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Do not let the row break over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def set_widths(table: Table, widths_mm: list[float]) -> None:
    """Fix the widths on columns and on cells: Word reads the one, LibreOffice the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)


def set_cell_margins(table: Table, side_mm: float) -> None:
    """Set the room between the text of a cell and its left and right edge."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=Mm(side_mm).twips, type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)


def draw_rule(paragraph: Paragraph, length_mm: float, room_mm: float) -> None:
    """Make an empty paragraph a line of this length, centred in this much room."""
    side = Mm(max(0.0, (room_mm - length_mm) / 2))
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = side
    shape.space_before = Pt(2)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz=6, space=0, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def draw_box(run: Any) -> None:
    """Draw a line around the words of a run."""
    run._r.get_or_add_rPr().append(element("w:bdr", val="single", sz=6, space=2))


def add_note(paragraph: Paragraph, place: int) -> None:
    """Add '(1)' as a superscript that leads to the entry in the list of evidence."""
    run = paragraph.add_run(f"({place})")
    run.font.superscript = True
    link = element("w:hyperlink", anchor=_bookmark(place), history=1)
    link.append(run._r)
    paragraph._p.append(link)


def mark_note(paragraph: Paragraph, place: int) -> None:
    """Make the paragraph the place that `add_note` leads to."""
    start = element("w:bookmarkStart", id=place, name=_bookmark(place))
    first = paragraph._p.get_or_add_pPr()
    first.addnext(start)
    paragraph._p.append(element("w:bookmarkEnd", id=place))


def _bookmark(place: int) -> str:
    return f"evidence_{place}"


def describe_picture(picture: Any, place: int, alternative: str) -> None:
    """Give a picture the words for who cannot see it."""
    properties = picture._inline.docPr
    properties.set("id", str(place))
    properties.set("descr", alternative)


def merge(table: Table, row: int, column: int, rows: int, columns: int) -> _Cell:
    """The one cell made of a rectangle of cells."""
    # Table.cell() would walk through every cell of the table each time.
    first = table.rows[row].cells[column]
    return first.merge(table.rows[row + rows - 1].cells[column + columns - 1])


def without_clock(package: bytes) -> bytes:
    """The same zip file without the time at which it was written."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            same = zipfile.ZipInfo(entry.filename, _ZIP_EPOCH)
            same.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(same, old.read(entry))
    return out.getvalue()
