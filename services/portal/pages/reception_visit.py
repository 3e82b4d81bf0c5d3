"""A visit on the desk: written down quickly, with a petition or without, and followed."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.kernel.bus import Answer
from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.pages.petitions import FILES, letter, ticket
from services.portal.pages.reception import LEADERS, MODES
from services.portal.pages.reception_booking import MATTERS, WAIVERS
from services.portal.pages.reception_desk import choices, may_see
from services.portal.reading import Told, events, the_day
from services.portal.views import Choice, FormView, Link
from services.portal.views.visits import VisitFormView, VisitLine, VisitPageView
from services.portal.visit import Visit, Visited, go, held, refused_form

router = APIRouter()
RECEIVERS = {**LEADERS, "clerk": "Cán bộ tiếp công dân"}
OUTCOMES = {
    "accepted": "Tiếp nhận xử lý",
    "answered": "Giải thích, trả lời ngay",
    "guided": "Hướng dẫn đến nơi khác",
    "forwarded": "Chuyển đơn",
}
TYPED = (
    *("full_name", "address", "id_number", "phone", "received_on", "received_by", "mode"),
    *("matter", "summary", "outcome", "outcome_body", "outcome_number", "settled_by", "note"),
)


@router.get("/{ward:ward}/viec/so-tiep-cong-dan/ghi")
async def blank(visit: Visited, buoi: UUID | None = None) -> Response:
    """The form for a visit, of the session `buoi` or of an ordinary day."""
    may_see(visit)
    return await visit.page("reception_visit_form.html.j2", await _form(visit, buoi))


@router.post("/{ward:ward}/viec/so-tiep-cong-dan/ghi")
async def record(visit: Visited, buoi: UUID | None = None) -> Response:
    """Write a visit down; after one of a session the next form is there at once."""
    typed = held(await visit.form(), FILES)
    form: dict[str, Any] = {name: typed.get(name, "") for name in TYPED}
    form |= {name: typed.get(name) or "0" for name in ("people", "representatives")}
    form |= {
        "booking_id": typed.get("booking_id") or None,
        "session_id": str(buoi) if buoi else None,
    }
    form["identity_waived"] = typed.get("identity_waived") == "1"
    try:
        form["petition"] = _petition(typed)
        told = await visit.asking.post("reception", "visits", form, key=typed.get("key", ""))
    except Refused as refused:
        address = f"{visit.request.url.path}{f'?buoi={buoi}' if buoi else ''}"
        again = refused_form(address, typed, _in_this_form(refused))
        view = replace(await _form(visit, buoi), form=again)
        return await visit.page("reception_visit_form.html.j2", view, 422)
    desk = f"{visit.home}/viec"
    if told["ticket"]:
        # The only page that ever shows the secret. Sent again, the form gets this same answer.
        handed = await _handed_in(visit, told, buoi)
        return await visit.page("reception_visit.html.j2", handed)
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


@router.post("/{ward:ward}/viec/so-tiep-cong-dan/{visit_id}/bien-nhan")
async def receipt(visit: Visited, visit_id: UUID) -> Response:
    """The slip for whoever handed in a petition, to be printed while its secret is known."""
    typed = await visit.form()
    key = {name: typed.get(name, "") for name in ("code", "secret")}
    return passed(await visit.asking.send("reception", f"visits/{visit_id}/receipt", key))


def _petition(typed: dict[str, str]) -> dict[str, Any] | None:
    """What was handed in, None where nothing was; scans without words are asked for their words."""
    sent = letter(typed)
    if not sent["text"] and not sent["receipts"]:
        return None
    return {name: sent[name] for name in ("text", "email", "accused", "receipts")}


def _in_this_form(refused: Refused) -> Refused:
    """What is wrong with the petition, at the field of the one form both stand in."""
    fields = {name.removeprefix("petition."): said for name, said in refused.fields.items()}
    return Refused(refused.status, refused.title, fields)


async def _handed_in(visit: Visit, told: Told, session_id: UUID | None) -> VisitPageView:
    view = await _page(visit, told["id"])
    key = {name: told["ticket"][name] for name in ("code", "secret")}
    desk = f"{visit.home}/viec/tiep-cong-dan/{session_id}"
    return replace(
        view,
        follow=None,
        ticket=ticket(told["ticket"]),
        slip=FormView(f"{visit.home}/viec/so-tiep-cong-dan/{told['id']}/bien-nhan", key),
        back=Link(desk, "Buổi tiếp công dân") if session_id else view.back,
    )


def passed(answer: Answer) -> Response:
    """A paper as it came, with its name and whether it may be kept."""
    kept = ("content-type", "content-disposition", "cache-control")
    return Response(answer.body, 200, {n: v for n, v in answer.headers if n in kept})


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
            *([f"Đơn số {told['petition_number']}"] if told["petition_number"] else []),
        ],
    )


async def _form(visit: Visit, session_id: UUID | None) -> VisitFormView:
    here = f"{visit.home}/viec/so-tiep-cong-dan"
    values = {"received_on": f"{visit.today}", "received_by": "clerk", "people": "1"}
    values["key"] = secrets.token_urlsafe(18)  # sent twice, it is written down once
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
            *(
                [("Đơn đã nhận", f"Số {told['petition_number']}")]
                if told["petition_number"]
                else []
            ),
        ],
        case=f"{visit.home}/viec/don-thu/{told['case_id']}" if told["case_id"] else "",
        follow=FormView(f"{here}/{visit_id}", values) if may("follow_visit") else None,
        letter=f"{visit.home}/viec/don-niem-phong/{told['sealed_id']}"
        if told["sealed_id"] and may("open_letter", "")
        else "",
        events=events(told["timeline"], await positions_of(visit)),
    )
