"""Village conventions for everybody: texts, drafts that hang, a form to say what one thinks."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import convention_words as words
from services.portal.asking import Refused
from services.portal.papers import paper
from services.portal.reading import deadline
from services.portal.tracking import secret_page
from services.portal.views import DeadlinePageView, FormView, Link
from services.portal.views.conventions import ConventionView
from services.portal.visit import Visit, Visited, form_key, refused_form

router = APIRouter()
TITLE = "Hương ước, quy ước"
SENT = "Đã nhận ý kiến của bạn. Lời góp ý hiện ở đây sau khi được xem, để không lộ tên ai."


@router.get("/{ward:ward}/huong-uoc")
async def conventions(visit: Visited) -> Response:
    """What is in force in each neighbourhood, and the drafts on which residents are asked."""
    told = await visit.asking.get("participation", "conventions")
    here = f"{visit.home}/{words.PUBLIC}"
    return await visit.page("conventions.html.j2", words.list_of(TITLE, told, here))


@router.get("/{ward:ward}/huong-uoc/{convention_id}")
async def convention(
    visit: Visited, convention_id: UUID, ban: Annotated[int, Query(ge=0, le=1_000)] = 0
) -> Response:
    """One convention; with `ban` another version of its text."""
    return await secret_page(visit, "convention.html.j2", await _public(visit, convention_id, ban))


@router.get("/{ward:ward}/huong-uoc/{convention_id}/tai/{wanted}")
async def download(
    visit: Visited, convention_id: UUID, wanted: Annotated[str, Path(pattern="^(pdf|docx)$")]
) -> Response:
    """The text as a paper."""
    return await paper(visit, f"conventions/{convention_id}/text.{wanted}")


@router.get("/{ward:ward}/huong-uoc/{convention_id}/han/{owed}")
async def why_due(
    visit: Visited, convention_id: UUID, owed: Annotated[str, Path(max_length=20)]
) -> Response:
    """Why a last day is on its day."""
    told = await visit.asking.get("participation", f"conventions/{convention_id}")
    due = next((each for each in told["dues"] if each["owed"] == owed), None)
    if due is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    subject = Link(f"{visit.home}/{words.PUBLIC}/{convention_id}", told["title"])
    return await visit.page("deadline.html.j2", DeadlinePageView(subject, deadline(due)))


@router.post("/{ward:ward}/huong-uoc/{convention_id}")
async def send(visit: Visited, convention_id: UUID) -> Response:
    """Say what one thinks; sending the form twice says it once."""
    typed = await visit.form()
    path = f"conventions/{convention_id}/opinions"
    try:
        form = {"text": typed.get("text", "")}
        await visit.asking.post("participation", path, form, key=typed.get("key", ""))
    except Refused as refused:
        view = await _public(visit, convention_id)
        if view.send is None:
            raise
        again = refused_form(view.send.action, {**view.send.values, **typed}, refused)
        return await visit.page("convention.html.j2", replace(view, send=again), 422)
    view = replace(await _public(visit, convention_id), send=None, sent=SENT)
    return await visit.page("convention.html.j2", view)


async def _public(visit: Visit, convention_id: UUID, version: int = 0) -> ConventionView:
    path = f"conventions/{convention_id}"
    told = await visit.asking.get("participation", path, version=version or None)
    here = f"{visit.home}/{words.PUBLIC}"
    view = words.convention_of(visit.home, told, Link(here, TITLE))
    if told["state"] != "posted":
        return view
    return replace(view, send=FormView(f"{here}/{convention_id}", {"key": form_key()}))
