"""Plans typed again as Word and PDF files."""

from __future__ import annotations

import json
from io import BytesIO

import typst
from docx import Document

from services.planning.importing.plan import PlanDraft


def as_word(draft: PlanDraft) -> bytes:
    """The plan as a Word file, one paragraph a node."""
    document = Document()
    for node in draft.walk():
        document.add_paragraph(f"{node.mark} {node.text}".strip())
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def as_pdf(draft: PlanDraft) -> bytes:
    """The plan as a PDF with a text layer."""
    paragraphs = [
        "#par(" + json.dumps(f"{node.mark} {node.text}".strip(), ensure_ascii=False) + ")"
        for node in draft.walk()
    ]
    return typst.compile("\n\n".join(paragraphs).encode())
