"""What residents of the busy ward discuss and decide, and the households they are."""

from __future__ import annotations

from datetime import date

from tools.samples.cast import Cast


async def of_participation(cast: Cast, today: date) -> dict[str, str]:
    """A neighbourhood with four households on its roll."""
    office = await cast.person("vanphong")
    neighbourhood = str((await office.get("participation/neighbourhoods"))[0]["id"])
    roll = f"participation/neighbourhoods/{neighbourhood}/households"
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    made, other, *_ = [
        await office.post(roll, full_name=f"Đại Diện Mẫu {number}", **who)
        for number in ("Một", "Hai", "Ba", "Bốn")
    ]
    return {
        "neighbourhood_id": neighbourhood,
        "household_id": str(made["id"]),
        "into_id": str(other["id"]),
    }
