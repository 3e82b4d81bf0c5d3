"""One hash over what people can read at the end: two equal years have equal seals.

Identifiers and links are made anew each time, so they are blanked before hashing.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from tools.people import Person

UUID_LIKE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LINK = re.compile(r"/files/[^\"\s]+")


async def seal(citizen: Person, report_id: str, year: int) -> dict[str, str]:
    """The hashes of the board, the quarterly list, the report and its papers."""
    papers = f"reporting/reports/{report_id}/document"
    found = {
        "board": _hash(await citizen.get("disclosures/board")),
        "quarterly list": _hash(await citizen.get(f"disclosures/quarterly-lists/{year}/1.csv")),
        "reception days": _hash(await citizen.get("planning/reception-days", year=year)),
        "report": _hash(await citizen.get(f"reporting/reports/{report_id}")),
        "report as PDF": _hash(await citizen.get(papers, format="pdf")),
        "report as DOCX": _hash(await citizen.get(papers, format="docx")),
    }
    return found | {"all": _hash(found)}


def _hash(content: Any) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    blank = LINK.sub("", UUID_LIKE.sub("", text))
    return hashlib.sha256(blank.encode()).hexdigest()
