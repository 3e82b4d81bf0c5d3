"""Writes a document as PDF/A-2a and PDF/UA-1 in the layout of Nghị định 30/2020/NĐ-CP."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from libs.documents import format as nd30
from libs.documents.blocks import (
    Bullet,
    Cell,
    Chart,
    Document,
    Figure,
    HeaderCell,
    Paragraph,
    Run,
    Table,
    Text,
)
from libs.documents.fonts import document_fonts, drawable
from libs.documents.wording import ended, printable, runs, shown

_HERE = Path(__file__).parent
# An archive copy that also reads aloud; typst refuses to write a file that breaks either standard.
_STANDARDS: list["typst.PDFStandard"] = ["a-2a", "ua-1"]
# A row longer than this may break over pages, shorter ones stay whole.
_LONG_CELL = 700
_NO_DAY = date(2000, 1, 1)
# So many columns leave no room for a day or a number in the size of other tables.
_MANY_COLUMNS, _MANY_COLUMNS_PT = 11, 9.5

_FORMAT: dict[str, float | str] = {
    "top": nd30.MARGIN_TOP_MM,
    "bottom": nd30.MARGIN_BOTTOM_MM,
    "left": nd30.MARGIN_LEFT_MM,
    "right": nd30.MARGIN_RIGHT_MM,
    "landscape": nd30.LANDSCAPE_MARGIN_MM,
    "nation": nd30.NATION_PT,
    "motto": nd30.MOTTO_PT,
    "agency": nd30.AGENCY_PT,
    "number": nd30.NUMBER_PT,
    "about": nd30.ABOUT_PT,
    "place": nd30.PLACE_PT,
    "body": nd30.BODY_PT,
    "table": nd30.TABLE_PT,
    "recipients_title": nd30.RECIPIENTS_TITLE_PT,
    "recipients": nd30.RECIPIENTS_PT,
    "page_number": nd30.PAGE_NUMBER_PT,
    "first_line": nd30.FIRST_LINE_MM,
    "gap": nd30.PARAGRAPH_GAP_PT,
    "short_rule": nd30.SHORT_RULE,
    "nation_text": nd30.NATION,
    "motto_text": nd30.MOTTO,
    "draft_mark": nd30.DRAFT_MARK,
    "recipients_text": nd30.RECIPIENTS_TITLE,
    "evidence_text": nd30.EVIDENCE_TITLE,
}


def write_pdf(document: Document) -> bytes:
    """The document as PDF bytes; the same document gives the same bytes."""
    return compile_pdf(
        "report.typ", {"document": _content(printable(document))}, document.issued_on
    )


def compile_pdf(template: str, inputs: dict[str, Any], day: date | None) -> bytes:
    """The PDF of one of our templates; `inputs` go in as JSON, so text is never read as markup."""
    return typst.compile(
        _HERE / template,
        root=_HERE,
        font_paths=document_fonts(),
        ignore_system_fonts=True,
        sys_inputs={name: _as_json(value) for name, value in inputs.items()},
        pdf_standards=_STANDARDS,
        timestamp=datetime.combine(day or _NO_DAY, datetime.min.time(), UTC),
    )


def draw_chart(chart: Chart) -> bytes:
    """The bars as PNG for a document that cannot draw them itself."""
    return typst.compile(
        _HERE / "chart_page.typ",
        root=_HERE,
        font_paths=document_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"chart": _as_json(_chart(printable(chart)))},
        format="png",
        ppi=200,
    )


def _as_json(value: Any) -> str:
    return drawable(json.dumps(value, ensure_ascii=False))


def _content(document: Document) -> dict[str, Any]:
    signature = document.signature
    return {
        "format": _FORMAT,
        "language": document.language,
        "title": document.title,
        "author": document.issuer,
        "superior": nd30.agency_lines(document.superior),
        "issuer": nd30.agency_lines(document.issuer),
        "number_line": document.number_line,
        "place_line": document.place_line,
        "draft": document.draft,
        "kind": document.kind.upper(),
        "subject": document.subject,
        "about": document.about,
        "addressees": document.addressee_lines,
        "blocks": [_block(block, document) for block in ended(document.blocks)],
        "recipients": document.recipient_lines,
        "signature": vars(signature),
        "attached_to": document.attached_to,
        "annexes": [
            {
                "label": annex.label,
                "title": annex.title,
                "landscape": annex.landscape,
                "blocks": [_block(block, document) for block in annex.blocks],
            }
            for annex in document.annexes
        ],
        "evidence": [entry.text for entry in document.evidence],
    }


def _block(block: Any, document: Document) -> dict[str, Any]:
    kind = {"type": type(block).__name__}
    if isinstance(block, Paragraph | Bullet):
        return kind | {"runs": [_run(run, document) for run in runs(block.content)]}
    if isinstance(block, Table):
        return kind | _table(block, document)
    if isinstance(block, Chart):
        return kind | _chart(block)
    return kind | vars(block)


def _run(run: Run, document: Document) -> dict[str, Any]:
    note = document.evidence_numbers.get(run.key) if isinstance(run, Figure) else None
    italic = isinstance(run, Text) and run.italic
    return {"text": run.text, "bold": run.bold, "italic": italic, "note": note}


def _table(table: Table, document: Document) -> dict[str, Any]:
    def cells(row: tuple[Cell, ...]) -> list[Any]:
        found = [cell if isinstance(cell, Figure) else Text(shown(cell)) for cell in row]
        return [[_run(cell, document)] for cell in found]

    crowded = len(table.columns) >= _MANY_COLUMNS
    return {
        "size": _MANY_COLUMNS_PT if crowded else nd30.TABLE_PT,
        "columns": [vars(column) for column in table.columns],
        "caption": table.caption,
        "header": [
            [vars(cell if isinstance(cell, HeaderCell) else HeaderCell(cell)) for cell in row]
            for row in table.header
        ],
        "rows": [
            {"cells": cells(row), "long": max(len(shown(cell)) for cell in row) > _LONG_CELL}
            for row in table.rows
        ],
        "total": cells(table.total) if table.total else None,
    }


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "title": chart.title,
        "alternative": chart.alternative,
        "bars": [vars(bar) for bar in chart.bars],
    }
