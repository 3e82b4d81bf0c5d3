"""What residents demand: written down with its consents, on the phone of the head or the Front."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from libs.permissions import Role
from services.portal import matter_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.matter_fields import STRUCK_FOR
from services.portal.reading import Told, events, the_day
from services.portal.typed import household_ids
from services.portal.views import Choice, FormView, Link
from services.portal.views.matters import Act, DemandView, Field, MattersView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
DESK = "viec/de-xuat"
REGISTERED = ("clause", "unit_id", "title", "summary", "heads_committee")
NUMBER = Field("household", "Hộ số")
NUMBERS = Field("household", "Hộ số", hint="Các hộ cùng đồng ý một ngày, ví dụ: 3, 17, 20-35.")
COMMITTEE = Field(
    "heads_committee",
    "Cho thôi Trưởng khu phố: người này có là Trưởng ban công tác Mặt trận không?",
    "select",
    "Nếu có, cuộc họp do Chủ tịch Ủy ban nhân dân triệu tập sau khi Mặt trận thống nhất.",
    optional=True,
    choices=[Choice("", "Không"), Choice("true", "Có")],
)
ACTS = {
    "dong-y": ("consents", "give_consent", "Ghi các hộ đồng ý", "Ghi đồng ý"),
    "thoi-dong-y": ("consents/removal", "take_back_consent", "Bỏ một hộ đã ghi trên giấy", "Bỏ"),
    "dua-ra-ban": ("approval", "approve_initiative", "Đồng ý đưa ra bàn", "Đưa ra bàn"),
}


@router.get("/{ward:ward}/viec/de-xuat")
async def demands(visit: Visited) -> Response:
    """What residents demand, and the form to write one down."""
    visit.visitor.must_be_known()
    return await visit.page("matters.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/de-xuat")
async def register(visit: Visited) -> Response:
    """Write a demand down."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    form = {name: typed[name] for name in REGISTERED if typed.get(name)}
    try:
        told = await visit.asking.post("participation", "initiatives", form)
    except Refused as refused:
        view = await _list(visit)
        again = refused_form(here, typed, refused)
        acts = [replace(act, form=again) for act in view.acts]
        return await visit.page("matters.html.j2", replace(view, acts=acts), 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/de-xuat/{initiative_id}")
async def demand(visit: Visited, initiative_id: UUID) -> Response:
    """One demand and its consents."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("participation", f"initiatives/{initiative_id}")
    return await visit.page("demand.html.j2", _view(visit, told))


@router.post("/{ward:ward}/viec/de-xuat/{initiative_id}/{name}")
async def step(
    visit: Visited, initiative_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Write a consent down, or put the demand on the agenda."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path = f"initiatives/{initiative_id}"
    told = await visit.asking.get("participation", path)
    typed = await visit.form()
    try:
        for form in _sent(told, name, typed):
            told = await visit.asking.post("participation", f"{path}/{ACTS[name][0]}", form)
            if told["state"] != "collecting":
                break  # enough: it is on the agenda
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = _view(visit, await visit.asking.get("participation", path))
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("demand.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{initiative_id}")


def _sent(told: Told, name: str, typed: dict[str, str]) -> list[dict[str, Any]]:
    """What is sent, one after the other; whoever was written down before the rest is passed over.

    Half a list may be written when one household is refused: the same list is then sent again.
    """
    if name == "dua-ra-ban":
        return [{}]
    numbers = {each["number"]: each["household_id"] for each in told["roll"]}
    found = household_ids(typed.get("household", ""), numbers, "household")
    if not found or (name == "thoi-dong-y" and len(found) > 1):
        said = "Hãy ghi số của một hộ."
        raise Refused(422, said, {"household": said})
    written = {each["household_id"] for each in told["roll"] if each["given_on"]}
    more = "given_on" if name == "dong-y" else "reason"
    wanted = [each for each in found if each not in written] or found
    return [{"household_id": each, more: typed.get(more, "")} for each in wanted]


async def _list(visit: Visit) -> MattersView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", "initiatives"),
        visit.asking.get("participation", "units"),
    )
    here = f"{visit.home}/{DESK}"
    lines = [words.demand_of(each, f"{here}/{each['id']}") for each in told]
    view = MattersView("Hộ gia đình đề xuất", f"{len(told)} đề xuất", [], lines)
    if not visit.visitor.may("register_initiative"):
        return view
    own = str(visit.visitor.actor.unit_id)
    kept = [u for u in units if u["kind"] == "neighbourhood"]
    mine = [u for u in kept if u["id"] == own] or kept
    front = Role.FRONT in visit.visitor.actor.roles
    clauses = [*words.RAISED, words.PETITION] if front else words.RAISED
    fields = [
        Field("unit_id", "Khu phố", "select", choices=[Choice(u["id"], u["name"]) for u in mine]),
        Field("clause", "Nội dung", "select", choices=clauses),
        Field("title", "Tên ngắn gọn", hint="Công khai; không nêu tên người."),
        Field("summary", "Các hộ đề xuất điều gì?", "area"),
        *([COMMITTEE] if front else []),
    ]
    act = Act("ghi", "Ghi một đề xuất của hộ gia đình", "Ghi đề xuất", FormView(here), fields)
    return replace(view, acts=[act])


def _view(visit: Visit, told: Told) -> DemandView:
    here = f"{visit.home}/{DESK}"
    facts = [told["content"], told["unit"], f"ghi nhận ngày {dmy(the_day(told['registered_on']))}"]
    facts.append(
        f"{told['consents']}/{told['households']} hộ đồng ý, cần {told['needed']} ({told['basis']})"
    )
    fields = {
        "dong-y": [
            NUMBERS,
            Field("given_on", "Ngày hộ đồng ý", "date", "Có giá trị trong 3 tháng."),
        ],
        "thoi-dong-y": [NUMBER, STRUCK_FOR],
    }
    acts = [
        Act(
            name,
            title,
            send,
            FormView(f"{here}/{told['id']}/{name}", prefix=f"{name}-"),
            fields.get(name, []),
        )
        for name, (_, action, title, send) in ACTS.items()
        if told["state"] == "collecting"
        and visit.visitor.may(action, told["unit_id"])
        and not (name == "dua-ra-ban" and told["clause"] == "head")
    ]
    return DemandView(
        title=told["title"],
        back=Link(here, "Hộ gia đình đề xuất"),
        state=words.DEMANDS[told["state"]],
        facts=facts,
        summary=told["summary"],
        events=events(told["timeline"], {}),
        consents=[_consent(each) for each in told["roll"] if each["given_on"]],
        acts=acts,
    )


def _consent(told: Told) -> str:
    way = "trên giấy" if told["on_paper"] else "bằng mã hộ"
    return f"Hộ số {told['number']}, {way}, có giá trị đến {dmy(the_day(told['valid_until']))}"
