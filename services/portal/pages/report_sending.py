"""An issued report is sent: to whom, when, how, once each."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.matters import Act, Field
from services.portal.views.parts import PartLine, SendingsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
PAGE = "report_sending.html.j2"
RECIPIENTS = {
    "province": "Ủy ban nhân dân tỉnh",
    "party": "Đảng ủy",
    "council": "Hội đồng nhân dân",
    "front": "Ủy ban Mặt trận Tổ quốc",
}
WAYS = {
    "network": "Trục liên thông văn bản",
    "paper": "Văn bản giấy",
    "mail": "Thư điện tử công vụ",
}
SENT, UNSENT = State("done", "Đã gửi"), State("todo", "Chưa gửi")


@router.get("/{ward:ward}/viec/bao-cao/{report_id}/gui")
async def sendings(visit: Visited, report_id: UUID) -> Response:
    """To whom it was sent, and the form for the others."""
    visit.visitor.must_be_known()
    return await visit.page(PAGE, await _view(visit, report_id))


@router.post("/{ward:ward}/viec/bao-cao/{report_id}/gui")
async def record_sending(visit: Visited, report_id: UUID) -> Response:
    """Write down that it was sent to one of them."""
    typed = await visit.form()
    here = visit.request.url.path
    try:
        form = {name: typed.get(name, "") for name in ("recipient", "way", "sent_on")}
        await visit.asking.post("reporting", f"reports/{report_id}/sendings", form)
    except Refused as refused:
        view = await _view(visit, report_id)
        acts = refused_in(view.acts, "gui", refused_form(here, typed, refused), refused)
        return await visit.page(PAGE, replace(view, acts=acts), 422)
    return go(here)


async def _view(visit: Visit, report_id: UUID) -> SendingsView:
    told, listed = await asyncio.gather(
        visit.asking.get("reporting", f"reports/{report_id}"),
        visit.asking.get("reporting", f"reports/{report_id}/sendings"),
    )
    by_recipient = {each["recipient"]: each for each in listed["sent"]}
    wanted = {key: RECIPIENTS[key] for key in listed["recipients"]}
    missing = [Choice(key, words) for key, words in wanted.items() if key not in by_recipient]
    here = f"{visit.home}/viec/bao-cao/{report_id}/gui"
    form = FormView(here, {"sent_on": f"{visit.today}"})
    fields = [
        Field("recipient", "Gửi đến", "select", choices=missing),
        Field("way", "Cách gửi", "select", choices=[Choice(*each) for each in WAYS.items()]),
        Field("sent_on", "Ngày gửi", "date"),
    ]
    open_now = missing and told["status"] == "issued" and visit.visitor.may("record_sending")
    return SendingsView(
        title=f"Gửi báo cáo {told['number'] or ''}".rstrip(),
        report=Link(f"{visit.home}/bao-cao/{report_id}", told["title"]),
        lines=[_line(words, by_recipient.get(key)) for key, words in wanted.items()],
        acts=[Act("gui", "Ghi một lần gửi", "Ghi đã gửi", form, fields)] if open_now else [],
    )


def _line(words: str, sent: Told | None) -> PartLine:
    if sent is None:
        return PartLine(words, "", [], UNSENT)
    notes = [f"ngày {dmy(the_day(sent['sent_on']))}", WAYS[sent["way"]].lower()]
    return PartLine(words, "", notes, SENT)
