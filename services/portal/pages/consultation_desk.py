"""The desk of consultations: drafted, sent, opened by the chair, lengthened, stopped."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.consultation_steps import ACTS, BINDING, MINUTES, PRESENCE, sent_form
from services.portal.look.words import dmy
from services.portal.pages.consultations import list_of, view_of
from services.portal.papers import paper
from services.portal.reading import Told, day, the_day
from services.portal.views import Choice, FormView, Link
from services.portal.views.consultations import (
    ConsultationAct,
    ConsultationsView,
    ConsultationView,
)
from services.portal.visit import Visit, Visited, go, needed_file, refused_form

router = APIRouter()
DESK = "{}/viec/lay-y-kien"
OF_COMMITTEE = ("office", "department", "service_centre")
TYPED = ("clause", "title", "summary", "unit_id", "other_law_basis")


@router.get("/{ward:ward}/viec/lay-y-kien")
async def desk(visit: Visited) -> Response:
    """Every consultation, and the form to draft one."""
    visit.visitor.must_be_known()
    return await visit.page("consultations.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/lay-y-kien")
async def draft(visit: Visited) -> Response:
    """Draft one."""
    typed = await visit.form()
    here = DESK.format(visit.home)
    try:
        form = {
            **{name: typed.get(name, "") for name in TYPED},
            "forms": [name.removeprefix("form-") for name in typed if name.startswith("form-")],
            "other_law_days": typed.get("other_law_days") or None,
            "draft": needed_file(typed, "draft"),
        }
        told = await visit.asking.post("participation", "consultation-work", form)
    except Refused as refused:
        view = replace(await _desk(visit), form=refused_form(here, typed, refused))
        return await visit.page("consultations.html.j2", view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/lay-y-kien/{consultation_id}")
async def one(visit: Visited, consultation_id: UUID) -> Response:
    """One consultation, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("consultation.html.j2", await _one(visit, consultation_id))


@router.get("/{ward:ward}/viec/lay-y-kien/{consultation_id}/bien-ban.{wanted}")
async def minutes_paper(
    visit: Visited,
    consultation_id: UUID,
    wanted: Annotated[str, Path(pattern="^(pdf|docx)$")],
) -> Response:
    """The minutes of a hearing as a file."""
    return await paper(visit, f"consultation-work/{consultation_id}/hearing-minutes.{wanted}")


@router.post("/{ward:ward}/viec/lay-y-kien/{consultation_id}/{name}")
async def step(
    visit: Visited, consultation_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), ACTS[name]
    try:
        path = f"consultation-work/{consultation_id}/{taken.path}"
        await visit.asking.post("participation", path, sent_form(taken, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, consultation_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("consultation.html.j2", replace(view, acts=acts), 422)
    return go(f"{DESK.format(visit.home)}/{consultation_id}")


async def _desk(visit: Visit) -> ConsultationsView:
    ask = visit.asking.get
    told, known, units = await asyncio.gather(
        ask("participation", "consultation-work"),
        ask("participation", "consultation-matters"),
        ask("participation", "units"),
    )
    here = DESK.format(visit.home)
    view = replace(
        list_of(told, here), public=Link(f"{visit.home}/lay-y-kien", "Trang cho người dân")
    )
    if not visit.visitor.may("draft_consultation"):
        return view
    return replace(
        view,
        form=FormView(here),
        matters=[
            Choice(str(each["clause"]), f"{each['clause']}. {each['title']}")
            for each in known["matters"]
        ],
        forms=[Choice(each["letter"], each["title"]) for each in known["forms"]],
        units=[Choice(unit["id"], unit["name"]) for unit in units if unit["kind"] in OF_COMMITTEE],
    )


async def _one(visit: Visit, consultation_id: UUID) -> ConsultationView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", f"consultation-work/{consultation_id}"),
        visit.asking.get("participation", "units"),
    )
    here = f"{DESK.format(visit.home)}/{consultation_id}"
    view = view_of(visit, told, Link(DESK.format(visit.home), "Lấy ý kiến Nhân dân"))
    places = {unit["id"]: unit["name"] for unit in units}
    return replace(
        view,
        facts=[*view.facts, *_plan(told), *_owed(told)],
        acts=_acts(visit, told, here, await _minutes(visit, told)),
        links=[*_links(visit, told, here), *_papers(visit, told, here)],
        presences=[Choice(key, text) for key, text in words.PRESENCES.items()],
        meetings=[words.meeting(each, places, "") for each in told["counts"]],
        earliest=day(told["earliest"]),
        decisions=[Choice(key, text) for key, text in words.DECISIONS.items()],
        hearings=[Choice(key, text) for key, text in words.HEARINGS.items()],
    )


def _plan(told: Told) -> list[str]:
    """Where the plan went."""
    council, front = day(told["council_sent_on"]), day(told["front_sent_on"])
    if council is None or front is None:
        return ["kế hoạch chưa gửi HĐND, Mặt trận"]
    sent = f"gửi HĐND {dmy(council)}, gửi Mặt trận {dmy(front)}"
    return [f"kế hoạch {told['plan_number']}, {sent}"]


def _owed(told: Told) -> list[str]:
    """Whom the law still wants to be heard or told."""
    said, end, heard = [], told["conclusion"], told["hearing"]
    if told["clause"] == BINDING:
        noted = (
            f"{words.HEARINGS[heard['outcome']].lower()} ({heard['addressees']})" if heard else ""
        )
        said.append(f"đối tượng thi hành: {noted or 'chưa ghi việc nghe họ'}")
    if end and not end["council_reported_on"]:
        due = dmy(the_day(end["council_due_on"]))
        said.append(f"báo cáo HĐND chậm nhất {due} ({end['council_basis']})")
    return said


async def _minutes(visit: Visit, told: Told) -> dict[str, str]:
    """What stands in the minutes of a hearing, to be mended by who writes them."""
    if not told["minuted"] or not visit.visitor.may("write_hearing_minutes", told["unit_id"]):
        return {}
    written = await visit.asking.get(
        "participation", f"consultation-work/{told['id']}/hearing-minutes"
    )
    return {
        name: ("1" if written[name] else "0") if name in PRESENCE else str(written[name])
        for name in MINUTES
    }


def _papers(visit: Visit, told: Told, here: str) -> list[Link]:
    """The minutes of a hearing, for who may read them."""
    if not told["minuted"] or not visit.visitor.may("see_hearing_minutes", told["unit_id"]):
        return []
    return [
        Link(f"{here}/bien-ban.{kind}", f"Biên bản nghe đối tượng thi hành ({kind.upper()})")
        for kind in ("pdf", "docx")
    ]


def _acts(visit: Visit, told: Told, here: str, minutes: dict[str, str]) -> list[ConsultationAct]:
    return [
        ConsultationAct(
            name,
            each.title,
            each.send,
            FormView(
                f"{here}/{name}",
                minutes if name == "bien-ban" else _filled(name, told),
                prefix=f"{name}-",
            ),
            each.fields,
        )
        for name, each in ACTS.items()
        if each.when(told) and visit.visitor.may(each.action, told["unit_id"])
    ]


def _filled(name: str, told: Told) -> dict[str, str]:
    """The first day that the law allows stands in the form; a later one may be chosen."""
    return {"closes_on": told["earliest"]} if name == "cong-khai" else {}


def _links(visit: Visit, told: Told, here: str) -> list[Link]:
    """What else is done with it."""
    may, asked = visit.visitor.may, told["state"] in ("open", "closed")
    found = []
    left = told["state"] == "withdrawn" and told["unseen"] and may("see_routed_opinions")
    if (asked or left) and may("see_opinions", told["unit_id"]):
        found.append(Link(f"{here}/y-kien", f"Xem ý kiến ({told['unseen']} chờ xem)"))
    if told["state"] == "closed" and may("see_opinions", told["unit_id"]):
        found.append(Link(f"{here}/nhom", "Xếp nhóm, giải trình từng nhóm"))
    if asked and may("enter_opinions"):
        found.append(Link(f"{here}/nhap", "Nhập phiếu, kết quả cuộc họp"))
    if told["published_on"]:
        found.append(Link(f"{visit.home}/lay-y-kien/{told['id']}", "Trang cho người dân"))
    return found
