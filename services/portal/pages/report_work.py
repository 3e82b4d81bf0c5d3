"""The work on a report: other words, approval, its number and signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.pages.plan_approval import CAPACITIES
from services.portal.pages.report_view import report_view
from services.portal.reading import Told
from services.portal.views import ApprovalView, Choice, FormView, Link, ReportEditView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()


@router.post("/{ward:ward}/viec/bao-cao/{report_id}/duyet")
async def approve_report(visit: Visited, report_id: UUID) -> Response:
    """Approve a draft that others wrote, as it was read."""
    read = {"content_sha256": (await visit.form()).get("content_sha256", "")}
    try:
        await visit.asking.post("reporting", f"reports/{report_id}/approval", read)
    except Refused as refused:
        told = await _report(visit, report_id)
        shown = {"content_sha256": told["content_sha256"] or ""}  # this page is read anew
        form = refused_form(f"{visit.home}/viec/bao-cao/{report_id}/duyet", shown, refused)
        view = report_view(visit, told, await positions_of(visit))
        again = replace(view, steps=[(form, "Phê duyệt báo cáo")])
        return await visit.page("report.html.j2", again, 422)
    return go(f"{visit.home}/bao-cao/{report_id}")


@router.post("/{ward:ward}/viec/bao-cao/{report_id}/rut")
async def drop_on_demand(visit: Visited, report_id: UUID) -> Response:
    """Take back a report that somebody had asked for."""
    typed, told = await visit.form(), await _report(visit, report_id)
    form = {"reason": typed.get("reason", "")}
    try:
        path = f"periods/{told['period']['id']}/dropping"
        await visit.asking.post("reporting", path, form)
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/bao-cao/{report_id}/rut", typed, refused)
        view = report_view(visit, told, await positions_of(visit))
        return await visit.page("report.html.j2", replace(view, drop=shown), 422)
    return go(f"{visit.home}/viec/bao-cao")


@router.get("/{ward:ward}/viec/bao-cao/{report_id}/ban-hanh")
async def issuance(visit: Visited, report_id: UUID) -> Response:
    """The form of number, day and signature."""
    visit.visitor.must_be_known()
    values = {"issued_on": f"{visit.today}"}
    form = FormView(f"{visit.home}/viec/bao-cao/{report_id}/ban-hanh", values)
    return await _issuance_page(visit, report_id, form)


@router.post("/{ward:ward}/viec/bao-cao/{report_id}/ban-hanh")
async def issue_report(visit: Visited, report_id: UUID) -> Response:
    """Issue the report: from now on everybody may read it."""
    typed = await visit.form()
    form: dict[str, Any] = {
        name: typed.get(name, "") for name in ("number", "signing_form", "signer_name")
    }
    form["issued_on"] = typed.get("issued_on") or None
    try:
        await visit.asking.post("reporting", f"reports/{report_id}/issuance", form)
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/bao-cao/{report_id}/ban-hanh", typed, refused)
        return await _issuance_page(visit, report_id, shown, 422)
    return go(f"{visit.home}/bao-cao/{report_id}")


@router.get("/{ward:ward}/viec/bao-cao/{report_id}/muc/{key}")
async def section(visit: Visited, report_id: UUID, key: str) -> Response:
    """The form of one section."""
    visit.visitor.must_be_known()
    told = await _report(visit, report_id)
    part = _part_of(told, key)
    values = {"text": part["text"], "text_sha256": part["text_sha256"]}
    form = FormView(_section(visit, report_id, key), values)
    return await _section_page(visit, told, part, form)


@router.post("/{ward:ward}/viec/bao-cao/{report_id}/muc/{key}")
async def write_narrative(visit: Visited, report_id: UUID, key: str) -> Response:
    """Put the section in other words."""
    typed = await visit.form()
    told = await _report(visit, report_id)
    part = _part_of(told, key)
    try:
        path = f"reports/{report_id}/sections/{part['key']}"
        words = {name: typed.get(name, "") for name in ("text", "text_sha256")}
        await visit.asking.put("reporting", path, words)
    except Refused as refused:
        shown = refused_form(_section(visit, report_id, key), typed, refused)
        return await _section_page(visit, told, part, shown, 422)
    return go(f"{visit.home}/bao-cao/{report_id}")


async def _report(visit: Visit, report_id: UUID) -> Told:
    told: Told = await visit.asking.get("reporting", f"reports/{report_id}")
    return told


def _part_of(told: Told, key: str) -> Told:
    for part in told["parts"]:
        if part["key"] == key:
            return dict(part)
    raise Refused(404, "Không tìm thấy mục này.", {})


def _section(visit: Visit, report_id: UUID, key: str) -> str:
    return f"{visit.home}/viec/bao-cao/{report_id}/muc/{key}"


def _link(visit: Visit, told: Told) -> Link:
    return Link(f"{visit.home}/bao-cao/{told['id']}", told["title"])


async def _section_page(
    visit: Visit, told: Told, part: Told, form: FormView, status: int = 200
) -> Response:
    view = ReportEditView(part["title"], _link(visit, told), form)
    return await visit.page("report_edit.html.j2", view, status)


async def _issuance_page(
    visit: Visit, report_id: UUID, form: FormView, status: int = 200
) -> Response:
    told = await _report(visit, report_id)
    view = ApprovalView(
        title="Ban hành báo cáo",
        subject=_link(visit, told),
        rule="Sau khi ban hành, ai cũng đọc được báo cáo trên trang của phường; báo cáo không sửa"
        " được, muốn thay phải lập bản thay thế.",
        form=form,
        capacities=[Choice(value, words, value == "tm") for value, words in CAPACITIES],
        day="issued_on",
        send="Ban hành báo cáo",
        example="320; ký hiệu BC-UBND được thêm tự động",
    )
    return await visit.page("approval.html.j2", view, status)
