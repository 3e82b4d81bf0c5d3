"""Who heads the neighbourhoods and how one is elected: for everybody, and the desk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import election_words as words
from services.portal.acts import refused_in, with_form
from services.portal.asking import Refused, Sentence
from services.portal.board_words import PUBLIC as BOARDS
from services.portal.election_steps import ACTS, BEFORE, acts_of, done
from services.portal.head_steps import BEGINNINGS, OF_TERMS
from services.portal.papers import paper
from services.portal.reading import Told, deadline
from services.portal.views import Choice, DeadlinePageView, FormView, Link
from services.portal.views.elections import ElectionView, HeadsView
from services.portal.views.matters import Act
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
DESK = "viec/bau-cu"
Name = Annotated[str, Path(max_length=20)]


@router.get("/{ward:ward}/bau-cu")
async def heads(visit: Visited) -> Response:
    """How every neighbourhood is headed, and every election."""
    units, told = await _both(visit)
    return await visit.page("heads.html.j2", _listed(visit, units, told, words.PUBLIC))


@router.get("/{ward:ward}/bau-cu/{election_id}")
async def election(visit: Visited, election_id: UUID) -> Response:
    """One election for everybody."""
    told = await visit.asking.get("participation", f"elections/{election_id}")
    back = _back(told, visit.home, Link(f"{visit.home}/{words.PUBLIC}", words.TITLE))
    view = words.election_of(told, back, visit.home, official=False)
    vote = Link(f"{visit.home}/nhan-dan-ban/{told['matter_id']}", "Cuộc họp và kết quả kiểm phiếu")
    if told["state"] in (*BEFORE, "called_off"):  # its matter is public once the vote opens
        return await visit.page("election.html.j2", view)
    return await visit.page("election.html.j2", replace(view, vote=vote))


@router.get("/{ward:ward}/bau-cu/{election_id}/han/{step}")
async def why_due(visit: Visited, election_id: UUID, step: Name) -> Response:
    """Why a step has its last day."""
    told = await visit.asking.get("participation", f"elections/{election_id}")
    due = next((each["due"] for each in told["steps"] if each["step"] == step), None)
    if due is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    href = f"{visit.home}/{words.PUBLIC}/{election_id}"
    subject = Link(href, f"{told['title']}: {told['unit']}")
    return await visit.page("deadline.html.j2", DeadlinePageView(subject, deadline(due)))


@router.get("/{ward:ward}/viec/bau-cu")
async def desk(visit: Visited) -> Response:
    """The same for officials, and what can be begun."""
    visit.visitor.must_be_known()
    return await visit.page("heads.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/bau-cu/bat-dau/{name}")
async def begin(visit: Visited, name: Name) -> Response:
    """Decide on an election, name a provisional head, shift a term."""
    if name not in BEGINNINGS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken, here = await visit.form(), BEGINNINGS[name], f"{visit.home}/{DESK}"
    try:
        unit = UUID(typed.get("unit_id", ""))
    except ValueError as error:
        raise Refused(404, "Không tìm thấy trang này.", {}) from error
    where = "headships" if name in OF_TERMS else "neighbourhoods"
    try:
        told = await visit.asking.post(
            "participation", f"{where}/{unit}/{taken.path}", taken.sent(typed)
        )
    except Refused as refused:
        view = await _desk(visit)
        again = refused_form(f"{here}/bat-dau/{name}", typed, refused, f"{name}-")
        acts = with_form(view.acts, name, again)
        return await visit.page("heads.html.j2", replace(view, acts=acts), 422)
    return go(f"{here}/{told['id']}" if name == "quyet-dinh" else here)


@router.get("/{ward:ward}/viec/bau-cu/{election_id}")
async def one(visit: Visited, election_id: UUID) -> Response:
    """One election, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("election.html.j2", await _one(visit, election_id))


@router.get("/{ward:ward}/viec/bau-cu/{election_id}/tai/{name}.{wanted}")
async def election_paper(
    visit: Visited,
    election_id: UUID,
    name: Annotated[str, Path(pattern="^(nomination|notice)$")],
    wanted: Annotated[str, Path(pattern="^(pdf|docx)$")],
) -> Response:
    """The paper itself, byte for byte."""
    return await paper(visit, f"elections/{election_id}/{name}.{wanted}")


@router.post("/{ward:ward}/viec/bau-cu/{election_id}/{name}")
async def step(visit: Visited, election_id: UUID, name: Name) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), ACTS[name]
    path = f"elections/{election_id}/{taken.path}"
    try:
        send = visit.asking.put if taken.put else visit.asking.post
        await send("participation", path, taken.sent(typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, election_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("election.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{election_id}")


def _back(told: Told, base: str, heads: Link) -> Link:
    """From an election into a board to its board, else to the elections of heads."""
    if board := told["board_id"]:
        return Link(f"{base}/{BOARDS}/{board}", told["title"].removeprefix("Bầu thành viên "))
    return heads


async def _both(visit: Visit) -> tuple[list[Told], list[Told]]:
    units, told = await asyncio.gather(
        visit.asking.get("participation", "headships"),
        visit.asking.get("participation", "elections"),
    )
    return units, told


def _listed(visit: Visit, units: list[Told], told: list[Told], page: str) -> HeadsView:
    late = sum(each["owed"] is not None and each["owed"]["days_left"] < 0 for each in units)
    ahead = sum(each["state"] in ("preparing", "announced", "voting") for each in told)
    said = f"{ahead} cuộc bầu cử đang chuẩn bị" if ahead else "Không có cuộc bầu cử nào sắp tới"
    return HeadsView(
        words.TITLE,
        Sentence(f"{said}, {late} khu phố quá hạn quyết định bầu") if late else said,
        [words.head_line(each, visit.home) for each in units],
        [words.election_line(each, f"{visit.home}/{page}/{each['id']}") for each in told],
    )


async def _desk(visit: Visit) -> HeadsView:
    units, told = await _both(visit)
    here = f"{visit.home}/{DESK}"
    view = replace(_listed(visit, units, told, DESK), title="Bầu, cho thôi Trưởng khu phố")
    acts = []
    for name, each in BEGINNINGS.items():
        key = "id" if name in OF_TERMS else "unit_id"
        choices = [Choice(unit[key], unit["unit"]) for unit in units if each.when(unit)]
        if choices and visit.visitor.may(each.action):
            first, *others = each.fields
            fields = [replace(first, choices=choices), *others]
            form = FormView(f"{here}/bat-dau/{name}", prefix=f"{name}-")
            acts.append(Act(name, each.title, each.send, form, fields))
    return replace(view, acts=acts)


async def _one(visit: Visit, election_id: UUID) -> ElectionView:
    told = await visit.asking.get("participation", f"elections-at-work/{election_id}")
    here = f"{visit.home}/{DESK}"
    back = Link(here, "Bầu, cho thôi Trưởng khu phố")
    back = _back(told, f"{visit.home}/viec", back)
    view = words.election_of(told, back, visit.home, official=True)
    acts = [
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{election_id}/{name}", prefix=f"{name}-"),
            each.fields,
        )
        for name, each in acts_of(told).items()
        if each.when(told) and _may(visit, told, each.action)
    ]
    vote = Link(
        f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}",
        "Mời họp, kiểm phiếu, lập biên bản, công nhận",
    )
    return replace(view, acts=acts, vote=vote, papers=_papers(told, f"{here}/{election_id}/tai"))


def _may(visit: Visit, told: Told, action: str) -> bool:
    """Another day is set by whoever set the first: the chair, or of a board the own head."""
    if action != "move_election":
        return visit.visitor.may(action)
    role = "neighbourhood_head" if told["board_id"] else "chair"
    return role in visit.visitor.actor.roles and visit.visitor.may(action, told["unit_id"])


def _papers(told: Told, base: str) -> list[Link]:
    minutes = "Biên bản giới thiệu" if told["board_id"] else "Biên bản giới thiệu, Mẫu 05"
    names = [("nomination", minutes)] if told["written"] else []
    if {"candidates", "announcement"} & done(told):
        names.append(("notice", "Thông báo bầu cử"))
    return [
        Link(f"{base}/{name}.{form}", f"{text} ({form.upper()})")
        for name, text in names
        for form in ("pdf", "docx")
    ]
