"""Stop notices about a letter, with the address out of one; no account, and no name anywhere."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.views import FormView
from services.portal.views.sealed import StopView
from services.portal.visit import Visited

router = APIRouter()


@router.get("/{ward:ward}/ngung-thong-bao/{key}")
async def stop_form(visit: Visited, key: str) -> Response:
    """Ask once, so that a mail program that follows links stops nothing."""
    form = FormView(f"{visit.home}/ngung-thong-bao/{key}", {})
    return await visit.page("stop_notices.html.j2", StopView(form))


@router.post("/{ward:ward}/ngung-thong-bao/{key}")
async def stop(visit: Visited, key: str) -> Response:
    """No more notices."""
    await visit.asking.post("reception", "notices/stops", {"key": key})
    return await visit.page("stop_notices.html.j2", StopView(None))
