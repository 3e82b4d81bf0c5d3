"""Small Word papers made for tests: lists Word numbers itself, tables, and what hides in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

OPENING = ("KẾ HOẠCH", "Thực hiện dân chủ ở cơ sở năm 2026", "I. MỤC ĐÍCH", "- Một.")
HEAD = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")


def paper(*texts: str) -> Paper:
    """A paper with a paragraph for each text."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def saved(document: Paper) -> bytes:
    """The paper as a file."""
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def add_table(document: Paper, rows: Iterable[Sequence[str]]) -> Any:
    """A table at the end of the paper."""
    listed = list(rows)
    table = document.add_table(rows=len(listed), cols=max(map(len, listed)))
    for place, row in enumerate(listed):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    return table


def define_list(document: Paper, number: int, *levels: tuple[str, str], inside: str = "") -> None:
    """A list of the paper: each level a form ("upperRoman") and a pattern ("%1.")."""
    shown = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (form, pattern) in enumerate(levels)
    )
    _numbering(document).append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inside}{shown}'
            "</w:abstractNum>"
        )
    )
    use_list(document, number, number)


def use_list(document: Paper, number: int, definition: int, inside: str = "") -> None:
    """One more list by a definition, with what it overrides."""
    _numbering(document).append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{definition}"/>'
            f"{inside}</w:num>"
        )
    )


def restart(level: int = 0, at: int = 1) -> str:
    """The override that lets a list begin again."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def number_with(owner: Any, number: int, level: int = 0) -> None:
    """Let Word number a paragraph, or every paragraph of a style."""
    listed = owner._element.get_or_add_pPr()._add_numPr()
    listed._add_numId().set(qn("w:val"), str(number))
    listed._add_ilvl().set(qn("w:val"), str(level))


def add_listed(document: Paper, number: int, *items: tuple[int, str]) -> None:
    """Paragraphs that Word numbers, each at a level."""
    for level, text in items:
        number_with(document.add_paragraph(text), number, level)


def add_markup(document: Paper, inside: str) -> None:
    """A paragraph written as markup."""
    names = nsdecls("w", "wp", "a") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(f"<w:p {names}>{inside}</w:p>"))


def _numbering(document: Paper) -> Any:
    return document.part.numbering_part.element
