"""A list of households from a file: looked at row by row, then entered whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.importing import list_of, rows_of
from services.portal.pages.reception_visit import passed
from services.portal.reading import Told
from services.portal.views import FormView, Link
from services.portal.views.households import HouseholdImportView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
HEAD = ["Số hộ", "Người đại diện", "Ngày sinh", "Địa chỉ"]


@router.get("/{ward:ward}/viec/ho/{unit_id}/nhap")
async def list_form(visit: Visited, unit_id: UUID) -> Response:
    """Where a file is chosen, or a table pasted."""
    visit.visitor.must_be_known()
    return await visit.page("household_import.html.j2", await _view(visit, unit_id))


@router.get("/{ward:ward}/viec/ho/{unit_id}/nhap/mau")
async def template(visit: Visited, unit_id: UUID) -> Response:
    """The empty list to fill in."""
    visit.visitor.must_be_known()
    return passed(await visit.asking.fetch("participation", "household-template"))


@router.post("/{ward:ward}/viec/ho/{unit_id}/nhap")
async def check_list(visit: Visited, unit_id: UUID) -> Response:
    """Say what is wrong with which line; nothing is entered yet."""
    typed = await visit.form()
    view = await _view(visit, unit_id)
    try:
        asked = list_of(typed)
        told = await _import(visit, unit_id, {**asked, "dry_run": True})
    except Refused as refused:
        again = refused_form(view.form.action, typed, refused)
        return await visit.page("household_import.html.j2", replace(view, form=again), 422)
    fresh = sum(not row["unchanged"] and not row["errors"] for row in told["rows"])
    preview = replace(
        view,
        rows=rows_of(told),
        fresh=fresh,
        confirm=FormView(f"{view.form.action}/ghi", asked) if fresh else None,
    )
    return await visit.page("household_import.html.j2", preview)


@router.post("/{ward:ward}/viec/ho/{unit_id}/nhap/ghi")
async def enter_list(visit: Visited, unit_id: UUID) -> Response:
    """Enter all lines of the list that was checked."""
    typed = await visit.form()
    view = await _view(visit, unit_id)
    try:
        capable = {"capable": typed.get("capable") == "1"}
        await _import(visit, unit_id, list_of(typed) | capable)
    except Refused as refused:
        again = refused_form(view.form.action, typed, refused)
        return await visit.page("household_import.html.j2", replace(view, form=again), 422)
    return go(f"{visit.home}/viec/ho/{unit_id}")


async def _import(visit: Visit, unit_id: UUID, form: Mapping[str, Any]) -> Told:
    path = f"neighbourhoods/{unit_id}/households/import"
    told: Told = await visit.asking.post("participation", path, form)
    return told


async def _view(visit: Visit, unit_id: UUID) -> HouseholdImportView:
    roll = await visit.asking.get("participation", f"neighbourhoods/{unit_id}/households")
    here = f"{visit.home}/viec/ho/{unit_id}"
    return HouseholdImportView(
        name=roll["name"],
        back=Link(here, roll["name"]),
        head=HEAD,
        template=f"{here}/nhap/mau",
        form=FormView(f"{here}/nhap"),
    )
