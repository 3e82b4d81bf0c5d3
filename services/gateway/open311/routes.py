"""The seven addresses of GeoReport v2, below /open311; a jurisdiction is a ward's code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from libs.kernel.errors import NotFound, Refusal
from services.gateway.door import door_of
from services.gateway.open311 import shapes
from services.gateway.open311.asking import Asking, ServiceUnknown, asking_of, query_of, report
from services.gateway.open311.formats import TYPES, written
from services.gateway.refusals import NoSuchPage, status_of

Answer = tuple[str, Any, int]
Answering = Callable[[Request], Awaitable[Answer]]


def _in_format(answering: Answering) -> Callable[[Request], Awaitable[Response]]:
    """The answer, and every refusal, in the format that the address ends with."""

    async def endpoint(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in TYPES:
            raise NoSuchPage
        try:
            root, value, status = await answering(request)
        except Refusal as refusal:
            status = status_of(refusal)
            # The standard knows 400 where we would say 422.
            code = 400 if status == 422 else status
            root, value = "errors", [{"code": code, "description": refusal.sentence}]
            status = code
        return written(kind, root, value, status)

    return endpoint


async def discovery(request: Request) -> Answer:
    """Where everything is."""
    return "discovery", shapes.discovery(_base_url(request)), 200


async def services(request: Request) -> Answer:
    """What may be reported."""
    asking = await asking_of(request)
    kinds = await asking.get("reception", "feedback/categories")
    return "services", [shapes.service(each) for each in kinds], 200


async def definition(request: Request) -> Answer:
    """What may be said of one kind besides."""
    asking = await asking_of(request)
    return (
        "service_definition",
        shapes.definition(await _kind(asking, request.path_params["code"])),
        200,
    )


async def requests(request: Request) -> Answer:
    """Public reports; or a new one."""
    asking = await asking_of(request)
    if request.method == "POST":
        return await _send(request, asking)
    told = await asking.get("reception", "feedback", query_of(asking.sent))
    rows = [shapes.request(row, _base_url(request)) for row in told["rows"]]
    return "service_requests", rows, 200


async def one_request(request: Request) -> Answer:
    """One public report."""
    asking = await asking_of(request)
    row = await _public(asking, request.path_params["number"])
    return "service_requests", [shapes.request(row, _base_url(request))], 200


async def token(request: Request) -> Answer:
    """The number behind a token: they are the same, since every number is given at once."""
    asking = await asking_of(request)
    row = await _public(asking, request.path_params["number"])
    found = {"service_request_id": row["code"], "token": row["code"]}
    return "service_requests", [found], 200


async def _send(request: Request, asking: Asking) -> Answer:
    kind = await _kind(asking, asking.sent.get("service_code", ""))
    told = await asking.post("feedback-relayed", report(asking.sent, kind["title"]))
    ticket = shapes.ticket(told, _base_url(request), asking.ward)
    return "service_requests", [ticket], 201


async def _kind(asking: Asking, code: str) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = await asking.get("reception", "feedback/categories")
    found = next((each for each in kinds if each["code"] == code), None)
    if found is None:
        raise ServiceUnknown
    return found


async def _public(asking: Asking, number: str) -> dict[str, Any]:
    told = await asking.get("reception", "feedback", [("code", number[:40])])
    if not told["rows"]:
        raise NotFound
    row: dict[str, Any] = told["rows"][0]
    return row


def _base_url(request: Request) -> str:
    return door_of(request).settings.base_url.rstrip("/")


V2 = "/open311/v2"
ROUTES = [
    Route("/open311/discovery.{kind}", _in_format(discovery)),
    Route(f"{V2}/discovery.{{kind}}", _in_format(discovery)),
    Route(f"{V2}/services.{{kind}}", _in_format(services)),
    Route(f"{V2}/services/{{code}}.{{kind}}", _in_format(definition)),
    Route(f"{V2}/requests.{{kind}}", _in_format(requests), methods=["GET", "POST"]),
    Route(f"{V2}/requests/{{number}}.{{kind}}", _in_format(one_request)),
    Route(f"{V2}/tokens/{{number}}.{{kind}}", _in_format(token)),
]
