"""A plan on its way into force: handed in, submitted, approved."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.plan import title_of
from services.portal.views import ApprovalView, Choice, FormView, Link, PlanUploadView
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
SIGNERS = ("Chủ tịch", "Phó Chủ tịch")
# Nghị định 30/2020/NĐ-CP, Điều 13: người đứng đầu ký TM., cấp phó ký KT.
CAPACITIES = (("tm", "TM. Ủy ban nhân dân"), ("tm_kt", "TM. Ủy ban nhân dân, KT. Chủ tịch"))


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
        form["text"] = typed.get("text", "").strip() or None
        kept = await visit.asking.post("planning", "plans", form)
    except Refused as refused:
        action = f"{visit.home}/viec/ke-hoach/moi"
        return await _upload_page(visit, refused_form(action, typed, refused), 422)
    return go(f"{visit.home}/viec/ke-hoach/{kept['id']}")


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}/duyet")
async def approval(visit: Visited, plan_id: UUID) -> Response:
    """The form that records how a plan was signed."""
    visit.visitor.must_be_known()
    form = FormView(_approving(visit, plan_id), {"signed_on": f"{visit.today}"})
    return await _approval_page(visit, plan_id, form)


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}/duyet")
async def approve_plan(visit: Visited, plan_id: UUID) -> Response:
    """Approve a plan: its tasks are owed from now on."""
    typed = await visit.form()
    names = ("number", "signed_on", "signing_form", "signer_position")
    form = {name: typed.get(name, "") for name in names}
    try:
        await visit.asking.post("planning", f"plans/{plan_id}/approval", form)
    except Refused as refused:
        shown = refused_form(_approving(visit, plan_id), typed, refused)
        return await _approval_page(visit, plan_id, shown, 422)
    return go(f"{visit.home}/ke-hoach?ban={plan_id}")


async def _upload_page(visit: Visit, form: FormView, status: int = 200) -> Response:
    this = visit.today.year
    years = [Choice(str(year), str(year), year == this) for year in (this - 1, this, this + 1)]
    return await visit.page("plan_upload.html.j2", PlanUploadView(form, years), status)


async def _approval_page(
    visit: Visit, plan_id: UUID, form: FormView, status: int = 200
) -> Response:
    plan = (await visit.asking.get("planning", f"plans/{plan_id}"))["plan"]
    view = ApprovalView(
        title="Ghi nhận phê duyệt kế hoạch",
        subject=Link(f"{visit.home}/ke-hoach?ban={plan_id}", title_of(plan)),
        rule="Chủ tịch ký TM. Ủy ban nhân dân; Phó Chủ tịch ký KT. Chủ tịch. "
        "Người phê duyệt không phải là người lập.",
        form=form,
        capacities=[Choice(value, words, value == "tm") for value, words in CAPACITIES],
        day="signed_on",
        send="Phê duyệt kế hoạch",
        signers=[Choice(signer, signer) for signer in SIGNERS],
        example="36/KH-UBND",
    )
    return await visit.page("approval.html.j2", view, status)


def _approving(visit: Visit, plan_id: UUID) -> str:
    return f"{visit.home}/viec/ke-hoach/{plan_id}/duyet"
