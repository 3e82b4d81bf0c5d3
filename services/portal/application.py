"""The portal as one FastAPI application: every page, and a page for everything that goes wrong."""

from __future__ import annotations

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from libs.assets import Assets
from libs.kernel import telemetry
from libs.kernel.settings import Settings
from services.portal import errors
from services.portal.asking import Refused
from services.portal.english.engine import English
from services.portal.kinds import Engines
from services.portal.look.engine import TEMPLATES
from services.portal.pages import router
from services.portal.visit import go, local, to_sign_in, visit_of
from services.portal.wards import WardBook

log = structlog.get_logger()

SIMULATED = "Thời gian trên trang này là thời gian mô phỏng."


def portal_application(settings: Settings) -> FastAPI:
    """The pages; they ask the services over `state.bus` and keep only the names of wards."""
    app = FastAPI(
        title="portal",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # it would send browsers to the address the bus has for us
        # Its own spans would carry queries, and queries carry what people search for.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    notice = SIMULATED if settings.simulation else settings.notice
    app.state.wards = WardBook(notice, mail=bool(settings.smtp_url))
    app.state.base_url = settings.base_url.rstrip("/")
    app.state.traces = settings.traces
    app.state.assets = Assets(TEMPLATES.parent / "static")
    app.state.engines = Engines(app.state.assets.url)
    app.state.english = English(app.state.assets.url)
    app.include_router(router)
    _answer_errors(app)
    return app


def _answer_errors(app: FastAPI) -> None:
    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        visit = await visit_of(request)
        if error.status == 401:
            return to_sign_in(visit)
        return await errors.error_page(visit, error.status, error.title)

    async def nowhere(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        bare = local(request.url.path.rstrip("/"))
        if error.status_code == 404 and bare and request.url.path.endswith("/"):
            return go(bare)
        return await errors.error_page(await visit_of(request), error.status_code)

    async def malformed(request: Request, error: Exception) -> Response:
        # The address itself is wrong: there is no such page.
        return await errors.error_page(await visit_of(request), 404)

    async def broken(request: Request, error: Exception) -> Response:
        log.error("page_failed", **telemetry.where(error))
        return await errors.error_page(await visit_of(request), 500)

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, nowhere)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(Exception, broken)
