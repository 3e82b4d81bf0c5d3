"""The officials' way of a document to the people: register, write, let out, correct, take back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.law.catalogue import khoans
from libs.law.rules import rule
from services.portal.asking import Refused
from services.portal.pages import listing
from services.portal.pages.disclosures import view_of
from services.portal.pages.quarterly import written_from_list
from services.portal.reading import Told, document, letter_of
from services.portal.views import Choice, DisclosureEditView, FormView, State
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
STEPS = ("Ghi văn bản và soạn", "Duyệt", "Công khai", "Niêm yết đủ")
REGISTERED = ("item", "title", "number", "signed_on", "signer_position")
WRITTEN = ("title", "summary", "body")
# The steps of a disclosure: the route that takes one, and where its form is on the page.
TAKEN = {
    "duyet": ("approval", "approve"),
    "cong-khai": ("publication", "publish"),
    "bo-dinh-chinh": ("correction/drop", "drop"),
    "thu-hoi": ("withdrawal", "withdraw"),
}


@router.get("/{ward:ward}/viec/cong-khai/moi")
async def new_disclosure(
    visit: Visited, nghia_vu: Annotated[UUID | None, Query(alias="nghia-vu")] = None
) -> Response:
    """The form of a document that must be shown; for something the plan expects if one is named."""
    values = {"signed_on": f"{visit.today}"}
    if visit.visitor.actor.unit_id:
        values["owner_unit_id"] = str(visit.visitor.actor.unit_id)
    action = f"{visit.home}/viec/cong-khai/moi"
    if nghia_vu:
        owed = await visit.asking.get("disclosures", f"obligations/{nghia_vu}")
        values |= {"item": owed["item"], "title": owed["title"]}
        values["owner_unit_id"] = owed["owner_unit_id"] or values.get("owner_unit_id", "")
        action += f"?nghia-vu={nghia_vu}"
    return await _new_page(visit, FormView(action, values))


@router.post("/{ward:ward}/viec/cong-khai/moi")
async def register_and_draft(
    visit: Visited, nghia_vu: Annotated[UUID | None, Query(alias="nghia-vu")] = None
) -> Response:
    """Register the document, then keep what was written as a draft."""
    typed = await visit.form()
    action = f"{visit.home}/viec/cong-khai/moi" + (f"?nghia-vu={nghia_vu}" if nghia_vu else "")
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in REGISTERED}
        form["owner_unit_id"] = typed.get("owner_unit_id") or None
        form |= {"receipt": file_of(typed, "receipt"), "obligation_id": _text(nghia_vu)}
        owed = await visit.asking.post("disclosures", "documents", form)
    except Refused as refused:
        return await _new_page(visit, refused_form(action, typed, refused), 422)
    # The document carries its file from here on; the draft takes it from there.
    return await _draft(visit, owed, {**typed, "receipt": ""})


@router.get("/{ward:ward}/viec/nghia-vu/{obligation_id}/soan")
async def write_draft(visit: Visited, obligation_id: UUID) -> Response:
    """The form of what will be shown of a registered document."""
    owed = await visit.asking.get("disclosures", f"obligations/{obligation_id}")
    if owed["disclosure_id"]:
        return go(f"{visit.home}/cong-khai/{owed['disclosure_id']}")
    if not owed["document_number"]:
        return go(f"{visit.home}/viec/cong-khai/moi?nghia-vu={obligation_id}")
    action = f"{visit.home}/viec/nghia-vu/{obligation_id}/soan"
    values = {"title": owed["title"], **await written_from_list(visit, owed)}
    return await _draft_page(visit, owed, FormView(action, values))


@router.post("/{ward:ward}/viec/nghia-vu/{obligation_id}/soan")
async def draft_disclosure(visit: Visited, obligation_id: UUID) -> Response:
    """Keep what was written as a draft."""
    typed = await visit.form()
    owed = await visit.asking.get("disclosures", f"obligations/{obligation_id}")
    return await _draft(visit, owed, typed)


@router.get("/{ward:ward}/viec/cong-khai/{disclosure_id}/dinh-chinh")
async def correction(visit: Visited, disclosure_id: UUID) -> Response:
    """The form of a correction, filled with what is shown now."""
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    values = {name: told[name] for name in (*WRITTEN, "signer_position")}
    values |= {"number": told["document_number"], "signed_on": told["document_on"]}
    values |= listing.ticked(told["columns"])
    return await _correction_page(visit, told, FormView(_correcting(visit, told), values))


@router.post("/{ward:ward}/viec/cong-khai/{disclosure_id}/dinh-chinh")
async def correct_disclosure(visit: Visited, disclosure_id: UUID) -> Response:
    """Keep the correction; it is shown when it was approved and published."""
    typed = await visit.form()
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    names = (*WRITTEN, "number", "signed_on", "signer_position", "reason")
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in names}
        form |= {"receipt": file_of(typed, "receipt"), "columns": listing.columns_of(typed)}
        await visit.asking.post("disclosures", f"disclosures/{disclosure_id}/correction", form)
    except Refused as refused:
        shown = refused_form(_correcting(visit, told), typed, refused)
        return await _correction_page(visit, told, shown, 422)
    return go(f"{visit.home}/cong-khai/{disclosure_id}")


@router.post("/{ward:ward}/viec/cong-khai/{disclosure_id}/{step}")
async def take_step(visit: Visited, disclosure_id: UUID, step: str) -> Response:
    """Approve, publish, drop a correction or withdraw; a refusal is shown where the button is."""
    if step not in TAKEN:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path, field = TAKEN[step]
    typed = await visit.form()
    page = f"disclosures/{disclosure_id}"
    try:
        await visit.asking.post("disclosures", f"{page}/{path}", _reason(step, typed))
    except Refused as refused:
        view = view_of(visit, await visit.asking.get("disclosures", page))
        action = f"{visit.home}/viec/cong-khai/{disclosure_id}/{step}"
        form = refused_form(action, typed, refused, f"{step}-")
        again: dict[str, Any] = {field: form}
        return await visit.page("disclosure.html.j2", replace(view, **again), 422)
    return go(f"{visit.home}/cong-khai/{disclosure_id}")


def _reason(step: str, typed: Mapping[str, str]) -> dict[str, str]:
    return {"reason": typed.get("reason", "")} if step == "thu-hoi" else {}


async def _draft(visit: Visit, owed: Told, typed: Mapping[str, str]) -> Response:
    action = f"{visit.home}/viec/nghia-vu/{owed['id']}/soan"
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in WRITTEN}
        form |= {"receipt": file_of(typed, "receipt"), "columns": listing.columns_of(typed)}
        kept = await visit.asking.post("disclosures", f"obligations/{owed['id']}/disclosure", form)
    except Refused as refused:
        return await _draft_page(visit, owed, refused_form(action, typed, refused), 422)
    return go(f"{visit.home}/cong-khai/{kept['id']}")


async def _new_page(visit: Visit, form: FormView, status: int = 200) -> Response:
    units = await visit.asking.get("directory", "units")
    catalogue = await visit.asking.get("disclosures", "catalogue")
    view = DisclosureEditView(
        title="Công khai một văn bản mới",
        form=form,
        items=[
            Choice(one["key"], f"Khoản {one['khoan']}{letter_of(one['key'])}: {one['title']}")
            for one in catalogue["items"]
        ],
        units=[
            Choice(unit["id"], unit["name"]) for unit in units if unit["kind"] != "neighbourhood"
        ],
        steps=_steps(),
        rules=_rules(visit),
        columns=listing.choices(None, form.values),
    )
    return await visit.page("disclosure_edit.html.j2", view, status)


async def _draft_page(visit: Visit, owed: Told, form: FormView, status: int = 200) -> Response:
    rules = [*_rules(visit), *listing.rules(owed["item"])]
    view = DisclosureEditView(
        "Soạn nội dung công khai", form, (), (), _steps(), rules, document(owed),
        columns=listing.choices(owed["item"], form.values),
    )  # fmt: skip
    return await visit.page("disclosure_edit.html.j2", view, status)


async def _correction_page(visit: Visit, told: Told, form: FormView, status: int = 200) -> Response:
    rules = [
        "Bản đã công khai vẫn đọc được; bản đính chính được đánh số tiếp theo.",
        "Khi bản đính chính được công khai, mọi nơi phải dán bản mới và tính lại ngày.",
        *listing.rules(told["item"]),
    ]
    paper = document(told, told["signer_position"])
    view = DisclosureEditView(
        "Đính chính nội dung đã công khai", form, (), (), _steps(), rules, paper,
        reason=True, send="Lưu bản đính chính",
        columns=listing.choices(told["item"], form.values),
    )  # fmt: skip
    return await visit.page("disclosure_edit.html.j2", view, status)


def _steps() -> list[State]:
    return [State("live" if not place else "todo", words) for place, words in enumerate(STEPS)]


def _rules(visit: Visit) -> list[str]:
    publish, posting = (rule(f"disclosure.{name}", visit.today) for name in ("publish", "posting"))
    loud = rule("disclosure.loudspeaker", visit.today)
    return [
        f"Công khai {publish.says} từ {publish.starts} ({publish.basis}).",
        f"Đăng trên cổng thông tin: cả {len(khoans())} khoản.",
        f"Niêm yết {posting.says} tại trụ sở và mọi nhà văn hóa ({posting.basis}).",
        f"Khoản 7 đến khoản 12: truyền thanh {loud.says} và thông báo đến từng khu ({loud.basis}).",
        "Người duyệt không phải là người soạn.",
    ]


def _correcting(visit: Visit, told: Told) -> str:
    return f"{visit.home}/viec/cong-khai/{told['id']}/dinh-chinh"


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None
