"""The figures of a report that no event gave: shown with their proof, entered, taken out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.hand_figures import hand_figure, typed_figure
from services.portal.views import FormView, Link
from services.portal.views.parts import ByHandPageView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
PAGE = "report_by_hand.html.j2"
HERE = "/{ward:ward}/viec/bao-cao/{report_id}/so-lieu"


@router.get(HERE)
async def by_hand(visit: Visited, report_id: UUID) -> Response:
    """Every figure by hand, and the form of another."""
    visit.visitor.must_be_known()
    return await visit.page(PAGE, await _view(visit, report_id))


@router.post(HERE)
async def enter_figure(visit: Visited, report_id: UUID) -> Response:
    """Enter one, with its reason; sending the form twice enters it once."""
    typed = await visit.form()
    path = f"reports/{report_id}/figures"
    try:
        form = typed_figure(typed)
        await visit.asking.post("reporting", path, form, key=typed.get("key", ""))
    except Refused as refused:
        view = await _view(visit, report_id)
        if view.form is None:  # meanwhile it was approved
            raise
        again = refused_form(visit.request.url.path, {"key": form_key()} | typed, refused)
        return await visit.page(PAGE, replace(view, form=again), 422)
    return go(visit.request.url.path)


@router.post(HERE + "/{manual_figure_id}/bo")
async def remove_figure(visit: Visited, report_id: UUID, manual_figure_id: UUID) -> Response:
    """Take one out of a draft."""
    here = f"{visit.home}/viec/bao-cao/{report_id}/so-lieu"
    try:
        await visit.asking.post("reporting", f"manual-figures/{manual_figure_id}/removal")
    except Refused as refused:
        view = await _view(visit, report_id)
        if view.form is None:
            raise
        alert = refused_form(here, {}, refused)
        return await visit.page(PAGE, replace(view, alert=alert), 422)
    return go(here)


async def _view(visit: Visit, report_id: UUID) -> ByHandPageView:
    told, entries = await asyncio.gather(
        visit.asking.get("reporting", f"reports/{report_id}"),
        visit.asking.get("reporting", f"reports/{report_id}/manual-figures"),
    )
    here = f"{visit.home}/viec/bao-cao/{report_id}/so-lieu"
    writes = told["status"] == "draft" and visit.visitor.may("enter_figure")
    return ByHandPageView(
        report=Link(f"{visit.home}/bao-cao/{report_id}", told["title"]),
        figures=[
            hand_figure(
                each, f"{here}/{each['id']}/bo" if writes else "", "{{" + each["key"] + "}}"
            )
            for each in entries
        ],
        form=FormView(here, {"key": form_key()}) if writes else None,
    )
