"""The phone page of sheets: hung with a photo, missing, taken down; and days on the air."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal import wall_notes
from services.portal.asking import Refused
from services.portal.pages import posting_choices as waits
from services.portal.pages.proof import wall_state
from services.portal.reading import Told
from services.portal.several import One, asked, done_one_by_one, gone, ticked
from services.portal.views import Choice, FormView, Link, PostingView
from services.portal.visit import Visit, Visited, file_of, form_key, go, needed_file, refused_form
from services.portal.wording import FORMS, WAYS

router = APIRouter()
PAGE = "posting.html.j2"
Typed = Mapping[str, str]
NO_SHEET = "Ở địa điểm này chưa ghi nhận tờ niêm yết nào."


@dataclass(frozen=True)
class Act:
    """One form of the page: its field of the view, the right it needs, and what it asks for."""

    field: str
    action: str
    unit_matters: bool
    send: Callable[[Told, Typed], tuple[str, dict[str, Any]]]


def _hung(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form = {"place_id": typed.get("place_id", ""), "posted_on": typed.get("posted_on", "")}
    return f"disclosures/{told['id']}/postings", {**form, "photo": needed_file(typed, "photo")}


def _gone(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form = {"broken_on": typed.get("broken_on", ""), "photo": file_of(typed, "photo")}
    return f"postings/{_sheet(told, typed)}/gap", form


def _seen(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form = {"on": typed.get("on", ""), "photo": file_of(typed, "photo")}
    return f"postings/{_sheet(told, typed)}/check", form


def _ended(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form = {"ended_on": typed.get("ended_on", ""), "proof": needed_file(typed, "proof")}
    return f"postings/{_sheet(told, typed)}/end", form


def _aired(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form = {"on": typed.get("on", ""), "minutes": typed.get("minutes", "")}
    receipt = file_of(typed, "receipt")
    return f"disclosures/{told['id']}/broadcasts", {**form, "receipt": receipt}


def _noticed(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form_of = {"": "written_notice"}.get(typed.get("unit_id", ""), "notice_to_heads")
    form = {"form": form_of, "unit_id": typed.get("unit_id") or None}
    form |= {"on": typed.get("on", ""), "way": typed.get("way", "")}
    return f"disclosures/{told['id']}/notices", {**form, "receipt": file_of(typed, "receipt")}


def _confirmed(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    return f"announcements/{_announcement(typed)}/acknowledgement", {}


def _proven(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form = {"receipt": needed_file(typed, "receipt")}
    return f"announcements/{_announcement(typed)}/proof", form


def _used(told: Told, typed: Typed) -> tuple[str, dict[str, Any]]:
    form: dict[str, Any] = {name: typed.get(name, "") for name in ("form", "on", "said")}
    form |= {"address": typed.get("address") or None, "receipt": file_of(typed, "receipt")}
    return f"disclosures/{told['id']}/forms", form


def _announcement(typed: Typed) -> UUID:
    """The broadcast or notice that was chosen; raises Refused for what is none."""
    try:
        return UUID(typed.get("announcement", ""))
    except ValueError as error:
        said = "Hãy chọn lần phát hoặc lần thông báo."
        raise Refused(422, said, {"announcement": said}) from error


def _sheet(told: Told, typed: Typed) -> str:
    """The sheet that hangs at the chosen place; raises Refused when there is none."""
    for wall in told["walls"]:
        if wall["place_id"] == typed.get("place_id") and wall["posting_id"]:
            return str(wall["posting_id"])
    raise Refused(422, NO_SHEET, {"place_id": NO_SHEET})


ACTS = {
    "dan": Act("start", "start_posting", True, _hung),
    "mat": Act("broken", "break_posting", True, _gone),
    "con": Act("seen", "check_posting", True, _seen),
    "go": Act("end", "end_posting", True, _ended),
    "loa": Act("broadcast", "record_broadcast", False, _aired),
    "bao": Act("notice", "record_notice", False, _noticed),
    "xac-nhan": Act("confirm", "acknowledge", False, _confirmed),
    "chung-cu": Act("proof", "add_proof", False, _proven),
    "khac": Act("other", "record_form", False, _used),
}


@router.get("/{ward:ward}/viec/niem-yet/{disclosure_id}")
async def posting(visit: Visited, disclosure_id: UUID) -> Response:
    """Everything that can be noted about the sheets of one disclosure."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    noted = await wall_notes.notes(visit, str(disclosure_id))
    return await visit.page(PAGE, replace(posting_view(visit, told), notes=noted))


@router.post("/{ward:ward}/viec/niem-yet/{disclosure_id}/{name}")
async def note(visit: Visited, disclosure_id: UUID, name: str) -> Response:
    """Note what was done; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    here = f"{visit.home}/viec/niem-yet/{disclosure_id}"
    try:
        if name == "go" and "key" in typed:
            return await _several_ended(visit, told, typed)
        path, form = ACTS[name].send(told, typed)
        await visit.asking.post("disclosures", path, form)
    except Refused as refused:
        again: dict[str, Any] = {
            ACTS[name].field: refused_form(f"{here}/{name}", typed, refused, f"{name}-")
        }
        return await visit.page(PAGE, replace(posting_view(visit, told), **again), 422)
    return go(here)


async def _several_ended(visit: Visit, told: Told, typed: Typed) -> Response:
    """The end of posting at each chosen place, with one record of it; each told apart."""
    here, proof = f"{visit.home}/viec/niem-yet/{told['id']}", needed_file(typed, "proof")
    back, things = Link(here, told["title"]), []
    hanging = {w["place_id"]: w["name"] for w in told["walls"] if w["posting_id"]}
    for place_id in ticked(typed, "place_id"):
        at = {**typed, "place_id": place_id, "proof": proof}
        if wall := hanging.get(place_id):
            things.append(One(place_id, wall, here, asked(visit, "disclosures", *_ended(told, at))))
        else:
            things.append(gone(place_id, NO_SHEET, back))
    return await done_one_by_one(visit, typed, things, "Kết thúc niêm yết", back)


def posting_view(visit: Visit, told: Told) -> PostingView:
    """The page; a form is there only where something can be noted by it."""
    hanging, bare = waits.walls(visit, told)
    forms = _forms(visit, told, hanging, bare)
    many = forms["start"] and len(bare) > 1 and not waits.of_one_place(visit)
    return PostingView(
        title=told["title"],
        disclosure=Link(f"{visit.home}/cong-khai/{told['id']}", told["document_number"]),
        number=told["khoan"],
        rule=_rule(told),
        bare=_places(visit, told, bare),
        hanging=_places(visit, told, hanging),
        heads=_heads(visit, told),
        ways=[Choice(way, words) for way, words in WAYS.items()],
        unproven=waits.unproven(visit, told),
        unconfirmed=waits.unconfirmed(visit, told),
        forms=waits.other_forms(told),
        today=visit.today,
        proven=sum(wall["state"] in ("up", "down") for wall in told["walls"]),
        required=len(told["walls"]),
        version=told["version"],
        many=_form(visit, told, "dan-nhieu", "nhieu") if many else None,
        places=[(f"{waits.PHOTO}{wall['place_id']}", wall["name"]) for wall in bare],
        nothing=waits.why_nothing(visit, told, hangs=bool(hanging)),
        offline=wall_notes.at_walls(visit, told["id"], is_open=told["state"] in waits.OPEN),
        **forms,
    )


def _forms(visit: Visit, told: Told, hanging: list[Told], bare: list[Told]) -> dict[str, Any]:
    """Each form of the page, or None where it is not possible now or not the visitor's."""
    permanent = any(form["permanent"] for form in told["forms"] if form["form"] == "posting")
    shown = {form["form"] for form in told["forms"]}
    public = told["state"] in waits.OPEN
    possible = {
        "dan": public and bool(bare),
        **dict.fromkeys(("mat", "con"), public and bool(hanging)),
        "go": public and bool(hanging) and not permanent,
        "loa": public and "loudspeaker" in shown,
        "bao": public and bool(told["notices"]),
        "xac-nhan": public and bool(waits.unconfirmed(visit, told)),
        "chung-cu": public and bool(waits.unproven(visit, told)),
        "khac": public,
    }
    return {
        act.field: _form(visit, told, name)
        if possible[name] and visit.visitor.may(act.action)
        else None
        for name, act in ACTS.items()
    }


def _places(visit: Visit, told: Told, walls: list[Told]) -> list[Choice]:
    return [
        Choice(wall["place_id"], f"{wall['name']} ({wall_state(wall, told, visit.today).text})")
        for wall in walls
    ]


def _heads(visit: Visit, told: Told) -> list[Choice]:
    mine = str(visit.visitor.actor.unit_id) if visit.visitor.sees_only_own else None
    return [
        Choice(notice["unit_id"] or "", notice["name"] or "Cấp ủy, tổ chức")
        for notice in told["notices"]
        if not notice["on"] and mine in (None, notice["unit_id"])
    ]


def _form(visit: Visit, told: Told, name: str, prefix: str = "") -> FormView:
    day = f"{visit.today}"
    values = {"posted_on": day, "broken_on": day, "ended_on": day, "on": day, "key": form_key()}
    return FormView(
        f"{visit.home}/viec/niem-yet/{told['id']}/{name}", values, prefix=f"{prefix or name}-"
    )


def _rule(told: Told) -> str:
    for form in told["forms"]:
        if form["form"] == "posting":
            days = "thường xuyên" if form["permanent"] else f"ít nhất {form['days']} ngày liên tục"
            return f"{FORMS['posting']} {days} tại mỗi địa điểm ({form['basis']})."
    return ""
