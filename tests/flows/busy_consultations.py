"""A draft on which residents are asked, what somebody said to it, and the counts of a meeting."""

from __future__ import annotations

from datetime import date, timedelta

from tools.people import sample_photo
from tools.samples.cast import Cast


async def of_consultations(cast: Cast, today: date, unit_id: str) -> dict[str, str]:
    """An id of each."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    drafted = await office.post(
        "participation/consultation-work",
        clause=5,
        title="Dự thảo (mẫu)",
        summary="Mẫu.",
        forms=["e"],
        unit_id=unit_id,
        draft=await office.upload(sample_photo("draft")),
    )
    path = f"participation/consultation-work/{drafted['id']}"
    days = dict.fromkeys(("signed_on", "council_sent_on", "front_sent_on"), today.isoformat())
    await office.post(f"{path}/plan", number="12/KH-UBND", **days)
    last = today + timedelta(days=20)
    await chair.post(f"{path}/opening", closes_on=last.isoformat())
    public = f"participation/consultations/{drafted['id']}"
    await cast.citizen().post(f"{public}/opinions", stance="for", text="Đồng ý (mẫu).")
    [opinion] = await office.get(f"{path}/opinions")
    held = {"channel": "meeting", "held_on": today.isoformat()}
    counted = await office.post(f"{path}/counts", **held, in_favour=9, against=1, other=0)
    await office.post(f"participation/opinions/{opinion['id']}/release", text="Đồng ý (mẫu).")
    return {
        "consultation_id": str(drafted["id"]),
        "opinion_id": str(opinion["id"]),
        "count_id": str(counted["id"]),
        # Groups are made after the last day; until then an id of this ward stands for one.
        "group_id": str(drafted["id"]),
        **await _of_critiques(cast, last, unit_id),
        **await _of_council(cast, last),
    }


async def _of_council(cast: Cast, on: date) -> dict[str, str]:
    """A session of the People's Council that is ahead."""
    office = await cast.person("vanphong")
    made = await office.post(
        "participation/council-sessions", on=on.isoformat(), title="Kỳ họp thường lệ (mẫu)"
    )
    return {"council_session_id": str(made["id"])}


async def _of_critiques(cast: Cast, on: date, unit_id: str) -> dict[str, str]:
    """A draft that went to the Front."""
    office = await cast.person("vanphong")
    critique = await office.post(
        "participation/critiques",
        title="Dự thảo (mẫu)",
        summary="Mẫu.",
        unit_id=unit_id,
        meets_on=on.isoformat(),
        draft=await office.upload(sample_photo("draft to criticise")),
    )
    # Its points are the Front's: until it writes one, an id of this ward stands for it.
    return {"critique_id": str(critique["id"]), "point_id": str(critique["id"])}
