"""A unit's part of a report: its own figures, its remarks, figures by hand, handed in."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused, Sentence
from services.portal.hand_figures import hand_figure, typed_figure
from services.portal.look.words import dmy, number
from services.portal.pages.figures import fact_line
from services.portal.part_words import DESK, WORDS, clock_of, line_of, state_of
from services.portal.reading import Told, deadline, events, the_day
from services.portal.views import Cell, DeadlineView, FigureView, FormView, Link
from services.portal.views.matters import Act, Field
from services.portal.views.parts import OwnFigure, PartsView, PartView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
LIST, ONE = "report_parts.html.j2", "report_part.html.j2"
UNSEEN = "Đơn vị chưa nộp nên chưa ai khác xem được nội dung."
REASON = Field("reason", "Lý do trả lại", "area", "Đơn vị đọc được.")


@router.get("/{ward:ward}/viec/phan-bao-cao")
async def parts(visit: Visited) -> Response:
    """The parts that the visitor may see, for a unit its own."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("reporting", "parts")
    own = visit.visitor.sees_only_own
    lines = [line_of(each, visit.home, of_unit=own) for each in told]
    return await visit.page(LIST, PartsView(lines))


@router.get("/{ward:ward}/viec/phan-bao-cao/{part_id}")
async def part(visit: Visited, part_id: UUID) -> Response:
    """One part."""
    visit.visitor.must_be_known()
    return await visit.page(ONE, await _one(visit, part_id))


@router.post("/{ward:ward}/viec/phan-bao-cao/{part_id}")
async def write_part(visit: Visited, part_id: UUID) -> Response:
    """Keep the remarks, or hand the part in."""
    typed = await visit.form()
    words = {name: typed.get(name, "") for name in WORDS}
    path = f"parts/{part_id}"
    try:
        if typed.get("act") == "hand":
            await visit.asking.post("reporting", f"{path}/handing-in", words)
        else:
            await visit.asking.put("reporting", f"{path}/words", words)
    except Refused as refused:
        view = await _one(visit, part_id)
        if view.form is None:  # meanwhile it was handed in, or the report was issued
            raise
        again = refused_form(visit.request.url.path, typed, refused)
        return await visit.page(ONE, replace(view, form=again), 422)
    return go(f"{visit.home}/{DESK}/{part_id}")


@router.post("/{ward:ward}/viec/phan-bao-cao/{part_id}/so-lieu")
async def enter_figure(visit: Visited, part_id: UUID) -> Response:
    """Enter a figure by hand; sending the form twice enters it once."""
    typed = await visit.form()
    path = f"parts/{part_id}/figures"
    try:
        form = typed_figure(typed)
        await visit.asking.post("reporting", path, form, key=typed.get("key", ""))
    except Refused as refused:
        view = await _one(visit, part_id)
        if view.figure is None:
            raise
        again = {"key": form_key()} | typed
        figure = refused_form(visit.request.url.path, again, refused, "so-")
        return await visit.page(ONE, replace(view, figure=figure), 422)
    return go(f"{visit.home}/{DESK}/{part_id}#h-hand")


@router.post("/{ward:ward}/viec/phan-bao-cao/{part_id}/so-lieu/{part_figure_id}/bo")
async def remove_figure(visit: Visited, part_id: UUID, part_figure_id: UUID) -> Response:
    """Take a figure by hand back."""
    await visit.asking.post("reporting", f"part-figures/{part_figure_id}/removal")
    return go(f"{visit.home}/{DESK}/{part_id}#h-hand")


@router.post("/{ward:ward}/viec/phan-bao-cao/{part_id}/tra-lai")
async def return_part(visit: Visited, part_id: UUID) -> Response:
    """Send a part back with a reason."""
    typed = await visit.form()
    try:
        form = {"reason": typed.get("reason", "")}
        await visit.asking.post("reporting", f"parts/{part_id}/return", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, "tra-lai-")
        view = await _one(visit, part_id)
        acts = refused_in(view.acts, "tra-lai", again, refused)
        return await visit.page(ONE, replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{part_id}")


@router.get("/{ward:ward}/viec/phan-bao-cao/{part_id}/so/{key}")
async def figure(
    visit: Visited,
    part_id: UUID,
    key: Annotated[str, Path(max_length=80, pattern=r"^[a-z_.]+$")],
) -> Response:
    """The facts behind one of the unit's numbers."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("reporting", f"parts/{part_id}/figures/{key}")
    view = FigureView(
        title=f"{told['title']} ({told['span']})",
        value=number(told["value"]),
        definition=f"Đơn vị tính: {told['unit']}. {told['counted_how']}",
        report=Link(f"{visit.home}/{DESK}/{part_id}", "Phần báo cáo của đơn vị"),
        source=None,
        facts=[fact_line(visit, each) for each in told["facts"]],
        total=told["total"],
    )
    return await visit.page("figure.html.j2", view)


async def _one(visit: Visit, part_id: UUID) -> PartView:
    told = await visit.asking.get("reporting", f"parts/{part_id}")
    here = f"{visit.home}/{DESK}/{part_id}"
    mine = str(visit.visitor.actor.unit_id) == told["unit_id"]
    writes = _writes(visit, told)
    handed_in = told["state"] == "handed_in"
    return PartView(
        title=f"Phần báo cáo của {told['unit']}",
        back=Link(f"{visit.home}/{DESK}", "Phần báo cáo của các đơn vị"),
        state=state_of(told),
        facts=_facts(told),
        clock=clock_of(told),
        reason=told["return_reason"],
        hidden="" if mine or handed_in else UNSEEN,
        figures=[_own(each, here) for each in told["figures"]],
        by_hand=[
            hand_figure(each, f"{here}/so-lieu/{each['id']}/bo" if writes else "")
            for each in told["by_hand"]
        ],
        words=[] if writes else [(words, told[name]) for name, words in WORDS.items()],
        form=FormView(here, {name: told[name] for name in WORDS}) if writes else None,
        figure=FormView(f"{here}/so-lieu", {"key": form_key()}, prefix="so-") if writes else None,
        acts=_acts(visit, told, here),
        deadline=_deadline(told),
        events=events(told["timeline"], await positions_of(visit)),
    )


def _writes(visit: Visit, told: Told) -> bool:
    open_now = told["state"] != "handed_in" and not told["closed"]
    return open_now and visit.visitor.may("write_part", told["unit_id"])


def _facts(told: Told) -> list[str]:
    start, end = (dmy(the_day(told[name])) for name in ("period_start", "period_end"))
    due = dmy(the_day(told["report_due_on"]))
    return [
        told["period_title"],
        f"kỳ từ {start} đến {end}",
        Sentence(f"báo cáo của phường hạn {due}"),
    ]


def _deadline(told: Told) -> DeadlineView:
    """Why the part is due on its day, which is never after the day of the report."""
    view = deadline({**told["explanation"], "moves": told["moves"]})
    if told["due_on"] < told["report_due_on"]:
        return view
    return replace(view, changes=["Không muộn hơn hạn báo cáo của phường.", *view.changes])


def _own(told: Told, here: str) -> OwnFigure:
    period, year = (
        Cell(number(told[span]), f"{here}/so/{span}.{told['key']}", figure=True)
        for span in ("period", "year")
    )
    return OwnFigure(Sentence(told["title"]), Sentence(told["unit"]), period, year)


def _acts(visit: Visit, told: Told, here: str) -> list[Act]:
    if told["state"] != "handed_in" or told["closed"] or not visit.visitor.may("return_part"):
        return []
    form = FormView(f"{here}/tra-lai", prefix="tra-lai-")
    return [Act("tra-lai", "Trả lại để đơn vị sửa", "Trả lại", form, [REASON])]
