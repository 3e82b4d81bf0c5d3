"""Accounts of what residents contribute: for everybody, and the desk of heads and the Front."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import contribution_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.contribution_forms import sent_form, target_of
from services.portal.contribution_levels import SEEN, by_decision, confirmable, correcting
from services.portal.contribution_steps import LEVELS, STEPS
from services.portal.papers import paper
from services.portal.reading import Told
from services.portal.typed import half_days, money
from services.portal.views import Choice, FormView, Link
from services.portal.views.contributions import (
    BookView,
    FundsView,
    FundView,
    SpendingLine,
)
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, form_key, go, needed_file, refused_form

router = APIRouter()
DESK = "viec/dong-gop"
TITLE = "Nhân dân đóng góp"
LEVEL, CORRECTION = "muc-gop", "sua-muc"
NO_BOOK: Told = {"households": [], "entries": []}


@router.get("/{ward:ward}/dong-gop")
async def funds(visit: Visited) -> Response:
    """Every account with its sums, for everybody."""
    told = await visit.asking.get("participation", "funds")
    return await visit.page("funds.html.j2", _listed(told, f"{visit.home}/{words.PUBLIC}"))


@router.get("/{ward:ward}/dong-gop/{fund_id}")
async def fund(visit: Visited, fund_id: UUID) -> Response:
    """The ledger of one account for everybody: no household is named."""
    told = await visit.asking.get("participation", f"funds/{fund_id}")
    back = Link(f"{visit.home}/{words.PUBLIC}", TITLE)
    return await visit.page("fund.html.j2", words.fund_of(told, back, visit.home))


@router.get("/{ward:ward}/dong-gop/{fund_id}/tai/{wanted}")
async def account_sheet(
    visit: Visited, fund_id: UUID, wanted: Annotated[str, Path(pattern="^(pdf|xlsx)$")]
) -> Response:
    """The sheet to hang up, or to count with."""
    return await paper(visit, f"funds/{fund_id}/sheet.{wanted}")


@router.get("/{ward:ward}/viec/dong-gop")
async def desk(visit: Visited) -> Response:
    """The accounts one works on, and the form to open one."""
    visit.visitor.must_be_known()
    return await visit.page("funds.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/dong-gop")
async def open_fund(visit: Visited) -> Response:
    """Open an account."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in ("matter_id", "unit_id")}
        for name in ("level_dong", "opening_dong"):
            form[name] = money(typed.get(name, ""), name)
        form["level_half_days"] = half_days(typed.get("level_days", ""), "level_days")
        told = await visit.asking.post("participation", "funds", form)
    except Refused as refused:
        view = await _desk(visit)
        again = refused_form(here, typed, refused)
        acts = [replace(act, form=again) for act in view.acts]
        return await visit.page("funds.html.j2", replace(view, acts=acts), 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/dong-gop/{fund_id}")
async def one(visit: Visited, fund_id: UUID) -> Response:
    """One account, and what may be written into it."""
    visit.visitor.must_be_known()
    return await visit.page("fund.html.j2", await _one(visit, fund_id))


@router.get("/{ward:ward}/viec/dong-gop/{fund_id}/so")
async def book(visit: Visited, fund_id: UUID) -> Response:
    """Who gave what, for the head."""
    visit.visitor.must_be_known()
    return await visit.page("fund_book.html.j2", await _book(visit, fund_id))


@router.post("/{ward:ward}/viec/dong-gop/{fund_id}/xac-nhan/{entry_id}")
async def confirm(visit: Visited, fund_id: UUID, entry_id: UUID) -> Response:
    """The Front confirms a spending."""
    await visit.asking.post("participation", f"ledger-entries/{entry_id}/confirmation")
    return go(f"{visit.home}/{DESK}/{fund_id}")


@router.post("/{ward:ward}/viec/dong-gop/{fund_id}/muc/{matter_id}")
async def confirm_level(visit: Visited, fund_id: UUID, matter_id: UUID) -> Response:
    """The Front confirms the level it was shown; one that was typed again meanwhile is refused."""
    typed = await visit.form()
    seen = {name: typed.get(name, "") for name in SEEN}
    path = f"funds/{fund_id}/levels/{matter_id}/confirmation"
    await visit.asking.post("participation", path, seen)
    return go(f"{visit.home}/{DESK}/{fund_id}")


@router.post("/{ward:ward}/viec/dong-gop/{fund_id}/{name}")
async def step(
    visit: Visited, fund_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Write into an account; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    try:
        await _take(visit, fund_id, name, typed)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        return await _again(visit, fund_id, name, again, refused)
    place = "/so" if STEPS[name].in_book else ""
    return go(f"{visit.home}/{DESK}/{fund_id}{place}")


async def _again(
    visit: Visit, fund_id: UUID, name: str, again: FormView, refused: Refused
) -> Response:
    in_book = STEPS[name].in_book
    view: FundView | BookView = await (_book if in_book else _one)(visit, fund_id)
    acts = refused_in(view.acts, name, again, refused)
    template = "fund_book.html.j2" if in_book else "fund.html.j2"
    return await visit.page(template, replace(view, acts=acts), 422)


async def _take(visit: Visit, fund_id: UUID, name: str, typed: Mapping[str, str]) -> None:
    book = NO_BOOK
    if STEPS[name].in_book or STEPS[name].path == "contributions":
        book = await visit.asking.get("participation", f"funds/{fund_id}/book")
    form = sent_form(name, book, typed)
    if name == "chi":
        form["evidence"] = needed_file(typed, "evidence")
    target = target_of(name, fund_id, book, typed)
    await visit.asking.post("participation", target, form, key=typed.get("key", ""))


async def _desk(visit: Visit) -> FundsView:
    own = visit.visitor.may("open_fund")
    unit_id = str(visit.visitor.actor.unit_id) if own else None
    told = await visit.asking.get("participation", "funds", unit_id=unit_id)
    here = f"{visit.home}/{DESK}"
    view = _listed(told, here)
    return replace(view, acts=[await _opening(visit, told, here)]) if own else view


async def _opening(visit: Visit, told: list[Told], here: str) -> Act:
    unit_id = str(visit.visitor.actor.unit_id)
    matters, units = await asyncio.gather(
        visit.asking.get("participation", "matters", unit_id=unit_id),
        visit.asking.get("participation", "units"),
    )
    ready = words.decisions(matters, {each["matter_id"] for each in told})
    own = [Choice(unit["id"], unit["name"]) for unit in units if unit["id"] == unit_id]
    fields = [
        Field("matter_id", "Quyết định của các hộ", "select", choices=ready),
        Field("unit_id", "Khu phố", "select", choices=own),
        *LEVELS,
        Field("opening_dong", "Số dư chuyển vào (đồng)", "number", optional=True),
    ]
    return Act("mo-so", "Mở sổ cho một quyết định", "Mở sổ", FormView(here), fields)


def _listed(told: list[Told], here: str) -> FundsView:
    open_ones = sum(each["state"] == "open" for each in told)
    finding = f"{open_ones} sổ đang thu, chi; {len(told) - open_ones} sổ đã quyết toán"
    return FundsView(
        TITLE,
        finding if told else "Chưa có sổ đóng góp nào",
        [words.line_of(each, f"{here}/{each['id']}") for each in told],
    )


async def _one(visit: Visit, fund_id: UUID) -> FundView:
    told = await visit.asking.get("participation", f"funds-at-work/{fund_id}")
    here = f"{visit.home}/{DESK}"
    view = words.fund_of(told, Link(here, TITLE), visit.home)
    may_confirm = visit.visitor.may("confirm_spending")
    spendings = [
        _confirmable(line, f"{here}/{fund_id}/xac-nhan/{each['id']}")
        if may_confirm and each["confirm_due"]
        else line
        for line, each in zip(view.spendings, told["spendings"], strict=True)
    ]
    book = Link(f"{here}/{fund_id}/so", "Ai đã góp, các dòng của sổ")
    owns = visit.visitor.may("see_fund_book", told["unit_id"])
    acts = [
        await by_decision(visit, told, act) if act.name == LEVEL else act
        for act in _acts(visit, told, in_book=False)
    ]
    acts = [correcting(told, act) if act.name == CORRECTION else act for act in acts]
    levels = confirmable(visit, view.levels, told, f"{here}/{fund_id}/muc")
    own = book if owns else None
    return replace(view, levels=levels, spendings=spendings, book=own, acts=acts)


def _confirmable(line: SpendingLine, confirm: str) -> SpendingLine:
    return replace(line, confirm=confirm)


async def _book(visit: Visit, fund_id: UUID) -> BookView:
    fund, told = await asyncio.gather(
        visit.asking.get("participation", f"funds/{fund_id}"),
        visit.asking.get("participation", f"funds/{fund_id}/book"),
    )
    back = Link(f"{visit.home}/{DESK}/{fund_id}", fund["title"])
    view = words.book_of(told, fund, back)
    return replace(view, acts=_acts(visit, fund, in_book=True))


def _acts(visit: Visit, told: Told, *, in_book: bool) -> list[Act]:
    here, today = f"{visit.home}/{DESK}/{told['id']}", visit.today.isoformat()
    typed = {"on": today, "posted_on": today, "key": form_key()}
    level = {"dong": str(told["level_dong"])} if told["level_dong"] else {}
    return [
        Act(
            name,
            each.title,
            each.send,
            FormView(
                f"{here}/{name}", typed | (level if name == "gop-tien" else {}), prefix=f"{name}-"
            ),
            each.fields,
        )
        for name, each in STEPS.items()
        if each.in_book is in_book
        and (name != CORRECTION or told["levels_waiting"])
        and (each.once_settled or told["state"] == "open")
        and visit.visitor.may(each.action, told["unit_id"])
    ]
