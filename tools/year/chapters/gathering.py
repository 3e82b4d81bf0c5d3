"""Places of work hold the conferences of their staff; the committee hears the Front."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

COMPILER = "vhxh"
STAFF, CAME, AGREED = 25, 23, 22
LATE_ROUND = 1
HEARING = {
    "kind": "front",
    "title": "Nghe Mặt trận Tổ quốc phản ánh ý kiến của Nhân dân (mẫu)",
    "starts_at": "08:00",
    "place": "Phòng họp UBND phường",
    "agenda": "Ý kiến của Nhân dân (mẫu).",
}


@dataclass
class Gathering:
    """Most in time, one late; schools after their own year; what was resolved is looked at."""

    late: int = 0  # which of the places of work is late

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The rounds of conferences: in winter, late in spring, in summer; and two hearings."""
        self.late = draw.randrange(3)
        rounds = ((2, draw.randint(5, 18)), (4, draw.randint(2, 8)), (6, draw.randint(12, 25)))
        for number, (month, day) in enumerate(rounds):
            planned_on = diary.working(date(diary.year, month, day))
            diary.note(planned_on, self.plan, number)
            diary.note(diary.after(planned_on, 8), self.hold, number)
        diary.note(diary.working(date(diary.year, 8, draw.randint(5, 15))), self.look_again)
        for month in (6, 12):
            called_on = diary.working(date(diary.year, month, draw.randint(3, 10)))
            diary.note(called_on, self.call_front)
            diary.note(diary.after(called_on, 5), self.hear_front)

    async def _workplaces(self, scene: Scene) -> list[dict[str, Any]]:
        compiler = await scene.cast.person(COMPILER)
        found = (await compiler.get("planning/workplaces"))["workplaces"]
        return sorted((each for each in found if each["conference"]), key=lambda one: one["name"])

    async def plan(self, deed: Deed, scene: Scene) -> None:
        """Those that owe one say when; the late one does so after its day."""
        compiler = await scene.cast.person(COMPILER)
        owing = [each for each in await self._workplaces(scene) if _is(each, "owed")]
        if deed.about < LATE_ROUND:
            del owing[self.late % len(owing)]
        said = {"place": "Hội trường phường", "form": "plenary", "staff_count": STAFF}
        for each in owing:
            path = f"planning/conferences/{each['conference']['id']}/plan"
            await compiler.post(path, **said, on=scene.today.isoformat())

    async def hold(self, _: Deed, scene: Scene) -> None:
        """Enough came, and more than half of them agreed."""
        compiler = await scene.cast.person(COMPILER)
        proof = await scene.proof(COMPILER, "nghi quyet")
        went = {"on": scene.today.isoformat(), "present": CAME, "in_favour": AGREED}
        for each in await self._workplaces(scene):
            if _is(each, "planned"):
                path = f"planning/conferences/{each['conference']['id']}/convening"
                await compiler.post(path, **went, resolution=proof)

    async def look_again(self, _: Deed, scene: Scene) -> None:
        """After half a year everybody is told what became of the resolution."""
        compiler, on = await scene.cast.person(COMPILER), scene.today.isoformat()
        proof = await scene.proof(COMPILER, "thong bao")
        said = {"on": on, "announced_on": on, "result": "Đã làm được phần lớn (mẫu)."}
        for each in await self._workplaces(scene):
            if each["conference"]["adopted"]:
                path = f"planning/workplaces/{each['unit_id']}/checks"
                await compiler.post(path, **said, evidence=proof)

    async def call_front(self, _: Deed, scene: Scene) -> None:
        """The Front is invited."""
        office = await scene.cast.person("vanphong")
        await office.post("planning/meetings", **HEARING, on=scene.today.isoformat(), documents=[])

    async def hear_front(self, _: Deed, scene: Scene) -> None:
        """It says what it heard from the people."""
        office = await scene.cast.person("vanphong")
        meetings = (await office.get("planning/meetings", kind="front"))["meetings"]
        [called] = [each["id"] for each in meetings if each["state"] == "called"]
        minutes = await scene.proof("vanphong", "bien ban nghe Mat tran")
        went = {"invited": 12, "present": 11, "minutes": minutes}
        await office.post(f"planning/meetings/{called}/minutes", **went)


def _is(workplace: dict[str, Any], state: str) -> bool:
    return bool(workplace["conference"]["state"] == state)
