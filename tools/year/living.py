"""Does what the diaries of wards say, through the door, day after day, by one clock."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

from libs.kernel import clock
from tools.apart import Apart
from tools.conductor import Conductor
from tools.samples.cast import Cast, keep_passwords, passwords_kept
from tools.samples.ward import found_ward
from tools.year.chapters import chapters
from tools.year.chapters.reporting import Reporting
from tools.year.diary import WHOLE, Deed, Diary, Size, write_diary
from tools.year.progress import Progress
from tools.year.scene import Scene
from tools.year.seal import seal

MORNING = time(7, 30)
WARDS_AT_ONCE = 4  # more of them only wait for one another
HANDS_AT_ONCE = 6  # people who hang sheets at the same time


@dataclass(frozen=True)
class Lived:
    """What is left of a ward's year: hashes of what people read, what was done and counted."""

    seals: dict[str, str]
    done: Counter[str]
    figures: dict[str, int]
    reports: list[str] = field(compare=False)  # ids, the six months and the year first


@dataclass(frozen=True)
class Ward:
    """One ward: what it foresees, and where it is done."""

    diary: Diary
    scene: Scene
    hands: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(HANDS_AT_ONCE))

    def lives_on(self, day: date) -> bool:
        """Whether it is a day of this ward: its year is the same whoever else lives it."""
        return self.diary.size.every_day or day in self.diary.days

    async def live(self, day: date) -> None:
        """People do what the diary says of the day, one after the other, or some side by side."""
        self.scene.today = day
        deeds = self.diary.days.get(day, ())
        for _, side_by_side in groupby(deeds, lambda deed: deed.beside or id(deed)):
            async with asyncio.TaskGroup() as group:
                for deed in side_by_side:
                    group.create_task(self._do(deed))

    async def _do(self, deed: Deed) -> None:
        async with self.hands:
            await deed.do(deed, self.scene)
        self.scene.done[deed.what] += 1

    async def left(self) -> Lived:
        """What is left when all days are over."""
        [reporting] = [one for one in self.diary.chapters if isinstance(one, Reporting)]
        reports = [reporting.ids[number] for number in sorted(reporting.ids)]
        citizen = self.scene.cast.citizen()
        seals = await seal(citizen, reports, self.diary.year)
        return Lived(seals, self.scene.done, reporting.figures, reports)


async def live(
    machine: Apart, year: int, seed: int, codes: Sequence[str], size: Size = WHOLE
) -> dict[str, Lived]:
    """The whole year of these wards on a machine in simulation, by the code of each."""
    accounts = machine.home / "sample-accounts.json"
    passwords = passwords_kept(accounts)
    async with AsyncExitStack() as stack:
        conductor = await stack.enter_async_context(Conductor(machine.operator()))
        wards = []
        for number, code in enumerate(codes):
            cast = await stack.enter_async_context(Cast(machine.base_url, code, passwords))
            diary = write_diary(year, seed + number, chapters(), size)
            wards.append(Ward(diary, Scene(cast, conductor, year)))
        await _found(machine, conductor, wards)
        await _live_days(conductor, wards)
        keep_passwords(accounts, passwords)
        return {ward.scene.cast.ward: await ward.left() for ward in wards}


async def _found(machine: Apart, conductor: Conductor, wards: Sequence[Ward]) -> None:
    """Every ward is let in, with its units and its people."""
    first = next(_days(wards))
    await conductor.move_to(datetime.combine(first, time.min, clock.VIETNAM))
    for ward in wards:
        await ward.scene.cast.onboard(machine.machine.database_url("directory", "app"))
        await found_ward(ward.scene.cast, ward.diary.size.neighbourhoods)
    await conductor.settle()


async def _live_days(conductor: Conductor, wards: Sequence[Ward]) -> None:
    """Morning comes, jobs run where somebody is up, then each ward lives its day."""
    at_once = asyncio.Semaphore(WARDS_AT_ONCE)

    async def lives(ward: Ward, day: date) -> None:
        async with at_once:
            await ward.live(day)

    days = list(_days(wards))
    progress = Progress(len(days), sys.stderr)
    for day in days:
        up = [ward.scene.cast.ward for ward in wards if ward.lives_on(day)]
        await conductor.move_to(datetime.combine(day, MORNING, clock.VIETNAM), up)
        async with asyncio.TaskGroup() as group:
            for ward in wards:
                group.create_task(lives(ward, day))
        if any(day in ward.diary.days for ward in wards):
            await conductor.settle()
        progress.day_is_over(day, sum(ward.scene.done.total() for ward in wards))
    progress.end()


def _days(wards: Sequence[Ward]) -> Iterator[date]:
    """Every day from the first deed of a ward to the last, or those with a deed."""
    noted = {day for ward in wards for day in ward.diary.days}
    day = min(noted)
    while day <= max(noted):
        if any(ward.lives_on(day) for ward in wards):
            yield day
        day += timedelta(days=1)
