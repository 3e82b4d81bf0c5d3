"""Around every answer: its number, the headers that protect it, its count. Refuses huge headers."""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from libs.kernel import telemetry
from libs.kernel.edges import problem
from libs.kernel.errors import Refusal
from services.gateway import languages
from services.gateway.door import Door
from services.gateway.limits import HEADER_BYTES_MAX
from services.gateway.parts import SERVICES
from services.gateway.refusals import HeadersTooLarge, refused

log = structlog.get_logger()

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",  # blob: the photo that was just taken, before it is sent
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PROTECTION = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains"


class Shell:
    """The outermost layer of the door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door
        self.headers = PROTECTION | ({"strict-transport-security": HSTS} if door.https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = languages.told_apart(scope)
        began, status = time.perf_counter(), 500
        number = secrets.token_hex(8)

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = number
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        with structlog.contextvars.bound_contextvars(request=number):
            try:
                await self._serve(scope, receive, dressed)
            finally:
                service = _service_of(scope["path"])
                self.door.metrics.count(service, status, time.perf_counter() - began)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADER_BYTES_MAX:
                raise HeadersTooLarge
            if not scope["path"].startswith("/static/"):
                self.door.limits.count_request(request)
        except Refusal as refusal:
            await refused(request, refusal)(scope, receive, send)
            return
        await _or_500(self.app, scope, receive, send)


async def _or_500(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """A bug is answered without quoting anything, and noted without quoting anything."""
    ended = False

    async def watched(message: Message) -> None:
        nonlocal ended
        ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await send(message)

    serve: Callable[..., Awaitable[None]] = app
    try:
        await serve(scope, receive, watched)
    except Exception as error:
        log.error("door_failed", **telemetry.where(error))
        # Starlette raises again what `broken` has answered; the server would print it in full.
        if not ended:
            raise


async def broken(request: Request, error: Exception) -> Response:
    """The answer to a bug."""
    sentence = "Hệ thống gặp lỗi. Việc vừa làm chưa được ghi lại."
    return problem(500, "Unexpected", sentence)


def _service_of(path: str) -> str:
    """Which part answered, for counting; only names that we know, so that nobody adds series."""
    parts = path.split("/")
    if path.startswith("/api/wards/") and len(parts) > 4:
        return parts[4] if parts[4] in SERVICES else "gateway"
    own = (
        "/static/",
        "/files/",
        "/live/",
        "/open311/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/openapi.json",
    )
    return "gateway" if path.startswith(own) else "portal"
