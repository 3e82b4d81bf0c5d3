"""Looks for words wherever a machine could keep them: in every spelling, in every kind of file."""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pypdf

from libs.vietnamese import fold
from tests.flows.house import House
from tools.people import Person

HREF = re.compile(r'(?:href|action)="(/[^"#]*)"')
LONG = 12  # shorter words have too few signs of base64 that are surely theirs


def spellings(words: str) -> list[bytes]:
    """How words may look in a file: plain, escaped, folded, as bytes of a dump, in base64."""
    plain = words.encode()
    escaped = json.dumps(words)[1:-1].encode()
    shapes = [plain, plain.lower(), plain.upper(), escaped, fold(words).encode()]
    shapes += [fold(words).title().encode(), quote(words).encode(), words.encode("utf-16-le")]
    shapes += [plain.hex().encode(), escaped.hex().encode(), repr(plain)[2:-1].encode()]
    if len(plain) >= LONG:
        # Inside base64 words begin at one of three places; what is surely theirs is in the middle.
        shapes += [base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    return shapes


def holds(content: bytes, words: str) -> bool:
    """Whether `content` has these words in one of their spellings."""
    return any(shape in content for shape in spellings(words))


def found_in(content: bytes, all_words: Iterable[str]) -> list[str]:
    """Which of these words `content` has."""
    return [words for words in all_words if holds(content, words)]


def dump(house: House, database: str) -> bytes:
    """A database with everything in it, past row-level security."""
    postgres = house.machine.machine.postgres
    argv = [str(postgres.bin / "pg_dump"), "--dbname", postgres.url(database)]
    return subprocess.run(argv, check=True, capture_output=True, cwd="/", timeout=60).stdout


def files(*folders: Path) -> Iterator[Path]:
    """Every file below these folders."""
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def read(path: Path) -> bytes:
    """The content of a file; nothing when a server at work has just taken it away."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def opened(content: bytes) -> bytes:
    """The same with what a reader of it would see: text and properties of PDF, DOCX and XLSX."""
    if content.startswith(b"%PDF"):
        pdf = pypdf.PdfReader(io.BytesIO(content))
        text = "".join(page.extract_text() for page in pdf.pages)
        return b"\n".join([content, text.encode(), str(pdf.metadata).encode()])
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            inside = [name.encode() + parts.read(name) for name in parts.namelist()]
        return b"\n".join([content, *inside])
    return content


async def walked(person: Person, start: str, pages_max: int) -> dict[str, bytes]:
    """What somebody reaches from a page by its links, every answer opened: pages and papers."""
    seen: dict[str, bytes] = {}
    waiting = [start]
    while waiting and len(seen) < pages_max:
        target = waiting.pop(0)
        if target in seen:
            continue
        answer = await person.client.get(target)
        seen[target] = _whole(answer)
        if "text/html" in answer.headers.get("content-type", ""):
            waiting += [link for link in HREF.findall(answer.text) if _leads_on(person.ward, link)]
    return seen


def _whole(answer: httpx.Response) -> bytes:
    """An answer with its headers, among them the names of files."""
    return str(answer.headers).encode() + opened(answer.content)


def _leads_on(ward: str, link: str) -> bool:
    return link.startswith((f"/{ward}", "/files/")) and "dang-xuat" not in link
