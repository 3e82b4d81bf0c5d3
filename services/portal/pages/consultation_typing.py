"""Slips and meetings typed in on a phone: by the office, or by a head for the own neighbourhood."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.asking import Refused
from services.portal.views import FormView, Link
from services.portal.views.consultations import TypingInView
from services.portal.visit import Visit, Visited, file_of, form_key, go, refused_form

router = APIRouter()
ONE = "/{ward:ward}/viec/lay-y-kien/{consultation_id}/nhap"
SLIPS = range(1, 11)
COUNTS = ("in_favour", "against", "other")
DONE = {"phieu": "Đã ghi các phiếu.", "hop": "Đã ghi kết quả."}


@router.get(ONE)
async def typing_in(
    visit: Visited, consultation_id: UUID, xong: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """Two forms: the counts of a meeting, and opinions one by one."""
    visit.visitor.must_be_known()
    view = replace(await _view(visit, consultation_id), done=DONE.get(xong, ""))
    return await visit.page("opinions_typing.html.j2", view)


@router.post(ONE + "/hop")
async def count(visit: Visited, consultation_id: UUID) -> Response:
    """The counts of a meeting or of a bundle of slips."""
    typed = await visit.form()
    try:
        form: dict[str, Any] = {name: typed.get(name) or "0" for name in COUNTS}
        form |= _when(typed, "held_on") | {"minutes": file_of(typed, "minutes")}
        path = f"consultation-work/{consultation_id}/counts"
        await visit.asking.post("participation", path, form)
    except Refused as refused:
        view = await _view(visit, consultation_id)
        again = refused_form(visit.request.url.path, typed, refused, "hop-")
        return await visit.page("opinions_typing.html.j2", replace(view, count=again), 422)
    return go(f"{visit.home}/viec/lay-y-kien/{consultation_id}/nhap?xong=hop")


@router.post(ONE + "/phieu")
async def slips(visit: Visited, consultation_id: UUID) -> Response:
    """Some opinions as they stand on paper; empty lines are left out."""
    typed = {"key": form_key(), **await visit.form()}
    try:
        form = {**_when(typed, "received_on"), "opinions": _opinions(typed)}
        path = f"consultation-work/{consultation_id}/opinions"
        await visit.asking.post("participation", path, form, key=typed["key"])
    except Refused as refused:
        view = await _view(visit, consultation_id)
        again = refused_form(visit.request.url.path, typed, refused, "phieu-")
        return await visit.page("opinions_typing.html.j2", replace(view, slips=again), 422)
    return go(f"{visit.home}/viec/lay-y-kien/{consultation_id}/nhap?xong=phieu")


@router.post(ONE + "/xoa/{count_id}")
async def remove(visit: Visited, consultation_id: UUID, count_id: UUID) -> Response:
    """Take a wrong count back."""
    await visit.asking.post("participation", f"opinion-counts/{count_id}/removal")
    return go(f"{visit.home}/viec/lay-y-kien/{consultation_id}/nhap")


def _opinions(typed: dict[str, str]) -> list[dict[str, str]]:
    """The slips that were filled in; raises Refused for words without an opinion chosen."""
    said = {
        f"stance{n}": f"Phiếu {n} có lời: hãy chọn ý kiến, hoặc xóa lời."
        for n in SLIPS
        if typed.get(f"text{n}", "").strip() and not typed.get(f"stance{n}")
    }
    if said:
        raise Refused(422, "Chưa ghi phiếu nào: có phiếu chưa chọn ý kiến.", said)
    return [
        {"stance": typed[f"stance{n}"], "text": typed.get(f"text{n}", "")}
        for n in SLIPS
        if typed.get(f"stance{n}")
    ]


def _when(typed: dict[str, str], day: str) -> dict[str, Any]:
    """How it came, on which day, from where."""
    place = typed.get("neighbourhood_id") or None
    return {
        "channel": typed.get("channel", ""),
        day: typed.get(day, ""),
        "neighbourhood_id": place,
    }


async def _view(visit: Visit, consultation_id: UUID) -> TypingInView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", f"consultation-work/{consultation_id}"),
        visit.asking.get("participation", "units"),
    )
    desk = f"{visit.home}/viec/lay-y-kien/{consultation_id}"
    here = f"{desk}/nhap"
    unit = visit.visitor.actor.unit_id
    own = "" if visit.visitor.may("enter_opinions", "") else str(unit)
    today = {"held_on": str(visit.today), "received_on": str(visit.today), "channel": "meeting"}
    places = {each["id"]: each["name"] for each in units}
    return TypingInView(
        title=told["title"],
        back=Link(desk, told["title"]),
        facts=words.facts(told, visit.today),
        count=FormView(f"{here}/hop", today, prefix="hop-"),
        slips=FormView(
            f"{here}/phieu", {**today, "channel": "paper", "key": form_key()}, prefix="phieu-"
        ),
        channels=words.channels(),
        neighbourhoods=words.neighbourhoods(units, "Toàn phường", own),
        stances=words.stances(),
        rows=SLIPS,
        meetings=[
            words.meeting(each, places, f"{here}/xoa/{each['id']}")
            for each in told["counts"]
            if own in ("", each["neighbourhood_id"])
        ],
    )
