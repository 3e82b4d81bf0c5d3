"""Keeps papers that were signed, as PDF and DOCX, byte for byte."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from libs.documents.blocks import Document
from libs.documents.files import Paper, written_each
from libs.kernel.files import FileStore


async def kept(document: Document, store: FileStore, ward_id: str) -> dict[str, Any]:
    """The document in every format, stored under its hash; what is given back is remembered."""
    papers = await written_each(document, Paper)
    return {kind: asdict(await store.keep(ward_id, paper)) for kind, paper in papers.items()}
