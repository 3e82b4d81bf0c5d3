"""Accounts from a list: looked at row by row, then all given or none."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.account_suggestions import usual_accounts
from services.portal.account_words import side_of
from services.portal.asking import Refused
from services.portal.importing import list_of, rows_of
from services.portal.papers import paper
from services.portal.views import FormView, Link
from services.portal.views.accounts import AccountListView, Given
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
PAGE, DESK = "account_list.html.j2", "viec/tai-khoan"
HEAD = ["Họ và tên", "Tên đăng nhập", "Chức vụ", "Đơn vị", "Vai trò", "Thư điện tử"]


@router.get("/{ward:ward}/viec/tai-khoan/nhap")
async def account_list(visit: Visited) -> Response:
    """Where a file is chosen, or a table pasted; it begins with who is usually there."""
    view = _view(visit)
    begun = await _usual(visit)
    form = replace(view.form, values={"text": begun})
    return await visit.page(PAGE, replace(view, form=form, begun=bool(begun)))


@router.get("/{ward:ward}/viec/tai-khoan/nhap/mau")
async def account_template(visit: Visited) -> Response:
    """The empty list to fill in."""
    return await paper(visit, "officials/template", "directory")


@router.post("/{ward:ward}/viec/tai-khoan/nhap")
async def check_accounts(visit: Visited) -> Response:
    """Say what is wrong with which line; no account is given yet."""
    typed, view = await visit.form(), _view(visit)
    try:
        asked = list_of(typed)
        told = await visit.asking.post("directory", "officials/import", {**asked, "dry_run": True})
    except Refused as refused:
        again = refused_form(view.form.action, typed, refused)
        return await visit.page(PAGE, replace(view, form=again), 422)
    confirm = FormView(f"{view.form.action}/cap", asked)
    typed_again = replace(view.form, values={"text": asked["text"]})
    preview = replace(view, rows=rows_of(told), confirm=confirm, form=typed_again)
    return await visit.page(PAGE, preview)


@router.post("/{ward:ward}/viec/tai-khoan/nhap/cap")
async def give_accounts(visit: Visited) -> Response:
    """Give every line that was checked an account; the passwords are shown this once."""
    typed, view = await visit.form(), _view(visit)
    try:
        told = await visit.asking.post("directory", "officials/import", list_of(typed))
    except Refused as refused:
        again = refused_form(view.form.action, typed, refused)
        return await visit.page(PAGE, replace(view, form=again), 422)
    given = [Given(e["display_name"], e["username"], e["password"]) for e in told["given"]]
    return await visit.page(PAGE, replace(view, given=given))


async def _usual(visit: Visit) -> str:
    """A line for each unit in which nobody of the visitor's side has an account."""
    officials, units, ward = await asyncio.gather(
        visit.asking.get("directory", "officials"),
        visit.asking.get("directory", "units"),
        visit.ward(),
    )
    assert ward is not None
    side = side_of(visit.visitor)
    there = {each["unit_id"] for each in officials if each["side"] == side}
    return usual_accounts(HEAD, side, ward.neighbourhood, units, there)


def _view(visit: Visit) -> AccountListView:
    visit.visitor.must_be_known()
    if not visit.visitor.may("import_officials"):
        raise Refused(403, "Tài khoản do Chủ tịch UBND, hoặc Mặt trận đối với bên mình, cấp.", {})
    here = f"{visit.home}/{DESK}"
    return AccountListView(
        back=Link(here, "Tài khoản"),
        head=HEAD,
        template=f"{here}/nhap/mau",
        form=FormView(f"{here}/nhap"),
    )
