"""What residents decide: for everybody, and the desk of heads, ward and Front."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from libs.law.decisions import Scope
from services.portal import matter_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.contribution_words import accounts_of
from services.portal.matter_choices import appointable, filled, is_own
from services.portal.matter_roles import may_take
from services.portal.matter_step import Step
from services.portal.matter_steps import ACTS, sent_form
from services.portal.reading import Told
from services.portal.typed import household_ids
from services.portal.views import Choice, FormView, Link
from services.portal.views.matters import Act, Field, MattersView, MatterView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
DESK = "viec/nhan-dan-ban"
RAISED = ("clause", "scope", "unit_id", "title", "summary", "carry_out_by")


@router.get("/{ward:ward}/nhan-dan-ban")
async def matters(visit: Visited) -> Response:
    """What residents decide, for everybody."""
    told, demands = await asyncio.gather(
        visit.asking.get("participation", "matters"),
        visit.asking.get("participation", "initiatives"),
    )
    here = f"{visit.home}/{words.PUBLIC}"
    view = _listed("Dân bàn, dân quyết định", told, demands, here, "")
    return await visit.page("matters.html.j2", view)


@router.get("/{ward:ward}/nhan-dan-ban/{matter_id}")
async def matter(visit: Visited, matter_id: UUID) -> Response:
    """One matter for everybody: its results, and why it was refused."""
    told, funds = await asyncio.gather(
        visit.asking.get("participation", f"matters/{matter_id}"),
        visit.asking.get("participation", "funds", matter_id=matter_id),
    )
    back = Link(f"{visit.home}/{words.PUBLIC}", "Dân bàn, dân quyết định")
    view = replace(words.matter_of(told, back, ""), papers=accounts_of(funds, visit.home))
    return await visit.page("matter.html.j2", view)


@router.get("/{ward:ward}/viec/nhan-dan-ban")
async def desk(visit: Visited) -> Response:
    """Every matter, and the form to put one forward."""
    visit.visitor.must_be_known()
    return await visit.page("matters.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/nhan-dan-ban")
async def put_forward(visit: Visited) -> Response:
    """Put a matter forward."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    form = {name: typed[name] for name in RAISED if typed.get(name)}
    try:
        told = await visit.asking.post("participation", "matters", form)
    except Refused as refused:
        view = await _desk(visit)
        again = refused_form(here, typed, refused)
        acts = [replace(act, form=again) for act in view.acts]
        return await visit.page("matters.html.j2", replace(view, acts=acts), 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/nhan-dan-ban/{matter_id}")
async def one(visit: Visited, matter_id: UUID) -> Response:
    """One matter, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("matter.html.j2", await _one(visit, matter_id))


@router.post("/{ward:ward}/viec/nhan-dan-ban/{matter_id}/{name}")
async def step(
    visit: Visited, matter_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), ACTS[name]
    try:
        await _take(visit, matter_id, taken, sent_form(taken, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, matter_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("matter.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{matter_id}")


async def _take(visit: Visit, matter_id: UUID, taken: Step, form: dict[str, Any]) -> None:
    path = f"matters/{matter_id}/{taken.path}"
    if "households" in form:
        told = await visit.asking.get("participation", f"matters/{matter_id}/acceptances")
        numbers = {each["number"]: each["household_id"] for each in told["roll"]}
        form["household_ids"] = household_ids(form.pop("households"), numbers, "households")
    if not taken.put:
        await visit.asking.post("participation", path, form)
        return
    if taken.action == "write_decision":
        paper = await visit.asking.get("participation", path, unit_id=form.get("unit_id"))
        numbers = {int(number): each for number, each in paper["numbers"].items()}
        form["signer_ids"] = household_ids(form.pop("signers", ""), numbers, "signers")
    await visit.asking.put("participation", path, form)


async def _desk(visit: Visit) -> MattersView:
    told, demands, units = await asyncio.gather(
        visit.asking.get("participation", "matters-at-work"),
        visit.asking.get("participation", "initiatives"),
        visit.asking.get("participation", "units"),
    )
    here = f"{visit.home}/{DESK}"
    view = _listed("Nhân dân bàn, quyết định", told, demands, here, f"{visit.home}/viec/de-xuat")
    if not visit.visitor.may("raise_matter"):
        return view
    whole_ward = "chair" in visit.visitor.actor.roles
    scope = Choice(Scope.COMMUNE, "Toàn phường") if whole_ward else _own_scope()
    own = [Choice(unit["id"], unit["name"]) for unit in units if is_own(visit.visitor, unit)]
    fields = [
        Field("clause", "Nội dung", "select", choices=words.RAISED),
        Field("scope", "Phạm vi", "select", choices=[scope]),
        *([] if whole_ward else [Field("unit_id", "Khu phố", "select", choices=own)]),
        Field("title", "Tên ngắn gọn", hint="Công khai sau khi Mặt trận thống nhất."),
        Field("summary", "Nội dung đưa ra bàn, quyết định", "area"),
        Field("carry_out_by", "Phải làm xong trước hết ngày", "date", optional=True),
    ]
    act = Act(
        "neu", "Nêu nội dung để Nhân dân bàn, quyết định", "Nêu nội dung", FormView(here), fields
    )
    return replace(view, acts=[act])


def _own_scope() -> Choice:
    return Choice(Scope.NEIGHBOURHOOD, "Trong khu phố")


async def _one(visit: Visit, matter_id: UUID) -> MatterView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", f"matters-at-work/{matter_id}"),
        visit.asking.get("participation", "units"),
    )
    told["officials"] = await appointable(visit)
    here = f"{visit.home}/{DESK}"
    view = words.matter_of(told, Link(here, "Nhân dân bàn, quyết định"), f"{visit.home}/viec")
    acts = [
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{matter_id}/{name}", prefix=f"{name}-"),
            [filled(field, told, units, visit.visitor) for field in each.fields],
        )
        for name, each in ACTS.items()
        if each.when(told) and may_take(visit.visitor, told, each.action)
    ]
    papers = _papers(told, f"{here}/{matter_id}")
    facts = [*view.facts, *words.agreements_of(told["agreements"])]
    return replace(view, facts=facts, acts=acts, missing=_lacks(visit, told), papers=papers)


def _papers(told: Told, here: str) -> list[Link]:
    path, words = ("tai", "Quyết định")
    if told["scope"] == "commune":
        path, words = ("tong-hop", "Tổng hợp toàn phường")
    forms = ("pdf", "docx") if told["paper"] else ()
    return [Link(f"{here}/{path}/{form}", f"{words} ({form.upper()})") for form in forms]


def _lacks(visit: Visit, told: Told) -> list[str]:
    """What the paper lacks that this visitor writes: of the own neighbourhood, or of the ward."""
    if told["scope"] != "commune":
        return told["missing"] if told["state"] == "adopted" else []
    own = str(visit.visitor.actor.unit_id)
    unsent = [part for part in told["parts"] if part["sent_on"] is None and part["unit_id"] == own]
    if unsent and may_take(visit.visitor, told, "write_decision"):
        return list(unsent[0]["missing"])
    writes = told["total"] is None and visit.visitor.may("write_total_paper")
    return told["missing"] if writes else []


def _listed(
    title: str, told: list[Told], demands: list[Told], here: str, demand_page: str
) -> MattersView:
    open_ones = sum(each["state"] == "opened" for each in told)
    late = sum(each["late"] for each in told)
    said = f"{open_ones} nội dung đang lấy ý kiến quyết định" if open_ones else ""
    said = said or "Chưa có nội dung nào đang lấy ý kiến quyết định"
    return MattersView(
        title,
        f"{said}, {late} việc quá hạn" if late else said,
        [words.line_of(each, f"{here}/{each['id']}") for each in told],
        [words.demand_of(each, _demand_href(each, here, demand_page)) for each in demands],
    )


def _demand_href(told: Told, here: str, demand_page: str) -> str:
    if demand_page:
        return f"{demand_page}/{told['id']}"
    return f"{here}/{told['matter_id']}" if told["matter_id"] else here
