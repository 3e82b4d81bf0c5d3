"""The chair before a submitted plan: reads it, signs it or its amendment, or sends it back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.plan import title_of
from services.portal.reading import Told
from services.portal.views import Choice, Consequences, DutyRow, FormView, Link, PlanApprovalView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
SIGNERS = ("Chủ tịch", "Phó Chủ tịch")
# Nghị định 30/2020/NĐ-CP, Điều 13: người đứng đầu ký TM., cấp phó ký KT.
CAPACITIES = (("tm", "TM. Ủy ban nhân dân"), ("tm_kt", "TM. Ủy ban nhân dân, KT. Chủ tịch"))
NAMES = ("number", "signed_on", "signing_form", "signer_position", "content_sha256")


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}/duyet")
async def approval(visit: Visited, plan_id: UUID) -> Response:
    """The plan as it would be signed, with the form that records how it was."""
    visit.visitor.must_be_known()
    form = FormView(f"{_desk(visit, plan_id)}/duyet", {"signed_on": f"{visit.today}"})
    return await visit.page("plan_approval.html.j2", await _view(visit, plan_id, form))


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}/duyet")
async def approve_plan(visit: Visited, plan_id: UUID) -> Response:
    """Approve what was read: as the plan of its year, or as the amendment of the one in force."""
    typed = await visit.form()
    kind = "amendment" if typed.get("amends") else "approval"
    try:
        form = {name: typed.get(name, "") for name in NAMES}
        await visit.asking.post("planning", f"plans/{plan_id}/{kind}", form)
    except Refused as refused:
        shown = refused_form(f"{_desk(visit, plan_id)}/duyet", typed, refused)
        return await visit.page("plan_approval.html.j2", await _view(visit, plan_id, shown), 422)
    return go(f"{visit.home}/ke-hoach?ban={plan_id}")


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}/tra-lai")
async def return_plan(visit: Visited, plan_id: UUID) -> Response:
    """Send the plan back to whoever drafts it, with a reason."""
    typed = await visit.form()
    try:
        form = {"reason": typed.get("reason", "")}
        await visit.asking.post("planning", f"plans/{plan_id}/return", form)
    except Refused as refused:
        shown = refused_form(f"{_desk(visit, plan_id)}/tra-lai", typed, refused, "tl-")
        own = FormView(f"{_desk(visit, plan_id)}/duyet", {"signed_on": f"{visit.today}"})
        view = replace(await _view(visit, plan_id, own), sent_back=shown)
        return await visit.page("plan_approval.html.j2", view, 422)
    return go(f"{visit.home}/viec")


async def _view(visit: Visit, plan_id: UUID, form: FormView) -> PlanApprovalView:
    sheet = await visit.asking.get("planning", f"plans/{plan_id}/approval")
    amends = _consequences(visit, sheet) if sheet["amends"] else None
    submitted = sheet["plan"]["state"] == "submitted"
    return PlanApprovalView(
        title="Phê duyệt bản sửa đổi" if amends else "Ghi nhận phê duyệt kế hoạch",
        subject=Link(f"{visit.home}/ke-hoach?ban={plan_id}", title_of(sheet["plan"])),
        rule="Chủ tịch ký TM. Ủy ban nhân dân; Phó Chủ tịch ký KT. Chủ tịch. "
        "Người phê duyệt không phải là người lập.",
        form=form,
        capacities=[Choice(value, words, value == "tm") for value, words in CAPACITIES],
        day="signed_on",
        send="Phê duyệt bản sửa đổi" if amends else "Phê duyệt kế hoạch",
        signers=[Choice(signer, signer) for signer in SIGNERS],
        example="45/KH-UBND" if amends else "36/KH-UBND",
        content_sha256=sheet["content_sha256"],
        duties=[_duty(one) for one in sheet["duties"]],
        amends=amends,
        sent_back=FormView(f"{_desk(visit, plan_id)}/tra-lai", prefix="tl-")
        if submitted and visit.visitor.may("return_plan")
        else None,
    )


def _consequences(visit: Visit, sheet: Told) -> Consequences:
    told, before = sheet["amends"], sheet["amends"]["plan"]
    number = f"Kế hoạch số {before['number']}"
    return Consequences(
        plan=Link(f"{visit.home}/ke-hoach?ban={before['id']}", number),
        changes=Link(f"{visit.home}/ke-hoach/{sheet['plan']['id']}/thay-doi", "Xem từng thay đổi"),
        kept=told["kept"],
        changed=told["changed"],
        added=told["added"],
        withdrawn=told["withdrawn"],
    )


def _duty(told: Told) -> DutyRow:
    leads = ", ".join(told["leads"]) or "Chưa có đơn vị chủ trì"
    return DutyRow(told["path"], told["title"], leads, told["due"] or "Không ghi ngày")


def _desk(visit: Visit, plan_id: UUID) -> str:
    return f"{visit.home}/viec/ke-hoach/{plan_id}"
