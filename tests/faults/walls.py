"""A paper that hangs at the walls of a ward, and the phone of a head in front of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from playwright.async_api import Locator, Page

from libs.kernel import clock
from tests.faults.house import House
from tools.people import sample_photo
from tools.samples import showing
from tools.samples.showing import Paper

HEAD, OTHER_HEAD = "khu01", "khu02"
HUNG, SEEN, GONE, DOWN = "dan", "con", "mat", "go"


@dataclass
class Walls:
    """A disclosure that is public and hangs nowhere yet."""

    house: House
    id: str
    number: str
    places: dict[str, str]  # the id of the place of each head

    @property
    def page(self) -> str:
        """Where its sheets are noted."""
        return f"{self.home}/viec/niem-yet/{self.id}"

    @property
    def home(self) -> str:
        """The pages of the ward."""
        return f"{self.house.machine.base_url}/{self.house.cast.ward}"

    async def notes(self) -> list[dict[str, Any]]:
        """Every note the service has, in the order in which they were made."""
        office = await self.house.cast.person("vanphong")
        told = await office.get(f"disclosures/disclosures/{self.id}/sheet-notes")
        return list(reversed(told))

    async def said(self) -> list[str]:
        """What the notes say, in that order."""
        return [each["said"] for each in await self.notes()]

    async def wall(self, head: str = HEAD) -> dict[str, Any]:
        """How the wall of a head stands."""
        told = await self.house.cast.citizen().get(f"disclosures/disclosures/{self.id}")
        return next(each for each in told["walls"] if each["place_id"] == self.places[head])


async def shown(house: House, number: str) -> Walls:
    """A paper that is public since today, signed before those of other stories of this ward.

    A phone keeps the pages of the first twenty cards of its inbox, and those lie by their days.
    """
    signed_on = clock.now().date() - timedelta(days=3)
    paper = Paper("2c", "Hỗ trợ sửa nhà sau bão (mẫu)", number, signed_on)
    disclosure = await showing.publish(
        house.cast, await showing.register(house.cast, paper), "Văn bản mẫu."
    )
    units = await (await house.cast.person("vanphong")).get("directory/units")
    of_unit = {each["short_name"]: str(each["id"]) for each in units}
    places = {head: of_unit[f"K{int(head[3:])}"] for head in (HEAD, OTHER_HEAD)}
    return Walls(house, disclosure, number, places)


def form(page: Page, name: str) -> Locator:
    """The fold of one act."""
    return page.locator(f"details#{name}")


async def opened(page: Page, walls: Walls) -> Page:
    """The page of the sheets, ready to be used without a network."""
    await page.goto(walls.page)
    await page.get_by_text("cả khi mất mạng").wait_for()
    return page


async def note(page: Page, name: str, *, photo: str = "", seconds: float = 30) -> None:
    """Note an act as a thumb does, and wait until the form is empty again."""
    fold = form(page, name)
    if await fold.get_attribute("open") is None:
        await fold.locator("summary").click()
    if photo:
        picture = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": sample_photo(photo)}
        await fold.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    await fold.locator("form button").click()
    closed = page.locator(f"details#{name}:not([open])")
    await closed.wait_for(state="attached", timeout=seconds * 1_000)


def kept(page: Page) -> Locator:
    """What lies on the phone, as the page shows it."""
    return page.locator("[data-kept]")
