"""What anybody may send without an account: from our own pages, seldom, and few photos at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from services.gateway import csrf, sheets
from services.gateway.door import Door
from services.gateway.limits import Places, address_of
from services.gateway.refusals import ForeignOrigin
from services.gateway.sessions import Visitor

# Who says that a sheet is missing may show the bare wall. Nothing else of a stranger is kept here.
PHOTO_PAGE = re.compile(r"/[0-9A-Z]{5}/cong-khai/[0-9a-f-]{36}/khong-thay")
# What residents say of a model, on its page or through the API.
COMMENT = re.compile(
    r"/(?:api/wards/)?[0-9A-Z]{5}/(?:mo-hinh/([0-9a-f-]{36})"
    r"|awards/public-models/([0-9a-f-]{36})/comments)"
)
PLACES = Places(at_once_max=8, of_one_max=4)


def check(door: Door, request: Request, visitor: Visitor) -> None:
    """Refuse what another site makes a stranger's browser send, and who sends too often."""
    if visitor.known or request.method in csrf.SAFE:
        return
    if door.csrf.is_foreign(request):
        raise ForeignOrigin
    door.limits.count_stranger(request)
    sheets.check(door, request)
    if said := COMMENT.fullmatch(request.url.path):
        door.limits.count_comment(request, said[1] or said[2])


@contextmanager
def photo_place(request: Request, visitor: Visitor) -> Iterator[bool]:
    """Whether a stranger's photo is taken here; then one of a few places for large bodies."""
    if visitor.known or not PHOTO_PAGE.fullmatch(request.url.path):
        yield False
        return
    with PLACES.one_for(address_of(request)):
        yield True
