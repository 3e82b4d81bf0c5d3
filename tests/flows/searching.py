"""Looks for words wherever a machine could keep them: in every spelling, in every kind of file."""

from __future__ import annotations

import base64
import io
import json
import re
import secrets
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pypdf
from PIL import Image

from libs.vietnamese import fold
from tests.flows.busy import Busy
from tests.flows.house import House
from tools.people import Person
from tools.samples.cast import given

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


def noise_photo(**more: Any) -> bytes:
    """A photo of which no piece is in any other."""
    out = io.BytesIO()
    Image.effect_noise((320, 240), 90).save(out, "JPEG", **more)
    return out.getvalue()


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


def on_disk(
    house: House, planted: Iterable[str], pieces: Iterable[bytes] = ()
) -> list[tuple[str, str]]:
    """Which files of the machine hold planted words, or pieces of a planted file, and which words.

    Streams, logs, spans, evidence, and the very pages and write-ahead log of PostgreSQL.
    """
    searched, found = 0, []
    folders = house.machine.home, house.machine.machine.postgres.data
    for path in (*files(*folders), house.spans):
        content = read(path)
        searched += len(content)
        words = {*found_in(opened(content), planted), *found_in(path.name.encode(), planted)}
        words |= {"a file" for piece in pieces if piece in content}
        found += [(path.name, each) for each in sorted(words)]
    assert searched > 50_000_000, "there was next to nothing to search"
    return found


async def clerk_named(busy: Busy, username: str, name: str) -> Person:
    """A clerk of the reception who sorts, opens and hands over."""
    chair = await busy.cast.person("chutich")
    busy.cast.passwords[username] = secrets.token_urlsafe(12)
    await chair.post(
        "directory/officials",
        username=username,
        display_name=name,
        position="Chuyên viên",
        roles=["reception_clerk"],
        password=given(busy.cast.passwords[username]),
    )
    await busy.cast.begin(username)
    return await busy.cast.person(username)


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
