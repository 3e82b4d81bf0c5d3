"""Whether the door stands, and whether every part behind it answers."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import nats
from nats.errors import NoRespondersError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from services.gateway.door import Door, door_of
from services.gateway.limits import is_inside
from services.gateway.parts import PARTS
from services.gateway.refusals import NoSuchPage

ASK_SECONDS = 2.0


async def healthz(request: Request) -> Response:
    """`/healthz`: this process answers."""
    return PlainTextResponse("ok")


async def readyz(request: Request) -> Response:
    """`/readyz`: 200 only when all parts are there; inside, what each says of itself."""
    door = door_of(request)
    told = await asyncio.gather(*(_status(door, part) for part in PARTS))
    parts = dict(zip(PARTS, told, strict=True))
    ready = all(parts.values())
    said = {"ready": ready, "parts": parts} if is_inside(request) else {"ready": ready}
    return JSONResponse(said, 200 if ready else 503)


async def metrics(request: Request) -> Response:
    """`/metrics`: counts for Prometheus, which asks from inside."""
    if not is_inside(request):
        raise NoSuchPage
    door = door_of(request)
    door.metrics.open_pages.set(len(door.live.pages))
    return Response(door.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


async def _status(door: Door, part: str) -> dict[str, Any] | None:
    try:
        reply = await door.bus.request(f"status.{part}", b"", timeout=ASK_SECONDS)
    except (NoRespondersError, TimeoutError, nats.errors.Error):
        return None
    status: dict[str, Any] = json.loads(reply.data)
    return status
