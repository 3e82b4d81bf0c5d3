"""A model that a department registered and proves, and somebody proposed for a title."""

from __future__ import annotations

from datetime import date

from tools.people import Person
from tools.samples.cast import Cast


async def of_awards(cast: Cast, today: date) -> dict[str, str]:
    """An id of each."""
    culture = await cast.person("vhxh")
    units = await culture.get("awards/units")
    [unit] = [unit["id"] for unit in units if unit["name"] == "Phòng Văn hóa - Xã hội"]
    model = await culture.post(
        "awards/models",
        kind="office",
        title="Mô hình (mẫu)",
        aims="Mẫu.",
        unit_id=unit,
        rubric="friendly_government",
    )
    path, chair = f"awards/models/{model['id']}", await cast.person("chutich")
    await chair.post(f"{path}/approval", number="9/TB-BCĐ")
    proven = await culture.post(f"{path}/proofs", line_key="open", note="Mẫu.")
    seat = await culture.post(
        "awards/council",
        full_name="Người mẫu",
        position="Ủy viên",
        number="3/QĐ",
        begins_on=today.isoformat(),
    )
    return {
        "model_id": str(model["id"]),
        "model_proof_id": str(proven["proofs"][0]["id"]),
        "seat_id": str(seat["id"]),
        # Nobody said anything yet and nothing was granted: an id of this ward stands for each.
        "model_comment_id": str(model["id"]),
        "honour_code": "AAAA2222",
        **await _of_persons(culture, chair, unit),
    }


async def _of_persons(culture: Person, chair: Person, unit: str) -> dict[str, str]:
    """Somebody proposed, and somebody else under discipline."""
    of = {"unit_id": unit, "person": "Người mẫu"}
    said = {"holder": "individual", "title": "advanced_worker", "merit": "Mẫu."}
    commendation = await culture.post("awards/commendations", **of, **said)
    days = {"number": "5/QĐ", "begins_on": "2025-01-01", "ends_on": "2025-01-31"}
    discipline = await chair.post("awards/disciplines", **of, **days)
    return {
        "commendation_id": str(commendation["id"]),
        "discipline_id": str(discipline["id"]),
    }
