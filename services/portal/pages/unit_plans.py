"""Plans of units: the list of who has one, and one plan with its steps and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused, Sentence
from services.portal.reading import Told, events, the_day
from services.portal.typed import years_beside
from services.portal.views import (
    Choice,
    FormView,
    Link,
    State,
    StepLine,
    UnitPlanLine,
    UnitPlanPageView,
    UnitPlansView,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
Year = Annotated[int | None, Query(alias="nam", ge=2024, le=2200)]
OWN = Choice("", "Việc riêng của đơn vị")
STATES = {
    "draft": State("todo", "Dự thảo"),
    "submitted": State("todo", "Đã trình, chờ phê duyệt"),
    "approved": State("live", "Đang có hiệu lực"),
    "replaced": State("stopped", "Đã được thay"),
}
Typed = Mapping[str, str]


@router.get("/{ward:ward}/viec/ke-hoach-don-vi")
async def unit_plans(visit: Visited, year: Year = None) -> Response:
    """Every unit with its plan of a year; those without one first."""
    visit.visitor.must_be_known()
    return await _list_page(visit, year or visit.today.year)


@router.post("/{ward:ward}/viec/ke-hoach-don-vi")
async def draft_unit_plan(visit: Visited, year: Year = None) -> Response:
    """Begin the plan of one's own unit."""
    asked = year or visit.today.year
    try:
        made = await visit.asking.post("planning", "unit-plans", {"year": asked})
    except Refused as refused:
        shown = refused_form(_list(visit, asked), {}, refused)
        return await _list_page(visit, asked, shown, 422)
    return go(f"{visit.home}/viec/ke-hoach-don-vi/{made['id']}")


@router.get("/{ward:ward}/viec/ke-hoach-don-vi/{plan_id}")
async def unit_plan(visit: Visited, plan_id: UUID) -> Response:
    """One plan of a unit."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("planning", f"unit-plans/{plan_id}")
    return await visit.page("unit_plan.html.j2", await _whole(visit, told))


@router.post("/{ward:ward}/viec/ke-hoach-don-vi/{plan_id}/{step}")
async def take_unit_plan_step(visit: Visited, plan_id: UUID, step: str) -> Response:
    """Add a step, hand in, approve, adopt, send back; refusals show at their form."""
    typed = await visit.form()
    steps: dict[str, tuple[str, str, dict[str, Any]]] = {
        "them": ("items", "add", {k: v for k, v in typed.items() if v}),
        "trinh": ("submission", "submit", {}),
        "duyet": ("approval", "approve", dict(typed)),
        "ban-hanh": ("adoption", "approve", dict(typed)),
        "tra-lai": ("return", "sent_back", {"reason": typed.get("reason", "")}),
    }
    if step not in steps:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path, name, form = steps[step]
    here = f"{visit.home}/viec/ke-hoach-don-vi/{plan_id}"
    try:
        await visit.asking.post("planning", f"unit-plans/{plan_id}/{path}", form)
    except Refused as refused:
        shown: dict[str, Any] = {name: refused_form(f"{here}/{step}", typed, refused, f"{step}-")}
        told = await visit.asking.get("planning", f"unit-plans/{plan_id}")
        view = replace(await _whole(visit, told), **shown)
        return await visit.page("unit_plan.html.j2", view, 422)
    return go(here)


@router.post("/{ward:ward}/viec/ke-hoach-don-vi/{plan_id}/viec/{item_id}/{step}")
async def change_unit_plan_item(
    visit: Visited, plan_id: UUID, item_id: UUID, step: str
) -> Response:
    """Take a step out of a draft, or report it done today."""
    here = f"{visit.home}/viec/ke-hoach-don-vi/{plan_id}"
    if step == "bo":
        await visit.asking.post("planning", f"unit-plan-items/{item_id}/removal")
    elif step == "xong":
        form = {"on": f"{visit.today}"}
        await visit.asking.post("planning", f"unit-plan-items/{item_id}/outcome", form)
    else:
        raise Refused(404, "Không tìm thấy trang này.", {})
    return go(here)


async def _list_page(
    visit: Visit, year: int, draft: FormView | None = None, status: int = 200
) -> Response:
    told = await visit.asking.get("planning", "unit-plans", year=year)
    own = str(visit.visitor.actor.unit_id)
    mine = next((one for one in told if one["unit_id"] == own), None)
    may_draft = mine and not mine["waiting"] and visit.visitor.may("draft_unit_plan")
    missing = sum(one["in_force"] is None for one in told)
    view = UnitPlansView(
        year=year,
        finding=f"{len(told) - missing}/{len(told)} đơn vị đã có kế hoạch có hiệu lực",
        lines=[_line(visit, one) for one in told],
        waiting=_waiting(visit, told, year),
        years=years_beside(f"{visit.home}/viec/ke-hoach-don-vi", year, visit.today),
        draft=draft or (FormView(_list(visit, year)) if may_draft else None),
    )
    return await visit.page("unit_plans.html.j2", view, status)


def _waiting(visit: Visit, told: list[Told], year: int) -> Link | None:
    """To all that wait for the chair, read and decided on one page."""
    count = sum(
        one["waiting"] is not None and one["waiting"]["state"] == "submitted" for one in told
    )
    if not count or not visit.visitor.may("approve_unit_plan"):
        return None
    href = f"{visit.home}/viec/duyet-ke-hoach-don-vi?nam={year}"
    return Link(href, f"Xem và phê duyệt {count} kế hoạch đã trình")


def _line(visit: Visit, told: Told) -> UnitPlanLine:
    at = f"{visit.home}/viec/ke-hoach-don-vi"
    links = []
    if told["in_force"]:
        day = the_day(told["in_force"]["signed_on"])
        words = f"Số {told['in_force']['number']} ngày {day:%d/%m/%Y}"
        links.append(Link(f"{at}/{told['in_force']['id']}", words))
    if told["waiting"]:
        words = STATES[told["waiting"]["state"]].text
        links.append(Link(f"{at}/{told['waiting']['id']}", words))
    if told["in_force"]:
        state = STATES["approved"]
    elif told["waiting"]:
        state = STATES[told["waiting"]["state"]]
    else:
        state = State("none", "Chưa có kế hoạch")
    return UnitPlanLine(told["unit"], state, links)


async def _whole(visit: Visit, told: Told) -> UnitPlanPageView:
    positions = await positions_of(visit)
    return replace(_view(visit, told), events=events(told["timeline"], positions))


def _view(visit: Visit, told: Told) -> UnitPlanPageView:
    plan, here = told["plan"], f"{visit.home}/viec/ke-hoach-don-vi/{told['plan']['id']}"
    own = str(visit.visitor.actor.unit_id) == plan["unit_id"]
    drafting = own and plan["state"] == "draft" and visit.visitor.may("draft_unit_plan")
    adopting = drafting and told["adopts_itself"]
    approving = plan["state"] == "submitted" and visit.visitor.may("approve_unit_plan")
    title = f"Kế hoạch của {told['unit']}, năm {plan['year']}"
    paper = f"/api/wards{visit.home}/planning/unit-plans/{plan['id']}/document"
    to = "ban-hanh" if adopting else "duyet"
    signing = FormView(f"{here}/{to}", {"signed_on": f"{visit.today}"}, prefix=f"{to}-")
    return UnitPlanPageView(
        title=f"{title}, số {plan['number']}" if plan["number"] else title,
        unit=told["unit"],
        state=STATES[plan["state"]],
        year=plan["year"],
        steps=[_step(visit, here, one, plan["state"], own) for one in told["items"]],
        left_out=told["left_out"] if own or approving else (),
        returned=plan["returned_because"],
        add=FormView(f"{here}/them", prefix="them-") if drafting else None,
        tasks=[OWN, *(Choice(one["id"], one["title"]) for one in told["choices"])],
        submit=FormView(f"{here}/trinh", prefix="trinh-") if drafting and not adopting else None,
        approve=signing if adopting or approving else None,
        send="Ban hành kế hoạch" if adopting else "Phê duyệt kế hoạch",
        content_sha256=told["content_sha256"],
        sent_back=FormView(f"{here}/tra-lai", prefix="tra-lai-") if approving else None,
        text=Link(f"{here}/van-ban", "Văn bản của kế hoạch"),
        downloads=[Link(f"{paper}.pdf", "Bản PDF"), Link(f"{paper}.docx", "Bản Word")],
    )


def _step(visit: Visit, here: str, told: Told, state: str, own: bool) -> StepLine:
    at, task = f"{here}/viec/{told['id']}", told["task"]
    done = told["done_on"]
    removing, finishing = own and state == "draft", own and state == "approved" and not done
    late = told["due_on"] and not done and the_day(told["due_on"]) < visit.today
    if done:
        shown = State("done", f"Xong ngày {the_day(done):%d/%m/%Y}")
    else:
        shown = State("late", "Quá hạn") if late else State("live", "Đang làm")
    form = None
    if removing or finishing:
        form = FormView(f"{at}/bo" if removing else f"{at}/xong")
    return StepLine(
        title=told["title"],
        when=f"hạn {the_day(told['due_on']):%d/%m/%Y}" if told["due_on"] else "không đặt hạn",
        state=shown,
        task=Link(
            f"{visit.home}/viec/nhiem-vu/{task['id']}",
            Sentence(f"Việc của phường, mục {task['source_path']}"),
        )
        if task
        else None,
        form=form,
        send="Bỏ" if removing else "Báo xong hôm nay",
    )


def _list(visit: Visit, year: int) -> str:
    return f"{visit.home}/viec/ke-hoach-don-vi?nam={year}"
