"""A neighbourhood of one story alone, closed afterwards: other stories count households."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from libs.kernel import clock
from tests.portal.house import NOON, House

NAMES = ("Một", "Hai", "Ba", "Bốn")


@asynccontextmanager
async def a_quarter(house: House, name: str, households: int = 4) -> AsyncIterator[str]:
    """Open it with so many households, at most four; its id."""
    form = {"kind": "neighbourhood", "name": name}
    opened = await house.ask(house.looker("operator"), "POST", "directory/units", form)
    house.units[name] = UUID(opened["id"])
    await house.settle()
    roll = f"participation/neighbourhoods/{opened['id']}/households"
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    for number in NAMES[:households]:
        form = {"full_name": f"Người Mẫu {number}", **who}
        await house.ask(house.looker("office"), "POST", roll, form)
    yield str(opened["id"])
    clock.hold(NOON)
    end = {"closed_on": NOON.date().isoformat()}
    await house.ask(house.looker("office"), "POST", f"directory/units/{opened['id']}/closing", end)
    await house.settle()
