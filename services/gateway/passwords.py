"""Whoever was given a password chooses their own first: whoever gave it knows it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from libs.kernel.errors import Forbidden
from services.gateway import refusals
from services.gateway.sessions import Visitor

CHANGES = ("/mat-khau", "/directory/password")


class PasswordGiven(Forbidden):
    """Mật khẩu này do người khác cấp. Hãy đổi mật khẩu trước khi làm việc khác."""


def check(request: Request, visitor: Visitor) -> None:
    """Refuse whoever has to choose a password first, and is about to do something else."""
    if not visitor.account.get("must_change_password"):
        return
    home = visitor.session.partition(".")[0]
    page, service = f"/{home}/mat-khau", f"/api/wards/{home}/directory"
    # Choosing a password, and what a program needs to know that it must.
    if request.url.path not in (page, f"{service}/password", f"{service}/sessions/current"):
        raise PasswordGiven(page=page)


def is_change(request: Request) -> bool:
    """Whether this may end every session of whoever asks."""
    return request.method in ("POST", "PUT") and request.url.path.endswith(CHANGES)


def refused(request: Request, error: Exception) -> Response:
    """A browser is led to the page on which a password is chosen; a program is told."""
    assert isinstance(error, PasswordGiven)
    if not refusals.wants_page(request):
        return refusals.refused(request, error)
    answer = RedirectResponse(error.details["page"], 303)
    answer.headers["cache-control"] = "no-store"
    return answer
