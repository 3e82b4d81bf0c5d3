"""Petitions, for residents: written, followed and taken back without an account.

What is typed travels in bodies only: no address, and so no log, holds a secret or a name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import Told, deadline, moment, rule_words, the_day, urgency
from services.portal.tracking import key_of
from services.portal.views import Choice, Event, FormView, Link, State
from services.portal.views.petitions import (
    ClockOfCase,
    PetitionFormView,
    PetitionPart,
    PetitionTicket,
    PetitionView,
)
from services.portal.visit import Visit, Visited, file_of, form_key, held, refused_form

router = APIRouter()
LAWS = ("reception.first_answer", "complaint.accept", "denunciation.accept")
CLAIMED = {
    "": "Tôi chưa rõ",
    "proposal": "Kiến nghị, phản ánh",
    "complaint": "Khiếu nại quyết định, hành vi hành chính",
    "denunciation": "Tố cáo hành vi vi phạm pháp luật",
    "regulation": "Phản ánh về quy định, thủ tục hành chính",
}
CHANNELS = {
    "in_person": "Trực tiếp",
    "post": "Bưu chính",
    "portal": "Qua mạng",
    "hotline": "Đường dây nóng",
    "drop_box": "Hòm thư",
    "email": "Thư điện tử",
    "forwarded": "Cơ quan khác chuyển đến",
}
FILES = tuple(f"file{n}" for n in range(1, 6))
WRITTEN = ("text", "full_name", "address", "phone", "email")
WRONG = "Không có đơn nào với mã và khóa này. Hãy xem lại từng chữ."


@router.get("/{ward:ward}/don-thu")
async def write(visit: Visited) -> Response:
    """The form to write, and the form to follow."""
    # Kept by nobody: each form has a key of its own, so that sending it twice is sending it once.
    return await visit.page("petition_send.html.j2", _forms(visit))


@router.post("/{ward:ward}/don-thu")
async def send(visit: Visited) -> Response:
    """Send it; the answer is the only page that ever shows the secret."""
    typed, view = held(await visit.form(), FILES), _forms(visit)
    try:
        told = await visit.asking.post(
            "reception", "petitions", letter(typed), key=typed.get("key", "")
        )
    except Refused as refused:
        again = refused_form(view.send.action, typed, refused)
        again = replace(again, values={**view.send.values, **typed})
        return await visit.page("petition_send.html.j2", replace(view, send=again), 422)
    return await visit.page("petition_send.html.j2", replace(view, ticket=ticket(told)))


@router.post("/{ward:ward}/don-thu/tra-cuu")
async def track(visit: Visited) -> Response:
    """How a petition stands, for whoever has its code and secret."""
    typed = await visit.form()
    typed |= key_of(typed)
    try:
        told = await visit.asking.post("reception", "petitions/tracked", key_of(typed))
    except Refused as refused:
        return await _not_found(visit, typed, refused)
    return await visit.page("petition.html.j2", _tracked(visit, told, typed))


@router.post("/{ward:ward}/don-thu/rut")
async def withdraw(visit: Visited) -> Response:
    """Take one content back; a refusal is said in its own form."""
    typed = await visit.form()
    typed |= key_of(typed)
    form = {**key_of(typed), "part": typed.get("part", "")}
    try:
        told = await visit.asking.post("reception", "petitions/tracked/withdrawal", form)
    except Refused as refused:
        if refused.status == 404:
            return await _not_found(visit, typed, refused)
        told = await visit.asking.post("reception", "petitions/tracked", key_of(typed))
        view = _tracked(visit, told, typed, refused)
        return await visit.page("petition.html.j2", view, 422)
    return await visit.page("petition.html.j2", _tracked(visit, told, typed))


def letter(typed: dict[str, str]) -> dict[str, Any]:
    """What was written, as reception takes it. Raises Refused for a file that was not taken."""
    accused = [name.strip() for name in typed.get("accused", "").splitlines() if name.strip()]
    claimed = [typed["claimed"]] if typed.get("claimed") else []
    return {
        **{name: typed.get(name, "") for name in WRITTEN},
        "accused": accused,
        "claimed": claimed,
        "receipts": [file for name in FILES if (file := file_of(typed, name))],
    }


def ticket(told: Told) -> PetitionTicket:
    """What a petition is followed by."""
    first = the_day(told["first_answer_on"])
    return PetitionTicket(told["number"], told["code"], told["secret"], first)


def clock_of(told: Told) -> ClockOfCase:
    """A time limit and how it stands."""
    why = told["explanation"]
    title, _ = rule_words(why["rule"], the_day(why["start_on"]))
    return ClockOfCase(title, _clock_state(told), deadline(why) if why["due_on"] else None)


def step_of(told: Told) -> Event:
    """A step in words."""
    said = f"{told['title'][:1].upper()}{told['title'][1:]}"
    on = the_day(told["on"])
    text = f"{said}, ngày {on:%d/%m/%Y}"
    if told["reason"]:
        text += f". {told['reason']}"
    return Event(moment(told["at"]), text, document=told["number"])


def _clock_state(told: Told) -> State:
    if told["ended_on"]:
        late = f", muộn {told['days_late']} ngày làm việc" if told["days_late"] else ""
        return State("done", f"Xong ngày {the_day(told['ended_on']):%d/%m/%Y}{late}")
    if told["days_left"] is None:
        return State("stopped", "Tạm dừng, chưa tính tiếp")
    if told["at_end"] in ("allows", "bars"):
        return State("none", f"Đến {the_day(told['due_on']):%d/%m/%Y}")
    return urgency(told["days_left"])


async def _not_found(visit: Visit, typed: dict[str, str], refused: Refused) -> Response:
    """Both wrong ways look alike, and what was typed stands there to be mended."""
    if refused.status not in (404, 422):
        raise refused
    view = _forms(visit)
    again = refused_form(view.track.action, typed, Refused(422, WRONG, {}), "tra-")
    return await visit.page("petition_send.html.j2", replace(view, track=again), 422)


def _forms(visit: Visit) -> PetitionFormView:
    here = f"{visit.home}/don-thu"
    laws = [rule_words(law, visit.today) for law in LAWS]
    return PetitionFormView(
        rules=[f"{title}: {says[:1].lower()}{says[1:]}." for title, says in laws],
        kinds=[Choice(kind, words) for kind, words in CLAIMED.items()],
        send=FormView(here, {"key": form_key()}),
        track=FormView(f"{here}/tra-cuu", prefix="tra-"),
    )


def _tracked(
    visit: Visit, told: Told, typed: dict[str, str], refused: Refused | None = None
) -> PetitionView:
    return PetitionView(
        number=told["number"],
        code=told["code"],
        channel=CHANNELS[told["channel"]],
        received_on=the_day(told["received_on"]),
        parts=[_part(visit, each, typed, refused) for each in told["parts"]],
    )


def _part(visit: Visit, told: Told, typed: dict[str, str], refused: Refused | None) -> PetitionPart:
    values = {**key_of(typed), "part": f"{told['part']}"}
    said = refused.title if refused and typed.get("part") == values["part"] else ""
    form = FormView(f"{visit.home}/don-thu/rut", values, alert=said, prefix=f"rut-{told['part']}-")
    notes = [f"Đã chuyển đến: {told['body']}."] if told["body"] else []
    links = [Link(told["answer_href"], "Tệp trả lời")] if told["answer_href"] else []
    return PetitionPart(
        title=told["kind_title"],
        state=State("done" if told["ended"] else "live", told["state_title"]),
        answer=told["answer"],
        notes=notes,
        links=links,
        clocks=[clock_of(each) for each in told["clocks"]],
        steps=[step_of(each) for each in told["steps"]],
        withdraw=form if told["withdrawable"] or said else None,
    )
