"""Who stands behind an account, as officials may know it: a position, never a name."""

from __future__ import annotations

from services.portal.asking import Refused
from services.portal.visit import Visit


async def positions_of(visit: Visit) -> dict[str, str]:
    """The position and unit of each account that acted; nothing for the public."""
    if not visit.visitor.known:
        return {}
    try:
        told = await visit.asking.get("directory", "positions")
    except Refused:
        return {}  # the page matters more than who acted
    return {
        each["account_id"]: ", ".join(filter(None, (each["position"], each["unit_name"])))
        for each in told
    }
