"""A paper that a service wrote, for whoever looks: passed on byte for byte."""

from __future__ import annotations

from fastapi.responses import Response

from services.portal.visit import Visit


async def paper(visit: Visit, path: str, service: str = "participation") -> Response:
    """A paper of a service, byte for byte."""
    answer = await visit.asking.fetch(service, path)
    kept = ("content-type", "content-disposition", "cache-control")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)
