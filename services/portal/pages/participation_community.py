"""Yearly conferences of neighbourhoods: for everybody, and the desk of heads, ward and Front."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import community_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused, Sentence
from services.portal.community_words import STEPS
from services.portal.papers import paper
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.community import AskedLine, CommunityListView, CommunityView
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
DESK = f"viec/{words.PUBLIC}"
PLANNED = ("unit_id", "year", "on", "starts_at", "place", "agenda")
PAPER = r"^(invitation|result)\.(pdf|docx)$"
WORK = "community-conferences-at-work"


@router.get("/{ward:ward}/hoi-nghi-dan-cu")
async def conferences(visit: Visited) -> Response:
    """Conferences to which households are invited, and what came of them."""
    told = await visit.asking.get("participation", "community-conferences")
    view = _listed(told, f"{visit.home}/{words.PUBLIC}")
    return await visit.page("community_conferences.html.j2", view)


@router.get("/{ward:ward}/hoi-nghi-dan-cu/{conference_id}")
async def conference(visit: Visited, conference_id: UUID) -> Response:
    """One conference for everybody."""
    told = await visit.asking.get("participation", f"community-conferences/{conference_id}")
    back = Link(f"{visit.home}/{words.PUBLIC}", words.TITLE)
    view = words.community_of(told, back, visit.home)
    return await visit.page("community_conference.html.j2", view)


@router.get("/{ward:ward}/hoi-nghi-dan-cu/{conference_id}/tai/{wanted}")
async def community_paper(
    visit: Visited, conference_id: UUID, wanted: Annotated[str, Path(pattern=PAPER)]
) -> Response:
    """The invitation, or the written result."""
    return await paper(visit, f"community-conferences/{conference_id}/{wanted}")


@router.get("/{ward:ward}/viec/hoi-nghi-dan-cu")
async def desk(
    visit: Visited, nam: Annotated[int | None, Query(ge=2023, le=2200)] = None
) -> Response:
    """What each neighbourhood owes for a year, and the form to plan a conference."""
    visit.visitor.must_be_known()
    return await visit.page("community_conferences.html.j2", await _desk(visit, nam))


@router.post("/{ward:ward}/viec/hoi-nghi-dan-cu")
async def plan(visit: Visited) -> Response:
    """Plan the conference of a year."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    form = {name: typed.get(name, "") for name in PLANNED}
    try:
        told = await visit.asking.post("participation", "community-conferences", form)
    except Refused as refused:
        view = await _desk(visit, None)
        again = refused_form(here, typed, refused)
        acts = [replace(act, form=again) for act in view.acts]
        return await visit.page("community_conferences.html.j2", replace(view, acts=acts), 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/hoi-nghi-dan-cu/{conference_id}")
async def one(visit: Visited, conference_id: UUID) -> Response:
    """One conference, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("community_conference.html.j2", await _one(visit, conference_id))


@router.post("/{ward:ward}/viec/hoi-nghi-dan-cu/{conference_id}/bo-cau-hoi/{number}")
async def remove(visit: Visited, conference_id: UUID, number: int) -> Response:
    """A question was written down wrong."""
    await visit.asking.post(
        "participation", f"community-conferences/{conference_id}/questions/{number}/removal"
    )
    return go(f"{visit.home}/{DESK}/{conference_id}")


@router.post("/{ward:ward}/viec/hoi-nghi-dan-cu/{conference_id}/{name}")
async def step(
    visit: Visited, conference_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    path = f"community-conferences/{conference_id}/{STEPS[name].path}"
    try:
        await visit.asking.post("participation", path, words.sent_form(STEPS[name], typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, conference_id)
        acts = refused_in(view.acts, name, again, refused)
        view = replace(view, acts=acts)
        return await visit.page("community_conference.html.j2", view, 422)
    return go(f"{visit.home}/{DESK}/{conference_id}")


async def _desk(visit: Visit, wanted: int | None) -> CommunityListView:
    year = wanted or visit.today.year
    told, duties, units = await asyncio.gather(
        visit.asking.get("participation", WORK),
        visit.asking.get("participation", "community-duties", year=year),
        visit.asking.get("participation", "units"),
    )
    here = f"{visit.home}/{DESK}"
    met = sum(bool(each["met_on"]) for each in duties)
    view = replace(
        _listed(told, here),
        finding=Sentence(f"{met} trong {len(duties)} khu phố đã họp hội nghị năm {year}"),
        owed_title=Sentence(f"Hội nghị năm {year} của từng khu phố"),
        owed=[
            words.duty_of(
                each,
                f"{here}/{each['conference_id']}" if each["conference_id"] else "",
                visit.today,
            )
            for each in duties
        ],
    )
    return replace(view, acts=_planning(visit, units, here))


def _planning(visit: Visit, units: list[Told], here: str) -> list[Act]:
    if not visit.visitor.may("plan_community_conference"):
        return []
    own = str(visit.visitor.actor.unit_id)
    years = [visit.today.year, visit.today.year - 1]
    fields = [
        Field(
            "unit_id",
            "Khu phố",
            "select",
            choices=[Choice(unit["id"], unit["name"]) for unit in units if unit["id"] == own],
        ),
        Field("year", "Của năm", "select", choices=[Choice(str(y), str(y)) for y in years]),
        Field("on", "Ngày họp", "date", "Mời từng hộ trước ít nhất 5 ngày."),
        Field("starts_at", "Giờ họp", "time"),
        Field("place", "Địa điểm"),
        Field("agenda", "Nội dung, chương trình", "area", "Công khai trong giấy mời."),
    ]
    words_of = ("Lập kế hoạch hội nghị", "Lập kế hoạch")
    return [Act("ke-hoach", *words_of, FormView(here), fields)]


def _listed(told: list[Told], here: str) -> CommunityListView:
    held = sum(each["state"] in ("held", "concluded") for each in told)
    finding = f"{held} hội nghị đã họp, {len(told) - held} hội nghị sắp họp"
    return CommunityListView(
        finding if told else "Chưa có hội nghị nào",
        [words.line_of(each, f"{here}/{each['id']}") for each in told],
    )


async def _one(visit: Visit, conference_id: UUID) -> CommunityView:
    told = await visit.asking.get("participation", f"{WORK}/{conference_id}")
    here = f"{visit.home}/{DESK}"
    view = words.community_of(told, Link(here, words.TITLE), visit.home)
    asked = [
        _removable(visit, line, each, told, f"{here}/{conference_id}")
        for line, each in zip(view.asked, told["questions"], strict=True)
    ]
    acts = [
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{conference_id}/{name}", prefix=f"{name}-"),
            each.fields,
        )
        for name, each in STEPS.items()
        if told["state"] in each.states and visit.visitor.may(each.action, told["unit_id"])
    ]
    return replace(view, asked=asked, acts=acts)


def _removable(visit: Visit, line: AskedLine, told: Told, of: Told, here: str) -> AskedLine:
    may = visit.visitor.may("remove_conference_question", of["unit_id"])
    if of["state"] != "held" or not may:
        return line
    return replace(line, remove=FormView(f"{here}/bo-cau-hoi/{told['ordinal']}"))
