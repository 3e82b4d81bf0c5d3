"""A check that two people carry out on their phones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page

from libs.kernel import clock
from tests.faults.house import House
from tools.people import sample_photo

LEADER, MEMBER = "vhxh", "dichvu"


@dataclass
class Check:
    """A check that is going on."""

    house: House
    id: str
    path: str

    @property
    def page(self) -> str:
        """Its checklist."""
        base, ward = self.house.machine.base_url, self.house.cast.ward
        return f"{base}/{ward}/viec/cuoc-kiem-tra/{self.id}/phieu"

    async def answers(self) -> list[dict[str, Any]]:
        """Every answer the service has, whoever gave it."""
        chair = await self.house.cast.person("chutich")
        lines = (await chair.get(f"{self.path}/checklist"))["lines"]
        return [
            each | {"line": line["key"]}
            for line in lines
            if line["entry"]
            for each in (line["entry"], *line["earlier"])
        ]

    async def notes(self) -> Counter[str]:
        """How often each note is there."""
        return Counter(each["note"] for each in await self.answers())

    async def conclude(self) -> None:
        """The chair ends it."""
        chair = await self.house.cast.person("chutich")
        await chair.post(f"{self.path}/conclusion", number="50/KL-UBND", conclusion="Mẫu.")


async def begun(house: House, checklist: str = "front_desk") -> Check:
    """A check that was decided, announced and begun today."""
    office, chair = await house.cast.person("vanphong"), await house.cast.person("chutich")
    units = {each["name"]: each["id"] for each in await office.get("inspections/units")}
    told = await chair.get("directory/officials")
    accounts = {each["username"]: each["account_id"] for each in told}
    made = await office.post(
        "inspections/inspections",
        kind="planned",
        subject="Kiểm tra một cửa (mẫu)",
        scope="Mẫu.",
        unit_id=units["Phòng Kinh tế, Hạ tầng và Đô thị"],
        planned_on=clock.now().date().isoformat(),
        leader_id=accounts[LEADER],
        team=[accounts[MEMBER]],
        checklist_key=checklist,
    )
    path = f"inspections/inspections/{made['id']}"
    await chair.post(f"{path}/decision", number="41/QĐ-UBND")
    await office.post(f"{path}/notice")
    await (await house.cast.person(LEADER)).post(f"{path}/start")
    return Check(house, str(made["id"]), path)


async def opened(page: Page, check: Check) -> Page:
    """The checklist, ready to be used without a network."""
    await page.goto(check.page)
    await page.get_by_text("cả khi mất mạng").wait_for()
    return page


def line(page: Page, key: str) -> Locator:
    """One line of the checklist."""
    return page.locator(f"section#{key}")


async def write(page: Page, key: str, said: str, note: str, *, photo: int | None = None) -> None:
    """Answer a line as a thumb does, and wait until it lies on the phone or is sent."""
    form = line(page, key).locator("form[data-keep]")
    await line(page, key).locator("summary", has_text="Ghi").last.click()
    await form.locator(f"label:has(input[value={said}])").click()
    await form.locator("[name=note]").fill(note)
    if photo is not None:
        picture = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": sample_photo(note, photo)}
        await form.locator("[name=photo]").set_input_files(picture)  # type: ignore[arg-type]
    await form.locator("button").click()
    await line(page, key).get_by_text(note).first.wait_for()
