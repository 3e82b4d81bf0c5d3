"""Browsers in which somebody signed in before: guessing elsewhere does not lock them out.

The cookie holds marks that only we can make, one for each name; it opens nothing.
"""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request

COOKIE = "danbiet-browser"
SECONDS = 180 * 24 * 3600
MARKS_MAX = 8  # people who share a desk


class Browsers:
    """Makes and knows marks with the deployment's link key."""

    def __init__(self, key: str) -> None:
        self._key = hmac.new(key.encode(), b"known browsers", hashlib.sha256).digest()

    def knows(self, request: Request, ward: str, username: object) -> bool:
        """Whether `username` has signed in to `ward` in this browser."""
        mark = self._mark(ward, username)
        return any(hmac.compare_digest(mark, other.encode()) for other in _marks(request))

    def marks(self, request: Request, ward: str, username: object) -> str:
        """The cookie's value after `username` signed in; who was here last stays longest."""
        mark = self._mark(ward, username).decode()
        others = [other for other in _marks(request) if other != mark]
        return ".".join([mark, *others][:MARKS_MAX])

    def _mark(self, ward: str, username: object) -> bytes:
        text = f"{ward}\n{str(username).lower()}".encode(errors="replace")
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()[:32].encode()


def _marks(request: Request) -> list[str]:
    return [mark for mark in request.cookies.get(COOKIE, "").split(".") if mark][:MARKS_MAX]
