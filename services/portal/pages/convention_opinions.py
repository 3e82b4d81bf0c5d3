"""Opinions on the draft of a convention: somebody looks at words before everybody reads them.

What is really a denunciation or a complaint becomes a letter of the register first, as with the
opinions on a consultation.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages import opinion_view
from services.portal.pages.opinion_view import Sight
from services.portal.reading import Told
from services.portal.views import Link
from services.portal.views.consultations import OpinionsView, OpinionWork
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
PERMISSIONS = {
    "hien": "release_draft_opinion",
    "khong-hien": "keep_draft_opinion",
    "chuyen": "hand_over_draft_opinion",
}
ONE = "/{ward:ward}/viec/huong-uoc/{convention_id}/y-kien"


Which = Annotated[str, Query(max_length=10)]
Page = Annotated[int, Query(ge=1, le=1_000)]


@router.get(ONE)
async def opinions(
    visit: Visited, convention_id: UUID, loc: Which = "", trang: Page = 1
) -> Response:
    """What waits, or with `loc` what was looked at, page by page."""
    visit.visitor.must_be_known()
    view = await _view(visit, convention_id, Sight.of(loc, trang))
    return await visit.page("opinions.html.j2", view)


@router.post(ONE + "/{opinion_id}/{name}")
async def act(
    visit: Visited,
    convention_id: UUID,
    opinion_id: UUID,
    name: Annotated[str, Path(max_length=20)],
    loc: Which = "",
    trang: Page = 1,
) -> Response:
    """Do one of the three things; a refusal is shown at its opinion."""
    opinion_view.must_be_an_act(name)
    typed, sight = await visit.form(), Sight.of(loc, trang)
    one, about = f"draft-opinions/{opinion_id}", f"draft opinion {opinion_id}"
    try:
        await opinion_view.carry_out(visit, one, about, name, typed)
    except Refused as refused:
        prefix = opinion_view.prefix_of(name, opinion_id)
        again = refused_form(f"{visit.request.url.path}{sight.query}", typed, refused, prefix)
        view = opinion_view.with_form(await _view(visit, convention_id, sight), again)
        return await visit.page("opinions.html.j2", view, 422)
    return go(f"{visit.home}/viec/huong-uoc/{convention_id}/y-kien{sight.query}")


async def _view(visit: Visit, convention_id: UUID, wanted: Sight) -> OpinionsView:
    path = f"conventions-at-work/{convention_id}"
    told = await visit.asking.get("participation", path)
    sight = wanted.within(told)
    said = await opinion_view.page_of(visit, f"{path}/opinions", sight)
    back = Link(f"{visit.home}/viec/huong-uoc/{convention_id}", told["title"])

    def may(name: str) -> bool:
        return visit.visitor.may(PERMISSIONS[name], told["unit_id"])

    def work(each: Told) -> OpinionWork:
        return opinion_view.work_of(each, f"{back.href}/y-kien", sight, may)

    return opinion_view.list_of(said, told, sight, back, work)
