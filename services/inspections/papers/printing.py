"""Writes papers as PDF and DOCX, and keeps those that were signed byte for byte."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.pdf import write_pdf
from libs.kernel.files import FileStore


class PaperFormat(StrEnum):
    """As which file a paper comes."""

    PDF = "pdf"
    DOCX = "docx"


WRITERS = {PaperFormat.PDF: write_pdf, PaperFormat.DOCX: write_docx}
MEDIA_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


async def written(document: Document, wanted: PaperFormat) -> bytes:
    """The document as one file; the writers block, so they work in threads."""
    return await asyncio.to_thread(WRITERS[wanted], document)


async def kept(document: Document, store: FileStore, ward_id: str) -> dict[str, Any]:
    """The document in every format, stored under its hash; what is given back is remembered."""
    papers = await asyncio.gather(*(written(document, wanted) for wanted in PaperFormat))
    files = [await store.keep(ward_id, paper) for paper in papers]
    return {wanted.value: asdict(file) for wanted, file in zip(PaperFormat, files, strict=True)}
