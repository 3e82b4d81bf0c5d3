"""Where the deeds of a year are done: the people of one ward, and the day it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tools.conductor import Conductor
from tools.people import sample_photo
from tools.samples import showing
from tools.samples.cast import Cast


@dataclass
class Scene:
    """What a deed needs besides itself."""

    cast: Cast
    conductor: Conductor
    year: int
    today: date = date.min
    done: Counter[str] = field(default_factory=Counter)  # what -> how often
    _units: dict[str, str] = field(default_factory=dict)
    _places: list[dict[str, Any]] = field(default_factory=list)

    async def unit(self, short_name: str) -> str:
        """The id of a unit by its short name."""
        if not self._units:
            office = await self.cast.person("vanphong")
            units = await office.get("directory/units")
            self._units = {unit["short_name"]: str(unit["id"]) for unit in units}
        return self._units[short_name]

    async def places(self) -> list[dict[str, Any]]:
        """Headquarters and every community house."""
        self._places = self._places or await showing.places(self.cast)
        return self._places

    async def proof(self, username: str, words: str) -> str:
        """The receipt of a sample photo that somebody uploads."""
        person = await self.cast.person(username)
        return await person.upload(sample_photo(f"{words} {self.today}"))
