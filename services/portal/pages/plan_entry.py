"""A plan on its way into force: handed in and read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.views import Choice, FormView, PlanUploadView
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()


@router.get("/{ward:ward}/viec/ke-hoach/moi")
async def new_plan(visit: Visited) -> Response:
    """The form that takes a plan."""
    visit.visitor.must_be_known()
    return await _upload_page(visit, FormView(f"{visit.home}/viec/ke-hoach/moi"))


@router.post("/{ward:ward}/viec/ke-hoach/moi")
async def import_plan(visit: Visited) -> Response:
    """Have the plan read; its review comes next."""
    typed = await visit.form()
    try:
        form: dict[str, Any] = {"year": typed.get("year", "")}
        # One of both: an empty field is nothing sent, so the other one counts.
        form["receipt"] = file_of(typed, "receipt")
        # A file of plain text comes as its words, not as a receipt.
        form["text"] = typed.get("text", "").strip() or typed.get("receipt.text") or None
        kept = await visit.asking.post("planning", "plans", form)
    except Refused as refused:
        action = f"{visit.home}/viec/ke-hoach/moi"
        return await _upload_page(visit, refused_form(action, typed, refused), 422)
    return go(f"{visit.home}/viec/ke-hoach/{kept['id']}")


async def _upload_page(visit: Visit, form: FormView, status: int = 200) -> Response:
    this = visit.today.year
    years = [Choice(str(year), str(year), year == this) for year in (this - 1, this, this + 1)]
    return await visit.page("plan_upload.html.j2", PlanUploadView(form, years), status)
