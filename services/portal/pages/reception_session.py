"""One session on the desk: arrange, postpone, note as held, and who booked which slot."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.pages.reception import LEADERS, MODES, session_view
from services.portal.pages.reception_booking import MATTERS, STATES
from services.portal.pages.reception_desk import ARRANGED, choices, may_see, typed_as
from services.portal.pages.reception_online import (
    RECORDED,
    Step,
    offices,
    online_view,
    sent,
)
from services.portal.pages.reception_online import STEPS as ONLINE_STEPS
from services.portal.pages.reception_visit import visit_line
from services.portal.reading import Told, events
from services.portal.views import FormView, Link
from services.portal.views.reception import BookedLine, SessionAct, SessionPageView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
NO_UNIT = ""  # a booking was given to no unit: whoever opens letters of the whole ward


def _planned(told: Told, today: str) -> bool:
    return bool(told["progress"] == "planned" and told["held_on"] >= today)


def _over(told: Told, today: str) -> bool:
    return bool(told["progress"] == "planned" and told["held_on"] <= today)


STEPS = {
    "da-tiep": Step(
        "hold_session", "holding", "Ghi nhận buổi tiếp", "Ghi nhận", ("taken_by",), _over
    ),
    "sap-xep": Step("arrange_session", "", "Sắp xếp buổi tiếp", "Lưu", ARRANGED, _planned),
    "hoan": Step(
        "postpone_session",
        "postponement",
        "Hoãn sang thời gian khác",
        "Hoãn và thông báo thời gian mới",
        ("held_on", "starts_at", "ends_at", "reason"),
        _planned,
    ),
    **ONLINE_STEPS,
}


@router.get("/{ward:ward}/viec/tiep-cong-dan/{session_id}")
async def one(visit: Visited, session_id: UUID) -> Response:
    """One session and the steps that are possible now."""
    may_see(visit)
    return await visit.page("reception_session.html.j2", await _page(visit, session_id))


@router.post("/{ward:ward}/viec/tiep-cong-dan/{session_id}/huy/{booking_id}")
async def free(visit: Visited, session_id: UUID, booking_id: UUID) -> Response:
    """Free a booked slot."""
    await visit.asking.post("reception", f"bookings/{booking_id}/cancellation")
    return go(f"{visit.home}/viec/tiep-cong-dan/{session_id}")


@router.post("/{ward:ward}/viec/tiep-cong-dan/{session_id}/nguoi/{booking_id}")
async def person(visit: Visited, session_id: UUID, booking_id: UUID) -> Response:
    """Look at who booked, to reach them; the page is kept nowhere."""
    opened = await _person(visit, session_id, booking_id)
    view = replace(await _page(visit, session_id), opened=opened)
    return await visit.page("reception_session.html.j2", view)


@router.post("/{ward:ward}/viec/tiep-cong-dan/{session_id}/{name}")
async def step(visit: Visited, session_id: UUID, name: str) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), STEPS[name]
    form = sent(taken.fields, typed)
    path = f"sessions/{session_id}"
    try:
        if taken.path:
            await visit.asking.post("reception", f"{path}/{taken.path}", form)
        else:
            await visit.asking.put("reception", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _page(visit, session_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("reception_session.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/tiep-cong-dan/{session_id}")


async def _page(visit: Visit, session_id: UUID) -> SessionPageView:
    here = f"{visit.home}/viec/tiep-cong-dan"
    told, booked, positions = await asyncio.gather(
        visit.asking.get("reception", f"sessions/{session_id}"),
        visit.asking.get("reception", f"sessions/{session_id}/bookings"),
        positions_of(visit),
    )
    came = await visit.asking.get(
        "reception", "visits", year=told["held_on"][:4], session_id=str(session_id)
    )
    path = f"sessions/{session_id}/online"
    online = told["mode"] == "online"
    told["online"] = await visit.asking.get("reception", path) if online else None
    view = session_view(visit, told, Link(here, "Tiếp công dân"))
    notes = list(view.notes)
    if told["delegation_broken"]:
        notes.append(
            "Từ 01/07/2026 Chủ tịch phải tự mình tiếp công dân định kỳ, không ủy quyền cho cấp phó."
        )
    return replace(
        view,
        notes=notes,
        acts=_acts(visit, told, f"{here}/{told['id']}"),
        leaders=choices(LEADERS),
        modes=choices(MODES),
        online=online_view(told),
        offices=offices(),
        recorded=choices(RECORDED),
        came=[visit_line(visit, one) for one in came["lines"]],
        came_total=came["total"],
        record=_record(visit, told),
        booked=[_booked(visit, f"{here}/{told['id']}", one) for one in booked],
        events=events(told["timeline"], positions),
    )


def _acts(visit: Visit, told: Told, here: str) -> list[SessionAct]:
    values = {field: typed_as(told.get(field)) for field in (*ARRANGED, "held_on")}
    values |= {"taken_by": told["led_by"], "on": f"{visit.today}", "at": f"{visit.now:%H:%M}"}
    values["link"] = told["online"]["link"] if told["online"] else ""
    return [
        SessionAct(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{name}", values, prefix=f"{name}-"),
            each.fields,
        )
        for name, each in STEPS.items()
        if visit.visitor.may(each.action) and each.when(told, f"{visit.today}")
    ]


def _record(visit: Visit, told: Told) -> Link | None:
    """Where a visit of this session is written down, from its day on."""
    if told["held_on"] > f"{visit.today}" or not visit.visitor.may("record_visit"):
        return None
    return Link(f"{visit.home}/viec/so-tiep-cong-dan/ghi?buoi={told['id']}", "Ghi lượt tiếp")


async def _person(visit: Visit, session_id: UUID, booking_id: UUID) -> list[tuple[str, str]]:
    """Who booked, for one look that the sealed store logs."""
    booked = await visit.asking.get("reception", f"sessions/{session_id}/bookings")
    letters = {one["id"]: one["sealed_id"] for one in booked}
    if not letters.get(str(booking_id)):
        raise Refused(404, "Tên người đăng ký đã được xóa hoặc không có.", {})
    path = f"letters/{letters[str(booking_id)]}/looks"
    told = await visit.asking.post("reception", path, {"reason": "contact"})
    return [("Họ và tên", told["full_name"]), ("Điện thoại", told["phone"])]


def _booked(visit: Visit, here: str, told: Told) -> BookedLine:
    notes = [f"{told['people']} người"]
    if told["representatives"]:
        notes.append(f"{told['representatives']} đại diện")
    if told["matter"]:
        notes.append(MATTERS[told["matter"]])
    look = told["sealed_id"] and visit.visitor.may("open_letter", NO_UNIT)
    cancel = told["state"] == "booked" and visit.visitor.may("cancel_booking")
    return BookedLine(
        at=told["slot_at"][:5],
        code=told["code"],
        notes=notes,
        state=STATES[told["state"]],
        cancel=f"{here}/huy/{told['id']}" if cancel else "",
        letter=f"{here}/nguoi/{told['id']}" if look else "",
    )
