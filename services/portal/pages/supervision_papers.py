"""Works under a board of residents, and the plans and reports of a room."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import supervision_words as words
from services.portal.acts import with_form
from services.portal.asking import Refused
from services.portal.reading import events
from services.portal.steps import Step, in_state
from services.portal.supervision_desk import again
from services.portal.views import FormView, Link
from services.portal.views.matters import Act, Field
from services.portal.views.supervisions import RoomPaperView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
WORK_STEPS = {
    "thong-bao": Step(
        *("notice", "give_work_notice", "Thông báo cho chủ đầu tư", "Thông báo"),
        ("number", "starts_on"),
        in_state("opened"),
    ),
    "ket-thuc": Step(
        *("end", "end_work", "Công trình xong, Ban giải thể", "Kết thúc"),
        (),
        in_state("notified"),
    ),
}
WORK_FIELDS = {
    "number": Field("number", "Số văn bản"),
    "starts_on": Field("starts_on", "Giám sát từ ngày", "date", WORK_STEPS["thong-bao"].hint),
}


@router.get("/{ward:ward}/viec/giam-sat/van-ban/{room_paper_id}")
async def room_paper(visit: Visited, room_paper_id: UUID) -> Response:
    """A plan or a report."""
    visit.visitor.must_be_known()
    return await visit.page("room_paper.html.j2", await _paper(visit, room_paper_id))


@router.post("/{ward:ward}/viec/giam-sat/van-ban")
async def draft_paper(visit: Visited) -> Response:
    """Write one."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("kind", "year", "quarter", "body")}
    return await _begun(visit, "room-papers", form, typed, "van-ban", words.PAPERS)


@router.post("/{ward:ward}/viec/giam-sat/van-ban/{room_paper_id}/{name}")
async def paper_step(
    visit: Visited, room_paper_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Send it, or take it out."""
    path = f"room-papers/{room_paper_id}"
    if name == "bo":
        await visit.asking.post("inspections", f"{path}/removal")
        return go(f"{visit.home}/{words.DESK}")
    if name != "gui":
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    try:
        form = {"number": typed.get("number", "")}
        await visit.asking.post("inspections", f"{path}/sending", form)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, typed, refused)
        return await _shown_again(visit, await _paper(visit, room_paper_id), "gui", shown)
    return go(f"{visit.home}/{words.PAPERS}/{room_paper_id}")


@router.get("/{ward:ward}/viec/giam-sat/cong-trinh/{work_id}")
async def work(visit: Visited, work_id: UUID) -> Response:
    """A work under a board."""
    visit.visitor.must_be_known()
    return await visit.page("room_paper.html.j2", await _work(visit, work_id))


@router.post("/{ward:ward}/viec/giam-sat/cong-trinh")
async def open_work(visit: Visited) -> Response:
    """Put a work under a board."""
    typed = await visit.form()
    names = ("name", "investor", "unit_id", "board_id", "members", "residents")
    form = {name: typed.get(name, "") for name in names}
    return await _begun(visit, "works", form, typed, "cong-trinh", words.WORKS)


@router.post("/{ward:ward}/viec/giam-sat/cong-trinh/{work_id}/{name}")
async def work_step(
    visit: Visited, work_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Notify the investor, or end it."""
    if name not in WORK_STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), WORK_STEPS[name]
    try:
        form = {field: typed.get(field, "") for field in taken.fields}
        await visit.asking.post("inspections", f"works/{work_id}/{taken.path}", form)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        return await _shown_again(visit, await _work(visit, work_id), name, shown)
    return go(f"{visit.home}/{words.WORKS}/{work_id}")


async def _begun(
    visit: Visit, path: str, form: dict[str, Any], typed: dict[str, str], name: str, page: str
) -> Response:
    try:
        told = await visit.asking.post("inspections", path, form)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        return await again(visit, name, shown)
    return go(f"{visit.home}/{page}/{told['id']}")


async def _shown_again(visit: Visit, view: RoomPaperView, name: str, form: FormView) -> Response:
    if name not in {act.name for act in view.acts}:
        raise Refused(409, form.alert or "Không làm việc này được nữa.", {})
    acts = with_form(view.acts, name, form)
    return await visit.page("room_paper.html.j2", replace(view, acts=acts), 422)


async def _paper(visit: Visit, room_paper_id: UUID) -> RoomPaperView:
    told = await visit.asking.get("inspections", f"room-papers/{room_paper_id}")
    here = f"{visit.home}/{words.PAPERS}/{room_paper_id}"
    unsent = told["own"] and not told["sent_on"]
    form, to = FormView(f"{here}/gui"), "Ủy ban nhân dân" if told["room"] == "front" else "Mặt trận"
    act = Act("gui", f"Gửi {to}", "Gửi", form, [words.FIELDS["number"]])
    return RoomPaperView(
        title=words.paper_title(told),
        back=Link(f"{visit.home}/{words.DESK}", words.TITLE),
        state=words.paper_state(told),
        facts=words.paper_facts(told),
        notice=words.PRIVATE if unsent else "",
        body=told["body"],
        events=events(told["timeline"], {}),
        acts=[act] if unsent else [],
        remove=f"{here}/bo" if unsent else "",
    )


async def _work(visit: Visit, work_id: UUID) -> RoomPaperView:
    told = await visit.asking.get("inspections", f"works/{work_id}")
    here = f"{visit.home}/{words.WORKS}/{work_id}"
    return RoomPaperView(
        title=told["name"],
        back=Link(f"{visit.home}/{words.DESK}", words.TITLE),
        state=words.WORK_STATES[told["state"]],
        facts=words.work_facts(told),
        notice=words.UNTOLD if told["state"] == "opened" else "",
        events=events(told["timeline"], {}),
        acts=[
            Act(
                name,
                each.title,
                each.send,
                FormView(f"{here}/{name}", prefix=f"{name}-"),
                [WORK_FIELDS[field] for field in each.fields],
            )
            for name, each in WORK_STEPS.items()
            if each.when(told) and visit.visitor.may(each.action)
        ],
    )
