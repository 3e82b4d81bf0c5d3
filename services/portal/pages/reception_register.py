"""The reception register on the desk: write a visit down quickly, follow it, open who came."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.pages.reception import LEADERS, MODES
from services.portal.pages.reception_booking import MATTERS, WAIVERS
from services.portal.pages.reception_desk import choices, may_see
from services.portal.reading import Told, the_day
from services.portal.typed import year_of
from services.portal.views import Choice, FormView, Link
from services.portal.views.reception import (
    RegisterView,
    VisitFormView,
    VisitLine,
    VisitPageView,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
RECEIVERS = {**LEADERS, "clerk": "Cán bộ tiếp công dân"}
OUTCOMES = {
    "accepted": "Tiếp nhận xử lý",
    "answered": "Giải thích, trả lời ngay",
    "guided": "Hướng dẫn đến nơi khác",
    "forwarded": "Chuyển đơn",
}
REASONS = {
    "sort": "Phân loại, xử lý đơn",
    "verify": "Xác minh nội dung",
    "contact": "Liên hệ, mời làm việc",
    "authority": "Theo yêu cầu của cơ quan có thẩm quyền",
}
TYPED = (
    *("full_name", "address", "id_number", "phone", "received_on", "received_by", "mode"),
    *("matter", "summary", "outcome", "outcome_body", "outcome_number", "settled_by", "note"),
)
PAPERS = {"pdf": "Sổ, không in danh tính (PDF)", "xlsx": "Sổ, không in danh tính (XLSX)"}


@router.get("/{ward:ward}/viec/so-tiep-cong-dan")
async def register(visit: Visited, nam: Annotated[str, Query(max_length=4)] = "") -> Response:
    """The lines of a year."""
    may_see(visit)
    view = await _register(visit, year_of(nam, visit.today))
    return await visit.page("reception_register.html.j2", view)


@router.get("/{ward:ward}/viec/so-tiep-cong-dan/tai/{paper}")
async def paper(
    visit: Visited, paper: str, nam: Annotated[str, Query(max_length=4)] = ""
) -> Response:
    """The register of a year without who came."""
    if paper not in PAPERS:
        raise Refused(404, "Không có bản này.", {})
    year = year_of(nam, visit.today)
    return _passed(await visit.asking.fetch("reception", f"registers/{paper}", year=year))


@router.post("/{ward:ward}/viec/so-tiep-cong-dan/mo")
async def open_register(visit: Visited) -> Response:
    """The register of some days with who came: every look is logged."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("from_on", "to_on", "reason")}
    kind = "pdf" if typed.get("paper") == "pdf" else "xlsx"
    try:
        answer = await visit.asking.send("reception", f"registers/{kind}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _register(visit, visit.today.year), opening=again)
        return await visit.page("reception_register.html.j2", view, 422)
    return _passed(answer)


@router.get("/{ward:ward}/viec/so-tiep-cong-dan/ghi")
async def blank(visit: Visited, buoi: UUID | None = None) -> Response:
    """The form for a visit, of the session `buoi` or of an ordinary day."""
    may_see(visit)
    return await visit.page("reception_visit_form.html.j2", await _form(visit, buoi))


@router.post("/{ward:ward}/viec/so-tiep-cong-dan/ghi")
async def record(visit: Visited, buoi: UUID | None = None) -> Response:
    """Write a visit down; after one of a session the next form is there at once."""
    typed = await visit.form()
    form: dict[str, Any] = {name: typed.get(name, "") for name in TYPED}
    form |= {name: typed.get(name) or "0" for name in ("people", "representatives")}
    form |= {
        "booking_id": typed.get("booking_id") or None,
        "session_id": str(buoi) if buoi else None,
    }
    form["identity_waived"] = typed.get("identity_waived") == "1"
    try:
        told = await visit.asking.post("reception", "visits", form)
    except Refused as refused:
        address = f"{visit.request.url.path}{f'?buoi={buoi}' if buoi else ''}"
        view = replace(await _form(visit, buoi), form=refused_form(address, typed, refused))
        return await visit.page("reception_visit_form.html.j2", view, 422)
    desk = f"{visit.home}/viec"
    if buoi:
        return go(f"{desk}/tiep-cong-dan/{buoi}")
    return go(f"{desk}/so-tiep-cong-dan/{told['id']}")


@router.get("/{ward:ward}/viec/so-tiep-cong-dan/{visit_id}")
async def one(visit: Visited, visit_id: UUID) -> Response:
    """One line."""
    may_see(visit)
    return await visit.page("reception_visit.html.j2", await _page(visit, visit_id))


@router.post("/{ward:ward}/viec/so-tiep-cong-dan/{visit_id}")
async def follow(visit: Visited, visit_id: UUID) -> Response:
    """How the matter went on."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("followed", "note")}
    try:
        await visit.asking.post("reception", f"visits/{visit_id}/following", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _page(visit, visit_id), follow=again)
        return await visit.page("reception_visit.html.j2", view, 422)
    return go(visit.request.url.path)


def _passed(answer: Any) -> Response:
    kept = ("content-type", "content-disposition", "cache-control")
    return Response(answer.body, 200, {n: v for n, v in answer.headers if n in kept})


async def _register(visit: Visit, year: int) -> RegisterView:
    told = await visit.asking.get("reception", "visits", year=year)
    here = f"{visit.home}/viec/so-tiep-cong-dan"
    people = sum(one["people"] for one in told)
    first = f"{year}-01-01"
    opens = visit.visitor.may("open_register")
    return RegisterView(
        year=year,
        finding=f"{len(told)} lượt tiếp, {people} người",
        lines=[visit_line(visit, one) for one in reversed(told)],
        downloads=[Link(f"{here}/tai/{kind}?nam={year}", words) for kind, words in PAPERS.items()],
        record=Link(f"{here}/ghi", "Ghi lượt tiếp") if visit.visitor.may("record_visit") else None,
        opening=FormView(f"{here}/mo", {"from_on": first, "to_on": f"{visit.today}"})
        if opens
        else None,
        reasons=choices(REASONS),
    )


def visit_line(visit: Visit, told: Told) -> VisitLine:
    """A line of the register in a list."""
    return VisitLine(
        number=told["number"],
        href=f"{visit.home}/viec/so-tiep-cong-dan/{told['id']}",
        title=told["summary"],
        notes=[
            dmy(the_day(told["received_on"])),
            MATTERS[told["matter"]],
            f"{told['people']} người",
            OUTCOMES[told["outcome"]],
        ],
    )


async def _form(visit: Visit, session_id: UUID | None) -> VisitFormView:
    here = f"{visit.home}/viec/so-tiep-cong-dan"
    values = {"received_on": f"{visit.today}", "received_by": "clerk", "people": "1"}
    title, back = "Ghi lượt tiếp", Link(here, "Sổ tiếp công dân")
    booked: list[Told] = []
    action = f"{here}/ghi"
    if session_id:
        path = f"sessions/{session_id}"
        session = await visit.asking.get("reception", path)
        booked = await visit.asking.get("reception", f"{path}/bookings")
        day = dmy(the_day(session["held_on"]))
        title, action = f"Ghi lượt tiếp ngày {day}", f"{action}?buoi={session_id}"
        back = Link(f"{visit.home}/viec/tiep-cong-dan/{session_id}", f"Buổi tiếp {day}")
        values |= {"received_on": session["held_on"], "mode": session["mode"]}
        values["received_by"] = session["taken_by"] or session["led_by"]
    return VisitFormView(
        title=title,
        form=FormView(action, {"mode": "in_person", **values}),
        back=back,
        receivers=choices(RECEIVERS),
        modes=choices(MODES),
        matters=choices(MATTERS),
        outcomes=choices(OUTCOMES),
        bookings=[
            Choice("", "Không đăng ký trước"),
            *(
                Choice(one["id"], f"{one['slot_at'][:5]}, mã {one['code']}")
                for one in booked
                if one["state"] == "booked"
            ),
        ],
        waivers=WAIVERS,
    )


async def _page(visit: Visit, visit_id: UUID) -> VisitPageView:
    told = await visit.asking.get("reception", f"visits/{visit_id}")
    here = f"{visit.home}/viec/so-tiep-cong-dan"
    sent = ", ".join(filter(None, (told["outcome_body"], told["outcome_number"])))
    values = {name: told[name] for name in ("followed", "note")}
    may = visit.visitor.may
    group = f", {told['representatives']} người đại diện" if told["representatives"] else ""
    return VisitPageView(
        title=f"Lượt tiếp số {told['number']}/{told['year']}",
        back=Link(here, "Sổ tiếp công dân"),
        facts=[
            ("Ngày tiếp", dmy(the_day(told["received_on"]))),
            ("Người tiếp", RECEIVERS[told["received_by"]]),
            ("Loại", MATTERS[told["matter"]]),
            ("Số người", f"{told['people']}{group}"),
            ("Nội dung", told["summary"]),
            ("Hướng xử lý", f"{OUTCOMES[told['outcome']]}{f': {sent}' if sent else ''}"),
            ("Cơ quan đã giải quyết", told["settled_by"] or "Chưa có"),
        ],
        follow=FormView(f"{here}/{visit_id}", values) if may("follow_visit") else None,
        letter=f"{visit.home}/viec/don-niem-phong/{told['sealed_id']}"
        if may("open_letter", "")
        else "",
    )
