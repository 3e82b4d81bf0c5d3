"""Files that come with a letter: handed to reception, which seals them; nothing of them stays here.

Neither their bytes nor their names reach a disk, a log or an address of this part.
"""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request

from libs.kernel.bus import ask
from services.gateway import uploads
from services.gateway.door import Door
from services.gateway.limits import ANYONE_BYTES_MAX
from services.gateway.refusals import TooManyPhotos
from services.gateway.sessions import Visitor

LETTER_PAGE = re.compile(r"/[0-9A-Z]{5}/(don-thu|viec/don-thu|viec/so-tiep-cong-dan/ghi)")
FORM_BYTES_MAX = 24 * 1024 * 1024
# Of large forms so many are in memory at once, at about 40 MB each.
LARGE_AT_ONCE_MAX = 4
WAIT_SECONDS = 20
KEY = "key"  # the field by which sending a form twice is sending it once
TAKEN = 201

_places = asyncio.Semaphore(LARGE_AT_ONCE_MAX)


def is_letter(request: Request) -> bool:
    """Whether this form is a letter."""
    return LETTER_PAGE.fullmatch(request.url.path) is not None


@asynccontextmanager
async def place(request: Request) -> AsyncIterator[int]:
    """How many bytes the form may have; a large one takes one of a few places.

    A small one needs none: who has words and one scan is never told to wait.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) <= ANYONE_BYTES_MAX:
        yield ANYONE_BYTES_MAX
        return
    if _places.locked():
        raise TooManyPhotos(wait_seconds=WAIT_SECONDS)
    async with _places:
        yield FORM_BYTES_MAX


async def handed_on(
    door: Door, ward: str, visitor: Visitor, form: uploads.Parts
) -> list[tuple[str, str]]:
    """The form with a receipt of reception in the place of each file, as `uploads.kept` gives it.

    The same file in the same form gets the same receipt again, and so is the same letter.
    """
    typed = {name: value for name, value in form if isinstance(value, str)}
    fields: list[tuple[str, str]] = []
    for name, value in form:
        sent = await uploads.read(value)
        if isinstance(sent, str):
            fields.append((name, sent))
        elif not sent.content and not sent.filename:
            fields.append((name, ""))
        else:
            fields.append(await _seal(door, ward, visitor, name, sent.content, typed.get(KEY, "")))
    return fields


async def _seal(
    door: Door, ward: str, visitor: Visitor, name: str, content: bytes, form_key: str
) -> tuple[str, str]:
    headers = [("content-type", "application/octet-stream")]
    headers += door.sessions.introduction(visitor.actor)
    if form_key:
        # Under a key: a plain hash would tell whoever knows a file who sent it.
        made_of = form_key.encode() + b"\n" + content
        key = hmac.digest(door.settings.link_key.encode(), made_of, "sha256").hex()
        headers.append(("idempotency-key", key))
    target = f"/api/wards/{ward}/reception/letters/files"
    answer = await ask(door.bus, "reception", "POST", target, headers, content)
    told = answer.json()
    if answer.status == TAKEN:
        return name, str(told["receipt"])
    return f"{name}.refused", str(told["title"])
