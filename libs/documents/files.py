"""A document as a file: of which kinds there are, and how each is written and called."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from enum import StrEnum

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.pdf import write_pdf
from libs.documents.workbook import write_workbook


class FileKind(StrEnum):
    """Every kind of file that a document can be."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


class Paper(StrEnum):
    """To print and sign, or to go on writing."""

    PDF = FileKind.PDF
    DOCX = FileKind.DOCX


class Sheet(StrEnum):
    """To print, or to count with."""

    PDF = FileKind.PDF
    XLSX = FileKind.XLSX


MEDIA_TYPES: dict[str, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WRITERS: dict[str, Callable[[Document], bytes]] = {
    FileKind.PDF: write_pdf,
    FileKind.DOCX: write_docx,
    FileKind.XLSX: write_workbook,
}


async def written(document: Document, kind: str) -> bytes:
    """The document as one file; the writers block, so they work in threads."""
    return await asyncio.to_thread(WRITERS[kind], document)


async def written_each(document: Document, kinds: Iterable[str]) -> dict[str, bytes]:
    """The document as a file of each of these kinds, by the kind."""
    wanted = list(kinds)
    files = await asyncio.gather(*(written(document, kind) for kind in wanted))
    return dict(zip(wanted, files, strict=True))


def called(name: str, kind: str, *, kept: bool = True) -> dict[str, str]:
    """The headers of a file to be looked at in the browser; not `kept` by it when nobody should."""
    shown = {"content-disposition": f'inline; filename="{name}.{kind}"'}
    return shown if kept else shown | {"cache-control": "no-store"}
