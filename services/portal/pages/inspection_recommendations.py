"""Recommendations: the checker's board, the board of a unit, and one with its steps."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import recommendation_words as words
from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.inspection_words import DESK as CHECKS
from services.portal.reading import Told, events, moment
from services.portal.views import Event, FileView, FormView, Link
from services.portal.views.matters import Act
from services.portal.views.recommendations import (
    RecommendationBoardView,
    RecommendationGroup,
    RecommendationPageView,
)
from services.portal.visit import Visit, Visited, file_of, form_key, go, refused_form

router = APIRouter()
OWN = "Người hoặc đơn vị thực hiện không tự xác nhận; đoàn kiểm tra hoặc Chủ tịch xác nhận."


@router.get("/{ward:ward}/viec/kien-nghi")
async def checkers_board(visit: Visited) -> Response:
    """What other units were asked: what waits to be verified first, then what is late."""
    told = [each for each in await _told(visit) if not each["of_your_unit"]]
    waiting = [each for each in told if each["state"] in words.ANSWERED]
    mine = [each for each in waiting if each["may_verify"]]
    late = [each for each in told if each["overdue"]]
    view = RecommendationBoardView(
        title="Kiến nghị sau kiểm tra",
        says="Những việc đoàn kiểm tra yêu cầu đơn vị khác khắc phục.",
        finding=f"{len(mine)} kiến nghị chờ bạn xác nhận, {len(late)} kiến nghị quá hạn",
        groups=[
            _group(visit, "xac-nhan", "Chờ bạn xác nhận", mine),
            _group(visit, "qua-han", "Quá hạn", late),
            _group(visit, "dang-lam", "Đơn vị đang thực hiện", _going(told)),
            _group(visit, "cho", "Chờ người khác xác nhận", [x for x in waiting if x not in mine]),
            _group(visit, "xong", "Đã kết thúc", _over(told)),
        ],
    )
    return await visit.page("recommendations.html.j2", view)


@router.get("/{ward:ward}/viec/kien-nghi-cua-don-vi")
async def units_board(visit: Visited) -> Response:
    """What the unit of whoever looks was asked to put right."""
    told = [each for each in await _told(visit) if each["of_your_unit"]]
    late, going = [each for each in told if each["overdue"]], _going(told)
    waiting = [each for each in told if each["state"] in words.ANSWERED]
    view = RecommendationBoardView(
        title="Kiến nghị đơn vị phải thực hiện",
        says="Những việc đơn vị bạn được yêu cầu khắc phục sau kiểm tra.",
        finding=f"{len(late)} kiến nghị quá hạn, {len(going)} kiến nghị đang trong hạn",
        groups=[
            _group(visit, "qua-han", "Quá hạn", late),
            _group(visit, "dang-lam", "Phải làm", going),
            _group(visit, "cho", "Đã báo, chờ xác nhận", waiting),
            _group(visit, "xong", "Đã kết thúc", _over(told)),
        ],
    )
    return await visit.page("recommendations.html.j2", view)


@router.get("/{ward:ward}/viec/kien-nghi/{recommendation_id}")
async def recommendation(visit: Visited, recommendation_id: UUID) -> Response:
    """One with its history and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("recommendation.html.j2", await _one(visit, recommendation_id))


@router.post("/{ward:ward}/viec/kien-nghi/{recommendation_id}/{name}")
async def step(
    visit: Visited, recommendation_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in words.ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), words.ACTS[name]
    try:
        form: dict[str, Any] = {
            words.FIELDS[field].name: typed.get(words.FIELDS[field].name, "")
            for field in taken.fields
        }
        if "evidence" in form:
            form["evidence"] = [proof] if (proof := file_of(typed, "evidence")) else []
        path = f"recommendations/{recommendation_id}/{taken.path}"
        await visit.asking.post("inspections", path, form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, recommendation_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("recommendation.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{words.DESK}/{recommendation_id}")


async def _told(visit: Visit) -> list[Told]:
    visit.visitor.must_be_known()
    told: list[Told] = await visit.asking.get("inspections", "recommendations")
    return told


def _going(told: list[Told]) -> list[Told]:
    return [each for each in told if each["state"] in words.OWED and not each["overdue"]]


def _over(told: list[Told]) -> list[Told]:
    return [each for each in told if each["state"] == "closed"]


def _group(visit: Visit, key: str, title: str, told: list[Told]) -> RecommendationGroup:
    return RecommendationGroup(key, title, [words.line(each, visit.home) for each in told])


async def _one(visit: Visit, recommendation_id: UUID) -> RecommendationPageView:
    told, positions = await asyncio.gather(
        visit.asking.get("inspections", f"recommendations/{recommendation_id}"),
        positions_of(visit),
    )
    here = f"{visit.home}/{words.DESK}/{recommendation_id}"
    own = told["of_your_unit"]
    waits = told["state"] in words.ANSWERED and own
    return RecommendationPageView(
        title=words.title_of(told),
        back=Link(
            f"{visit.home}/{words.UNIT_DESK if own else words.DESK}",
            "Kiến nghị đơn vị phải thực hiện" if own else "Kiến nghị sau kiểm tra",
        ),
        state=words.state_of(told),
        facts=words.facts(told),
        text=told["text"],
        basis=told["basis"],
        deadline=words.explained(told),
        clock=words.clock_of(told, visit.home),
        events=_events(told, positions),
        links=_check_of(visit, told),
        notice=OWN if waits else "",
        acts=[
            _act(here, name, each.title, each.send, each.fields)
            for name, each in words.ACTS.items()
            if each.when(told) and _may(visit, told, each.action)
        ],
    )


def _may(visit: Visit, told: Told, action: str) -> bool:
    return visit.visitor.may(action, told["unit_id"])


def _act(here: str, name: str, title: str, send: str, fields: tuple[str, ...]) -> Act:
    form = FormView(f"{here}/{name}", {"key": form_key()}, prefix=f"{name}-")
    return Act(name, title, send, form, [words.KEY, *(words.FIELDS[each] for each in fields)])


def _check_of(visit: Visit, told: Told) -> list[Link]:
    if not told["inspection_id"]:
        return []
    return [Link(f"{visit.home}/{CHECKS}/{told['inspection_id']}", told["subject"])]


def _events(told: Told, positions: Mapping[str, str]) -> list[Event]:
    """Its steps among what else happened to it, the newest first."""
    steps = [_step(each, positions) for each in told["steps"]]
    if told["taken_back"]:
        steps[-1] = replace(steps[-1], text=words.TAKEN_BACK.text)
    both = [*reversed(steps), *events(told["timeline"], positions)]
    return sorted(both, key=lambda event: event.at, reverse=True)


def _step(told: Told, positions: Mapping[str, str]) -> Event:
    who = positions.get(told["by_id"], words.FROM_TASK if told["by_id"] == "planning" else "Cán bộ")
    at = moment(told["at"])
    files = [
        FileView(f"Minh chứng {place}", file["href"], file["size_bytes"], file["sha256"], at)
        for place, file in enumerate(told["files"], start=1)
    ]
    return Event(at, words.STEP_WORDS[told["state"]], who, note=told["note"], files=files)
