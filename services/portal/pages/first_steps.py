"""The guide of a new ward: the first steps in their order, and how the ward is reached."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.first_steps.seen import seen
from services.portal.first_steps.steps import STEPS, Standing, Step
from services.portal.views import FormView, Link, State
from services.portal.views.first_steps import (
    ContactView,
    FirstStepsNote,
    FirstStepsView,
    StepLine,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
HERE = "viec/bat-dau"
CONTACT = ("address", "phone", "email", "hours")
AWAY = State("none", "Chưa biết")
DONE, TODO = State("done", "Đã xong"), State("todo", "Cần làm")


@router.get("/{ward:ward}/viec/bat-dau")
async def first_steps(visit: Visited) -> Response:
    """Every step with how far it is."""
    visit.visitor.must_be_known()
    told, standings = await asyncio.gather(
        visit.asking.get("directory", "guide"), _standings(visit)
    )
    ward = await visit.ward()
    assert ward is not None
    lines = [
        _line(visit, step, standing, {"kind": ward.kind, "neighbourhood": ward.neighbourhood})
        for step, standing in zip(STEPS, standings, strict=True)
    ]
    away = told["put_away"]
    putting = FormView(f"{visit.home}/{HERE}/{'hien-lai' if away else 'cat'}")
    view = FirstStepsView(_finding(standings), lines, visit.home, putting, away)
    return await visit.page("first_steps.html.j2", view)


@router.post("/{ward:ward}/viec/bat-dau/cat")
async def put_guide_away(visit: Visited) -> Response:
    """The inbox says nothing of it any more."""
    await _put(visit, "guide/putting-away")
    return go(f"{visit.home}/viec")


@router.post("/{ward:ward}/viec/bat-dau/hien-lai")
async def bring_guide_back(visit: Visited) -> Response:
    """The inbox says it again, while the ward is new."""
    await _put(visit, "guide/return")
    return go(f"{visit.home}/{HERE}")


@router.get("/{ward:ward}/viec/lien-he")
async def contact(visit: Visited) -> Response:
    """The form of how the ward is reached."""
    visit.visitor.must_be_known()
    if not visit.visitor.may("set_contact"):
        raise Refused(403, "Địa chỉ, điện thoại do Chủ tịch hoặc Văn phòng ghi.", {})
    told = await visit.asking.get("directory", "contact")
    form = FormView(f"{visit.home}/viec/lien-he", told)
    return await visit.page("contact.html.j2", ContactView(form))


@router.post("/{ward:ward}/viec/lien-he")
async def set_contact(visit: Visited) -> Response:
    """Say it anew; it stands at the foot of every page within a minute."""
    typed = await visit.form()
    try:
        form = {name: typed.get(name, "") for name in CONTACT}
        await visit.asking.put("directory", "contact", form)
    except Refused as refused:
        again = refused_form(f"{visit.home}/viec/lien-he", typed, refused)
        return await visit.page("contact.html.j2", ContactView(again), 422)
    visit.request.app.state.wards.forget(visit.asking.ward)
    return go(f"{visit.home}/{HERE}")


async def note_of_first_steps(visit: Visit) -> FirstStepsNote | None:
    """What the inbox of a new ward says, for whoever runs its desk; None once nothing is left."""
    if not visit.visitor.may("see_guide"):
        return None
    try:
        told = await visit.asking.get("directory", "guide")
        if told["put_away"] or not told["new"]:
            return None
        standings = await _standings(visit)
    except Refused:
        return None  # the inbox has work to show, with or without its guide
    left = [s for s, standing in zip(STEPS, standings, strict=True) if not _done(standing)]
    if not left:
        return None
    ward = await visit.ward()
    assert ward is not None
    words = {"kind": ward.kind, "neighbourhood": ward.neighbourhood}
    return FirstStepsNote(
        f"{visit.home}/{HERE}", _finding(standings), left[0].title.format_map(words)
    )


async def _put(visit: Visit, path: str) -> None:
    """Twice is once: whoever comes second finds it as wanted."""
    try:
        await visit.asking.post("directory", path)
    except Refused as refused:
        if refused.status != 409:
            raise


async def _standings(visit: Visit) -> list[Standing | None]:
    ward = await seen(visit)
    return [step.standing(ward) for step in STEPS]


def _done(standing: Standing | None) -> bool:
    return standing is not None and standing.done


def _finding(standings: Sequence[Standing | None]) -> str:
    done = sum(_done(each) for each in standings)
    if done == len(standings):
        return "Mọi bước đầu đã xong"
    return f"Đã xong {done} trong {len(standings)} bước đầu"


def _line(visit: Visit, step: Step, standing: Standing | None, words: dict[str, str]) -> StepLine:
    act = None
    if step.verb and visit.visitor.may(step.action) and not _done(standing):
        act = Link(f"{visit.home}{step.path}", step.verb)
    return StepLine(
        title=step.title.format_map(words),
        state=AWAY if standing is None else DONE if standing.done else TODO,
        says=standing.says if standing else "Phần này đang tạm nghỉ, thử lại sau ít phút.",
        why=step.why.format_map(words),
        basis=step.basis,
        who=step.who.format_map(words),
        act=act,
    )
