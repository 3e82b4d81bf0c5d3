"""What residents of the busy ward discuss and decide, and the households they are."""

from __future__ import annotations

from datetime import date, timedelta

from tools.samples.cast import Cast


async def of_participation(cast: Cast, today: date) -> dict[str, str]:
    """A neighbourhood with four households on its roll, and a vote that is announced there."""
    office = await cast.person("vanphong")
    neighbourhood = str((await office.get("participation/neighbourhoods"))[0]["id"])
    roll = f"participation/neighbourhoods/{neighbourhood}/households"
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    made, other, *_ = [
        await office.post(roll, full_name=f"Đại Diện Mẫu {number}", **who)
        for number in ("Một", "Hai", "Ba", "Bốn")
    ]
    front = await cast.person("mttq")
    vote = await front.post(
        f"participation/neighbourhoods/{neighbourhood}/ballot-rounds",
        title="Giờ đóng cửa nhà văn hóa (mẫu)",
        accepted=3,
        opens_at=f"{today + timedelta(days=4)}T07:00:00+07:00",
        closes_at=f"{today + timedelta(days=9)}T17:00:00+07:00",
    )
    return {
        "round_id": str(vote["id"]),
        "neighbourhood_id": neighbourhood,
        "household_id": str(made["id"]),
        "into_id": str(other["id"]),
    }
