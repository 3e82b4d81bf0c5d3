"""The whole machine in simulation, the hand on its clock, and everybody in its wards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from libs.kernel import clock
from tools.apart import Apart
from tools.conductor import Conductor
from tools.samples.cast import HEADS, Cast, passwords_kept
from tools.samples.ward import approve_plan, found_ward

# The year of the real plan. The clock only goes forward, whatever the order of the stories.
FIRST_DAY = date(2025, 1, 2)
MORNING = time(8)


@dataclass
class House:
    """The machine, the hand on its clock, and everybody in the wards that were founded."""

    machine: Apart
    conductor: Conductor
    spans: Path
    passwords: dict[str, str] = field(init=False)
    casts: dict[str, Cast] = field(default_factory=dict)
    today: date = date.min

    def __post_init__(self) -> None:
        self.passwords = passwords_kept(self.machine.home / "sample-accounts.json")

    async def live_until(self, day: date) -> date:
        """The morning of `day` comes, and all that is due is done; days gone by stay gone."""
        if day > self.today:
            self.today = day
            await self.conductor.move_to(datetime.combine(day, MORNING, clock.VIETNAM))
        return self.today

    async def settle(self) -> None:
        """Everybody has heard everything."""
        await self.conductor.settle()

    async def onboarded(self, code: str) -> Cast:
        """A ward whose chair alone has an account."""
        url = self.machine.machine.database_url("directory", "app")
        self.casts[code] = Cast(self.machine.base_url, code, self.passwords)
        await self.casts[code].onboard(url)
        return self.casts[code]

    async def founded(self, code: str) -> Cast:
        """A small ward: every desk, and as many neighbourhoods as have a head with an account."""
        cast = await self.onboarded(code)
        await found_ward(cast, HEADS)
        await self.settle()
        return cast

    async def planned(self, code: str) -> Cast:
        """The same with the approved plan of the year."""
        cast = await self.founded(code)
        await approve_plan(cast, self.today.year, signed_on=self.today)
        await self.settle()
        return cast
