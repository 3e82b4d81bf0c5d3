"""What only whoever works in a room is told: a board of the people, or the Front."""

from __future__ import annotations

from typing import Any

from services.portal.asking import Refused
from services.portal.visit import Visit


async def told_in_room(visit: Visit, path: str) -> Any:
    """What inspections says of the visitor's own room; None for the committee.

    An account of the committee gets nothing whatever other keys it has.
    """
    if not visit.visitor.may("see_room"):
        return None
    try:
        return await visit.asking.get("inspections", path)
    except Refused as refused:
        if refused.status >= 500:
            raise
        return None
