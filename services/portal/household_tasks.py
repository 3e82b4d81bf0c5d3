"""What a household may do now: each feature that has something adds how it is found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from services.portal.matter_words import PUBLIC
from services.portal.reading import Told
from services.portal.views.households import HouseholdTask
from services.portal.visit import Visit

# From the visit, the household as told by participation (`household_id`, `neighbourhood_id`), and
# its code and secret, which the form of a task carries on in hidden fields.
Finder = Callable[[Visit, Told, dict[str, str]], Awaitable[list[HouseholdTask]]]

VOTES = {"announced": "Biểu quyết sắp mở", "open": "Đang bỏ phiếu"}
DISCUSSED = ("agreed", "prepared", "opened")


async def matters_discussed(
    visit: Visit, household: Told, key: dict[str, str]
) -> list[HouseholdTask]:
    """What the household's neighbourhood, or the whole ward, is to decide; to be read."""
    unit_id = household["neighbourhood_id"]
    told = await visit.asking.get("participation", "matters", unit_id=unit_id)
    return [
        HouseholdTask(
            title=each["title"],
            note=each["state_title"],
            href=f"{visit.home}/{PUBLIC}/{each['id']}",
            send="Xem nội dung",
        )
        for each in told
        if each["state"] in DISCUSSED
    ]


async def votes_open(visit: Visit, household: Told, key: dict[str, str]) -> list[HouseholdTask]:
    """Votes by secret ballot of the neighbourhood; behind the # the paper's code goes along."""
    told = await visit.asking.get("participation", "ballot-rounds")
    return [
        HouseholdTask(
            title=each["title"],
            note=VOTES[each["phase"]],
            href=f"{visit.home}/bieu-quyet/{each['id']}#{key['code']}-{key['secret']}",
            send="Mở lá phiếu",
        )
        for each in told
        if each["neighbourhood_id"] == household["neighbourhood_id"] and each["phase"] in VOTES
    ]


FINDERS: tuple[Finder, ...] = (votes_open, matters_discussed)
