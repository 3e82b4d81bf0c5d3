"""The page of a household: opened by its paper, without an account, and kept by no browser.

What is typed travels in bodies only: no address, and so no log, holds a secret.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.asking import Refused, Sentence
from services.portal.household_tasks import FINDERS
from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.tracking import key_of, secret_page
from services.portal.views import FormView
from services.portal.views.households import HouseholdEntryView, HouseholdOwnView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()


@dataclass(frozen=True)
class Said:
    """What a household says by its paper: where it goes, and what is answered."""

    path: str
    done: str


ACTS = {
    "dong-y-truc-tuyen": Said(
        "matters/{}/own-acceptance", "Đã ghi: hộ đồng ý biểu quyết trực tuyến."
    ),
    "thoi-truc-tuyen": Said(
        "matters/{}/own-acceptance/removal", "Đã ghi: hộ thôi đồng ý biểu quyết trực tuyến."
    ),
    "dong-y-de-xuat": Said(
        "initiatives/{}/own-consent", "Đã ghi: hộ đồng ý với đề xuất, có giá trị trong 3 tháng."
    ),
    "thoi-de-xuat": Said(
        "initiatives/{}/own-consent/removal", "Đã ghi: hộ thôi đồng ý với đề xuất."
    ),
}
WRONG = "Không mở được trang của hộ nào bằng mã và khóa này. Hãy xem lại từng chữ trên giấy."


@router.get("/{ward:ward}/ho")
async def entry(visit: Visited) -> Response:
    """Where the code of the paper is typed; a QR code fills it in."""
    view = HouseholdEntryView(FormView(f"{visit.home}/ho"))
    return await visit.page("household_entry.html.j2", view)


@router.post("/{ward:ward}/ho")
async def open_page(visit: Visited) -> Response:
    """What the household may do now."""
    return await _opened(visit, await visit.form())


@router.post("/{ward:ward}/ho/{act}/{about}")
async def say(visit: Visited, act: Annotated[str, Path(max_length=20)], about: UUID) -> Response:
    """Say yes, or take it back; the page of the household comes again with how it stands."""
    if act not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, said = await visit.form(), ACTS[act]
    try:
        await visit.asking.post("participation", said.path.format(about), key_of(typed))
    except Refused as refused:
        if not refused.mendable and refused.status != 404:
            raise
        return await _opened(visit, typed, alert=refused.title)
    return await _opened(visit, typed, done=said.done)


async def _opened(
    visit: Visit, typed: dict[str, str], *, alert: str = "", done: str = ""
) -> Response:
    key = key_of(typed)
    try:
        told = await visit.asking.post("participation", "household-pages", key)
    except Refused as refused:
        if refused.status not in (404, 422):
            raise
        again = refused_form(f"{visit.home}/ho", typed, Refused(422, WRONG, {}))
        return await visit.page("household_entry.html.j2", HouseholdEntryView(again), 422)
    view = replace(await _own(visit, told, key), alert=alert, done=done)
    return await secret_page(visit, "household_own.html.j2", view, 422 if alert else 200)


async def _own(visit: Visit, told: Told, key: dict[str, str]) -> HouseholdOwnView:
    found = await asyncio.gather(*(find(visit, told, key) for find in FINDERS))
    opened = the_day(told["opened_on"])
    notes = [
        Sentence(
            f"Giấy này được mở lần đầu ngày {dmy(opened)}. Nếu đó không phải người trong hộ, "
            "hãy báo ngay trưởng khu phố để hủy mã."
        ),
        f"Giấy dùng được đến hết ngày {dmy(the_day(told['last_on']))}.",
    ]
    title = f"Hộ số {told['number']}, {told['neighbourhood']}"
    return HouseholdOwnView(title, notes, [task for tasks in found for task in tasks])
