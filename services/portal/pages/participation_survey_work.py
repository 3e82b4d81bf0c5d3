"""One survey on the desk: whom it asks, the papers to print, the days, and the results."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import survey_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.pages.participation_surveys import (
    SERVICE,
    PointCode,
    again,
    paper,
    passed,
)
from services.portal.reading import Told, events, the_day
from services.portal.survey_results import results_view
from services.portal.survey_steps import FRAME, STEPS, sent_form
from services.portal.views import Choice, FormView, Link
from services.portal.views.surveys import (
    AnswerView,
    PointLine,
    ResultsView,
    StratumLine,
    SurveyAct,
    SurveyWorkView,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()


@router.get("/{ward:ward}/viec/khao-sat/{survey_id:uuid}")
async def survey(visit: Visited, survey_id: UUID) -> Response:
    """Where it stands, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("survey_work.html.j2", await _work(visit, survey_id))


@router.post("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/buoc/{name}")
async def step(
    visit: Visited, survey_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), STEPS[name]
    path = f"surveys/{survey_id}/{taken.path}"
    try:
        if name == "in-ma":
            return passed(await visit.asking.send(SERVICE, path, {}))
        act = visit.asking.put if taken.method == "PUT" else visit.asking.post
        await act(SERVICE, path, sent_form(taken, typed))
    except Refused as refused:
        form = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _work(visit, survey_id)
        acts = refused_in(view.acts, name, form, refused)
        return await visit.page("survey_work.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/khao-sat/{survey_id}")


@router.get("/{ward:ward}/viec/khao-sat/diem/{point_id}/tai/pdf")
async def sheet(visit: Visited, point_id: UUID) -> Response:
    """The sheet to hang at a point."""
    return passed(await visit.asking.fetch(SERVICE, f"survey-points/{point_id}/sheet"))


@router.get("/{ward:ward}/viec/khao-sat/nhap/{code}")
async def enter(visit: Visited, code: PointCode) -> Response:
    """The paper that the staff types in."""
    visit.visitor.must_be_known()
    told = await visit.asking.get(SERVICE, f"survey-sheets/{code}")
    return await visit.page("survey_answer.html.j2", _typed_in(visit, told))


@router.post("/{ward:ward}/viec/khao-sat/nhap/{code}")
async def enter_paper(visit: Visited, code: PointCode) -> Response:
    """Type one in, and go on with the next."""
    typed = await visit.form()
    secret = "".join(sign for sign in typed.get("code", "").upper() if sign.isalnum())
    form: dict[str, Any] = {"answers": words.answers(typed), "code": secret or None}
    try:
        path = f"survey-sheets/{code}/papers"
        await visit.asking.post(SERVICE, path, form, key=typed.get("key", ""))
    except Refused as refused:
        told = await visit.asking.get(SERVICE, f"survey-sheets/{code}")
        view = _typed_in(visit, told, again(visit, typed, refused))
        return await visit.page("survey_answer.html.j2", view, 422)
    return go(f"{visit.home}/viec/khao-sat/nhap/{code}")


@router.get("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/ket-qua")
async def results(visit: Visited, survey_id: UUID) -> Response:
    """The results, and the form to publish them."""
    visit.visitor.must_be_known()
    return await visit.page("survey_results.html.j2", await _results(visit, survey_id))


@router.post("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/ket-qua")
async def publish(visit: Visited, survey_id: UUID) -> Response:
    """Publish them."""
    typed = await visit.form()
    try:
        form = {name: typed.get(name, "") for name in ("number", "summary")}
        await visit.asking.post(SERVICE, f"surveys/{survey_id}/publication", form)
    except Refused as refused:
        form_again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _results(visit, survey_id), publish=form_again)
        return await visit.page("survey_results.html.j2", view, 422)
    return go(f"{visit.home}/khao-sat/{survey_id}")


def _typed_in(visit: Visit, told: Told, form: FormView | None = None) -> AnswerView:
    view = paper(visit, told, coded=False, again=form)
    back = Link(f"{visit.home}/viec/khao-sat/{told['id']}", told["title"])
    notes = ["Nhập nguyên văn phiếu giấy, từng phiếu một. Phiếu được đánh dấu là nhập từ giấy."]
    title = f"Nhập phiếu giấy: {told['title']}"
    return replace(view, title=title, notes=notes, asks_code=True, on_paper=True, back=back)


async def _results(visit: Visit, survey_id: UUID) -> ResultsView:
    told = await visit.asking.get(SERVICE, f"surveys/{survey_id}/results")
    here = f"{visit.home}/viec/khao-sat/{survey_id}"
    form = None
    if told["survey"]["state"] == "closed" and visit.visitor.may("publish_survey"):
        form = FormView(f"{here}/ket-qua")
    return results_view(visit, told, Link(here, told["survey"]["title"]), form)


async def _work(visit: Visit, survey_id: UUID) -> SurveyWorkView:
    told, points, days, units, rolls = await asyncio.gather(
        visit.asking.get(SERVICE, f"surveys/{survey_id}"),
        visit.asking.get(SERVICE, f"surveys/{survey_id}/points"),
        visit.asking.get(SERVICE, f"surveys/{survey_id}/days"),
        visit.asking.get(SERVICE, "units"),
        visit.asking.get(SERVICE, "neighbourhoods"),
    )
    # A roll of households is a numbered list already.
    sizes = {f"{FRAME}{roll['id']}": str(roll["households"] or "") for roll in rolls}
    here = f"{visit.home}/viec/khao-sat"
    acts = [
        SurveyAct(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{survey_id}/buoc/{name}", sizes, prefix=f"{name}-"),
            each.fields,
            each.hint,
        )
        for name, each in STEPS.items()
        if each.when(told) and visit.visitor.may(each.action, str(visit.visitor.actor.unit_id))
    ]
    return SurveyWorkView(
        told["title"],
        words.state_of(told),
        Link(here, "Khảo sát"),
        _facts(told),
        words.asked(told),
        _links(visit, told),
        [_stratum(one) for one in told["strata"]],
        [_point(visit, one) for one in points],
        [_day(one) for one in days],
        acts,
        [Choice(unit["id"], unit["name"]) for unit in units],
        events(told["timeline"], {}),
    )


def _facts(told: Told) -> list[tuple[str, str]]:
    form = told["form_key"].upper()
    facts = [
        ("Ai trả lời", words.AUDIENCES[told["audience"]]),
        ("Thời gian", words.days_of(told) or "chưa phát hành"),
        ("Mẫu phiếu", f"{form}, bản từ {dmy(the_day(told['form_from']))}" if form else "tự soạn"),
        ("Mục đích", told["purpose"]),
    ]
    return [*facts, ("Số gốc rút thăm", told["seed"])] if told["seed"] else facts


def _links(visit: Visit, told: Told) -> list[Link]:
    here = f"{visit.home}/viec/khao-sat/{told['id']}"
    links = []
    if told["state"] == "draft" and visit.visitor.may("change_survey"):
        links.append(Link(f"{here}/sua", "Sửa phiếu"))
    if told["state"] in ("closed", "published"):
        links.append(Link(f"{here}/ket-qua", "Kết quả"))
    if told["state"] != "draft" and visit.visitor.may("see_comments"):
        links.append(Link(f"{here}/y-kien", "Ý kiến bằng lời"))
    return links


def _stratum(told: Told) -> StratumLine:
    return StratumLine(told["unit"], told["size"], ", ".join(map(str, told["drawn"])))


def _point(visit: Visit, told: Told) -> PointLine:
    here = f"{visit.home}/viec/khao-sat"
    may_type = visit.visitor.may("enter_paper_answer", told["unit_id"])
    return PointLine(
        told["title"],
        told["unit"],
        f"{here}/diem/{told['id']}/tai/pdf",
        f"{visit.home}/khao-sat/diem/{told['code']}",
        f"{here}/nhap/{told['code']}" if may_type else "",
    )


def _day(told: Told) -> tuple[str, str, str, int]:
    served = told["served"]
    noted = "chưa ghi" if served is None else str(served)
    return dmy(the_day(told["on"])), told["unit"], noted, told["answered"]
