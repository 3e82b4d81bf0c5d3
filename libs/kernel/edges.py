"""The door into a service over HTTP: one transaction per request, committed before the answer.

Routes say what they need with `Session`, `By`, `Now`, `Files` and `FileBytes`. Refusals become
problem+json (RFC 9457).
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

import structlog
from fastapi import Depends, FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from libs.kernel import actor as actors
from libs.kernel import clock, errors, telemetry
from libs.kernel.actor import Actor
from libs.kernel.database import TOO_SLOW, Database, is_outage
from libs.kernel.files import Desk, FileStore
from libs.kernel.idempotency import Replay, Retry
from libs.kernel.words import sentence_of

log = structlog.get_logger()

STATUS_OF: list[tuple[type[errors.Refusal], int]] = [
    (errors.NotFound, 404),
    (errors.Forbidden, 403),
    (errors.SignInNeeded, 401),
    (errors.Conflict, 409),
    (errors.TooLarge, 413),
    (errors.TooMany, 429),
    (errors.Unavailable, 503),
    (errors.Refusal, 422),
]

# PostgreSQL keeps no NUL and no half of a surrogate pair, and people type none.
NO_TEXT = ("22021", "22P05")

WardCode = Annotated[str, Path(pattern=r"^[0-9A-Z]{5}$", description="Official code of the ward")]


class Edge:
    """The transaction of one request. Opened when first asked for, ended by the middleware."""

    def __init__(self, database: Database, request_headers: dict[bytes, bytes]) -> None:
        self.database = database
        self.retry = Retry.of(request_headers)
        self.session: AsyncSession | None = None
        self.keep = False  # a refusal that must be remembered, such as a wrong password

    async def open(self, by: Actor, request: Request) -> AsyncSession:
        """The session for the actor's ward; raises Replay when this very request was answered."""
        if self.session is None:
            self.session = self.database.session(by.ward_id)
            if self.retry and request.method not in ("GET", "HEAD"):
                await self.retry.claim(self.session, by, request)
        return self.session

    async def end(self, status: int, headers: list[Any], body: bytes) -> None:
        """Commit what the answer promises; roll back what was refused."""
        if self.session is None:
            return
        if status < 400 or self.keep:
            if self.retry and self.retry.claimed:
                await self.retry.remember(self.session, status, headers, body)
            await self.session.commit()
        else:
            await self.session.rollback()

    async def close(self) -> None:
        """Give the connection back, whatever happened."""
        if self.session is not None:
            await self.session.close()


class TransactionPerRequest:
    """Holds the whole answer back until its transaction is committed."""

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self.app, self.database = app, database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; a commit that fails leaves nothing and answers an error."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        edge = Edge(self.database, dict(scope["headers"]))
        scope.setdefault("state", {})["edge"] = edge
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        try:
            await self.app(scope, receive, hold)
            body = b"".join(m.get("body", b"") for m in held[1:])
            await edge.end(held[0]["status"], held[0].get("headers", []), body)
        finally:
            await edge.close()
        for message in held:
            await send(message)


async def _actor(request: Request, ward: WardCode) -> Actor:
    token = request.headers.get(actors.HEADER)
    if not token:
        return actors.anyone(ward)
    key = request.app.state.settings.actor_public_key
    by = actors.verify(token, key, clock.real_now())
    if by.ward_id != ward:
        raise errors.Forbidden
    return by


async def _session(request: Request, by: By) -> AsyncSession:
    edge: Edge = request.scope["state"]["edge"]
    return await edge.open(by, request)


# These wait for nothing and are asynchronous all the same: FastAPI runs others in a thread.
async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _store(request: Request) -> FileStore:
    store: FileStore = request.app.state.files
    return store


async def _once_only(request: Request) -> None:
    edge: Edge = request.scope["state"]["edge"]
    edge.retry = None


# For routes whose answer holds a secret: it is not kept to be given again.
ONCE_ONLY = Depends(_once_only)


async def _now() -> datetime:
    return clock.now()


By = Annotated[Actor, Depends(_actor)]
Session = Annotated[AsyncSession, Depends(_session)]
Now = Annotated[datetime, Depends(_now)]
Files = Annotated[Desk, Depends(_desk)]
FileBytes = Annotated[FileStore, Depends(_store)]  # for who must read a file, not only keep it


def answer_refusals(app: FastAPI) -> None:
    """Every refusal, bad form and outage is answered in one shape."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, errors.Refusal)
        if getattr(error, "keep", False):
            request.scope["state"]["edge"].keep = True
        status = next(code for kind, code in STATUS_OF if isinstance(error, kind))
        return problem(status, type(error).__name__, error.sentence, error.fields, error.details)

    async def replayed(request: Request, error: Exception) -> Response:
        assert isinstance(error, Replay)
        response = Response(error.body, error.status)
        response.raw_headers = [
            (k.encode("latin-1"), v.encode("latin-1")) for k, v in error.headers
        ]
        return response

    async def malformed(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        fields = {
            ".".join(map(str, e["loc"][1:])) or "body": sentence_of(e) for e in error.errors()
        }
        title = "Một số mục điền chưa đúng. Hãy xem lại từng mục."
        return problem(422, "MalformedRequest", title, fields)

    app.add_exception_handler(errors.Refusal, refused)
    app.add_exception_handler(Replay, replayed)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(SQLAlchemyError, _unexpected)
    app.add_exception_handler(OSError, _unexpected)
    app.add_exception_handler(Exception, _unexpected)


async def _unexpected(request: Request, error: Exception) -> Response:
    sqlstate = getattr(getattr(error, "orig", None), "sqlstate", None)
    if sqlstate in NO_TEXT:
        return problem(422, "MalformedRequest", "Nội dung gửi lên có ký tự không đọc được.")
    log.error("unexpected_error", **telemetry.where(error))
    if is_outage(error) or sqlstate == TOO_SLOW:
        return problem(503, "Unavailable", errors.Unavailable().sentence)
    return problem(500, "Unexpected", "Hệ thống gặp lỗi. Việc vừa làm chưa được ghi lại.")


def problem(
    status: int,
    kind: str,
    sentence: str,
    fields: dict[str, str] | None = None,
    details: dict[str, Any] | None = None,
) -> Response:
    """An error in the form of RFC 9457; `fields` says what is wrong with which field."""
    body: dict[str, Any] = {"type": kind, "title": sentence, "status": status}
    if fields:
        body["fields"] = fields
    if details:
        body["details"] = json.loads(json.dumps(details, default=str))
    return JSONResponse(body, status, media_type="application/problem+json")
