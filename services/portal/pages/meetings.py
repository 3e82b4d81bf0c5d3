"""One meeting: minutes, conclusions and what became of them, and the announcement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.meeting_view import INVITATION, meeting_view
from services.portal.pages.plan_approval import SIGNERS
from services.portal.reading import Told, the_day
from services.portal.views import ApprovalView, Choice, FormView, Link
from services.portal.visit import Visit, Visited, go, needed_file, refused_form

router = APIRouter()
EXAMPLES = {"committee": "12/TB-BCĐ", "front": "12/TB-UBND"}
CAPACITIES = {
    "committee": (("tm", "TM. Ban Chỉ đạo"), ("tm_kt", "TM. Ban Chỉ đạo, KT. Trưởng ban")),
    "front": (("tm", "TM. Ủy ban nhân dân"), ("tm_kt", "TM. Ủy ban nhân dân, KT. Chủ tịch")),
}
# Part of the address, route of the service, and the field of the view that holds the form.
FORMS = {
    "bien-ban": ("minutes", "hold", "bb-"),
    "doi": ("move", "move", "doi-"),
    "huy": ("cancellation", "cancel", "huy-"),
    "ket-luan": ("conclusions", "conclude", "kl-"),
}


@router.get("/{ward:ward}/viec/hop/{meeting_id}")
async def meeting(visit: Visited, meeting_id: UUID) -> Response:
    """One meeting."""
    told = await visit.asking.get("planning", f"meetings/{meeting_id}")
    return await visit.page("meeting.html.j2", await meeting_view(visit, told))


@router.post("/{ward:ward}/viec/hop/{meeting_id}/{step}")
async def work_on_meeting(visit: Visited, meeting_id: UUID, step: str) -> Response:
    """Write the minutes, move, call off, conclude; a refusal comes back to its form."""
    typed = await visit.form()
    here = f"{visit.home}/viec/hop/{meeting_id}"
    if step not in FORMS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path, field, prefix = FORMS[step]
    try:
        form = _form(step, typed)
        await visit.asking.post("planning", f"meetings/{meeting_id}/{path}", form)
    except Refused as refused:
        shown = refused_form(f"{here}/{step}", typed, refused, prefix)
        told = await visit.asking.get("planning", f"meetings/{meeting_id}")
        again = {field: shown}
        view = replace(await meeting_view(visit, told), **again)  # type: ignore[arg-type]
        return await visit.page("meeting.html.j2", view, 422)
    return go(here)


@router.post("/{ward:ward}/viec/ket-luan/{conclusion_id}/bo")
async def remove_conclusion(visit: Visited, conclusion_id: UUID) -> Response:
    """Take a conclusion back."""
    told = await visit.asking.post("planning", f"conclusions/{conclusion_id}/removal")
    return go(f"{visit.home}/viec/hop/{told['id']}")


@router.get("/{ward:ward}/viec/hop/{meeting_id}/thong-bao")
async def announcement(visit: Visited, meeting_id: UUID) -> Response:
    """The form that records how the announcement was signed."""
    visit.visitor.must_be_known()
    action = f"{visit.home}/viec/hop/{meeting_id}/thong-bao"
    return await _signing(visit, meeting_id, FormView(action, {"signed_on": f"{visit.today}"}))


@router.post("/{ward:ward}/viec/hop/{meeting_id}/thong-bao/ky")
async def announce_conclusions(visit: Visited, meeting_id: UUID) -> Response:
    """Announce the conclusions: their tasks are owed from now on."""
    typed = await visit.form()
    here = f"{visit.home}/viec/hop/{meeting_id}"
    names = ("number", "signed_on", "signing_form", "signer_position", "content_sha256")
    form = {name: typed.get(name, "") for name in names}
    try:
        await visit.asking.post("planning", f"meetings/{meeting_id}/announcement", form)
    except Refused as refused:
        shown = refused_form(f"{here}/thong-bao", typed, refused)
        return await _signing(visit, meeting_id, shown, 422)
    return go(here)


async def _signing(visit: Visit, meeting_id: UUID, form: FormView, status: int = 200) -> Response:
    whole = await visit.asking.get("planning", f"meetings/{meeting_id}")
    told = whole["meeting"]
    view = ApprovalView(
        title="Ký Thông báo kết luận",
        subject=Link(f"{visit.home}/viec/hop/{meeting_id}", told["title"]),
        rule="Ký xong, mỗi kết luận có đơn vị và hạn thành nhiệm vụ của đơn vị đó. "
        "Người ký không phải là người ghi kết luận.",
        form=replace(form, action=f"{form.action}/ky"),
        capacities=[
            Choice(value, words, value == "tm") for value, words in CAPACITIES[told["kind"]]
        ],
        day="signed_on",
        send="Ký thông báo",
        signers=[Choice(signer, signer) for signer in SIGNERS],
        example=EXAMPLES[told["kind"]],
        reads=[_read(one) for one in whole["conclusions"]],
        content_sha256=whole["content_sha256"],
    )
    return await visit.page("approval.html.j2", view, status)


def _read(told: Told) -> str:
    """A conclusion as it is signed: its words, whose work it is, and by when."""
    units = ", ".join(unit["name"] for unit in told["lead_units"])
    owed = f" ({units}, hạn {the_day(told['due_on']):%d/%m/%Y})" if units else ""
    return f"{told['ordinal']}. {told['text']}{owed}"


def invitation(typed: Mapping[str, str]) -> dict[str, Any]:
    """When, where and about what people meet, as typed."""
    return {name: typed.get(name, "") for name in INVITATION}


def _form(step: str, typed: Mapping[str, str]) -> dict[str, Any]:
    if step == "bien-ban":
        counted = {name: typed.get(name, "") for name in ("invited", "present")}
        return {**counted, "minutes": needed_file(typed, "minutes")}
    if step == "doi":
        return {**invitation(typed), "reason": typed.get("reason", "")}
    if step == "huy":
        return {"reason": typed.get("reason", "")}
    chosen = [name.removeprefix("unit-") for name in typed if name.startswith("unit-")]
    due_on = typed.get("due_on") or None
    return {"text": typed.get("text", ""), "lead_unit_ids": chosen, "due_on": due_on}
