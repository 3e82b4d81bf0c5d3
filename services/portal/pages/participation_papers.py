"""The decisions of residents as papers, and why each is sent by its day."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import matter_words as words
from services.portal.asking import Refused
from services.portal.papers import paper
from services.portal.reading import deadline
from services.portal.views import DeadlinePageView, Link
from services.portal.visit import Visited

router = APIRouter()
Wanted = Annotated[str, Path(pattern="^(pdf|docx)$")]
Of = Annotated[UUID | None, Query()]  # which neighbourhood, in a matter of the whole ward


@router.get("/{ward:ward}/nhan-dan-ban/{matter_id}/han/{owed}")
async def why_due(
    visit: Visited,
    matter_id: UUID,
    owed: Annotated[str, Path(max_length=20)],
    khu: Of = None,
) -> Response:
    """Why a last day is on its day; in a matter of the whole ward also that of a neighbourhood."""
    told = await visit.asking.get("participation", f"matters/{matter_id}")
    parts = [part["due"] for part in told["parts"] if part["due"] and part["unit_id"] == str(khu)]
    dues = parts if khu else told["dues"]
    due = next((each for each in dues if each["owed"] == owed), None)
    if due is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    subject = Link(f"{visit.home}/{words.PUBLIC}/{matter_id}", told["title"])
    return await visit.page("deadline.html.j2", DeadlinePageView(subject, deadline(due)))


@router.get("/{ward:ward}/viec/nhan-dan-ban/{matter_id}/tai/{wanted}")
async def decision_paper(
    visit: Visited, matter_id: UUID, wanted: Wanted, khu: Of = None
) -> Response:
    """The decision to be signed."""
    of = f"?unit_id={khu}" if khu else ""
    return await paper(visit, f"matters/{matter_id}/decision.{wanted}{of}")


@router.get("/{ward:ward}/viec/nhan-dan-ban/{matter_id}/tong-hop/{wanted}")
async def total_paper(visit: Visited, matter_id: UUID, wanted: Wanted) -> Response:
    """The ward's paper of what all neighbourhoods said."""
    return await paper(visit, f"matters/{matter_id}/total-paper.{wanted}")
