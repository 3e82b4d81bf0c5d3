"""Boards that residents elect: for everybody, and the desk of the Front and of heads."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from libs.permissions import Role
from services.portal import board_words as words
from services.portal.acts import refused_in, with_form
from services.portal.asking import Refused
from services.portal.board_steps import ACTS, BEGINNINGS, Step
from services.portal.board_typed import Units
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.boards import PeopleBoardsView, PeopleBoardView
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
DESK = f"viec/{words.PUBLIC}"
Name = Annotated[str, Path(max_length=20)]
NOBODY = Choice("", "Chưa có")
WHOLE_WARD = Choice("", "Cả phường")


@router.get("/{ward:ward}/ban-cua-dan")
async def people_boards(visit: Visited) -> Response:
    """Every board, for everybody."""
    told = await visit.asking.get("participation", "people-boards")
    return await visit.page("people_boards.html.j2", _listed(visit, told, words.PUBLIC))


@router.get("/{ward:ward}/ban-cua-dan/{people_board_id}")
async def people_board(visit: Visited, people_board_id: UUID) -> Response:
    """One board, with who is on it."""
    told = await visit.asking.get("participation", f"people-boards/{people_board_id}")
    back = Link(f"{visit.home}/{words.PUBLIC}", words.TITLE)
    view = words.board_of(told, back, f"{visit.home}/bau-cu", visit.today)
    return await visit.page("people_board.html.j2", view)


@router.get("/{ward:ward}/viec/ban-cua-dan")
async def desk(visit: Visited) -> Response:
    """The same for officials; the Front begins one here."""
    visit.visitor.must_be_known()
    return await visit.page("people_boards.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/ban-cua-dan/bat-dau/{name}")
async def begin(visit: Visited, name: Name) -> Response:
    """Begin a board, or enter one of before."""
    if name not in BEGINNINGS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken, here = await visit.form(), BEGINNINGS[name], f"{visit.home}/{DESK}"
    try:
        said = taken.sent(typed, await _units(visit))
        told = await visit.asking.post("participation", taken.path, said)
    except Refused as refused:
        view = await _desk(visit)
        again = refused_form(f"{here}/bat-dau/{name}", typed, refused, f"{name}-")
        acts = with_form(view.acts, name, again)
        return await visit.page("people_boards.html.j2", replace(view, acts=acts), 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/ban-cua-dan/{people_board_id}")
async def one(visit: Visited, people_board_id: UUID) -> Response:
    """One board, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("people_board.html.j2", await _one(visit, people_board_id))


@router.post("/{ward:ward}/viec/ban-cua-dan/{people_board_id}/{name}")
async def step(visit: Visited, people_board_id: UUID, name: Name) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken, here = await visit.form(), ACTS[name], f"{visit.home}/{DESK}/{people_board_id}"
    try:
        told = await _take(visit, people_board_id, taken, typed)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, people_board_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("people_board.html.j2", replace(view, acts=acts), 422)
    if name == "bau":
        return go(f"{visit.home}/viec/bau-cu/{told['id']}")
    if name.startswith("de-xuat"):
        return go(f"{visit.home}/viec/de-xuat/{told['initiative_id']}")
    return go(f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}" if name == "cho-thoi" else here)


async def _take(visit: Visit, board: UUID, taken: Step, typed: dict[str, str]) -> Told:
    member = typed.get("member_id", "")
    if "{member}" in taken.path:
        try:
            member = str(UUID(member))
        except ValueError as error:
            raise Refused(404, "Không tìm thấy trang này.", {}) from error
    path = taken.path.format(board=board, member=member)
    told: Told = await visit.asking.post("participation", path, taken.sent(typed, {}))
    return told


async def _units(visit: Visit) -> Units:
    told = await visit.asking.get("participation", "units")
    return {each["name"]: each["id"] for each in told if each["kind"] == "neighbourhood"}


def _listed(visit: Visit, told: list[Told], page: str) -> PeopleBoardsView:
    there = [each for each in told if each["since"] and not each["ended_on"]]
    inspectors = any(each["kind"] == "people" for each in there)
    said = "" if inspectors else ", chưa ghi nhận Ban Thanh tra nhân dân"
    base = f"{visit.home}/{page}"
    return PeopleBoardsView(
        words.TITLE,
        f"{len(there)} Ban đang hoạt động{said}",
        [words.line_of(each, base, visit.today) for each in told],
    )


async def _desk(visit: Visit) -> PeopleBoardsView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", "people-boards"), _units(visit)
    )
    places = [WHOLE_WARD, *(Choice(unit, name) for name, unit in units.items())]
    acts = [
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{visit.home}/{DESK}/bat-dau/{name}", prefix=f"{name}-"),
            [
                replace(field, choices=places) if field.name == "unit_id" else field
                for field in each.fields
            ],
        )
        for name, each in BEGINNINGS.items()
        if visit.visitor.may(each.action)
    ]
    return replace(_listed(visit, told, DESK), acts=acts)


async def _one(visit: Visit, board: UUID) -> PeopleBoardView:
    told = await visit.asking.get("participation", f"people-boards-at-work/{board}")
    here = f"{visit.home}/{DESK}"
    view = words.board_of(told, Link(here, words.TITLE), f"{visit.home}/viec/bau-cu", visit.today)
    acts = [
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{board}/{name}", prefix=f"{name}-"),
            [_filled(field, told, _own(visit)) for field in each.fields],
        )
        for name, each in ACTS.items()
        if each.when(told) and _may(visit, each, told)
    ]
    return replace(view, acts=acts)


def _own(visit: Visit) -> str:
    """The neighbourhood of its head; nothing for whoever acts for every one."""
    actor = visit.visitor.actor
    return str(actor.unit_id) if Role.NEIGHBOURHOOD_HEAD in actor.roles else ""


def _may(visit: Visit, each: Step, told: Told) -> bool:
    """A head for what his own neighbourhood elects or elected, others as they may."""
    own = _own(visit)
    if not own:
        return not each.of_head and visit.visitor.may(each.action)
    lines = told["free"] if each.action.endswith("board_election") else told["members"]
    mine = [line for line in lines if line["unit_id"] == own]
    there = any(not line.get("electing") and not line.get("left_on") for line in mine)
    return there and visit.visitor.may(each.action, own)


def _filled(field: Field, told: Told, own: str) -> Field:
    if field.name == "unit_id":
        free = [
            Choice(each["unit_id"], each["unit"])
            for each in told["free"]
            if not each["electing"] and own in ("", each["unit_id"])
        ]
        return replace(field, choices=free)
    if field.name in ("member_id", "head_id", "deputy_1", "deputy_2"):
        there = [
            Choice(each["id"], f"{each['full_name']}, {each['unit'] or 'được cử'}")
            for each in told["members"]
            if each["left_on"] is None and own in ("", each["unit_id"])
        ]
        return replace(field, choices=[NOBODY, *there] if field.optional else there)
    return field
