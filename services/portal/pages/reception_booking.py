"""A session for residents: book a slot without an account, look at it and free it by a code.

What is typed travels in bodies only: no address, and so no log, holds a secret or a name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.pages.reception import MODES, calendar_view, session_view, sessions_of
from services.portal.reading import Told, the_day
from services.portal.tracking import key_of
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.reception import (
    BookingForm,
    BookingTicket,
    BookingView,
    SessionPageView,
)
from services.portal.visit import Visit, Visited, form_key, refused_form

router = APIRouter()
MATTERS = {
    "complaint": "Khiếu nại",
    "denunciation": "Tố cáo",
    "proposal": "Kiến nghị, phản ánh",
}
WAIVERS = [Choice("", "Có, giữ bí mật"), Choice("1", "Không yêu cầu")]
STATES = {
    "booked": State("live", "Đã đăng ký"),
    "cancelled": State("stopped", "Đã hủy"),
    "came": State("done", "Đã được tiếp"),
}


@router.get("/{ward:ward}/tiep-cong-dan/{session_id}")
async def session(visit: Visited, session_id: UUID) -> Response:
    """One session, and the form to book a slot."""
    return await visit.page("reception_session.html.j2", await _session(visit, session_id))


@router.post("/{ward:ward}/tiep-cong-dan/{session_id}/dang-ky")
async def book(visit: Visited, session_id: UUID) -> Response:
    """Book; the answer is the only page that ever shows the secret."""
    typed = {"key": form_key(), **await visit.form()}
    form = {name: typed.get(name, "") for name in ("slot_at", "full_name", "phone")}
    form |= {name: typed.get(name) or "0" for name in ("people", "representatives")}
    more: dict[str, Any] = {
        "matter": typed.get("matter") or None,
        "identity_waived": typed.get("identity_waived") == "1",
    }
    try:
        path = f"sessions/{session_id}/bookings"
        told = await visit.asking.post("reception", path, {**form, **more}, key=typed["key"])
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = await _session(visit, session_id, again)
        return await visit.page("reception_session.html.j2", view, 422)
    ticket = BookingTicket(
        told["code"], told["secret"], the_day(told["held_on"]), told["slot_at"][:5]
    )
    view = replace(await _session(visit, session_id), booking=None, ticket=ticket)
    return await visit.page("reception_session.html.j2", view)


@router.post("/{ward:ward}/tiep-cong-dan/tra-cuu")
async def track(visit: Visited) -> Response:
    """How a booking stands, for whoever has its code and secret."""
    return await _tracked(visit, "bookings/tracked")


@router.post("/{ward:ward}/tiep-cong-dan/huy")
async def cancel(visit: Visited) -> Response:
    """Free the slot."""
    return await _tracked(visit, "bookings/tracked/cancellation")


async def _tracked(visit: Visit, path: str) -> Response:
    typed = await visit.form()
    key = key_of(typed)
    try:
        told = await visit.asking.post("reception", path, key)
    except Refused as refused:
        if refused.status not in (404, 422):
            raise
        said = Refused(422, refused.title, {})
        if refused.fields or refused.status == 404:
            said = Refused(422, "Không có lượt đăng ký nào với mã và khóa này.", {})
        year = await sessions_of(visit, visit.today.year)
        again = refused_form(f"{visit.home}/tiep-cong-dan/tra-cuu", typed, said)
        view = replace(calendar_view(visit, year), track=again)
        return await visit.page("reception.html.j2", view, 422)
    return await visit.page("reception_booking.html.j2", _booking(visit, told, key))


async def _session(
    visit: Visit, session_id: UUID, again: FormView | None = None
) -> SessionPageView:
    here = f"{visit.home}/tiep-cong-dan"
    told = await visit.asking.get("reception", f"sessions/{session_id}")
    slots = await visit.asking.get("reception", f"sessions/{session_id}/slots")
    view = session_view(visit, told, Link(here, "Lịch tiếp công dân"))
    if not slots["free"] and not again:
        return view
    begun = {"people": "1", "key": form_key()}
    form = again or FormView(f"{here}/{session_id}/dang-ky", begun)
    return replace(view, booking=_form(told, slots, form))


def _form(told: Told, slots: Told, form: FormView) -> BookingForm:
    return BookingForm(
        form=form,
        closes_on=the_day(slots["closes_on"]),
        slots=[Choice(at, at[:5]) for at in slots["free"]],
        matters=[
            Choice("", "Chưa xác định"),
            *(Choice(value, text) for value, text in MATTERS.items()),
        ],
        waivers=WAIVERS if told["mode"] == "online" else [],
    )


def _booking(visit: Visit, told: Told, key: dict[str, str]) -> BookingView:
    on = the_day(told["held_on"])
    open_now = told["state"] == "booked" and on >= visit.today
    notes = []
    if told["cancelled_by"] == "office":
        notes.append("Bàn tiếp công dân đã hủy lượt này. Bạn có thể đăng ký giờ khác.")
    if told["progress"] == "dropped":
        notes.append("Buổi tiếp này không còn trong kế hoạch. Hãy chọn buổi khác.")
    if told["mode"] == "online" and open_now and not told["link"]:
        notes.append("Đường kết nối chưa có; hãy xem lại trang này trước giờ tiếp.")
    if told["postponed_because"]:
        notes.append(f"Buổi tiếp đã hoãn sang ngày {dmy(on)}: {told['postponed_because']}.")
    group = f", {told['representatives']} người đại diện" if told["representatives"] else ""
    return BookingView(
        code=told["code"],
        state=STATES[told["state"]],
        day=on,
        at=told["slot_at"][:5],
        facts=[
            ("Địa điểm", told["place"]),
            ("Hình thức", MODES[told["mode"]]),
            ("Số người", f"{told['people']}{group}"),
        ],
        notes=notes,
        cancel=FormView(f"{visit.home}/tiep-cong-dan/huy", key) if open_now else None,
        link=told["link"],
    )
