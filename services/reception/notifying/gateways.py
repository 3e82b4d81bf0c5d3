"""Messages to a telephone: one contract, and whoever sends SMS or Zalo stands behind an address.

The contract is one request over HTTP:

    POST <address>
    authorization: Bearer <token>          (the password in the address, if there is one)
    {"to": "+84987000111", "text": "…", "key": "<id of this message>"}

2xx or 409 (this key was sent before): taken. 429, 5xx or no answer: tried again later, with the
same key. Any other 4xx: refused for good, and the next gateway is asked.
"""

from __future__ import annotations

import asyncio
import http.client
import json
from typing import Protocol
from urllib.parse import unquote, urlsplit

SECONDS_MAX = 20
TAKEN_BEFORE = 409
TOO_MANY = 429


class Refused(Exception):
    """The gateway will never send this: the number is not one it reaches."""


class Away(Exception):
    """The gateway did not take it now."""


class TextGateway(Protocol):
    """Something that sends a short text to a telephone."""

    async def send(self, to: str, text: str, *, key: str) -> None:
        """Send once for each `key`. Raises Refused for good, Away to be asked again."""


class HttpGateway:
    """A gateway reached over HTTP, as above."""

    def __init__(self, url: str) -> None:
        """`url` is http(s)://:token@host/path."""
        self._parts = urlsplit(url)

    async def send(self, to: str, text: str, *, key: str) -> None:
        """Send once for each `key`. Raises Refused for good, Away to be asked again."""
        body = json.dumps({"to": to, "text": text, "key": key}).encode()
        try:
            status = await asyncio.to_thread(self._post, body)
        except (OSError, http.client.HTTPException) as error:
            raise Away from error
        if status < 300 or status == TAKEN_BEFORE:
            return
        raise Refused if 400 <= status < 500 and status != TOO_MANY else Away

    def _post(self, body: bytes) -> int:
        parts = self._parts
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        connection = kind(parts.hostname or "", parts.port, timeout=SECONDS_MAX)
        headers = {"content-type": "application/json"}
        if parts.password:
            headers["authorization"] = f"Bearer {unquote(parts.password)}"
        try:
            connection.request("POST", parts.path or "/", body, headers)
            return connection.getresponse().status
        finally:
            connection.close()


def gateways(setting: str) -> list[TextGateway]:
    """Those of the setting, in its order: `zalo=https://…,sms=https://…`; none when it is empty."""
    named = (part.strip() for part in setting.split(",") if part.strip())
    return [HttpGateway(part.partition("=")[2]) for part in named]
