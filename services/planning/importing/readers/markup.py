"""Makes a Word document plain: revisions taken, and what stands beside the text."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml

from services.planning.importing.readers.text import tidy

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Tracked insertions count as text, as in Word's view of the final document.
_WRAPPERS = tuple(
    qn(name) for name in ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent")
)
_FIELDS = qn("w:fldSimple")
_REMOVED = (qn("w:del"), qn("w:moveFrom"))
_BOX = qn("w:txbxContent")
_WORDS = (qn("w:t"), qn("w:delText"))
_BESIDE = {
    "header": "Đầu trang",
    "footer": "Chân trang",
    "footnotes": "Chú thích",
    "endnotes": "Chú thích",
    "comments": "Ý kiến nhận xét",
}


def make_plain(document: Document) -> list[str]:
    """Change the body so that its paragraphs hold all its words; return what stands beside them."""
    body = document.element.body
    for fallback in list(body.iter(_FALLBACK)):
        _take_out(fallback)  # the same words again, for old versions of Word
    boxes = [f"Khung chữ: {words}" for box in list(body.iter(_BOX)) if (words := _taken(box))]
    gone = [
        f"Chữ đã xóa: {words}" for each in list(body.iter(*_REMOVED)) if (words := _taken(each))
    ]
    for sign in list(body.iter(qn("w:sym"))):
        _write_out(sign)
    for wrapper in list(body.iter(*_WRAPPERS, _FIELDS)):
        _unwrap(wrapper)
    return [*boxes, *gone, *_beside(document)]


def words_of(element: Any) -> str:
    """Return the words below an element, a space between paragraphs."""
    paragraphs = list(element.iter(qn("w:p"))) or [element]
    return tidy(" ".join("".join(each.text or "" for each in p.iter(*_WORDS)) for p in paragraphs))


def _beside(document: Document) -> Iterator[str]:
    """Yield the words of headers, footers, notes and comments; who commented is not kept."""
    said = set()
    for relation in document.part.rels.values():
        label = _BESIDE.get(relation.reltype.rpartition("/")[2])
        if label is None or relation.is_external:
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(qn("w:p")):
            words = words_of(paragraph)
            if words and (label, words) not in said:
                said.add((label, words))
                yield f"{label}: {words}"


def _taken(element: Any) -> str:
    words = words_of(element)
    _take_out(element)
    return words


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(wrapper: Any) -> None:
    """Put the children in the wrapper's place, and drop the wrapper."""
    for child in list(wrapper):
        wrapper.addprevious(child)
    _take_out(wrapper)


def _write_out(sign: Any) -> None:
    """A sign of a symbol font as text, so that it is not lost."""
    code = sign.get(qn("w:char")) or ""
    try:
        letter = chr(int(code, 16))
    except ValueError:
        return
    text = OxmlElement("w:t")
    text.text = letter
    sign.getparent().replace(sign, text)
