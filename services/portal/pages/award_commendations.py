"""Commendations: proposed, appraised, voted on, granted here or proposed upward."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.award_steps import COMMENDATION_STEPS, AwardStep
from services.portal.award_words import (
    COMMENDATION_STATES,
    HOLDERS,
    blocked_words,
    commendation_facts,
    prize_words,
    whose,
)
from services.portal.model_papers import certificate_of
from services.portal.reading import Told, events
from services.portal.views import Choice, FormView, Link
from services.portal.views.commendations import CommendationsView, CommendationView
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.visit import Visit, Visited, form_key, go, needed_file, refused_form

router = APIRouter()
LIST, ONE = "award_commendations.html.j2", "award_commendation.html.j2"
DESK = "viec/khen-thuong"
TYPED = ("holder", "title", "unit_id", "person", "position", "merit")
# The chair alone decides; in the other steps nobody acts on their own unit.
OF_CHAIR = {"khen-thuong", "trinh", "tu-choi", "thu-hoi"}


@router.get("/{ward:ward}/viec/khen-thuong")
async def commendations(visit: Visited) -> Response:
    """Those that the visitor may see."""
    visit.visitor.must_be_known()
    return await visit.page(LIST, await _list(visit))


@router.post("/{ward:ward}/viec/khen-thuong")
async def propose(visit: Visited) -> Response:
    """Propose somebody; sending the form twice does it once."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in TYPED}
        form["listed"] = "listed" in typed
        told = await visit.asking.post("awards", "commendations", form, key=typed.get("key", ""))
    except Refused as refused:
        again = {"key": form_key()} | typed
        view = replace(await _list(visit), form=refused_form(here, again, refused))
        return await visit.page(LIST, view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/khen-thuong/{commendation_id}")
async def commendation(visit: Visited, commendation_id: UUID) -> Response:
    """One of them with the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page(ONE, await _one(visit, commendation_id))


@router.get("/{ward:ward}/viec/khen-thuong/{commendation_id}/chung-nhan")
async def certificate(visit: Visited, commendation_id: UUID) -> Response:
    """The certificate to print."""
    visit.visitor.must_be_known()
    return await certificate_of(visit, f"commendations/{commendation_id}")


@router.post("/{ward:ward}/viec/khen-thuong/{commendation_id}/{name}")
async def step(
    visit: Visited, commendation_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in COMMENDATION_STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    way = COMMENDATION_STEPS[name]
    try:
        form: dict[str, Any] = {field: typed.get(field, "") for field in way.fields}
        if "other_person" in form:
            form["other_person"] = "other_person" in typed
        if "minutes" in form:
            form["minutes"] = needed_file(typed, "minutes")
        await visit.asking.post("awards", f"commendations/{commendation_id}/{way.path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, commendation_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page(ONE, replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{commendation_id}")


async def _list(visit: Visit) -> CommendationsView:
    told, titles, units = await asyncio.gather(
        visit.asking.get("awards", "commendations"),
        visit.asking.get("awards", "titles"),
        visit.asking.get("awards", "units"),
    )
    here, mine = f"{visit.home}/{DESK}", str(visit.visitor.actor.unit_id)
    allowed = [unit for unit in units if visit.visitor.may("propose_commendation", unit["id"])]
    return CommendationsView(
        [
            ConsultationLine(
                whose(each),
                f"{here}/{each['id']}",
                COMMENDATION_STATES[each["state"]],
                commendation_facts(each),
            )
            for each in told
        ],
        FormView(here, {"key": form_key()}) if allowed else None,
        [Choice(key, words) for key, words in HOLDERS.items()],
        [Choice(each["id"], _title(each)) for each in titles],
        [Choice(unit["id"], unit["name"], chosen=unit["id"] == mine) for unit in allowed],
    )


def _title(told: Told) -> str:
    """A title with whom it is for and who grants it, so that nobody proposes in vain."""
    holders = ", ".join(HOLDERS[each].lower() for each in told["holders"])
    above = "" if told["granted_by_ward"] else "; cấp trên quyết định"
    return f"{told['title']} ({holders}{above})"


async def _one(visit: Visit, commendation_id: UUID) -> CommendationView:
    told = await visit.asking.get("awards", f"commendations/{commendation_id}")
    here = f"{visit.home}/{DESK}/{commendation_id}"
    return CommendationView(
        title=whose(told),
        back=Link(f"{visit.home}/{DESK}", "Khen thưởng"),
        state=COMMENDATION_STATES[told["state"]],
        facts=commendation_facts(told),
        merit=told["merit"],
        notes=_notes(told),
        opinion=told["opinion"],
        reason=told["reason"],
        blocked=blocked_words(told),
        namesake=told["namesake"],
        acts=[
            ConsultationAct(
                name, way.title, way.send, FormView(f"{here}/{name}", prefix=f"{name}-"), way.fields
            )
            for name, way in COMMENDATION_STEPS.items()
            if told["state"] in way.states and _may(visit, name, way, told)
        ],
        links=_links(visit, told, here),
        answers=[Choice("true", "Khen thưởng"), Choice("false", "Không khen thưởng")],
        events=events(told["timeline"], await positions_of(visit)),
    )


def _notes(told: Told) -> list[str]:
    above = "Danh hiệu này do cấp trên quyết định; phường thẩm định rồi trình."
    listing = "Cá nhân không đăng ký nêu tên trên bảng vàng công khai."
    said = [prize_words(told)] if told["granted_by_ward"] else [above]
    return said + [listing] * (not told["listed"])


def _may(visit: Visit, name: str, way: AwardStep, told: Told) -> bool:
    own = str(visit.visitor.actor.unit_id) == told["unit_id"]
    if own and name not in OF_CHAIR:
        return False
    if name == "bo-phieu" and not told["by_council"]:
        return False
    if name in ("khen-thuong", "trinh"):
        waits = told["by_council"] and told["state"] == "appraised"
        here = bool(told["granted_by_ward"]) == (name == "khen-thuong")
        if waits or not here:
            return False
    return visit.visitor.may(way.action)


def _links(visit: Visit, told: Told, here: str) -> list[Link]:
    links = [Link(told["vote"]["minutes"], "Biên bản kiểm phiếu")] if told["vote"] else []
    if told["state"] == "granted":
        code = f"{visit.home}/chung-nhan/{told['honour_code']}"
        links += [Link(f"{here}/chung-nhan", "In chứng nhận"), Link(code, "Trang kiểm tra")]
    return links
