"""Opinions in groups: made by the rule, arranged by hand, explained one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.asking import Refused
from services.portal.pages.group_view import (
    FIRST,
    Sight,
    group_of,
    groups_of,
    pager_of,
    with_form,
    within,
)
from services.portal.views import Choice, FormView, Link
from services.portal.views.consultations import GroupsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ONE = "/{ward:ward}/viec/lay-y-kien/{consultation_id}/nhom"
Page = Annotated[int, Query(ge=1, le=1_000)]


@router.get(ONE)
async def groups(
    visit: Visited, consultation_id: UUID, nhom: UUID | None = None, trang: Page = 1
) -> Response:
    """The groups, the largest first, each with its form; with `nhom` all opinions of one."""
    visit.visitor.must_be_known()
    view = await _view(visit, consultation_id, Sight(trang, nhom))
    return await visit.page("opinion_groups.html.j2", view)


@router.post(ONE)
async def regroup(visit: Visited, consultation_id: UUID) -> Response:
    """Let the rule group what nobody arranged."""
    path = f"consultation-work/{consultation_id}/groups"
    try:
        await visit.asking.post("participation", path)
    except Refused as refused:
        view = await _view(visit, consultation_id)
        again = refused_form(visit.request.url.path, {}, refused)
        return await visit.page("opinion_groups.html.j2", replace(view, regroup=again), 422)
    return go(_here(visit, consultation_id))


@router.post(ONE + "/muc")
async def choose_share(visit: Visited, consultation_id: UUID) -> Response:
    """From which share on opinions are alike in this ward."""
    typed = await visit.form()
    form = {"share": typed.get("share", "")}
    try:
        await visit.asking.put("participation", "grouping-share", form)
    except Refused as refused:
        view = await _view(visit, consultation_id)
        again = refused_form(visit.request.url.path, typed, refused, "muc-")
        return await visit.page("opinion_groups.html.j2", replace(view, setting=again), 422)
    return go(_here(visit, consultation_id))


@router.post(ONE + "/{group_id}/giai-trinh")
async def explain(
    visit: Visited,
    consultation_id: UUID,
    group_id: UUID,
    nhom: UUID | None = None,
    trang: Page = 1,
) -> Response:
    """Say what becomes of what a group says."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("title", "answer", "explanation")}
    path = f"opinion-groups/{group_id}/explanation"
    sight = Sight(trang, nhom)
    return await _do(visit, consultation_id, sight, path, form, f"giai-trinh-{group_id}-")


@router.post(ONE + "/{group_id}/gop")
async def merge(
    visit: Visited,
    consultation_id: UUID,
    group_id: UUID,
    nhom: UUID | None = None,
    trang: Page = 1,
) -> Response:
    """Another group says the same."""
    form = {"other_id": (await visit.form()).get("other_id", "")}
    path, sight = f"opinion-groups/{group_id}/merging", Sight(trang, nhom)
    return await _do(visit, consultation_id, sight, path, form, f"gop-{group_id}-")


@router.post(ONE + "/{opinion_id}/chuyen")
async def move(
    visit: Visited,
    consultation_id: UUID,
    opinion_id: UUID,
    nhom: UUID | None = None,
    trang: Page = 1,
) -> Response:
    """Put an opinion elsewhere."""
    form = {"group_id": (await visit.form()).get("group_id") or None}
    path = f"opinions/{opinion_id}/group"
    sight = Sight(trang, nhom)
    return await _do(visit, consultation_id, sight, path, form, f"chuyen-{opinion_id}-")


async def _do(
    visit: Visit,
    consultation_id: UUID,
    sight: Sight,
    path: str,
    form: Mapping[str, str | None],
    prefix: str,
) -> Response:
    """Do it; a refusal is shown in the form with this prefix."""
    try:
        await visit.asking.post("participation", path, form)
    except Refused as refused:
        typed = {name: value or "" for name, value in form.items()}
        again = refused_form(f"{visit.request.url.path}{sight.query}", typed, refused, prefix)
        view = await _view(visit, consultation_id, sight)
        shown = [with_form(group, again) for group in view.groups]
        return await visit.page("opinion_groups.html.j2", replace(view, groups=shown), 422)
    return go(f"{_here(visit, consultation_id)}{sight.query}")


def _here(visit: Visit, consultation_id: UUID) -> str:
    return f"{visit.home}/viec/lay-y-kien/{consultation_id}/nhom"


async def _view(visit: Visit, consultation_id: UUID, wanted: Sight = FIRST) -> GroupsView:
    work = f"consultation-work/{consultation_id}"
    asked, names, share = await asyncio.gather(
        visit.asking.get("participation", work),
        visit.asking.get("participation", f"{work}/groups/names"),
        visit.asking.get("participation", "grouping-share"),
    )
    here = _here(visit, consultation_id)
    sight = within(wanted, names)
    told = await groups_of(visit, work, sight)
    open_still = asked["state"] == "closed" and visit.visitor.may(
        "group_opinions", asked["unit_id"]
    )
    silent = sum(not group["explained"] for group in names)
    values = {"share": str(share["share"])}
    may_choose = visit.visitor.may("set_grouping_share")
    return GroupsView(
        title=asked["title"],
        back=Link(here.removesuffix("/nhom"), asked["title"]),
        finding=f"{len(names)} nhóm, {silent} nhóm chưa giải trình" if names else "Chưa xếp nhóm",
        rule=f"Hai ý kiến giống nhau khi chung {share['says']}, không phân biệt dấu; ý kiến dẫn "
        "đầu là ý kiến giống nhiều ý kiến khác nhất; đồng ý và không đồng ý luôn ở nhóm riêng.",
        groups=[group_of(each, names, here, sight) for each in told],
        answers=[Choice(key, state.text) for key, state in words.ANSWERS.items()],
        regroup=FormView(here) if open_still else None,
        setting=FormView(f"{here}/muc", values, prefix="muc-") if may_choose else None,
        bounds=f"Từ {share['least']} đến {share['most']}; mức có sẵn là {share['usual']}.",
        every=Link(here, "Mọi nhóm") if sight.group else None,
        pager=pager_of(sight, names, here),
    )
