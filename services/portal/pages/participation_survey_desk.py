"""Surveys on the desk: the list, a new one from a ready form, and the builder."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal import survey_words as words
from services.portal.asking import Refused
from services.portal.pages.participation_surveys import SERVICE, lines_of
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.surveys import EditedQuestion, SurveyEditView, SurveysView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ROWS_MAX, BLANK_ROWS = 30, 3
FIRST = {"text": "Nói chung, ông/bà hài lòng thế nào?", "kind": "scale5", "required": True}


@router.get("/{ward:ward}/viec/khao-sat")
async def surveys(visit: Visited) -> Response:
    """Every survey, and the form to begin another."""
    visit.visitor.must_be_known()
    return await visit.page("surveys.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/khao-sat")
async def start(visit: Visited) -> Response:
    """Begin one: from a ready form, from an older survey, or from one question."""
    typed = await visit.form()
    here = f"{visit.home}/viec/khao-sat"
    try:
        told = await visit.asking.post(SERVICE, "surveys", await _begun(visit, typed))
    except Refused as refused:
        view = replace(await _list(visit), start=refused_form(here, typed, refused))
        return await visit.page("surveys.html.j2", view, 422)
    return go(f"{here}/{told['id']}/sua")


@router.get("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/sua")
async def edit(visit: Visited, survey_id: UUID) -> Response:
    """The builder."""
    visit.visitor.must_be_known()
    told = await visit.asking.get(SERVICE, f"surveys/{survey_id}")
    form = FormView(visit.request.url.path, _typed(told))
    return await visit.page("survey_edit.html.j2", _builder(visit, told, form))


@router.post("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/sua")
async def change(visit: Visited, survey_id: UUID) -> Response:
    """Keep what was typed; a question without words is left out."""
    typed = await visit.form()
    rows = [n for n in range(1, ROWS_MAX + 1) if typed.get(f"q{n}_text", "").strip()]
    form = {name: typed.get(name, "") for name in ("title", "purpose", "audience")}
    asked: dict[str, Any] = {**form, "questions": [_question(typed, n) for n in rows]}
    try:
        await visit.asking.put(SERVICE, f"surveys/{survey_id}", asked)
    except Refused as refused:
        told = await visit.asking.get(SERVICE, f"surveys/{survey_id}")
        said = Refused(refused.status, refused.title, _at_rows(refused.fields, rows))
        again = refused_form(visit.request.url.path, typed, said)
        return await visit.page("survey_edit.html.j2", _builder(visit, told, again), 422)
    return go(f"{visit.home}/viec/khao-sat/{survey_id}")


async def _list(visit: Visit) -> SurveysView:
    told, forms = await asyncio.gather(
        visit.asking.get(SERVICE, "surveys"), visit.asking.get(SERVICE, "survey-forms")
    )
    here = f"{visit.home}/viec/khao-sat"
    starts = [Choice(form["key"], f"{form['key'].upper()}: {form['title']}") for form in forms]
    starts += [Choice(row["id"], f"Như cuộc: {row['title']}") for row in told[:20]]
    clerk = Link(f"{here}/y-kien-can-xem", "Ý kiến có thể là đơn")
    may = visit.visitor.may
    return SurveysView(
        f"{len(told)} cuộc khảo sát" if told else "Chưa có cuộc khảo sát nào",
        lines_of(told, here),
        FormView(here) if may("draft_survey") else None,
        [*starts, Choice("", "Phiếu trống")],
        [clerk] if may("sort_comment") else [],
    )


async def _begun(visit: Visit, typed: Mapping[str, str]) -> Told:
    source = typed.get("source", "")
    if source.startswith("pks"):
        forms = await visit.asking.get(SERVICE, "survey-forms")
        taken = next((form for form in forms if form["key"] == source), None)
        if taken:
            return _like(taken) | {"form_key": source}
    elif source:
        try:
            return _like(await visit.asking.get(SERVICE, f"surveys/{UUID(source)}"))
        except ValueError:
            pass
    blank = {"title": "Khảo sát mới", "purpose": "Để biết người dân hài lòng đến đâu."}
    return {**blank, "audience": "residents", "questions": [FIRST]}


def _like(told: Told) -> Told:
    return {name: told[name] for name in ("title", "purpose", "audience", "questions")}


def _typed(told: Told) -> dict[str, str]:
    """The fields of the builder for a survey as it is kept."""
    values = {name: told[name] for name in ("title", "purpose", "audience")}
    for n, one in enumerate(told["questions"], 1):
        values[f"q{n}_text"], values[f"q{n}_kind"] = one["text"], one["kind"]
        values[f"q{n}_required"] = "1" if one["required"] else ""
        values[f"q{n}_choices"] = "\n".join(one["choices"])
        if one["kind"] == "number":
            values[f"q{n}_low"], values[f"q{n}_high"] = str(one["low"]), str(one["high"])
    return values


def _question(typed: Mapping[str, str], n: int) -> Told:
    """A row of the builder as the service takes it; what does not belong to its kind is left."""
    kind = typed.get(f"q{n}_kind", "")
    asked: Told = {
        "text": typed[f"q{n}_text"],
        "kind": kind,
        "required": typed.get(f"q{n}_required") == "1",
    }
    if kind == "choice":
        lines = typed.get(f"q{n}_choices", "").splitlines()
        asked["choices"] = [line.strip() for line in lines if line.strip()]
    if kind == "number":
        asked |= {end: typed.get(f"q{n}_{end}") or "0" for end in ("low", "high")}
    return asked


def _at_rows(fields: Mapping[str, str], rows: list[int]) -> dict[str, str]:
    """What is wrong with questions.2.text is wrong with the row it came from."""
    faults = {}
    for name, said in fields.items():
        parts = name.split(".")
        if parts[0] == "questions" and len(parts) > 2 and parts[1].isdigit():
            name = f"q{rows[int(parts[1])]}_{parts[2]}"
        faults[name] = said
    return faults


def _builder(visit: Visit, told: Told, form: FormView) -> SurveyEditView:
    used = max((n for n in range(1, ROWS_MAX + 1) if form.values.get(f"q{n}_text")), default=0)
    kinds = [Choice(kind, text) for kind, text in words.KINDS.items()]
    return SurveyEditView(
        told["title"],
        Link(f"{visit.home}/viec/khao-sat/{told['id']}", told["title"]),
        form,
        [Choice(key, text) for key, text in words.AUDIENCES.items()],
        [
            EditedQuestion(f"q{n}", n, form.values.get(f"q{n}_text") or "Câu mới", kinds)
            for n in range(1, min(used + BLANK_ROWS, ROWS_MAX) + 1)
        ],
    )
