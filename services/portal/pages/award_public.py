"""Models that are public, the honour roll, and what a certificate's code says."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.award_words import KINDS, money
from services.portal.look.words import dmy
from services.portal.reading import Told, day, the_day
from services.portal.views import FormView, Link, State
from services.portal.views.awards import HonourLine, HonourView, PublicModelsView, PublicModelView
from services.portal.views.consultations import ConsultationLine
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
OPEN = State("live", "Đang lấy ý kiến")
SHUT = State("todo", "Chờ quyết định")
RECOGNISED = State("done", "Đã công nhận")
THANKS = "Đã nhận góp ý. Góp ý được xem trước khi hiện công khai."


@router.get("/{ward:ward}/mo-hinh")
async def public_models(visit: Visited) -> Response:
    """What is public before a decision, and what was granted."""
    models, honours = await asyncio.gather(
        visit.asking.get("awards", "public-models"), visit.asking.get("awards", "honours")
    )
    here = f"{visit.home}/mo-hinh"
    return await visit.page(
        "award_public.html.j2",
        PublicModelsView(
            [
                ConsultationLine(each["title"], f"{here}/{each['id']}", _state(each), _facts(each))
                for each in models
                if each["state"] == "noticed"
            ],
            [_honour(each, f"{visit.home}/chung-nhan/{each['code']}") for each in honours],
        ),
    )


@router.get("/{ward:ward}/mo-hinh/{model_id}")
async def public_model(
    visit: Visited, model_id: UUID, gui: Annotated[str, Query(max_length=5)] = ""
) -> Response:
    """One model, what was said of it, and the form to say something."""
    view = await _one(visit, model_id)
    return await visit.page(
        "award_public_model.html.j2", replace(view, sent=THANKS if gui == "xong" else "")
    )


@router.post("/{ward:ward}/mo-hinh/{model_id}")
async def comment(visit: Visited, model_id: UUID) -> Response:
    """Somebody says what they think."""
    typed = await visit.form()
    path = f"public-models/{model_id}/comments"
    try:
        form = {"text": typed.get("text", "")}
        await visit.asking.post("awards", path, form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(visit.request.url.path, {"key": form_key()} | typed, refused)
        view = replace(await _one(visit, model_id), form=again)
        return await visit.page("award_public_model.html.j2", view, 422)
    return go(f"{visit.request.url.path}?gui=xong")


@router.get("/{ward:ward}/chung-nhan/{code}")
async def certificate(visit: Visited, code: Annotated[str, Path(max_length=20)]) -> Response:
    """What the code on a certificate is about, and whether it still stands."""
    told = await visit.asking.get("awards", f"honours/{code.upper()}")
    withdrawn = day(told["withdrawn_on"])
    state = State("done", "Còn giá trị")
    if withdrawn:
        words = f"Đã bị thu hồi ngày {dmy(withdrawn)}, quyết định số {told['withdrawal_number']}"
        state = State("stopped", words)
    line = _honour(told, "")
    back = Link(f"{visit.home}/mo-hinh", "Mô hình, gương tiêu biểu")
    return await visit.page("award_honour.html.j2", HonourView(line, told["code"], state, back))


async def _one(visit: Visit, model_id: UUID) -> PublicModelView:
    told = await visit.asking.get("awards", f"public-models/{model_id}")
    here = f"{visit.home}/mo-hinh/{model_id}"
    return PublicModelView(
        title=told["title"],
        back=Link(f"{visit.home}/mo-hinh", "Mô hình, gương tiêu biểu"),
        state=_state(told),
        facts=_facts(told),
        aims=told["aims"],
        comments=told["comments"],
        form=FormView(here, {"key": form_key()}) if told["open"] else None,
    )


def _state(told: Told) -> State:
    if told["state"] == "recognised":
        return RECOGNISED
    return OPEN if told["open"] else SHUT


def _facts(told: Told) -> list[str]:
    votes = told["in_favour"]
    return [
        KINDS[told["kind"]],
        told["unit"],
        f"đề nghị: {told['title_name']}",
        f"thẩm định {told['points']} điểm",
        *([f"Hội đồng: {votes}/{told['members']} phiếu đồng ý"] if votes is not None else []),
        f"góp ý đến hết ngày {dmy(the_day(told['notice_until']))}",
    ]


def _honour(told: Told, href: str) -> HonourLine:
    decided = dmy(the_day(told["decided_on"]))
    notes = [told["title"], f"quyết định số {told['number']} ngày {decided}"]
    if told["prize_dong"]:
        notes.append(f"tiền thưởng {money(told['prize_dong'])}")
    return HonourLine(told["holder"], told["merit"], notes, href)
