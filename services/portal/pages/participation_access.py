"""The page of a household: opened by its paper, without an account, and kept by no browser.

What is typed travels in bodies only: no address, and so no log, holds a secret.
"""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.household_tasks import FINDERS
from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.tracking import key_of, secret_page
from services.portal.views import FormView
from services.portal.views.households import HouseholdEntryView, HouseholdOwnView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
WRONG = "Không mở được trang của hộ nào bằng mã và khóa này. Hãy xem lại từng chữ trên giấy."


@router.get("/{ward:ward}/ho")
async def entry(visit: Visited) -> Response:
    """Where the code of the paper is typed; a QR code fills it in."""
    view = HouseholdEntryView(FormView(f"{visit.home}/ho"))
    return await visit.page("household_entry.html.j2", view)


@router.post("/{ward:ward}/ho")
async def open_page(visit: Visited) -> Response:
    """What the household may do now."""
    typed = await visit.form()
    key = key_of(typed)
    try:
        told = await visit.asking.post("participation", "household-pages", key)
    except Refused as refused:
        if refused.status not in (404, 422):
            raise
        again = refused_form(f"{visit.home}/ho", typed, Refused(422, WRONG, {}))
        return await visit.page("household_entry.html.j2", HouseholdEntryView(again), 422)
    return await secret_page(visit, "household_own.html.j2", await _own(visit, told, key))


async def _own(visit: Visit, told: Told, key: dict[str, str]) -> HouseholdOwnView:
    found = await asyncio.gather(*(find(visit, told, key) for find in FINDERS))
    opened = the_day(told["opened_on"])
    notes = [
        f"Giấy này được mở lần đầu ngày {dmy(opened)}. Nếu đó không phải người trong hộ, "
        "hãy báo ngay trưởng khu phố để hủy mã.",
        f"Giấy dùng được đến hết ngày {dmy(the_day(told['last_on']))}.",
    ]
    title = f"Hộ số {told['number']}, {told['neighbourhood']}"
    return HouseholdOwnView(title, notes, [task for tasks in found for task in tasks])
