"""What a reader does with an issued report: fetch it, open its figures, follow one to a photo."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
from typing import Any

import docx
import openpyxl
import pypdf

from libs.vietnamese import nfc
from tools.people import Person

NOTE_MARK = re.compile(r"\(\d+\)")
AT_ONCE = 6
PAGE = 500


def words(text: str) -> str:
    """A text without what type-setting adds: spaces, and the marks of notes."""
    return NOTE_MARK.sub("", "".join(nfc(text).split()))


async def check_papers(citizen: Person, report_id: str) -> None:
    """Anybody may fetch the three papers, and each holds the figures of the report."""
    report = await citizen.get(f"reporting/reports/{report_id}")
    said = _sentences_with_figures(report)
    assert len(said) >= 5
    path = f"reporting/reports/{report_id}/document"
    pdf = pypdf.PdfReader(io.BytesIO(await citizen.get(path, format="pdf")))
    pages = words("".join(page.extract_text() for page in pdf.pages))
    assert [sentence for sentence in said if words(sentence) not in pages] == []
    document = docx.Document(io.BytesIO(await citizen.get(path, format="docx")))
    paragraphs = words("".join(paragraph.text for paragraph in document.paragraphs))
    assert [sentence for sentence in said if words(sentence) not in paragraphs] == []
    sheets = openpyxl.load_workbook(io.BytesIO(await citizen.get(path, format="xlsx")))
    cells = {
        str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
    }
    figures = {piece["text"] for table in report["tables"] for piece in _figures_of(table)}
    assert {text for text in figures if text.isdigit()} <= cells


def _sentences_with_figures(report: dict[str, Any]) -> list[str]:
    paragraphs = [each for part in report["parts"] for each in part["paragraphs"]]
    return [
        "".join(piece["text"] for piece in paragraph["pieces"])
        for paragraph in paragraphs
        if any(piece["figure"] for piece in paragraph["pieces"])
    ]


def _figures_of(table: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [*table["rows"], table["total"] or []]
    return [piece for row in rows for piece in row if piece["figure"]]


async def check_figures(official: Person, report_id: str) -> int:
    """Every figure is the sum of the facts it opens; how many were opened."""
    values = (await official.get(f"reporting/reports/{report_id}"))["values"]
    turn = asyncio.Semaphore(AT_ONCE)

    async def check(key: str, value: int) -> None:
        async with turn:
            found = await opened(official, report_id, key)
        assert found["value"] == value, key
        assert sum(fact["amount"] for fact in found["facts"]) == value, key
        assert len(found["facts"]) == found["total"], key

    await asyncio.gather(*(check(key, value) for key, value in values.items()))
    return len(values)


async def opened(reader: Person, report_id: str, key: str) -> dict[str, Any]:
    """A figure with all its facts, page after page."""
    path = f"reporting/reports/{report_id}/figures/{key}"
    found: dict[str, Any] = await reader.get(path, limit=PAGE)
    while len(found["facts"]) < found["total"]:
        more = await reader.get(path, limit=PAGE, offset=len(found["facts"]))
        assert more["facts"], key
        found["facts"] += more["facts"]
    return found


async def follow_to_the_photos(official: Person, report_id: str, key: str) -> set[str]:
    """The hashes of the photos behind a figure, each photo fetched by its link and hashed."""
    hashes = set()
    for fact in (await opened(official, report_id, key))["facts"]:
        for proof in fact["evidence"]:
            answer = await official.client.get(proof["link"])
            assert answer.status_code == 200, answer.text
            assert answer.headers["content-type"] == proof["media_type"] == "image/jpeg"
            assert hashlib.sha256(answer.content).hexdigest() == proof["sha256"]
            hashes.add(proof["sha256"])
    return hashes
