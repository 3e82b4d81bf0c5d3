"""Fills the ward's own Word template: its letterhead, styles, order and footers, our words.

It is no template language: known names between {{ and }} are replaced by text, and nothing of the
file is ever run.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from libs.documents import format as nd30
from libs.documents.blocks import Block, Document, Heading
from libs.documents.docx import add_annex, add_block, add_evidence, set_properties
from libs.documents.docx_table import CELL_STYLES
from libs.documents.word_xml import add_style, element, style_id, without_clock
from libs.documents.wording import ended, printable

PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
SECTIONS = 5
# What stands within a line, and what it is.
WORDS = {
    "so_ky_hieu": "số và ký hiệu, ví dụ 36/BC-UBND",
    "noi_ngay": "địa danh, ngày ban hành",
    "trich_yeu": "trích yếu",
    "nguoi_ky": "họ tên người ký",
    "co_quan": "tên cơ quan ban hành",
    "loai": "tên loại văn bản",
    "quyen_han_ky": "quyền hạn ký, ví dụ TM. ỦY BAN NHÂN DÂN",
    "chuc_vu": "chức vụ người ký",
    "noi_nhan": "danh sách nơi nhận",
    "du_thao": "chữ DỰ THẢO khi chưa ban hành, sau đó để trống",
}
NEEDED = ("so_ky_hieu", "noi_ngay", "trich_yeu", "nguoi_ky", "du_thao")
# What stands alone in a line of the body and becomes many lines.
WHOLE = "noi_dung"
PARTS = ("mo_dau", *(f"muc_{place}" for place in range(1, SECTIONS + 1)), "ket_thuc")
BLOCKS = {
    WHOLE: "toàn bộ nội dung báo cáo",
    "mo_dau": "đoạn mở đầu",
    **{f"muc_{place}": f"mục lớn thứ {place}" for place in range(1, SECTIONS + 1)},
    "ket_thuc": "đoạn kết",
}
# Who wrote the template, where, and a picture of what it held before: no reader's business.
OF_WHO_WROTE = ("extended-properties", "custom-properties", "people", "thumbnail")
OUR_STYLES = ("Heading 1", "Heading 2", "Heading 3", "Body Text", "Caption")


def fill_template(content: bytes, document: Document) -> bytes:
    """The document in the form of the template; annexes and sources of figures come last.

    The template must be one in which `template_faults` found nothing.
    """
    document = printable(document)
    word = docx.Document(io.BytesIO(content))
    styles = _known_styles(word)
    words, parts = _words(document), _parts(document)
    before = set(word.element.body)
    for paragraph in list(_paragraphs(word)):
        name = alone(paragraph)
        if name in parts:
            _put(word, paragraph, parts[name], document)
        else:
            _replace(paragraph, words)
    for annex in document.annexes:
        add_annex(word, annex, document)
    if document.evidence:
        add_evidence(word, document)
    _restyle([each for each in word.element.body if each not in before], styles)
    set_properties(word, document)
    _forget_who_wrote(word)
    out = io.BytesIO()
    word.save(out)
    return without_clock(out.getvalue())


def places_in(content: bytes) -> tuple[list[str], list[str]]:
    """The names in a template, and those of them that stand alone in a line of the body."""
    word = docx.Document(io.BytesIO(content))
    named = [name for each in _paragraphs(word) for name in PLACE.findall(_text(each))]
    body = [child for child in word.element.body if child.tag == qn("w:p")]
    return named, [name for child in body if (name := alone(child))]


def alone(paragraph: Any) -> str:
    """The name that is all of a paragraph, or nothing."""
    found = PLACE.fullmatch(_text(paragraph).strip())
    return found[1] if found else ""


def _paragraphs(word: Any) -> Iterator[Any]:
    """Every paragraph of body, tables, heads and feet of pages."""
    yield from word.element.body.iter(qn("w:p"))
    for part in word.part.package.iter_parts():
        if re.match(r"/word/(header|footer)\d*\.xml$", str(part.partname)):
            yield from part.element.iter(qn("w:p"))


def _words(document: Document) -> dict[str, str]:
    """What stands for each name; nothing in it is taken for a name again."""
    words = {
        "so_ky_hieu": document.number_line.removeprefix("Số: "),
        "noi_ngay": document.place_line,
        "trich_yeu": document.subject,
        "nguoi_ky": document.signature.signer,
        "co_quan": document.issuer.upper(),
        "loai": document.kind.upper(),
        "quyen_han_ky": "\n".join(document.signature.lines),
        "chuc_vu": document.signature.position,
        "noi_nhan": "\n".join(f"- {line}" for line in document.recipient_lines),
        "du_thao": nd30.DRAFT_MARK if document.draft else "",
    }
    return {name: re.sub(r"\{+", "{", said) for name, said in words.items()}


def _parts(document: Document) -> dict[str, list[Block]]:
    """The blocks of each part: before the first heading, under each, and the last line."""
    *blocks, last = ended(document.blocks)
    parts: dict[str, list[Block]] = {name: [] for name in PARTS}
    place = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and place < SECTIONS:
            place += 1
        parts[PARTS[place]].append(block)
    parts["ket_thuc"] = [last]
    return parts | {WHOLE: [*blocks, last]}


def _put(word: Any, paragraph: Any, blocks: list[Block], document: Document) -> None:
    """Blocks in place of a paragraph: made at the end, as always, and moved."""
    body = word.element.body
    known = set(body)
    for block in blocks:
        add_block(word, block, document, nd30.text_width_mm())
    for each in [each for each in body if each not in known]:
        paragraph.addprevious(each)
    body.remove(paragraph)


def _replace(paragraph: Any, words: dict[str, str]) -> None:
    """Names by their words; a name that Word tore over several runs takes the look of its first."""
    while found := PLACE.search(_text(paragraph)):
        start, end = found.span()
        for text in _texts(paragraph):
            size = len(text.text or "")
            if start < size and end > 0:
                before, after = (text.text or "")[: max(start, 0)], (text.text or "")[end:]
                said = words.get(found[1], "") if start >= 0 else ""
                _set(text, before + said + after)
            start, end = start - size, end - size


def _set(text: Any, words: str) -> None:
    """The words of a run; lines are broken as Word breaks them."""
    first, *more = words.split("\n")
    text.text = first
    text.set(qn("xml:space"), "preserve")
    place = text
    for line in more:
        following = element("w:t")
        following.text = line
        place.addnext(element("w:br"))
        place.getnext().addnext(following)
        place = following


def _texts(paragraph: Any) -> list[Any]:
    return [text for run in paragraph.findall(qn("w:r")) for text in run.findall(qn("w:t"))]


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _forget_who_wrote(word: Any) -> None:
    """What nothing leads to is not written into the file."""
    for owner in (word.part.package, word.part):
        for key, rel in list(owner.rels.items()):
            if rel.reltype.rpartition("/")[2] in OF_WHO_WROTE:
                del owner.rels[key]


def _known_styles(word: Any) -> dict[str, str]:
    """Our ids of styles, each with the template's own; what the template lacks is added."""
    known = {style.name: style.style_id for style in word.styles}
    for name in (*OUR_STYLES, *(name for name, _ in CELL_STYLES.values())):
        if name not in known:
            size = nd30.TABLE_PT if name.startswith("Bảng") else nd30.BODY_PT
            style = add_style(word, name, size, bold=name.startswith("Heading"))
            style.paragraph_format.space_after = Pt(nd30.PARAGRAPH_GAP_PT)
            known[name] = style.style_id
    if "Table Grid" not in known:
        _add_grid(word)
    return {style_id(name): own for name, own in known.items() if style_id(name) != own}


def _add_grid(word: Any) -> None:
    style = word.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE)
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=4, space=0, color="000000"))
    properties = element("w:tblPr")
    properties.append(borders)
    style.element.append(properties)


def _restyle(added: list[Any], styles: dict[str, str]) -> None:
    for root in added:
        for mark in root.iter(qn("w:pStyle")):
            own = styles.get(mark.get(qn("w:val")))
            if own:
                mark.set(qn("w:val"), own)
