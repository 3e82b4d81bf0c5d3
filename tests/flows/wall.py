"""Sheets on the walls of a small ward, day after day, and what everybody can see of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.flows.house import House
from tools.people import sample_photo
from tools.samples import showing
from tools.samples.cast import Cast
from tools.samples.showing import Paper


@dataclass
class Shown:
    """A paper that is shown, and its sheets by the name of their place."""

    house: House
    cast: Cast
    id: str
    places: dict[str, dict[str, Any]]
    postings: dict[str, str] = field(default_factory=dict)
    photos: dict[str, str] = field(default_factory=dict)

    async def hang(self, name: str) -> None:
        """A sheet goes up today; the hash of its photo is remembered."""
        today = self.house.today
        self.postings[name] = await showing.hang(self.cast, self.id, self.places[name], today)
        photo = sample_photo(f"{name} {today}")
        self.photos.setdefault(name, hashlib.sha256(photo).hexdigest())

    async def take_down(self, name: str) -> None:
        """A sheet comes down today."""
        place = self.places[name]
        await showing.take_down(self.cast, self.postings[name], place, self.house.today)

    async def announce(self) -> None:
        """Read out as often as its law asks, and told to everybody it names, by today."""
        page, today = await self.page(), self.house.today
        asked = {form["form"]: form["days"] or 1 for form in page["forms"]}
        if "loudspeaker" in asked:  # a budget is not read out any more from 2026 on
            await showing.read_out(self.cast, self.id, today, asked["loudspeaker"])
        office = await self.cast.person("vanphong")
        for line in page["notices"]:
            said = {"form": line["form"], "unit_id": line["unit_id"]}
            said["receipt"] = await office.upload(sample_photo(f"so giao nhan {today}"))
            path = f"disclosures/disclosures/{self.id}/notices"
            await office.post(path, **said, on=today.isoformat(), way="letter")

    async def page(self) -> dict[str, Any]:
        """What everybody can see, once all is settled."""
        await self.house.settle()
        seen: dict[str, Any] = await self.cast.citizen().get(f"disclosures/disclosures/{self.id}")
        return seen

    async def walls(self) -> dict[str, dict[str, Any]]:
        """The newest sheet of every place, by name."""
        return {wall["name"]: wall for wall in (await self.page())["walls"]}


async def show(house: House, cast: Cast, paper: Paper, published_on: date) -> Shown:
    """A paper registered today, published on a day and hung wherever the law asks."""
    owed = await showing.register(cast, paper)
    await house.live_until(published_on)
    disclosure = await showing.publish(cast, owed, f"{paper.title}.")
    asked = await cast.citizen().get(f"disclosures/disclosures/{disclosure}")
    walls = {wall["place_id"] for wall in asked["walls"]}
    places = {each["name"]: each for each in await showing.places(cast) if each["id"] in walls}
    shown = Shown(house, cast, disclosure, places)
    for name in places:
        await shown.hang(name)
    return shown
