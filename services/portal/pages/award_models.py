"""Models: registered, agreed, proven, scored, appraised; one page with whoever's steps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.award_words import KINDS, MODEL_STATES, model_facts
from services.portal.model_scores import proofs_of, scores_of, sections_of
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.awards import ModelsView, ModelView
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
TYPED = ("kind", "title", "aims", "unit_id", "holder", "rubric")
# name: path, permission, state, title, words of the button, fields
ACTS: dict[str, tuple[str, str, str, str, str, tuple[str, ...]]] = {
    "duyet": (
        *("approval", "approve_model", "registered", "Ban Chỉ đạo phê duyệt đăng ký", "Phê duyệt"),
        ("number",),
    ),
    "khong-duyet": (
        *("decline", "decline_model", "registered", "Không phê duyệt đăng ký", "Không phê duyệt"),
        ("reason",),
    ),
    "minh-chung": (
        *("proofs", "add_model_proof", "approved", "Thêm minh chứng, tiến độ", "Thêm"),
        ("line_key", "note", "file"),
    ),
    "nop": ("score", "hand_in_score", "approved", "Nộp bảng tự chấm", "Nộp bảng tự chấm", ()),
    "tham-dinh": (
        *("appraisal", "issue_appraisal", "scored", "Gửi kết quả thẩm định cho Hội đồng", "Gửi"),
        ("number",),
    ),
}
OF_KEEPER = ("approved",)


@router.get("/{ward:ward}/viec/mo-hinh")
async def models(visit: Visited) -> Response:
    """The models that the visitor may see."""
    visit.visitor.must_be_known()
    return await visit.page("award_models.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/mo-hinh")
async def register(visit: Visited) -> Response:
    """Register one."""
    typed = await visit.form()
    here = f"{visit.home}/viec/mo-hinh"
    try:
        form = {name: typed.get(name, "") for name in TYPED}
        told = await visit.asking.post("awards", "models", form)
    except Refused as refused:
        view = replace(await _list(visit), form=refused_form(here, typed, refused))
        return await visit.page("award_models.html.j2", view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/mo-hinh/{model_id}")
async def model(visit: Visited, model_id: UUID) -> Response:
    """One model with its lines and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("award_model.html.j2", await _one(visit, model_id))


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/diem")
async def score(visit: Visited, model_id: UUID) -> Response:
    """Points on the lines, the unit's own or the appraisers'."""
    typed = await visit.form()
    of_appraisers = typed.get("scorer") == "findings"
    path = f"models/{model_id}/{'findings' if of_appraisers else 'scores'}"
    try:
        await visit.asking.post("awards", path, {"scores": scores_of(typed)})
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _one(visit, model_id), scores=again)
        return await visit.page("award_model.html.j2", view, 422)
    return go(f"{visit.home}/viec/mo-hinh/{model_id}")


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/minh-chung/{proof_id}/bo")
async def remove_proof(visit: Visited, model_id: UUID, proof_id: UUID) -> Response:
    """Take a proof back."""
    await visit.asking.post("awards", f"model-proofs/{proof_id}/removal")
    return go(f"{visit.home}/viec/mo-hinh/{model_id}")


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/{name}")
async def step(
    visit: Visited, model_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    path, *_, fields = ACTS[name]
    try:
        form: dict[str, Any] = {field: typed.get(field, "") for field in fields}
        if "file" in form:
            form["file"] = file_of(typed, "file")
        await visit.asking.post("awards", f"models/{model_id}/{path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, model_id)
        acts = [replace(act, form=again) if act.name == name else act for act in view.acts]
        return await visit.page("award_model.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/mo-hinh/{model_id}")


async def _list(visit: Visit) -> ModelsView:
    told, rubrics, units = await asyncio.gather(
        visit.asking.get("awards", "models"),
        visit.asking.get("awards", "rubrics"),
        visit.asking.get("awards", "units"),
    )
    here = f"{visit.home}/viec/mo-hinh"
    mine = str(visit.visitor.actor.unit_id)
    return ModelsView(
        [
            ConsultationLine(
                each["title"],
                f"{here}/{each['id']}",
                MODEL_STATES[each["state"]],
                model_facts(each),
            )
            for each in told
        ],
        FormView(here) if visit.visitor.may("register_model") else None,
        [Choice(key, words) for key, words in KINDS.items()],
        [Choice(each["id"], f"{each['title']} ({each['points']} điểm)") for each in rubrics],
        [Choice(unit["id"], unit["name"], chosen=unit["id"] == mine) for unit in units],
    )


async def _one(visit: Visit, model_id: UUID) -> ModelView:
    told = await visit.asking.get("awards", f"models/{model_id}")
    here = f"{visit.home}/viec/mo-hinh/{model_id}"
    scorer = _scorer(visit, told)
    typed = scorer and {
        name: "" if value is None else str(value)
        for line in told["lines"]
        for name, value in (
            (f"points-{line['key']}", line["points" if scorer == "findings" else "self_points"]),
            (f"reason-{line['key']}", line["reason" if scorer == "findings" else "self_note"]),
        )
    }
    removes = f"{here}/minh-chung" if scorer == "scores" else ""
    return ModelView(
        title=told["title"],
        back=Link(f"{visit.home}/viec/mo-hinh", "Mô hình"),
        state=MODEL_STATES[told["state"]],
        facts=model_facts(told),
        aims=told["aims"],
        sections=sections_of(told, removes),
        proofs=proofs_of(told, "", removes),
        reason=told["reason"],
        scores=FormView(f"{here}/diem", typed) if typed else None,
        scorer=scorer,
        acts=[
            ConsultationAct(name, title, button, FormView(f"{here}/{name}", prefix=f"{name}-"), of)
            for name, (_, action, state, title, button, of) in ACTS.items()
            if told["state"] == state and _may(visit, action, told)
        ],
        line_choices=[
            Choice("", "Tiến độ chung"),
            *(Choice(line["key"], line["title"]) for line in told["lines"]),
        ],
    )


def _may(visit: Visit, action: str, told: Told) -> bool:
    involved = str(visit.visitor.actor.unit_id) in (told["unit_id"], told["keeper_id"])
    if told["state"] == "scored" and involved:
        return False
    of_keeper = told["keeper_id"] if told["state"] in OF_KEEPER else None
    return visit.visitor.may(action, of_keeper)


def _scorer(visit: Visit, told: Told) -> str:
    """Whose points can be typed now: the unit's, the appraisers', or nobody's."""
    if told["state"] == "approved" and _may(visit, "score_model", told):
        return "scores"
    return "findings" if told["state"] == "scored" and _may(visit, "appraise_model", told) else ""
