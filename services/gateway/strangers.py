"""What anybody may send without an account: from our own pages, seldom, and few photos at once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request

from services.gateway import csrf
from services.gateway.door import Door
from services.gateway.refusals import ForeignOrigin, TooManyPhotos
from services.gateway.sessions import Visitor

# Who says that a sheet is missing may show the bare wall, who reports a pothole the pothole.
# Nothing else of a stranger is kept.
PHOTO_PAGE = re.compile(r"/[0-9A-Z]{5}/(cong-khai/[0-9a-f-]{36}/khong-thay|phan-anh/gui)")
PHOTOS_AT_ONCE_MAX = 8
WAIT_SECONDS = 20

_places = asyncio.Semaphore(PHOTOS_AT_ONCE_MAX)


def check(door: Door, request: Request, visitor: Visitor) -> None:
    """Refuse what another site makes a stranger's browser send, and who sends too often."""
    if visitor.known or request.method in csrf.SAFE:
        return
    if door.csrf.is_foreign(request):
        raise ForeignOrigin
    door.limits.count_stranger(request)


@asynccontextmanager
async def photo_place(request: Request, visitor: Visitor) -> AsyncIterator[bool]:
    """Whether a stranger's photo is taken here; then one of a few places for large bodies."""
    if visitor.known or not PHOTO_PAGE.fullmatch(request.url.path):
        yield False
        return
    if _places.locked():
        raise TooManyPhotos(wait_seconds=WAIT_SECONDS)
    async with _places:
        yield True
