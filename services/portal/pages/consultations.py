"""Drafts on which everybody may say what they think: no account, no name, no script needed."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.asking import Refused, Sentence
from services.portal.look.words import dmy
from services.portal.reading import Told, deadline, events, the_day
from services.portal.tracking import secret_page
from services.portal.views import FormView, Link, Pager
from services.portal.views.consultations import ConsultationsView, ConsultationView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
OPINION = ("stance", "text", "neighbourhood_id")
COUNTED = "Đã nhận ý kiến của bạn. Xin cảm ơn."
WAITS = Sentence(f"{COUNTED} Lời của bạn hiện ở trang này sau khi phường xem, để không lộ tên ai.")


@router.get("/{ward:ward}/lay-y-kien")
async def consultations(visit: Visited) -> Response:
    """What residents are asked now, and what became of earlier drafts."""
    told = await visit.asking.get("participation", "consultations")
    view = list_of(told, f"{visit.home}/lay-y-kien")
    also = Link(f"{visit.home}/phan-bien", "Mặt trận phản biện, phường trả lời")
    return await visit.page("consultations.html.j2", replace(view, critiques=also))


@router.get("/{ward:ward}/lay-y-kien/{consultation_id}")
async def consultation(
    visit: Visited,
    consultation_id: UUID,
    trang: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> Response:
    """One draft, and the form to answer while it is open."""
    view = await _public(visit, consultation_id, trang)
    return await secret_page(visit, "consultation.html.j2", view)


@router.get("/{ward:ward}/lay-y-kien/{consultation_id}/tai/{wanted}")
async def download(visit: Visited, consultation_id: UUID, wanted: str) -> Response:
    """The summary with its explanations as a paper."""
    if wanted not in ("pdf", "docx"):
        raise Refused(404, "Không có bản này.", {})
    page = f"consultations/{consultation_id}/document"
    answer = await visit.asking.fetch("participation", page, format=wanted)
    kept = ("content-type", "content-disposition")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)


@router.post("/{ward:ward}/lay-y-kien/{consultation_id}")
async def send(visit: Visited, consultation_id: UUID) -> Response:
    """Say what one thinks; sending the form twice says it once."""
    typed = await visit.form()
    form = {name: typed[name] for name in OPINION if typed.get(name)}
    try:
        path = f"consultations/{consultation_id}/opinions"
        told = await visit.asking.post("participation", path, form, key=typed.get("key", ""))
    except Refused as refused:
        view = await _public(visit, consultation_id)
        if view.send is None:
            raise
        again = refused_form(view.send.action, {**view.send.values, **typed}, refused)
        return await visit.page("consultation.html.j2", replace(view, send=again), 422)
    view = await _public(visit, consultation_id)
    sent = replace(view, send=None, sent=WAITS if told["waits"] else COUNTED)
    return await visit.page("consultation.html.j2", sent)


def list_of(told: list[Told], here: str) -> ConsultationsView:
    """The list, what is open now first."""
    asked = [words.line(row, f"{here}/{row['id']}") for row in told if row["state"] == "open"]
    over = [words.line(row, f"{here}/{row['id']}") for row in told if row["state"] != "open"]
    finding = (
        f"{len(asked)} dự thảo đang lấy ý kiến" if asked else "Không có dự thảo nào đang lấy ý kiến"
    )
    return ConsultationsView(finding, asked, over)


def view_of(visit: Visit, told: Told, back: Link) -> ConsultationView:
    """One draft as everybody may see it."""
    notes = [f"Lấy ý kiến {told['period_says']} kể từ ngày công khai ({told['period_basis']})."]
    return ConsultationView(
        title=told["title"],
        back=back,
        state=words.state_of(told),
        facts=words.facts(told, visit.today),
        matter=f"{told['matter']} ({told['matter_basis']})",
        summary=told["summary"],
        draft=told["draft"],
        forms=[form["title"] for form in told["forms"]],
        notes=notes,
        opinions=[words.opinion(each) for each in told["opinions"]],
        counts=words.rows(told["totals"]),
        groups=[words.group(each) for each in told["groups"]],
        ending=words.ending(told),
        deadline=deadline(told["least"]) if told["least"] else None,
        events=events(told["timeline"], {}),
        **_end(visit, told),
    )


def _end(visit: Visit, told: Told) -> dict[str, Any]:
    """What was answered, once it is: in words, and as a paper."""
    end = told["conclusion"]
    if end is None:
        return {}
    paper = f"{visit.home}/lay-y-kien/{told['id']}/tai"
    downloads = [Link(f"{paper}/pdf", "Bản PDF"), Link(f"{paper}/docx", "Bản Word")]
    if end["paper"]:
        downloads.append(Link(end["paper"], "Quyết định"))
    return {
        "summary_of_all": end["summary"],
        "decision_reasons": end["reasons"],
        "downloads": downloads,
    }


def _pager(here: str, page: int, told: Told) -> Pager:
    """The pages of opinions beside this one."""
    before = f"{here}?trang={page - 1}#h-said" if page > 1 else ""
    after = f"{here}?trang={page + 1}#h-said" if page < told["pages"] else ""
    return Pager(page, told["pages"], told["released"], before, after)


async def _public(visit: Visit, consultation_id: UUID, page: int = 1) -> ConsultationView:
    path = f"consultations/{consultation_id}"
    told, units = await asyncio.gather(
        visit.asking.get("participation", path, page=str(page)),
        visit.asking.get("participation", "units"),
    )
    back = Link(f"{visit.home}/lay-y-kien", "Lấy ý kiến Nhân dân")
    pager = _pager(f"{visit.home}/lay-y-kien/{consultation_id}", page, told)
    view = replace(view_of(visit, told, back), pager=pager)
    if told["state"] != "open" or visit.today > the_day(told["closes_on"]):
        return view
    form = FormView(f"{back.href}/{consultation_id}", {"key": secrets.token_urlsafe(16)})
    said = f"Gửi được đến hết ngày {dmy(the_day(told['closes_on']))}."
    return replace(
        view,
        notes=[*view.notes, said],
        send=form,
        stances=words.stances(),
        neighbourhoods=words.neighbourhoods(units, "Không ghi"),
    )
