"""A matter that a neighbourhood votes on the web, brought there by its head and the Front."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.portal.house import NOON, House, Looker

TEAM = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]


async def agreed(house: House, head: Looker, unit: str, title: str) -> str:
    """The id of a matter of khoản 6 that the Front agreed to."""
    matter = {"clause": "other", "scope": "neighbourhood", "unit_id": unit}
    words = {"title": title, "summary": "Đóng cửa lúc 21 giờ (mẫu)."}
    raised: dict[str, Any] = await house.ask(
        head, "POST", "participation/matters", {**matter, **words}
    )
    agreement = f"participation/matters/{raised['id']}/agreement"
    await house.ask(house.looker("front"), "POST", agreement)
    return str(raised["id"])


async def opened(
    house: House, head: Looker, unit: str, title: str, opens: datetime, closes: datetime
) -> str:
    """The id of the ballots, after every household of the roll accepted on paper."""
    matter = f"participation/matters/{await agreed(house, head, unit, title)}"
    roll = (await house.ask(head, "GET", f"{matter}/acceptances"))["roll"]
    everybody = {"household_ids": [each["household_id"] for each in roll]}
    await house.ask(head, "POST", f"{matter}/acceptances", everybody)
    await house.ask(head, "POST", f"{matter}/form/agreement-asked", {"form": "online"})
    agreed_on = {"on": NOON.date().isoformat()}
    await house.ask(house.looker("front"), "POST", f"{matter}/form/agreement", agreed_on)
    await house.ask(head, "POST", f"{matter}/form", {"form": "online"})
    hours = {"opens_at": opens.isoformat(), "closes_at": closes.isoformat(), "team": TEAM}
    made = await house.ask(head, "POST", f"{matter}/web-votes", hours)
    vote = f"participation/web-votes/{made['id']}"
    await house.ask(head, "POST", f"{vote}/report", {"reported_on": NOON.date().isoformat()})
    return str((await house.ask(head, "POST", f"{vote}/opening"))["ballot_round_id"])
