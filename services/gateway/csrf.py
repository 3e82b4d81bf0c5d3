"""Forms that only our own pages can send: where the request comes from, and a token of the session.

The token is masked anew each time it is shown, so that compressed pages do not give it away.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from services.gateway.refusals import ForeignOrigin, FormTooOld

FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FIELDS_MAX = 5000


class Csrf:
    """Makes and checks form tokens with the deployment's link key."""

    def __init__(self, key: str, base_url: str) -> None:
        self._key = hmac.new(key.encode(), b"form tokens", hashlib.sha256).digest()
        self._origin = origin_of(base_url)

    def token(self, session: str) -> str:
        """A token for the forms of one session."""
        mask = secrets.token_bytes(32)
        masked = bytes(a ^ b for a, b in zip(mask, self._seal(session), strict=True))
        return base64.urlsafe_b64encode(mask + masked).decode()

    def fits(self, session: str, token: str) -> bool:
        """Whether the token is one of this session."""
        try:
            both = base64.urlsafe_b64decode(token.encode())
        except (binascii.Error, ValueError):
            return False
        if len(both) != 64:
            return False
        seal = bytes(a ^ b for a, b in zip(both[:32], both[32:], strict=True))
        return hmac.compare_digest(seal, self._seal(session))

    def check(self, request: Request, session: str, token: str) -> None:
        """Refuse what another site made a browser send."""
        if not self.is_ours(request):
            raise ForeignOrigin
        if not self.fits(session, token):
            raise FormTooOld

    def is_ours(self, request: Request) -> bool:
        """Whether the browser says that our own page sends this; silence is no."""
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        return self._same(request, request.headers.get("origin", ""))

    def is_foreign(self, request: Request) -> bool:
        """Whether the browser says that another site sends this; silence is no."""
        told = "sec-fetch-site" in request.headers or "origin" in request.headers
        return told and not self.is_ours(request)

    def _same(self, request: Request, origin: str) -> bool:
        here = f"{request.url.scheme}://{request.headers.get('host', '')}"
        return bool(origin) and origin in (self._origin, here)

    def _seal(self, session: str) -> bytes:
        return hmac.new(self._key, session.encode(), hashlib.sha256).digest()


def origin_of(url: str) -> str:
    """The scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def token_in(request: Request, body: bytes) -> str:
    """The token sent with a request: in its header, or in a field of its form."""
    if sent := request.headers.get(HEADER):
        return sent
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        try:
            fields = dict(parse_qsl(body.decode(), max_num_fields=FIELDS_MAX))
        except ValueError:
            return ""
        return fields.get(FIELD, "")
    return ""
