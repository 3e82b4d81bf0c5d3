"""The plan is approved, its tasks are done month by month, the law is made known."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from tools.samples.ward import approve_plan
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

WORK_DAY = 20  # of each month
LAST_MONTH = 11
FINISH_DAY = 25
LEFT_EVERY = 4  # of the tasks that are due one in so many is left for another month
# What goes on all year, or is done by what other chapters do.
GOING_ON = ("training", "outreach", "reception", "report")


@dataclass
class Planning:
    """From the approval on, a class and some minutes on the loudspeakers every other month."""

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The days of the plan."""
        diary.note(diary.begins_on, self.approve)
        for month in range(1, LAST_MONTH, 2):
            on = diary.working(date(diary.year, month, WORK_DAY))
            diary.note(on, self.train, 20 + draw.randint(1, 6) * 5)
            diary.note(on + timedelta(days=1), self.broadcast, draw.randint(1, 6) * 30)
        for month in range(2, LAST_MONTH + 2):
            on = diary.working(date(diary.year, month, FINISH_DAY))
            diary.note(on, self.finish, draw.randrange(LEFT_EVERY))
            diary.note(on, self.answer_urgings)

    async def approve(self, _: Deed, scene: Scene) -> None:
        """Imported, every proposal decided, submitted, approved."""
        await approve_plan(scene.cast, scene.year, signed_on=scene.today)

    async def train(self, deed: Deed, scene: Scene) -> None:
        """A class was held for so many people."""
        await self._progress(scene, "training", deed.about, "lượt người")

    async def broadcast(self, deed: Deed, scene: Scene) -> None:
        """So many minutes were broadcast."""
        await self._progress(scene, "outreach", deed.about, "phút")

    async def finish(self, deed: Deed, scene: Scene) -> None:
        """What is due by the end of the month is done and proven, but for what is left.

        Of what the plan wants some time in the year a share is done each month.
        """
        culture = await scene.cast.person("vhxh")
        found = await culture.get("planning/tasks", state="open", limit=200)
        until = (scene.today.replace(day=1) + timedelta(days=31)).replace(day=1).isoformat()
        tasks = sorted(found["tasks"], key=_as_read)  # ids are new in each life
        due = [task for task in tasks if _is_due(task, until)]
        done = [task for place, task in enumerate(due) if place % LEFT_EVERY != deed.about]
        last = scene.today.month > LAST_MONTH
        undated = [task for task in tasks if _is_undated(task, last=last)]
        months_left = LAST_MONTH + 2 - scene.today.month
        done += undated[: ceil(len(undated) / months_left)]
        # The Front answers for itself.
        front = await scene.unit("MTTQ")
        for desk in ("mttq", "vhxh"):
            person = await scene.cast.person(desk)
            proof = [await scene.proof(desk, "viec da lam")]
            for task in done:
                if (_lead(task, "id") == front) == (desk == "mttq"):
                    path = f"planning/tasks/{task['id']}/outcome"
                    await person.post(path, outcome="done", evidence=proof)

    async def answer_urgings(self, _: Deed, scene: Scene) -> None:
        """Who was urged says what becomes of it."""
        culture = await scene.cast.person("vhxh")
        front = await scene.unit("MTTQ")
        for letter in await culture.get("planning/urgings", answered=False):
            if letter["unit_id"] == front:
                continue
            path = f"planning/urgings/{letter['id']}/answer"
            await culture.post(path, answer="Đã thực hiện hoặc đang thực hiện (mẫu).")

    async def _progress(self, scene: Scene, kind: str, quantity: int, measure: str) -> None:
        culture = await scene.cast.person("vhxh")
        found = await culture.get("planning/tasks", kind=kind)
        await culture.post(
            f"planning/tasks/{found['tasks'][0]['id']}/progress",
            on=scene.today.isoformat(),
            note="Việc mẫu của năm mô phỏng.",
            quantity=quantity,
            measure=measure,
            evidence=[await scene.proof("vhxh", kind)],
        )


def _is_undated(task: Mapping[str, Any], *, last: bool) -> bool:
    """Whether the plan names no day for it; what goes on all year is over with the last month."""
    going_on = task["kind"] in GOING_ON and not last
    return task["origin"] == "plan" and task["due_on"] is None and not going_on


def _lead(task: Mapping[str, Any], what: str) -> str:
    return str((task["lead_unit"] or {}).get(what, ""))


def _as_read(task: Mapping[str, Any]) -> tuple[str, ...]:
    told = (task["title"], _lead(task, "name"), task["period"], task["source_path"])
    return (str(task["due_on"]), *told)


def _is_due(task: Mapping[str, Any], until: str) -> bool:
    """Whether the plan wants it before a day, as something that can be done with."""
    asked = task["origin"] == "plan" and task["kind"] not in GOING_ON
    return asked and task["due_on"] is not None and task["due_on"] < until
