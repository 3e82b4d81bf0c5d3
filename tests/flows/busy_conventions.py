"""Village conventions of the busy ward: one in force with a complaint, a draft with an opinion."""

from __future__ import annotations

from datetime import date

from tools.samples.cast import Cast

TEXT = "Điều 1. Nếp sống\nGiữ ngõ sạch (mẫu)."


async def of_conventions(cast: Cast, today: date) -> dict[str, str]:
    """An id of each."""
    office, head = await cast.person("vanphong"), await cast.person("khu01")
    units = {each["name"]: each["id"] for each in await office.get("participation/units")}
    plan = {"called": "rules", "title": "Quy ước (mẫu)"}
    entered = await office.post(
        "participation/entered-conventions",
        unit_id=units["Khu phố 2"],
        text=TEXT,
        number="3/QĐ-UBND",
        on=today.isoformat(),
        **plan,
    )
    letter = {"source": "household", "number": "15/VBĐ", "gist": "Nội dung mẫu."}
    noted = await office.post(
        f"participation/conventions/{entered['id']}/complaints",
        received_on=today.isoformat(),
        **letter,
    )
    team = ["Người Mẫu A", "Người Mẫu B"]
    draft = await head.post(
        "participation/conventions", unit_id=units["Khu phố 1"], team=team, **plan
    )
    path = f"participation/conventions/{draft['id']}"
    await head.post(f"{path}/versions", text=TEXT)
    await head.post(f"{path}/posting", place="Nhà văn hóa (mẫu)")
    await cast.citizen().post(f"{path}/opinions", text="Đồng ý (mẫu).")
    said = await office.get(f"participation/conventions-at-work/{draft['id']}/opinions")
    return {
        "convention_id": str(entered["id"]),
        "complaint_id": str(noted["complaints"][0]["id"]),
        "draft_opinion_id": str(said[0]["id"]),
    }
