"""Whoever sends a form after the session was over is led to sign in, and back to the form."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from libs import languages
from libs.kernel.actor import anyone
from libs.kernel.errors import SignInNeeded
from services.gateway.forwarding import page
from services.gateway.languages import led_on
from services.gateway.parts import WARD
from services.gateway.refusals import refused, wants_page
from services.gateway.sessions import Visitor

NEXT_MAX = 2000


async def led_to_sign_in(request: Request, error: Exception) -> Response:
    """The answer to SignInNeeded: on a ward's page the way to sign in; else the refusal itself."""
    assert isinstance(error, SignInNeeded)
    ward = request.url.path.split("/")[1]
    if not wants_page(request) or not WARD.fullmatch(ward):
        return refused(request, error)
    address = f"/{ward}/dang-nhap"
    if (here := _came_from(request, ward)) and await _is_there(request, ward, here):
        address += f"?next={quote(here, safe='')}"
    headers = {"cache-control": "no-store"}
    return RedirectResponse(led_on(request, address, english=True), 303, headers)


def _came_from(request: Request, ward: str) -> str:
    """The page with the form, as the browser tells it; nothing when it is none of this ward."""
    told = urlsplit(request.headers.get("referer", ""))
    path = languages.in_vietnamese(told.path) or told.path
    if told.netloc != request.headers.get("host") or not path.startswith(f"/{ward}/"):
        return ""
    here = path + (f"?{told.query}" if told.query else "")
    return here if here.isascii() and here.isprintable() and len(here) <= NEXT_MAX else ""


async def _is_there(request: Request, ward: str, here: str) -> bool:
    """Whether it can be opened: a form that was refused is shown where no page is."""
    shown = await page(request, Visitor(anyone(ward)), "GET", here)
    return shown.status_code < 400
