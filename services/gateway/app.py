"""The routes of the door."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from libs.kernel.errors import Refusal, SignInNeeded
from services.gateway import downloads, ended, forwarding, health, passwords, signin, uploads
from services.gateway.door import Door, door_of
from services.gateway.limits import address_of
from services.gateway.open311.routes import ROUTES as OPEN311
from services.gateway.parts import WARD
from services.gateway.refusals import NoSuchPage, refused
from services.gateway.shell import Shell, broken

ANY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
ROUTES = [
    ("/healthz", health.healthz, ["GET"]),
    ("/readyz", health.readyz, ["GET"]),
    ("/metrics", health.metrics, ["GET"]),
    ("/static/{name:path}", downloads.static, ["GET"]),
    ("/files/{ward}/{sha256}", downloads.evidence, ["GET"]),
    ("/api/wards/{ward}/files", uploads.keep_file, ["POST"]),
    ("/api/wards/{ward}/sign-in", signin.sign_in_program, ["POST"]),
    ("/api/wards/{ward}/{service}/{rest:path}", forwarding.to_service, ANY),
    ("/{ward}/dang-nhap", signin.sign_in_page, ["POST"]),
    ("/{ward}/dang-xuat", signin.sign_out, ["POST"]),
]


async def openapi(request: Request) -> Response:
    """`/openapi.json`: what all services offer, in one document."""
    catalogue = door_of(request).catalogue
    await catalogue.refresh()
    return JSONResponse(catalogue.document(), headers={"cache-control": "no-cache"})


async def live(request: Request) -> Response:
    """`/live/{ward}`: tells an open page that something changed (server-sent events)."""
    door, ward = door_of(request), request.path_params["ward"]
    if not WARD.fullmatch(ward):
        raise NoSuchPage
    visitor = await door.sessions.of(request, ward)
    passwords.check(request, visitor)
    page = door.live.open(ward, address_of(request), known=visitor.known)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(door.live.lines(page), headers=headers, media_type="text/event-stream")


async def nothing_here(request: Request) -> Response:
    """Under /api there are services and nothing else."""
    raise NoSuchPage


def application(door: Door) -> Shell:
    """The door as one ASGI application."""
    routes = [Route(path, endpoint, methods=methods) for path, endpoint, methods in ROUTES]
    routes += [
        *OPEN311,
        Route("/openapi.json", openapi),
        Route("/live/{ward}", live),
        Route("/api/{rest:path}", nothing_here, methods=ANY),
        Route("/{rest:path}", forwarding.to_portal, methods=["GET", "HEAD", "POST"]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)],
        exception_handlers={
            passwords.PasswordGiven: passwords.refused,
            SignInNeeded: ended.led_to_sign_in,
            Refusal: refused,
            Exception: broken,
        },
    )
    app.state.door = door
    return Shell(app, door)
