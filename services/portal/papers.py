"""A paper of participation for whoever looks, byte for byte as the service wrote it."""

from __future__ import annotations

from fastapi.responses import Response

from services.portal.visit import Visit


async def paper(visit: Visit, path: str) -> Response:
    """A paper of participation, byte for byte."""
    answer = await visit.asking.fetch("participation", path)
    kept = ("content-type", "content-disposition", "cache-control")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)
