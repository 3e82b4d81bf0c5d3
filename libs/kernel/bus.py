"""HTTP over NATS: a service answers requests on `http.<service>`; nobody needs its address.

Both sides are here. The request's method, target and headers travel as NATS headers, bodies as
payloads. Streaming and bodies above the limit are not its business: files go by signed links.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError
from opentelemetry.trace import SpanKind

from libs.kernel import telemetry
from libs.kernel.settings import Settings

log = structlog.get_logger()

BODY_BYTES_MAX = 8 * 1024 * 1024
# Room for the headers beside the largest body; nats.conf says the same.
PAYLOAD_BYTES_MAX = BODY_BYTES_MAX + 512 * 1024
WAIT_SECONDS_MAX = 30.0
AT_ONCE_MAX = 64
SERVER = ("bus", 0)  # what a service takes for its own address

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What came back: an HTTP status, headers and a body."""

    status: int
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)

    def header(self, name: str) -> str | None:
        """The first header of that (lower-case) name."""
        return next((value for key, value in self.headers if key == name), None)


async def connect(
    settings: Settings,
    part: str,
    *,
    lasting: bool = True,
    on_closed: Callable[[], None] | None = None,
) -> Client:
    """A connection to the broker; a `lasting` one outlives any outage, another fails at once.

    `on_closed` is called when it is closed for good, by us or by the broker's refusal.
    """

    async def on_error(error: Exception) -> None:
        # The library's own words name subjects; those of our handlers might quote a message.
        said = str(error)[:200] if isinstance(error, nats.errors.Error) else ""
        log.warning("bus_error", error=type(error).__name__, said=said)

    async def closed() -> None:
        if on_closed:
            on_closed()

    return await nats.connect(
        settings.nats_url,
        name=part,
        nkeys_seed_str=settings.nats_seed or None,
        inbox_prefix=f"_INBOX_{part}".encode(),
        allow_reconnect=lasting,
        max_reconnect_attempts=-1 if lasting else 0,
        reconnect_time_wait=0.25,
        ping_interval=10,
        max_outstanding_pings=2,
        error_cb=on_error,
        closed_cb=closed,
    )


def problem(status: int, kind: str, sentence: str) -> Answer:
    """An answer in the form of RFC 9457, made outside a service."""
    body = {"type": kind, "title": sentence, "status": status}
    return Answer(
        status,
        [("content-type", "application/problem+json")],
        json.dumps(body, ensure_ascii=False).encode(),
    )


BUSY = problem(503, "Unavailable", "Phần này của hệ thống đang tạm ngừng. Hãy thử lại sau ít phút.")
LATE = problem(504, "TooSlow", "Hệ thống trả lời quá chậm. Hãy thử lại.")
TOO_LARGE = problem(413, "TooLarge", "Nội dung gửi lên quá lớn: tối đa 8 MB.")
ANSWER_TOO_LARGE = problem(500, "AnswerTooLarge", "Nội dung trả về quá lớn: tối đa 8 MB.")


async def ask(
    bus: Client,
    service: str,
    method: str,
    target: str,
    headers: Headers | None = None,
    body: bytes = b"",
    wait_seconds: float = WAIT_SECONDS_MAX,
) -> Answer:
    """Send one request to a service and wait for its answer; `target` is path and query.

    No one there gives 503 at once, no answer in time 504, a body above 8 MB 413: never an error.
    """
    if len(body) > BODY_BYTES_MAX:
        return TOO_LARGE
    if not bus.is_connected:
        return BUSY  # the library would keep the request and send it when nobody waits any more
    with telemetry.span(f"ask {service}", SpanKind.CLIENT):
        sent = {
            "Method": method,
            "Target": json.dumps(target)[1:-1],
            "Fields": json.dumps(headers or []),
            "Wait-Seconds": f"{wait_seconds:.3f}",
            **telemetry.carried(),
        }
        try:
            reply = await bus.request(f"http.{service}", body, timeout=wait_seconds, headers=sent)
        except NoRespondersError:
            return BUSY
        except (TimeoutError, nats.errors.TimeoutError):
            return LATE
        except (nats.errors.ConnectionClosedError, nats.errors.OutboundBufferLimitError):
            return BUSY
    said = reply.headers or {}
    return Answer(int(said["Http-Status"]), _pairs(said["Fields"]), reply.data)


class AnsweringService:
    """Runs an ASGI application for the requests that arrive on `http.<service>`."""

    def __init__(self, bus: Client, service: str, app: Any) -> None:
        """Replicas of a service share its requests: they are one queue group."""
        self.bus, self.service, self.app = bus, service, app
        self._running: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE_MAX)

    async def start(self) -> None:
        """Begin to take requests."""
        self._subscription = await self.bus.subscribe(
            f"http.{self.service}", queue=self.service, cb=self._take
        )

    async def drain(self) -> None:
        """Take no more, finish what was taken."""
        await self._subscription.drain()
        if self._running:
            await asyncio.wait(self._running, timeout=WAIT_SECONDS_MAX)

    async def _take(self, message: Msg) -> None:
        task = asyncio.create_task(self._answer(message))
        self._running.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("answer_failed", **telemetry.where(error))

    async def _answer(self, message: Msg) -> None:
        sent = message.headers or {}
        with telemetry.span(f"{sent['Method']} {self.service}", SpanKind.SERVER, sent):
            try:
                # The asker gives up then; so does the work, and its transaction with it.
                async with asyncio.timeout(float(sent["Wait-Seconds"])), self._places:
                    answer = await call_asgi(
                        self.app,
                        sent["Method"],
                        json.loads(f'"{sent["Target"]}"'),
                        _pairs(sent["Fields"]),
                        message.data,
                    )
            except TimeoutError:
                answer = LATE
        if len(answer.body) > BODY_BYTES_MAX:
            log.error("answer_too_large", size_bytes=len(answer.body))
            answer = ANSWER_TOO_LARGE
        # Not "Status": NATS itself says 503 there when nobody listens.
        headers = {"Http-Status": str(answer.status), "Fields": json.dumps(answer.headers)}
        await self.bus.publish(message.reply, answer.body, headers=headers)


def _pairs(text: str) -> Headers:
    return [(key, value) for key, value in json.loads(text)]


async def call_asgi(app: Any, method: str, target: str, headers: Headers, body: bytes) -> Answer:
    """Run one request through an ASGI application in this process."""
    scope = _scope(method, target, headers)
    status = 500
    fields: Headers = []
    chunks: list[bytes] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop()
        await asyncio.Event().wait()  # nobody hangs up on the bus; the deadline ends it
        raise AssertionError("unreachable")

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            fields.extend(
                (k.decode("latin-1"), v.decode("latin-1")) for k, v in message.get("headers", [])
            )
        elif message["type"] == "http.response.body":
            chunks.append(message.get("body", b""))

    try:
        await app(scope, receive, send)
    except Exception as error:
        # The application has already answered 500; here it is only noted.
        log.error("request_failed", method=method, **telemetry.where(error))
    return Answer(status, fields, b"".join(chunks))


def _scope(method: str, target: str, headers: Headers) -> dict[str, Any]:
    path, _, query = target.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers],
        "server": SERVER,
        "client": None,
        "state": {},
    }
