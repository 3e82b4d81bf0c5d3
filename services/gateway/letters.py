"""Files that come with a letter, or a report: handed to reception, which seals them.

Neither their bytes nor their names reach a disk, a log or an address of this part.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from libs.kernel.bus import ask
from services.gateway import uploads
from services.gateway.door import Door
from services.gateway.limits import ANYONE_BYTES_MAX, Places, address_of
from services.gateway.sessions import Visitor

# What is reported may turn out to denounce somebody: its photos are sealed as those of a letter.
LETTER_PAGE = re.compile(
    r"/[0-9A-Z]{5}/(don-thu|phan-anh/gui|viec/don-thu|viec/so-tiep-cong-dan/ghi)"
)
FORM_BYTES_MAX = 24 * 1024 * 1024
# A large form takes about 40 MB. Who works here never waits for what strangers send.
PLACES_OF_KNOWN = Places(at_once_max=4, of_one_max=2)
PLACES_OF_STRANGERS = Places(at_once_max=8, of_one_max=4)
KEY = "key"  # the field by which sending a form twice is sending it once
TAKEN = 201


def is_letter(request: Request) -> bool:
    """Whether this form is a letter, or may become one."""
    return LETTER_PAGE.fullmatch(request.url.path) is not None


@contextmanager
def place(request: Request, visitor: Visitor) -> Iterator[int]:
    """How many bytes the form may have; a large one takes one of a few places.

    A small one needs none: who has words and one scan is never told to wait.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) <= ANYONE_BYTES_MAX:
        yield ANYONE_BYTES_MAX
        return
    places = PLACES_OF_KNOWN if visitor.known else PLACES_OF_STRANGERS
    with places.one_for(visitor.actor.id if visitor.known else address_of(request)):
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
