"""A survey's sheet that anybody scans is answered once in a browser, and seldom from one address.

Both are known to the door alone: no service sees the cookie or the address, so neither lies beside
an answer. The cookie holds marks that only we can make, and says that this browser answered, not
what; the address is counted in memory and written down nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import re

from starlette.requests import Request
from starlette.responses import Response

from services.gateway import csrf
from services.gateway.door import Door, door_of
from services.gateway.limits import address_of, is_here
from services.gateway.refusals import AnsweredHere, AnsweredTooOften

COOKIE = "danbiet-phieu"
SECONDS = 180 * 24 * 3600  # as long as the longest survey
MARKS_MAX = 20
ANSWER = re.compile(
    r"/(?:api/wards/)?([0-9A-Z]{5})/(?:khao-sat/diem/(\w{8})|participation/survey-sheets/(\w{8})/answers)"
)


def check(door: Door, request: Request) -> None:
    """Refuse a second answer from this browser, and the many of one address."""
    if (mark := _mark(door, request)) is None:
        return
    if any(hmac.compare_digest(mark, other) for other in _marks(request)):
        raise AnsweredHere
    if not is_here(request) and door.limits.sheet.take(f"{mark} {address_of(request)}"):
        raise AnsweredTooOften


def remember(request: Request, response: Response) -> None:
    """An answer was taken: this browser has answered at that sheet."""
    door = door_of(request)
    if response.status_code not in (201, 303) or (mark := _mark(door, request)) is None:
        return
    marks = ".".join([mark, *(other for other in _marks(request) if other != mark)][:MARKS_MAX])
    response.set_cookie(
        COOKIE, marks, SECONDS, path="/", httponly=True, samesite="lax", secure=door.https
    )


def _mark(door: Door, request: Request) -> str | None:
    """The mark of the sheet that is answered; None where it is something else."""
    found = ANSWER.fullmatch(request.url.path)
    if found is None or request.method in csrf.SAFE:
        return None
    ward, on_page, at_door = found.groups()
    key = f"answered sheets\n{door.settings.link_key}".encode()
    text = f"{ward}\n{on_page or at_door}".encode()
    return hmac.new(key, text, hashlib.sha256).hexdigest()[:32]


def _marks(request: Request) -> list[str]:
    marks = request.cookies.get(COOKIE, "").split(".")
    return [mark for mark in marks if mark.isascii() and mark][:MARKS_MAX]
