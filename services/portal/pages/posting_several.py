"""One disclosure noted at several places at once: hung with a photo of each, ended by one paper."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.posting import PAGE, posting_view
from services.portal.pages.posting_choices import PHOTO, my_walls
from services.portal.reading import Told
from services.portal.several import One, done_one_by_one
from services.portal.views import Link
from services.portal.visit import Visit, Visited, needed_file, refused_form

router = APIRouter()
Typed = Mapping[str, str]
NO_PHOTO = "Hãy chọn ảnh cho ít nhất một nơi."
NOT_YOURS = "Nơi này không thuộc phần việc của bạn."


@router.post("/{ward:ward}/viec/niem-yet/{disclosure_id}/dan-nhieu")
async def hang_several(visit: Visited, disclosure_id: UUID) -> Response:
    """A sheet at each place that has a photo; a place without one is left alone."""
    typed = await visit.form()
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    here = f"{visit.home}/viec/niem-yet/{disclosure_id}"
    # Whether a sheet hangs there already the service says, so that a second click is the first.
    mine = {wall["place_id"]: wall["name"] for wall in my_walls(visit, told)}
    if not (places := _places(typed)):
        again = refused_form(f"{here}/dan-nhieu", typed, Refused(422, NO_PHOTO, {}), "nhieu-")
        return await visit.page(PAGE, replace(posting_view(visit, told), many=again), 422)
    things = [
        One(each, mine.get(each, "Nơi đã chọn"), here, _hang(visit, told, typed, each, mine))
        for each in places
    ]
    back = Link(here, told["title"])
    return await done_one_by_one(visit, typed, things, "Ghi niêm yết ở nhiều nơi", back)


def _hang(
    visit: Visit, told: Told, typed: Typed, place_id: str, mine: Mapping[str, str]
) -> Callable[[str], Awaitable[object]]:
    """A sheet at one place, once under its key; a bad photo or a strange place is refused."""

    async def hang(key: str) -> None:
        if place_id not in mine:
            raise Refused(404, NOT_YOURS, {})
        form = {"place_id": place_id, "posted_on": typed.get("posted_on", "")}
        form |= {"photo": needed_file(typed, f"{PHOTO}{place_id}")}
        await visit.asking.post("disclosures", f"disclosures/{told['id']}/postings", form, key=key)

    return hang


def _places(typed: Typed) -> list[str]:
    """The places for which a file was sent, good or bad."""
    sent = [name for name, value in typed.items() if name.startswith(PHOTO) and value]
    found = (name.removeprefix(PHOTO).partition(".")[0] for name in sent)
    return list(dict.fromkeys(found))
