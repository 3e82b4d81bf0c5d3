"""Choosing a password: for whoever was given one the only page there is."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.views import FormView, PasswordView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
WRONG = 401
DIFFERENT = "Hai lần nhập mật khẩu mới không giống nhau."


@router.get("/{ward:ward}/mat-khau")
async def password(visit: Visited) -> Response:
    """The form that changes one's own password."""
    visit.visitor.must_be_known()
    return await _page(visit, FormView(_here(visit)))


@router.post("/{ward:ward}/mat-khau")
async def change_password(visit: Visited) -> Response:
    """Change it; every session ends, so signing in is next."""
    visit.visitor.must_be_known()
    typed = await visit.form()
    form = {"current": typed.get("current", ""), "new": typed.get("new", "")}
    try:
        if form["new"] != typed.get("again"):
            raise Refused(422, DIFFERENT, {"again": DIFFERENT})
        await visit.asking.put("directory", "password", form)
    except Refused as refused:
        # Who is signed in stays so: what was wrong is the password typed.
        mended = Refused(422, refused.title, {}) if refused.status == WRONG else refused
        return await _page(visit, refused_form(_here(visit), {}, mended), 422)
    return go(f"{visit.home}/dang-nhap")


async def _page(visit: Visit, form: FormView, status: int = 200) -> Response:
    view = PasswordView(form, must=visit.visitor.must_change_password)
    return await visit.page("password.html.j2", view, status)


def _here(visit: Visit) -> str:
    return f"{visit.home}/mat-khau"
