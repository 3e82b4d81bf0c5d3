"""Information on request, for the office: the list, and every step of one request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.pages.information import (
    ASKED,
    CHANNELS,
    GROUNDS,
    state_of,
    ticket,
    view_of,
)
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link
from services.portal.views.information import (
    InformationRequestsView,
    InformationRequestView,
    RequestAct,
    RequestLine,
)
from services.portal.visit import Visit, Visited, file_of, form_key, go, refused_form

router = APIRouter()
GRADES = [
    Choice("simple", "Đơn giản, có sẵn"),
    Choice("complex", "Phức tạp, phải tập hợp"),
]
CHOICES_MAX = 100


@dataclass(frozen=True)
class Step:
    """One step: its address here and in the service, its words, its fields, and when."""

    path: str
    title: str
    send: str
    fields: tuple[str, ...]
    when: Callable[[Told], bool]


def _open(told: Told) -> bool:
    return told["progress"] in ("received", "accepted", "incomplete")


def _in(*progress: str) -> Callable[[Told], bool]:
    return lambda told: told["progress"] in progress


def _extendable(told: Told) -> bool:
    complex_work = told["progress"] == "accepted" and told["grade"] == "complex"
    return complex_work and not told["extension_number"] and told["channel"] != "post"


STEPS = {
    "nhan": Step(
        "acceptance", "Chấp nhận", "Chấp nhận", ("grade", "obligation_id"), _in("received")
    ),
    "tra-loi": Step(
        "answer",
        "Cung cấp thông tin",
        "Gửi thông tin",
        ("answer", "disclosure_id", "receipt"),
        _in("accepted"),
    ),
    "thieu": Step("missing", "Đề nghị bổ sung", "Gửi đề nghị", ("missing",), _in("received")),
    "da-bo-sung": Step(
        "completion", "Ghi nội dung đã bổ sung", "Lưu", ("asked",), _in("incomplete")
    ),
    "gia-han": Step("extension", "Gia hạn", "Ghi gia hạn", ("number", "reason"), _extendable),
    "tu-choi": Step(
        "refusal", "Từ chối", "Ghi từ chối", ("ground", "number", "answer", "disclosure_id"), _open
    ),
    "huong-dan": Step(
        "guidance", "Hướng dẫn đến cơ quan khác", "Gửi hướng dẫn", ("answer",), _open
    ),
}


@router.get("/{ward:ward}/viec/yeu-cau-thong-tin")
async def requests(visit: Visited) -> Response:
    """Every request, and the form for what came by hand or by post."""
    visit.visitor.must_be_known()
    return await visit.page("information_requests.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/yeu-cau-thong-tin")
async def register(visit: Visited) -> Response:
    """Write down what came by hand or by post; the ticket is for the person."""
    typed = await visit.form()
    path = "information-requests/registered"
    try:
        form = {name: typed.get(name, "") for name in (*ASKED, "channel", "received_on")}
        told = await visit.asking.post("disclosures", path, form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(visit.request.url.path, {"key": form_key(), **typed}, refused)
        view = replace(await _list(visit), form=again)
        return await visit.page("information_requests.html.j2", view, 422)
    view = replace(await _list(visit), ticket=ticket(told))
    return await visit.page("information_requests.html.j2", view)


@router.get("/{ward:ward}/viec/yeu-cau-thong-tin/{request_id}")
async def request(visit: Visited, request_id: UUID) -> Response:
    """One request with who asked and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("information_request.html.j2", await _work(visit, request_id))


@router.post("/{ward:ward}/viec/yeu-cau-thong-tin/{request_id}/{name}")
async def step(visit: Visited, request_id: UUID, name: str) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), STEPS[name]
    path = f"information-requests/{request_id}/{taken.path}"
    try:
        await visit.asking.post("disclosures", path, _sent(taken, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _work(visit, request_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("information_request.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/yeu-cau-thong-tin/{request_id}")


def _sent(taken: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step; what was not chosen is nothing."""
    form: dict[str, Any] = {name: typed.get(name, "") for name in taken.fields}
    for name in ("obligation_id", "disclosure_id"):
        if name in form:
            form[name] = form[name] or None
    if "receipt" in form:
        form["receipt"] = file_of(typed, "receipt")
    return form


async def _list(visit: Visit) -> InformationRequestsView:
    told = await visit.asking.get("disclosures", "information-requests")
    here = f"{visit.home}/viec/yeu-cau-thong-tin"
    late = sum(each["days_left"] is not None and each["days_left"] < 0 for each in told)
    open_now = sum(each["closed_on"] is None for each in told)
    return InformationRequestsView(
        finding=f"{late} yêu cầu quá hạn" if late else f"{open_now} yêu cầu đang giải quyết",
        lines=[_line(here, each) for each in told],
        form=FormView(here, {"received_on": f"{visit.today}", "key": form_key()}),
        channels=[Choice("at_office", "Tại trụ sở"), Choice("post", "Qua bưu chính")],
    )


def _line(here: str, told: Told) -> RequestLine:
    note = f"{CHANNELS[told['channel']]}, nhận {the_day(told['received_on']):%d/%m/%Y}"
    return RequestLine(told["code"], f"{here}/{told['id']}", state_of(told), note)


async def _work(visit: Visit, request_id: UUID) -> InformationRequestView:
    told, late, shown, positions = await asyncio.gather(
        visit.asking.get("disclosures", f"information-requests/{request_id}"),
        visit.asking.get("disclosures", "obligations", state="late", limit=CHOICES_MAX),
        visit.asking.get("disclosures", "disclosures", limit=CHOICES_MAX),
        positions_of(visit),
    )
    here = f"{visit.home}/viec/yeu-cau-thong-tin/{request_id}"
    who = told["requester"] or {}
    names = {"full_name": "Họ và tên", "address": "Địa chỉ", "contact": "Liên hệ"}
    none = Choice("", "Không có")
    public = [line for line in shown["lines"] if line["published_on"] and not line["withdrawn_on"]]
    view = view_of(visit, told, positions)
    if told["obligation_id"]:
        owed = f"{visit.home}/viec/nghia-vu/{told['obligation_id']}"
        view = replace(view, links=[*view.links, Link(owed, "Nghĩa vụ công khai còn nợ")])
    return replace(
        view,
        person=[(words, who[name]) for name, words in names.items() if name in who],
        acts=[_act(here, name, told) for name, each in STEPS.items() if each.when(told)],
        grades=GRADES,
        grounds=[Choice(ground, words) for ground, words in GROUNDS.items()],
        owed=[none, *(Choice(owed["id"], owed["title"]) for owed in late)],
        public=[none, *(Choice(line["id"], line["title"]) for line in public)],
    )


def _act(here: str, name: str, told: Told) -> RequestAct:
    each = STEPS[name]
    values = {"asked": told["asked"]} if "asked" in each.fields else {}
    form = FormView(f"{here}/{name}", values, prefix=f"{name}-")
    return RequestAct(name, each.title, each.send, form, each.fields)
