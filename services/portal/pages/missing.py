"""Sheets that somebody does not find: said without an account, followed by a code, looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import wall_notes
from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.pages.proof import wall_state
from services.portal.reading import Told, deadline, events, rule_words, the_day, urgency
from services.portal.views import Choice, FormView, Link, MissingFormView, MissingSheetView, State
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
Code = Annotated[str, Path(max_length=12)]
RULE = "disclosure.missing_sheet_check"
OUTCOMES = [
    Choice("sheet_there", "Tờ niêm yết vẫn còn"),
    Choice("gap_confirmed", "Đúng là không có"),
]
TOLD_BY = {
    "resident": "người dân",
    "front": "Mặt trận Tổ quốc",
    "inspector": "Ban Thanh tra nhân dân, đoàn kiểm tra",
    "official": "cán bộ phường",
}
# Where somebody may miss a sheet; where one is known to be gone there is nothing to look for.
CAN_BE_MISSED = ("up", "missing", "replaced")


@router.get("/{ward:ward}/cong-khai/{disclosure_id}/khong-thay")
async def say_missing(visit: Visited, disclosure_id: UUID) -> Response:
    """The form for somebody who does not find a sheet."""
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    return await visit.page("missing.html.j2", _form(visit, told))


@router.post("/{ward:ward}/cong-khai/{disclosure_id}/khong-thay")
async def report_missing(visit: Visited, disclosure_id: UUID) -> Response:
    """Say it; the page of the report bears the code to come back with."""
    typed = await visit.form()
    path = f"disclosures/{disclosure_id}"
    try:
        form = {"place_id": typed.get("place_id", ""), "photo": file_of(typed, "photo")}
        answer = await visit.asking.post("disclosures", f"{path}/missing", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        told = await visit.asking.get("disclosures", path)
        return await visit.page("missing.html.j2", replace(_form(visit, told), form=again), 422)
    return go(f"{visit.home}/khong-thay/{answer['code']}")


@router.get("/{ward:ward}/khong-thay/{code}")
async def missing_sheet(visit: Visited, code: Code) -> Response:
    """What came of a report."""
    told = await visit.asking.get("disclosures", f"missing/{code.strip().upper()}")
    return await visit.page("missing_sheet.html.j2", _view(visit, told))


@router.get("/{ward:ward}/viec/khong-thay/{report_id}")
async def missing_sheet_work(visit: Visited, report_id: UUID) -> Response:
    """The same for who has to look, with what people sent."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("disclosures", f"missing-sheets/{report_id}")
    return await visit.page("missing_sheet.html.j2", await _work(visit, told))


@router.post("/{ward:ward}/viec/khong-thay/{report_id}")
async def resolve_missing(visit: Visited, report_id: UUID) -> Response:
    """Note what was found."""
    typed = await visit.form()
    path = f"missing-sheets/{report_id}"
    try:
        form = {"outcome": typed.get("outcome", ""), "looked_on": typed.get("looked_on", "")}
        photo = file_of(typed, "photo")
        await visit.asking.post("disclosures", f"{path}/result", {**form, "photo": photo})
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = await _work(visit, await visit.asking.get("disclosures", path))
        return await visit.page("missing_sheet.html.j2", replace(view, form=again), 422)
    return go(visit.request.url.path)


def _form(visit: Visit, told: Told) -> MissingFormView:
    walls = [wall for wall in told["walls"] if wall["state"] in CAN_BE_MISSED]
    return MissingFormView(
        title=told["title"],
        disclosure=Link(f"{visit.home}/cong-khai/{told['id']}", told["document_number"]),
        rule=rule_words(RULE, visit.today)[1],
        places=[
            Choice(wall["place_id"], f"{wall['name']} ({wall_state(wall, told, visit.today).text})")
            for wall in walls
        ],
        form=FormView(f"{visit.home}/cong-khai/{told['id']}/khong-thay"),
    )


def _view(
    visit: Visit, told: Told, positions: Mapping[str, str] = MappingProxyType({})
) -> MissingSheetView:
    return MissingSheetView(
        title=told["title"],
        disclosure=Link(f"{visit.home}/cong-khai/{told['disclosure_id']}", told["document_number"]),
        place=told["place"],
        code=told["code"],
        state=_state(told),
        told_on=the_day(told["told_on"]),
        times_told=told["times_told"],
        events=events(told["timeline"], positions),
        deadline=deadline(told["explanation"]),
        photo=told["photo"]["href"] if told["photo"] else "",
    )


async def _work(visit: Visit, told: Told) -> MissingSheetView:
    looks = visit.visitor.may("resolve_missing_sheet")
    may_look = looks and not told["outcome"]
    here = f"{visit.home}/viec/khong-thay/{told['id']}"
    return replace(
        _view(visit, told, await positions_of(visit)),
        sent_photos=[photo["href"] for photo in told["sent_photos"]],
        told_by=TOLD_BY[told["told_by"]],
        outcomes=OUTCOMES,
        form=FormView(here, {"looked_on": f"{visit.today}"}) if may_look else None,
        offline=wall_notes.of_a_report(visit, told, is_open=may_look) if looks else None,
        place_id=told["place_id"],
        report_id=told["id"],
    )


def _state(told: Told) -> State:
    if told["outcome"] == "sheet_there":
        return State("done", "Tờ niêm yết vẫn còn")
    if told["outcome"] == "nothing_asked":
        return State("stopped", "Không còn phải niêm yết")
    if told["outcome"] == "gap_confirmed":
        hung = told["mended_on"]
        return State("done", "Đã dán lại") if hung else State("broken", "Đúng là không có")
    return urgency(told["days_left"])
