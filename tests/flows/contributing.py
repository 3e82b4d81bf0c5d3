"""Residents pay for what they decided, it is built, and its accounts are shown to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from tests.flows.house import House
from tools.people import Person, Refused, sample_photo
from tools.samples import showing
from tools.samples.cast import Cast

LEVEL = 2_000_000
WALLS = ("headquarters", "community_house")
SUMMARY = "Thu, chi khoản Nhân dân đóng góp (mẫu)."


@dataclass
class Road:
    """A decision in effect, who keeps and who confirms its account, and who pays."""

    house: House
    cast: Cast
    matter: str
    unit: str
    roll: Sequence[str]

    async def pay_and_build(self) -> dict[str, Any]:
        """All but one pay, the road is paid with evidence that the Front saw, the account ends."""
        head, front = await self.cast.person("khu01"), await self.cast.person("mttq")
        about = {"matter_id": self.matter, "unit_id": self.unit, "level_dong": LEVEL}
        fund = await head.post("participation/funds", **about)
        path, on = f"participation/funds/{fund['id']}", self.house.today.isoformat()
        given = {"kind": "money", "on": on, "dong": LEVEL, "household_ids": self.roll[:-1]}
        with pytest.raises(Refused, match="chưa xác nhận mức góp"):
            await head.post(f"{path}/contributions", **given)
        seen = {"from_on": on, "level_dong": LEVEL}
        await front.post(f"{path}/levels/{self.matter}/confirmation", **seen)
        await head.post(f"{path}/contributions", **given)
        bill = await head.upload(sample_photo("hóa đơn"))
        spending = {"on": on, "words": "Bê tông (mẫu)", "evidence": bill}
        with pytest.raises(Refused, match="không chi được"):
            await head.post(f"{path}/spendings", **spending, dong=LEVEL * len(self.roll))
        spent = await head.post(f"{path}/spendings", **spending, dong=LEVEL * 190)
        await self._built(head)
        line = spent["spendings"][0]["id"]
        await front.post(f"participation/ledger-entries/{line}/confirmation")
        await head.post(f"{path}/postings", posted_on=on)
        rest = {"left_use": "Chuyển quỹ bảo trì đường ngõ (mẫu)"}
        settled: dict[str, Any] = await head.post(f"{path}/settlement", **rest)
        return settled

    async def _built(self, head: Person) -> None:
        tasks = (await head.get("planning/tasks", limit=200))["tasks"]
        [task] = [each for each in tasks if each["origin_id"] == self.matter]
        proof = [await head.upload(sample_photo("đường đã làm"))]
        done = await head.post(
            f"planning/tasks/{task['id']}/outcome", outcome="done", evidence=proof
        )
        assert done["state"] == "done"

    async def disclose(self, fund: str) -> list[str]:
        """The ward shows all that it owes of contributions; the titles of what is shown."""
        await self.house.settle()
        office = await self.cast.person("vanphong")
        owed = await office.get("disclosures/obligations", limit=200)
        sheet = await office.get(f"participation/funds/{fund}/sheet.pdf")
        shown = []
        for number, each in enumerate(owed, 1):
            if each["item"] == "5c" and each["raised_by"] == "decision":
                await office.post(
                    "disclosures/documents",
                    obligation_id=each["id"],
                    item="5c",
                    title=each["title"],
                    number=f"{number}/BK-KP1",
                    signed_on=self.house.today.isoformat(),
                    signer_position="Trưởng khu phố",
                    receipt=await office.upload(sheet),
                )
                disclosure = await showing.publish(self.cast, each["id"], SUMMARY)
                for place in await showing.places(self.cast):
                    if place["kind"] in WALLS:
                        await showing.hang(self.cast, disclosure, place, self.house.today)
                seen = await self.cast.citizen().get(f"disclosures/disclosures/{disclosure}")
                shown.append(str(seen["title"]))
        return sorted(shown)


async def carried_out_and_accounted_for(road: Road) -> None:
    """From the money of the households to the sheets on the walls."""
    settled = await road.pay_and_build()
    paid = LEVEL * (len(road.roll) - 1)
    assert (settled["received"], settled["spent"]) == (paid, LEVEL * 190)
    public = await road.cast.citizen().get(f"participation/funds/{settled['id']}")
    assert public["balance"] == paid - LEVEL * 190
    assert public["state"] == "settled"
    assert not [each for each in road.roll if each in str(public)]
    assert await road.disclose(settled["id"]) == [
        "Khoản Nhân dân đóng góp: Góp làm đường ngõ 4 (mẫu)",
        "Quyết toán khoản Nhân dân đóng góp: Góp làm đường ngõ 4 (mẫu)",
    ]
