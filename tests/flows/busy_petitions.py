"""A petition of the busy ward, brought to where its letter opens for two persons only."""

from __future__ import annotations

import secrets

from tools.samples.cast import Cast, given


async def of_petitions(cast: Cast, today: str) -> dict[str, str]:
    """A denunciation, sorted, so that its letter opens for two persons only."""
    chair = await cast.person("chutich")
    cast.passwords["tiepdan"] = secrets.token_urlsafe(12)
    await chair.post(
        "directory/officials",
        username="tiepdan",
        display_name="Cán bộ tiếp công dân (mẫu)",
        position="Chuyên viên",
        roles=["reception_clerk", "office"],
        password=given(cast.passwords["tiepdan"]),
    )
    await cast.begin("tiepdan")
    clerk = await cast.person("tiepdan")
    text = {"text": "Nội dung mẫu.", "full_name": "Người Gửi Mẫu"}
    sent = await cast.citizen().post("reception/petitions", **text)
    path = f"reception/cases/{sent['case_id']}"
    kind = {"kind": "denunciation", "summary": "Nội dung mẫu", "on": today}
    sorted_as = await clerk.post(f"{path}/kind", **kind)
    letter = str(sorted_as["sealed_id"])
    reveal = await clerk.post(f"reception/letters/{letter}/reveals", reason="contact")
    return {
        "case_id": str(sent["case_id"]),
        "letter_id": letter,
        "reveal_id": str(reveal["id"]),
    }
