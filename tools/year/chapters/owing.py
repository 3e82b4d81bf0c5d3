"""What checks, consultations, decisions and surveys made the ward owe is shown as well."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tools.samples import showing
from tools.samples.showing import Paper
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

MONTHS, DAYS = range(3, 13), (5, 20)
RAISED_BY = ("consultation", "decision", "inspection", "survey")
HANDS_AT_ONCE = 6


@dataclass
class Owing:
    """Twice a month the office looks at what is owed, shows it, and takes down what has hung."""

    numbers: int = field(default=0, compare=False)
    hanging: list[str] = field(default_factory=list, compare=False)  # disclosures with sheets

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The days on which the office looks."""
        for month in MONTHS:
            for day in DAYS:
                on = diary.working(date(diary.year, month, day))
                diary.note(on, self.take_down)
                diary.note(on, self.show)

    async def show(self, _: Deed, scene: Scene) -> None:
        """Each is entered as the document that it is, published, and hung where it has to hang."""
        office = await scene.cast.person("vanphong")
        for state in ("open", "late"):
            owed = await office.get("disclosures/obligations", state=state, limit=200)
            # Of what became owed in one moment ids say which is first.
            for each in sorted(owed, key=lambda one: (one["due_on"], one["item"], one["title"])):
                if each["raised_by"] in RAISED_BY and not each["document_number"]:
                    await self._show(each, scene)

    async def _show(self, owed: dict[str, Any], scene: Scene) -> None:
        self.numbers += 1
        number = f"{500 + self.numbers}/TB-UBND"
        paper = Paper(owed["item"], owed["title"], number, scene.today, "VP")
        obligation = await showing.register(scene.cast, paper, owed["id"])
        disclosure = await showing.publish(scene.cast, obligation, "Văn bản mẫu.")
        walls = await _walls(disclosure, scene)
        on = scene.today
        await _together(showing.hang(scene.cast, disclosure, _place(wall), on) for wall in walls)
        self.hanging.append(disclosure)

    async def take_down(self, _: Deed, scene: Scene) -> None:
        """What has hung its days."""
        on = scene.today
        for disclosure in list(self.hanging):
            walls = await _walls(disclosure, scene)
            if all(wall["keep_until"] and wall["keep_until"] < on.isoformat() for wall in walls):
                await _together(
                    showing.take_down(scene.cast, wall["posting_id"], _place(wall), on)
                    for wall in walls
                )
                self.hanging.remove(disclosure)


async def _walls(disclosure: str, scene: Scene) -> list[dict[str, Any]]:
    """The places where it has to hang, with the sheet that does."""
    shown = await scene.cast.citizen().get(f"disclosures/disclosures/{disclosure}")
    found: list[dict[str, Any]] = shown["walls"]
    return found


def _place(wall: dict[str, Any]) -> dict[str, Any]:
    return {"id": wall["place_id"], "kind": wall["kind"], "name": wall["name"]}


async def _together(doing: Iterable[Coroutine[Any, Any, Any]]) -> None:
    """By people who do not wait for one another."""
    hands = asyncio.Semaphore(HANDS_AT_ONCE)

    async def one(coroutine: Coroutine[Any, Any, Any]) -> None:
        async with hands:
            await coroutine

    async with asyncio.TaskGroup() as group:
        for each in doing:
            group.create_task(one(each))
