"""Models: registered, agreed, proven, scored, appraised; one page with whoever's steps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.award_steps import STEPS
from services.portal.award_words import KINDS, MODEL_STATES, blocked_words, model_facts
from services.portal.model_papers import (
    GROUNDS,
    certificate_of,
    comments_of,
    has_part,
    links_of,
    sorting_of,
    titles_of,
)
from services.portal.model_scores import proofs_of, scores_of, sections_of, typed_scores
from services.portal.reading import Told, deadline, events
from services.portal.views import Choice, FormView, Link
from services.portal.views.awards import ModelsView, ModelView
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.visit import Visit, Visited, file_of, form_key, go, needed_file, refused_form

router = APIRouter()
TYPED = ("kind", "title", "aims", "unit_id", "holder", "rubric")
# Whose model it is has no part in these steps.
OF_OTHERS = ("scored", "appraised", "voted", "fallen")
OF_KEEPER = ("approved",)


@router.get("/{ward:ward}/viec/mo-hinh")
async def models(visit: Visited) -> Response:
    """The models that the visitor may see."""
    visit.visitor.must_be_known()
    return await visit.page("award_models.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/mo-hinh")
async def register(visit: Visited) -> Response:
    """Register one; sending the form twice does it once."""
    typed = await visit.form()
    here = f"{visit.home}/viec/mo-hinh"
    try:
        form = {name: typed.get(name, "") for name in TYPED}
        told = await visit.asking.post("awards", "models", form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(here, {"key": form_key()} | typed, refused)
        view = replace(await _list(visit), form=again)
        return await visit.page("award_models.html.j2", view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/mo-hinh/{model_id}")
async def model(
    visit: Visited, model_id: UUID, chon: Annotated[str, Query(max_length=5)] = ""
) -> Response:
    """One model with its lines and the steps that are possible now."""
    visit.visitor.must_be_known()
    view = await view_of(visit, model_id, ticked=chon == "het")
    return await visit.page("award_model.html.j2", view)


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
        view = replace(await view_of(visit, model_id), scores=again)
        return await visit.page("award_model.html.j2", view, 422)
    return go(f"{visit.home}/viec/mo-hinh/{model_id}")


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/minh-chung/{proof_id}/bo")
async def remove_proof(visit: Visited, model_id: UUID, proof_id: UUID) -> Response:
    """Take a proof back."""
    await visit.asking.post("awards", f"model-proofs/{proof_id}/removal")
    return go(f"{visit.home}/viec/mo-hinh/{model_id}")


@router.get("/{ward:ward}/viec/mo-hinh/{model_id}/chung-nhan")
async def certificate(visit: Visited, model_id: UUID) -> Response:
    """The certificate to print."""
    visit.visitor.must_be_known()
    return await certificate_of(visit, f"models/{model_id}")


@router.post("/{ward:ward}/viec/mo-hinh/{model_id}/{name}")
async def step(
    visit: Visited, model_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    way = STEPS[name]
    try:
        form: dict[str, Any] = {field: typed.get(field, "") for field in way.fields}
        if "file" in form:
            form["file"] = file_of(typed, "file")
        if "minutes" in form:
            form["minutes"] = needed_file(typed, "minutes")
        await visit.asking.post("awards", f"models/{model_id}/{way.path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await view_of(visit, model_id)
        acts = refused_in(view.acts, name, again, refused)
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
        FormView(here, {"key": form_key()}) if visit.visitor.may("register_model") else None,
        [Choice(key, words) for key, words in KINDS.items()],
        [Choice(each["id"], f"{each['title']} ({each['points']} điểm)") for each in rubrics],
        [Choice(unit["id"], unit["name"], chosen=unit["id"] == mine) for unit in units],
    )


async def view_of(visit: Visit, model_id: UUID, *, ticked: bool = False) -> ModelView:
    """One model as the visitor may see it; with `ticked` every comment that waits is chosen."""
    told = await visit.asking.get("awards", f"models/{model_id}")
    here = f"{visit.home}/viec/mo-hinh/{model_id}"
    comments = await comments_of(visit, told, here)
    titles = await titles_of(visit, told)
    scorer = _scorer(visit, told)
    typed = typed_scores(told, scorer) if scorer else {}
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
        blocked=blocked_words(told),
        scores=FormView(f"{here}/diem", typed) if typed else None,
        scorer=scorer,
        acts=[
            ConsultationAct(
                name, way.title, way.send, FormView(f"{here}/{name}", prefix=f"{name}-"), way.fields
            )
            for name, way in STEPS.items()
            if told["state"] in way.states and _may(visit, way.action, told)
        ],
        links=links_of(visit, told),
        comments=comments,
        sorting=sorting_of(comments, here, ticked=ticked),
        grounds=[Choice(key, words) for key, words in GROUNDS.items()],
        titles=titles,
        line_choices=[
            Choice("", "Tiến độ chung"),
            *(Choice(line["key"], line["title"]) for line in told["lines"]),
        ],
        deadline=deadline(told["notice"]) if told["notice"] else None,
        events=events(told["timeline"], await positions_of(visit)),
    )


def _may(visit: Visit, action: str, told: Told) -> bool:
    if told["state"] in OF_OTHERS and has_part(visit, told):
        return False
    of_keeper = told["keeper_id"] if told["state"] in OF_KEEPER else None
    return visit.visitor.may(action, of_keeper)


def _scorer(visit: Visit, told: Told) -> str:
    """Whose points can be typed now: the unit's, the appraisers', or nobody's."""
    if told["state"] == "approved" and _may(visit, "score_model", told):
        return "scores"
    return "findings" if told["state"] == "scored" and _may(visit, "appraise_model", told) else ""
