"""What residents said of a model: a clerk shows it or not, one by one or several at once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.model_papers import SORTING, TICK
from services.portal.pages.award_models import view_of
from services.portal.visit import Visited, form_key, go, refused_form

router = APIRouter()
DESK = "viec/mo-hinh"


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/gop-y")
async def sort_comments(visit: Visited, model_id: UUID) -> Response:
    """Show what was ticked, or hide all of it for one reason."""
    typed = await visit.form()
    ticked = [name.removeprefix(TICK) for name in typed if name.startswith(TICK)]
    shown = typed.get("act") == "show"
    form = {"comment_ids": ticked, "shown": shown}
    form["ground"] = None if shown else typed.get("ground") or None
    try:
        path = f"models/{model_id}/comments/sorting"
        await visit.asking.post("awards", path, form, key=typed.get("key", ""))
    except Refused as refused:
        again = {"key": form_key()} | typed
        sorting = refused_form(visit.request.url.path, again, refused, SORTING)
        view = await view_of(visit, model_id)
        if view.sorting is None:  # meanwhile nothing is left to be sorted
            raise
        return await visit.page("award_model.html.j2", replace(view, sorting=sorting), 422)
    return go(f"{visit.home}/{DESK}/{model_id}#h-said")


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/gop-y/{comment_id}")
async def sort_comment(visit: Visited, model_id: UUID, comment_id: UUID) -> Response:
    """Show a comment, or say why not."""
    typed = await visit.form()
    ground = typed.get("ground") or None
    form = {"shown": ground is None, "ground": ground}
    await visit.asking.post("awards", f"model-comments/{comment_id}/sorting", form)
    return go(f"{visit.home}/{DESK}/{model_id}#h-said")
