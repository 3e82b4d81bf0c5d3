"""Information on request, for residents: asked and followed without an account.

What is typed travels in bodies only: no address, and so no log, holds a secret or a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import Told, day, deadline, events, rule_words, the_day, urgency
from services.portal.tracking import key_of
from services.portal.views import FormView, Link, State
from services.portal.views.information import InformationRequestView, InformationView, Ticket
from services.portal.visit import Visit, Visited, form_key, refused_form

router = APIRouter()
ASKED = ("full_name", "address", "contact", "asked")
LAWS = (
    "information.online_simple",
    "information.online_complex",
    "information.at_office",
    "information.post_simple",
)
CHANNELS = {"online": "Qua mạng", "at_office": "Tại trụ sở", "post": "Qua bưu chính"}
GROUNDS = {
    "not_accessible": "Thông tin không được tiếp cận hoặc chưa đủ điều kiện tiếp cận",
    "already_public": "Thông tin đã được công khai",
    "not_ours": "Thông tin không thuộc trách nhiệm cung cấp của phường",
    "given_twice": "Thông tin đã được cung cấp hai lần cho chính người yêu cầu",
    "beyond_means": "Vượt quá khả năng đáp ứng hoặc ảnh hưởng hoạt động bình thường",
    "not_paid": "Người yêu cầu không thanh toán chi phí theo quy định",
}
CLOSED = {
    "answered": State("done", "Đã cung cấp"),
    "refused": State("stopped", "Đã từ chối"),
    "guided": State("done", "Đã hướng dẫn đến cơ quan khác"),
    "incomplete": State("todo", "Chờ bổ sung"),
}


@router.get("/{ward:ward}/yeu-cau-thong-tin")
async def ask(visit: Visited) -> Response:
    """The form to ask, and the form to follow."""
    return await visit.page("information.html.j2", _forms(visit))


@router.post("/{ward:ward}/yeu-cau-thong-tin")
async def send(visit: Visited) -> Response:
    """Ask; the answer is the only page that ever shows the secret."""
    typed = await visit.form()
    view = _forms(visit)
    try:
        form = {name: typed.get(name, "") for name in ASKED}
        key = typed.get("key", "")
        told = await visit.asking.post("disclosures", "information-requests", form, key=key)
    except Refused as refused:
        again = refused_form(view.ask.action, {**view.ask.values, **typed}, refused)
        return await visit.page("information.html.j2", replace(view, ask=again), 422)
    return await visit.page("information.html.j2", replace(view, ticket=ticket(told)))


@router.post("/{ward:ward}/yeu-cau-thong-tin/tra-cuu")
async def track(visit: Visited) -> Response:
    """How a request stands, for whoever has its code and secret."""
    typed = await visit.form()
    typed |= key_of(typed)
    try:
        told = await visit.asking.post("disclosures", "information-requests/tracked", key_of(typed))
    except Refused as refused:
        return await _not_found(visit, typed, refused)
    return await visit.page("information_request.html.j2", _tracked(visit, told, typed))


@router.post("/{ward:ward}/yeu-cau-thong-tin/bo-sung")
async def complete(visit: Visited) -> Response:
    """Supply what is missing."""
    typed = await visit.form()
    typed |= key_of(typed)
    path, form = "information-requests/tracked", {**key_of(typed), "asked": typed.get("asked", "")}
    try:
        told = await visit.asking.post("disclosures", f"{path}/completion", form)
    except Refused as refused:
        if refused.status == 404:
            return await _not_found(visit, typed, refused)
        told = await visit.asking.post("disclosures", path, key_of(typed))
        again = refused_form(f"{visit.home}/yeu-cau-thong-tin/bo-sung", typed, refused)
        view = replace(_tracked(visit, told, typed), complete=again)
        return await visit.page("information_request.html.j2", view, 422)
    return await visit.page("information_request.html.j2", _tracked(visit, told, typed))


async def _not_found(visit: Visit, typed: dict[str, str], refused: Refused) -> Response:
    """Both wrong ways look alike, and what was typed stands there to be mended."""
    if refused.status not in (404, 422):
        raise refused
    said = Refused(422, "Không có yêu cầu nào với mã và khóa này. Hãy xem lại từng chữ.", {})
    view = _forms(visit)
    again = refused_form(view.track.action, typed, said, "tra-")
    return await visit.page("information.html.j2", replace(view, track=again), 422)


def ticket(told: Told) -> Ticket:
    """What a request is followed by."""
    return Ticket(told["code"], told["secret"], the_day(told["due_on"]))


def view_of(
    visit: Visit, told: Told, positions: Mapping[str, str] = MappingProxyType({})
) -> InformationRequestView:
    """One request in words; `positions` of those who worked on it, for the office."""
    return InformationRequestView(
        code=told["code"],
        state=state_of(told),
        channel=CHANNELS[told["channel"]],
        received_on=the_day(told["received_on"]),
        asked=told["asked"],
        missing=told["missing"],
        answer=told["answer"],
        notes=_notes(told),
        links=_links(visit, told),
        deadline=deadline(told["explanation"]) if told["explanation"] else None,
        events=events(told["timeline"], positions),
    )


def state_of(told: Told) -> State:
    """How a request stands, in a shape and words."""
    return CLOSED.get(told["progress"]) or urgency(told["days_left"])


def _notes(told: Told) -> list[str]:
    said = []
    if told["extension_number"]:
        reason = f": {told['extension_reason']}" if told["extension_reason"] else ""
        said.append(f"Đã gia hạn theo văn bản {told['extension_number']}{reason}.")
    if told["ground"]:
        said.append(f"Từ chối theo văn bản {told['document_number']}. {GROUNDS[told['ground']]}.")
    if told["obligation_id"]:
        said.append("Nội dung này thuộc diện phải công khai nhưng chưa công khai đúng hạn.")
    if closed := day(told["closed_on"]):
        late = f", muộn {told['days_late']} ngày làm việc" if told["days_late"] else ""
        said.append(f"Kết thúc ngày {closed:%d/%m/%Y}{late}.")
    if erased := day(told["erased_on"]):
        said.append(f"Người yêu cầu và nội dung đã được xóa ngày {erased:%d/%m/%Y}.")
    return said


def _links(visit: Visit, told: Told) -> list[Link]:
    found = []
    if told["answer_file"]:
        found.append(Link(told["answer_file"]["href"], "Tệp được cung cấp"))
    if told["disclosure_id"]:
        here = f"{visit.home}/cong-khai/{told['disclosure_id']}"
        found.append(Link(here, "Nội dung đã công khai"))
    return found


def _tracked(visit: Visit, told: Told, typed: dict[str, str]) -> InformationRequestView:
    view = view_of(visit, told)
    if told["progress"] != "incomplete":
        return view
    values = {**key_of(typed), "asked": told["asked"]}
    return replace(view, complete=FormView(f"{visit.home}/yeu-cau-thong-tin/bo-sung", values))


def _forms(visit: Visit) -> InformationView:
    here = f"{visit.home}/yeu-cau-thong-tin"
    laws = [rule_words(law, visit.today) for law in LAWS]
    return InformationView(
        rules=[f"{title}: {says[:1].lower()}{says[1:]}." for title, says in laws],
        ask=FormView(here, {"key": form_key()}),
        track=FormView(f"{here}/tra-cuu", prefix="tra-"),
    )
