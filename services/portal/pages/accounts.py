"""Accounts: the chair keeps those of the committee, the Front its own and the boards'."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.account_words import (
    FRONT,
    WHOSE,
    WHY,
    appointment,
    helped_words,
    notes_of,
    roles_of,
    side_of,
    units_of,
)
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, moment, the_day
from services.portal.views import FormView
from services.portal.views.accounts import AccountLine, AccountsView, AccountView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
LIST, ONE = "accounts.html.j2", "account.html.j2"
DESK = "viec/tai-khoan"


@router.get("/{ward:ward}/viec/tai-khoan")
async def accounts(visit: Visited) -> Response:
    """Who has an account."""
    visit.visitor.must_be_known()
    return await visit.page(LIST, await _all(visit))


@router.post("/{ward:ward}/viec/tai-khoan")
async def appoint(visit: Visited) -> Response:
    """Give somebody an account, and show its password this once."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    names = {name: typed.get(name, "") for name in ("username", "display_name")}
    form = names | {"email": typed.get("email") or None} | appointment(typed)
    try:
        made = await visit.asking.post("directory", "officials", form)
    except Refused as refused:
        again = refused_form(here, typed, refused)
        return await visit.page(LIST, replace(await _all(visit, typed), form=again), 422)
    given = made["username"], made["password"]
    return await visit.page(LIST, replace(await _all(visit), given=given))


@router.get("/{ward:ward}/viec/tai-khoan/{account}")
async def account(visit: Visited, account: UUID) -> Response:
    """One account, for whoever keeps it."""
    visit.visitor.must_be_known()
    return await visit.page(ONE, await _one(visit, account))


@router.post("/{ward:ward}/viec/tai-khoan/{account}/nhiem-vu")
async def move(visit: Visited, account: UUID) -> Response:
    """Give somebody another unit, position or roles."""
    typed = await visit.form()
    path = f"officials/{account}/appointment"
    try:
        await visit.asking.post("directory", path, appointment(typed))
    except Refused as refused:
        view = await _one(visit, account, typed)
        again = refused_form(view.move.action, typed, refused)
        return await visit.page(ONE, replace(view, move=again), 422)
    return go(f"{visit.home}/{DESK}/{account}")


@router.post("/{ward:ward}/viec/tai-khoan/{account}/mat-khau")
async def reset(visit: Visited, account: UUID) -> Response:
    """Make a fresh password, and show it this once."""
    made = await visit.asking.post("directory", f"officials/{account}/password")
    view, told = await _one(visit, account), await _told(visit, account)
    return await visit.page(ONE, replace(view, given=(told["username"], made["password"])))


@router.post("/{ward:ward}/viec/tai-khoan/{account}/thu-hoi")
async def release(visit: Visited, account: UUID) -> Response:
    """End an account."""
    await visit.asking.post("directory", f"officials/{account}/release")
    return go(f"{visit.home}/{DESK}")


async def _all(visit: Visit, typed: Mapping[str, str] | None = None) -> AccountsView:
    told, units, helped = await asyncio.gather(
        visit.asking.get("directory", "officials"),
        visit.asking.get("directory", "units"),
        visit.asking.get("directory", "founding/help"),
    )
    side = side_of(visit.visitor)
    keeps = visit.visitor.may("appoint_official")
    home = f"{visit.home}/{DESK}"
    own = [
        AccountLine(each["display_name"], notes_of(each), f"{home}/{each['account_id']}")
        if keeps and each["account_id"] != visit.visitor.actor.id
        else AccountLine(each["display_name"], notes_of(each))
        for each in told
        if each["side"] == side
    ]
    others = [each for each in told if each["side"] != side]
    return AccountsView(
        own,
        [AccountLine(each["display_name"], notes_of(each)) for each in others],
        WHOSE[FRONT],
        WHY,
        FormView(home) if keeps else None,
        units_of(side, units),
        roles_of(side, typed or {}),
        many=f"{home}/nhap" if keeps else "",
        helped=[(moment(each["at"]), helped_words(each)) for each in helped],
    )


async def _told(visit: Visit, account: UUID) -> Told:
    """What the directory tells of an account; raises Refused for who keeps none, or not this."""
    if not visit.visitor.may("move_official"):
        raise Refused(
            403, "Tài khoản do Chủ tịch UBND, hoặc Mặt trận đối với bên mình, quản lý.", {}
        )
    all_of_them: list[Told] = await visit.asking.get("directory", "officials")
    for each in all_of_them:
        if each["account_id"] == str(account) and each["side"] == side_of(visit.visitor):
            return each
    raise Refused(404, "Không tìm thấy tài khoản này.", {})


async def _one(visit: Visit, account: UUID, typed: Mapping[str, str] | None = None) -> AccountView:
    told, units = await asyncio.gather(
        _told(visit, account), visit.asking.get("directory", "units")
    )
    side, here = side_of(visit.visitor), f"{visit.home}/{DESK}/{account}"
    held = {"unit_id": told["unit_id"] or "", "position": told["position"]}
    now = typed or held | {f"role-{role}": "1" for role in told["roles"]}
    facts = [
        ("Tên đăng nhập", told["username"]),
        ("Nhiệm vụ", ", ".join(notes_of(told))),
        ("Từ ngày", dmy(the_day(told["from_on"]))),
        ("Mã xác thực trên điện thoại", "Đã bật" if told["second_factor"] else "Chưa bật"),
    ]
    return AccountView(
        told["display_name"],
        facts,
        FormView(f"{here}/nhiem-vu", now),
        units_of(side, units),
        roles_of(side, now),
        FormView(f"{here}/mat-khau"),
        FormView(f"{here}/thu-hoi"),
    )
