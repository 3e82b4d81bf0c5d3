"""The programme of checks of a year: written by month, approved by the chair, followed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import inspection_words as words
from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events
from services.portal.steps import Step, in_state
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.inspections import CheckLine, CheckProgrammesView, CheckProgrammeView
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
DESK = "viec/chuong-trinh-kiem-tra"
DRAFTED = State("todo", "Dự thảo")
APPROVED = State("done", "Đã phê duyệt")
PROPOSED = State("todo", "Phần mềm đề xuất")
SAYS = (
    "Phần mềm lập bản này từ kế hoạch năm, chưa ai xem lại. Hãy bỏ, thêm nội dung cho đúng thực tế"
    " rồi trình Chủ tịch phê duyệt."
)
EVERYBODY = Choice("", "Mọi cơ quan, đơn vị, khu phố (chỉ khi tự kiểm tra)")
MONTHS = [Choice(str(month), f"Tháng {month}") for month in range(1, 13)]
ACTS = {
    "them": Step(
        "items",
        "add_check_item",
        "Thêm một nội dung",
        "Thêm",
        ("kind", "subject", "unit_id", "month", "form", "team"),
        in_state("drafted"),
    ),
    "phe-duyet": Step(
        "approval",
        "approve_check_programme",
        "Phê duyệt chương trình",
        "Phê duyệt",
        ("number",),
        in_state("drafted"),
    ),
}


@router.get("/{ward:ward}/viec/chuong-trinh-kiem-tra")
async def programmes(visit: Visited) -> Response:
    """Every programme, and the form that begins one."""
    visit.visitor.must_be_known()
    return await visit.page("check_programmes.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/chuong-trinh-kiem-tra")
async def begin(visit: Visited) -> Response:
    """Begin the programme of a year."""
    typed, here = await visit.form(), f"{visit.home}/{DESK}"
    try:
        form = {"year": typed.get("year", "")}
        told = await visit.asking.post("inspections", "check-programmes", form)
    except Refused as refused:
        again, view = refused_form(here, typed, refused), await _list(visit)
        view = replace(view, acts=[replace(act, form=again) for act in view.acts])
        return await visit.page("check_programmes.html.j2", view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/chuong-trinh-kiem-tra/{programme_id}")
async def programme(visit: Visited, programme_id: UUID) -> Response:
    """One programme by months."""
    visit.visitor.must_be_known()
    return await visit.page("check_programme.html.j2", await _one(visit, programme_id))


@router.post("/{ward:ward}/viec/chuong-trinh-kiem-tra/{programme_id}/{name}")
async def step(
    visit: Visited, programme_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Add a line, or approve; a refusal is shown in its own form."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    form: dict[str, Any] = {field: typed.get(field, "") for field in ACTS[name].fields}
    if "unit_id" in form:
        form["unit_id"] = form["unit_id"] or None
    try:
        path = f"check-programmes/{programme_id}/{ACTS[name].path}"
        await visit.asking.post("inspections", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, programme_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("check_programme.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{programme_id}")


@router.post("/{ward:ward}/viec/chuong-trinh-kiem-tra/{programme_id}/noi-dung/{check_item_id}/bo")
async def remove(visit: Visited, programme_id: UUID, check_item_id: UUID) -> Response:
    """Take a line out."""
    await visit.asking.post("inspections", f"check-items/{check_item_id}/removal")
    return go(f"{visit.home}/{DESK}/{programme_id}")


async def _list(visit: Visit) -> CheckProgrammesView:
    told = await visit.asking.get("inspections", "check-programmes")
    here = f"{visit.home}/{DESK}"
    lines = [
        CheckLine(f"Năm {each['year']}", f"{here}/{each['id']}", _state(each), _facts(each))
        for each in told
    ]
    if not visit.visitor.may("draft_check_programme"):
        return CheckProgrammesView(lines)
    years = {each["year"] for each in told}
    wanted = next(year for year in range(visit.today.year, 2101) if year not in years)
    form = FormView(here, {"year": str(wanted)})
    field = Field("year", "Năm", "number")
    return CheckProgrammesView(
        lines, [Act("lap", "Lập chương trình của một năm", "Lập chương trình", form, [field])]
    )


async def _one(visit: Visit, programme_id: UUID) -> CheckProgrammeView:
    told, units, every, positions = await asyncio.gather(
        visit.asking.get("inspections", f"check-programmes/{programme_id}"),
        visit.asking.get("inspections", "units"),
        visit.asking.get("inspections", "check-programmes"),
        positions_of(visit),
    )
    here = f"{visit.home}/{DESK}/{programme_id}"
    removable = told["state"] == "drafted" and visit.visitor.may("remove_check_item")
    return CheckProgrammeView(
        title=f"Chương trình kiểm tra năm {told['year']}",
        back=Link(f"{visit.home}/{DESK}", "Chương trình kiểm tra"),
        state=_state(told),
        facts=_facts(told),
        says=SAYS if told["proposed"] else "",
        lines=[_line(each, here if removable else "", visit.home) for each in told["items"]],
        acts=[
            Act(
                name,
                each.title,
                each.send,
                FormView(f"{here}/{name}", prefix=f"{name}-"),
                [field for field in _fields(units) if field.name in each.fields],
            )
            for name, each in ACTS.items()
            if each.when(told) and visit.visitor.may(each.action)
        ],
        owed=[
            _line(item, "", visit.home, f"năm {each['year']}")
            for each in every
            if each["state"] == "approved" and each["year"] < told["year"]
            for item in each["items"]
            if not item["over"]
        ],
        events=events(told["timeline"], positions),
    )


def _fields(units: list[Told]) -> list[Field]:
    kinds = [Choice(key, text) for key, text in words.KINDS.items() if key != "unannounced"]
    places = [EVERYBODY, *words.units_to_check(units)]
    return [
        Field("kind", "Loại", "select", choices=kinds),
        Field("subject", "Nội dung kiểm tra"),
        Field("unit_id", "Đơn vị", "select", optional=True, choices=places),
        Field("month", "Tháng", "select", choices=MONTHS),
        Field("form", "Hình thức", "select", choices=words.choices(words.CHECK_FORMS)),
        Field("team", "Đoàn kiểm tra", optional=True, hint="Ghi chức danh, không ghi tên."),
        words.NUMBER,
    ]


def _state(told: Told) -> State:
    if told["proposed"]:
        return PROPOSED
    return APPROVED if told["state"] == "approved" else DRAFTED


def _facts(told: Told) -> list[str]:
    said = [f"{len(told['items'])} nội dung"]
    if told["plan_number"]:
        said.append(f"từ kế hoạch {told['plan_number']}")
    if approved := day(told["approved_on"]):
        said.append(f"số {told['number']} ngày {dmy(approved)}")
    return said


def _line(told: Told, here: str, home: str, year: str = "") -> CheckLine:
    owed, finished = set(told["owed_by"]), set(told["finished_by"])
    notes = [
        f"Tháng {told['month']} {year}".rstrip(),
        told["unit"] or "mọi cơ quan, đơn vị, khu phố",
        words.CHECK_FORMS[told["form"]],
        told["team"],
    ]
    if owed:
        notes.append(f"{len(owed & finished)} trên {len(owed)} đơn vị đã tự kiểm tra")
    done = State("done", "Đủ" if owed else "Đã kiểm tra") if told["over"] else None
    left = State("late", "Còn nợ") if year else None
    return CheckLine(
        told["subject"],
        f"{home}/{words.DESK}",
        done or left or State("standing", words.KINDS[told["kind"]]),
        [note for note in notes if note],
        f"{here}/noi-dung/{told['id']}/bo" if here else "",
        _source(told),
    )


def _source(told: Told) -> str:
    """The sentence of the plan that a proposed line comes from, or what it stands on instead."""
    if told["source_path"]:
        return f"Kế hoạch, mục {told['source_path']}: “{told['source_sentence']}”"
    return str(told["source_sentence"])
