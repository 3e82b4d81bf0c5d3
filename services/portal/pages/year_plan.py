"""The disclosure plan of a year: for everybody to read, and for the desk to write and adopt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.reading import Told, events, the_day
from services.portal.views import (
    Choice,
    DocumentView,
    FormView,
    Link,
    State,
    YearPlanLine,
    YearPlansView,
    YearPlanView,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
STATES = {
    "draft": State("todo", "Dự thảo"),
    "submitted": State("todo", "Đã trình, chờ Ủy ban nhân dân thông qua"),
    "approved": State("live", "Đã được Ủy ban nhân dân thông qua"),
    "replaced": State("stopped", "Đã có bản thay thế"),
}
SIGNERS = {"tm": "Chủ tịch", "tm_kt": "Phó Chủ tịch"}
# Nghị định 30/2020/NĐ-CP, Điều 13: người đứng đầu ký TM., cấp phó ký KT.
CAPACITIES = (
    Choice("tm", "TM. Ủy ban nhân dân, Chủ tịch ký", True),
    Choice("tm_kt", "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch ký"),
)
STEPS = {"trinh": "submission", "rut": "return", "thong-qua": "approval"}
FIELDS = {"trinh": "submit", "rut": "take_back", "thong-qua": "approve"}
ADOPTED = ("number", "signed_on", "signing_form", "adopted_on")
RULE = (
    "Văn phòng lập từ danh mục của luật và của phường, các phòng xem lại phần của mình, "
    "Ủy ban nhân dân thông qua tập thể (Điều 14 khoản 1 Luật 10/2022/QH15). "
    "Người duyệt không phải là người lập."
)


@router.get("/{ward:ward}/ke-hoach-cong-khai")
async def year_plan(visit: Visited, ban: Annotated[UUID | None, Query()] = None) -> Response:
    """The plan in force, or the one asked for."""
    plans: list[Told] = await visit.asking.get("disclosures", "disclosure-plans")
    newest = next((plan["id"] for plan in plans if plan["state"] == "approved"), None)
    if ban is None and newest is None:
        none = "Phường chưa thông qua kế hoạch công khai nào"
        return await visit.page("year_plans.html.j2", YearPlansView(none, RULE, (), ()))
    return await visit.page("year_plan.html.j2", await _view(visit, str(ban or newest), plans))


@router.get("/{ward:ward}/ke-hoach-cong-khai/{plan_id}/tai/{wanted}")
async def download(visit: Visited, plan_id: UUID, wanted: str) -> Response:
    """The paper itself."""
    if wanted not in ("pdf", "docx"):
        raise Refused(404, "Không có bản này.", {})
    page = f"disclosure-plans/{plan_id}/document"
    answer = await visit.asking.fetch("disclosures", page, format=wanted)
    kept = ("content-type", "content-disposition")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)


@router.get("/{ward:ward}/viec/ke-hoach-cong-khai")
async def year_plans(visit: Visited) -> Response:
    """All plans of the ward, and the form that drafts another."""
    return await visit.page("year_plans.html.j2", await _plans(visit))


@router.post("/{ward:ward}/viec/ke-hoach-cong-khai")
async def draft_plan(visit: Visited) -> Response:
    """Draft the plan of a year."""
    typed = await visit.form()
    try:
        form = {"year": typed.get("year", "")}
        kept = await visit.asking.post("disclosures", "disclosure-plans", form)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, typed, refused)
        return await visit.page("year_plans.html.j2", replace(await _plans(visit), new=shown), 422)
    return go(f"{visit.home}/ke-hoach-cong-khai?ban={kept['id']}")


@router.post("/{ward:ward}/viec/ke-hoach-cong-khai/{plan_id}/{step}")
async def take_step(visit: Visited, plan_id: UUID, step: str) -> Response:
    """Submit, take back, or note that the committee adopted the plan."""
    if step not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ADOPTED} if step == "thong-qua" else {}
    try:
        path = f"disclosure-plans/{plan_id}/{STEPS[step]}"
        await visit.asking.post("disclosures", path, form)
    except Refused as refused:
        again: dict[str, Any] = {
            FIELDS[step]: refused_form(visit.request.url.path, typed, refused, f"{step}-")
        }
        plans = await visit.asking.get("disclosures", "disclosure-plans")
        view = replace(await _view(visit, str(plan_id), plans), **again)
        return await visit.page("year_plan.html.j2", view, 422)
    return go(f"{visit.home}/ke-hoach-cong-khai?ban={plan_id}")


async def _plans(visit: Visit) -> YearPlansView:
    visit.visitor.must_be_known()
    plans: list[Told] = await visit.asking.get("disclosures", "disclosure-plans")
    this = visit.today.year
    desk = f"{visit.home}/viec/ke-hoach-cong-khai"
    return YearPlansView(
        finding=f"{len(plans)} bản kế hoạch công khai đã lập" if plans else "Chưa có kế hoạch nào",
        rule=RULE,
        plans=[
            (Link(_page(visit, plan), _name(plan)), STATES[plan["state"]], plan["number"] or "")
            for plan in plans
        ],
        years=[Choice(str(year), str(year), year == this) for year in (this, this + 1)],
        new=FormView(desk) if visit.visitor.may("draft_disclosure_plan") else None,
    )


async def _view(visit: Visit, plan_id: str, plans: list[Told]) -> YearPlanView:
    told: Told = await visit.asking.get("disclosures", f"disclosure-plans/{plan_id}")
    plan, lines = told["plan"], told["lines"]
    alone = sum(not line["owner_unit"] for line in lines)
    finding = f"{len(lines)} nội dung, mỗi nội dung một đơn vị chịu trách nhiệm"
    if alone:
        finding = f"{alone}/{len(lines)} nội dung chưa giao đơn vị chịu trách nhiệm"
    return replace(
        YearPlanView(
            title=_name(plan),
            state=STATES[plan["state"]],
            finding=finding,
            document=_document(plan),
            lines=[_line(visit, plan, line) for line in lines],
            downloads=[
                Link(f"{visit.home}/ke-hoach-cong-khai/{plan['id']}/tai/{kind}", words)
                for kind, words in (("pdf", "Bản PDF"), ("docx", "Bản Word"))
            ],
            versions=[
                Link(_page(visit, each), _name(each)) for each in plans if each["id"] != plan["id"]
            ],
            capacities=CAPACITIES,
            events=events(told["timeline"], await positions_of(visit)),
        ),
        **_steps(visit, plan),
    )


def _steps(visit: Visit, plan: Told) -> dict[str, Any]:
    """The forms of what this visitor may do with the plan now."""
    desk = f"{visit.home}/viec/ke-hoach-cong-khai/{plan['id']}"
    may, state = visit.visitor.may, plan["state"]
    steps: dict[str, Any] = {}
    if state == "draft" and may("submit_disclosure_plan"):
        steps["submit"] = FormView(f"{desk}/trinh", prefix="trinh-")
    if state == "submitted" and may("take_back_disclosure_plan"):
        steps["take_back"] = FormView(f"{desk}/rut", prefix="rut-")
    if state == "submitted" and may("approve_disclosure_plan"):
        today = {"signed_on": f"{visit.today}", "adopted_on": f"{visit.today}"}
        steps["approve"] = FormView(f"{desk}/thong-qua", today, prefix="thong-qua-")
    return steps


def _line(visit: Visit, plan: Told, line: Told) -> YearPlanLine:
    edit = f"{visit.home}/viec/ke-hoach-cong-khai/{plan['id']}/noi-dung/{line['item']}"
    mine = visit.visitor.may("adjust_disclosure_plan", line["owner_unit_id"] or "")
    return YearPlanLine(
        item=line["item"],
        title=line["title"],
        unit=line["owner_unit"] or "",
        forms=line["forms"],
        moment=line["moment"],
        length=line["length"],
        edit=edit if plan["state"] == "draft" and mine else "",
    )


def _page(visit: Visit, plan: Mapping[str, Any]) -> str:
    return f"{visit.home}/ke-hoach-cong-khai?ban={plan['id']}"


def _name(plan: Mapping[str, Any]) -> str:
    version = f", bản {plan['version']}" if plan["version"] > 1 else ""
    return f"Kế hoạch công khai thông tin năm {plan['year']}{version}"


def _document(plan: Told) -> DocumentView | None:
    if not plan["number"]:
        return None
    return DocumentView(plan["number"], the_day(plan["signed_on"]), SIGNERS[plan["signing_form"]])
