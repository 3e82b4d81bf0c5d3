"""A matter that a neighbourhood votes on the web, as its head and the Front bring it there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from libs.kernel.clock import VIETNAM
from tools.people import Person

TEAM = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]
WORDS = {"title": "Giờ đóng cửa nhà văn hóa (mẫu)", "summary": "Đóng cửa lúc 21 giờ (mẫu)."}
OPENS, CLOSES = time(7), time(17)


async def agreed(head: Person, front: Person, unit: str) -> str:
    """The path of a matter of khoản 6 on which the Front agreed."""
    said = {"clause": "other", "scope": "neighbourhood", "unit_id": unit}
    matter = await head.post("participation/matters", **said, **WORDS)
    path = f"participation/matters/{matter['id']}"
    await front.post(f"{path}/agreement")
    return path


async def form_agreed(head: Person, front: Person, matter: str, form: str, today: date) -> None:
    """The head asks for a form, and the Front agrees."""
    await head.post(f"{matter}/form/agreement-asked", form=form)
    await front.post(f"{matter}/form/agreement", on=today.isoformat())


async def opened(
    head: Person, front: Person, matter: str, today: date, *, accepting: Sequence[str] = ()
) -> Any:
    """The vote, open from the third to the fifth day, after these accepted on paper."""
    if accepting:
        await front.post(f"{matter}/acceptances", household_ids=list(accepting))
    await form_agreed(head, front, matter, "online", today)
    await head.post(f"{matter}/form", form="online")
    opens = datetime.combine(today + timedelta(days=3), OPENS, VIETNAM)
    closes = datetime.combine(today + timedelta(days=5), CLOSES, VIETNAM)
    hours = {"opens_at": opens.isoformat(), "closes_at": closes.isoformat()}
    vote = await front.post(f"{matter}/web-votes", **hours, team=TEAM)
    path = f"participation/web-votes/{vote['id']}"
    await front.post(f"{path}/report", reported_on=today.isoformat())
    return await front.post(f"{path}/opening")
