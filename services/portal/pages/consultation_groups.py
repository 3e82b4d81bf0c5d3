"""Opinions in groups: made by the rule, arranged by hand, explained one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.asking import Refused
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.consultations import GroupMember, GroupsView, GroupWork
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ONE = "/{ward:ward}/viec/lay-y-kien/{consultation_id}/nhom"
WAITS = State("todo", "Chưa giải trình")
NAME_MAX = 60


@router.get(ONE)
async def groups(visit: Visited, consultation_id: UUID) -> Response:
    """The groups, the largest first, each with its form."""
    visit.visitor.must_be_known()
    return await visit.page("opinion_groups.html.j2", await _view(visit, consultation_id))


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
async def explain(visit: Visited, consultation_id: UUID, group_id: UUID) -> Response:
    """Say what becomes of what a group says."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("title", "answer", "explanation")}
    path = f"opinion-groups/{group_id}/explanation"
    return await _do(visit, consultation_id, path, form, f"giai-trinh-{group_id}-")


@router.post(ONE + "/{group_id}/gop")
async def merge(visit: Visited, consultation_id: UUID, group_id: UUID) -> Response:
    """Another group says the same."""
    form = {"other_id": (await visit.form()).get("other_id", "")}
    return await _do(
        visit, consultation_id, f"opinion-groups/{group_id}/merging", form, f"gop-{group_id}-"
    )


@router.post(ONE + "/{opinion_id}/chuyen")
async def move(visit: Visited, consultation_id: UUID, opinion_id: UUID) -> Response:
    """Put an opinion elsewhere."""
    form = {"group_id": (await visit.form()).get("group_id") or None}
    path = f"opinions/{opinion_id}/group"
    return await _do(visit, consultation_id, path, form, f"chuyen-{opinion_id}-")


async def _do(
    visit: Visit, consultation_id: UUID, path: str, form: Mapping[str, str | None], prefix: str
) -> Response:
    """Do it; a refusal is shown in the form with this prefix."""
    try:
        await visit.asking.post("participation", path, form)
    except Refused as refused:
        typed = {name: value or "" for name, value in form.items()}
        again = refused_form(visit.request.url.path, typed, refused, prefix)
        view = await _view(visit, consultation_id)
        shown = [_with(group, again) for group in view.groups]
        return await visit.page("opinion_groups.html.j2", replace(view, groups=shown), 422)
    return go(_here(visit, consultation_id))


def _here(visit: Visit, consultation_id: UUID) -> str:
    return f"{visit.home}/viec/lay-y-kien/{consultation_id}/nhom"


def _with(group: GroupWork, again: FormView) -> GroupWork:
    """The group, with the form again that was refused, if it is one of its own."""
    members = [
        replace(each, move=again) if each.move.prefix == again.prefix else each
        for each in group.members
    ]
    explain = again if group.explain.prefix == again.prefix else group.explain
    merge = again if group.merge.prefix == again.prefix else group.merge
    return replace(group, members=members, explain=explain, merge=merge)


async def _view(visit: Visit, consultation_id: UUID) -> GroupsView:
    work = f"consultation-work/{consultation_id}"
    asked, told, share = await asyncio.gather(
        visit.asking.get("participation", work),
        visit.asking.get("participation", f"{work}/groups"),
        visit.asking.get("participation", "grouping-share"),
    )
    here = _here(visit, consultation_id)
    open_still = asked["state"] == "closed" and visit.visitor.may(
        "group_opinions", asked["unit_id"]
    )
    silent = sum(group["answer"] is None for group in told)
    values = {"share": str(share["share"])}
    may_choose = visit.visitor.may("set_grouping_share")
    return GroupsView(
        title=asked["title"],
        back=Link(here.removesuffix("/nhom"), asked["title"]),
        finding=f"{len(told)} nhóm, {silent} nhóm chưa giải trình" if told else "Chưa xếp nhóm",
        rule=f"Hai ý kiến giống nhau khi chung {share['says']}, không phân biệt dấu; ý kiến dẫn "
        "đầu là ý kiến giống nhiều ý kiến khác nhất; đồng ý và không đồng ý luôn ở nhóm riêng.",
        groups=[_group(each, told, here) for each in told],
        answers=[Choice(key, state.text) for key, state in words.ANSWERS.items()],
        regroup=FormView(here) if open_still else None,
        setting=FormView(f"{here}/muc", values, prefix="muc-") if may_choose else None,
        bounds=f"Từ {share['least']} đến {share['most']}; mức có sẵn là {share['usual']}.",
    )


def _group(told: Told, every: list[Told], here: str) -> GroupWork:
    alike = [each for each in every if each["stance"] == told["stance"] and each is not told]
    others = [Choice(each["id"], _name(each)) for each in alike]
    typed = {name: told[name] or "" for name in ("title", "answer", "explanation")}
    one = f"{here}/{told['id']}"
    return GroupWork(
        name=_name(told),
        stance=words.STANCES[told["stance"]],
        answer=words.ANSWERS[told["answer"]] if told["answer"] else WAITS,
        members=[_member(each, here) for each in told["members"]],
        others=others,
        explain=FormView(f"{one}/giai-trinh", typed, prefix=f"giai-trinh-{told['id']}-"),
        merge=FormView(f"{one}/gop", prefix=f"gop-{told['id']}-"),
    )


def _name(told: Told) -> str:
    """The group's own title, or the beginning of what leads it."""
    text = str(told["title"] or " ".join(told["members"][0]["text"].split()))
    return text if len(text) <= NAME_MAX else f"{text[:NAME_MAX].rstrip()}…"


def _member(told: Told, here: str) -> GroupMember:
    if told["by_hand"]:
        why = "do người tổng hợp xếp"
    elif told["leads"]:
        why = "dẫn đầu nhóm"
    else:
        shared = ", ".join(f"“{words}”" for words in told["shared"])
        why = f"chung {told['shared_count']}/{told['whole_count']} cụm từ: {shared}"
    move = FormView(f"{here}/{told['id']}/chuyen", prefix=f"chuyen-{told['id']}-")
    return GroupMember(told["text"], why, move)
