"""The committee meets residents, and a neighbourhood holds the conference of its year."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

HEAD, NEIGHBOURHOOD = "khu01", "K1"
PROMISING, UNIT = "kinhte", "KTHTĐT"
CONFERENCE = {
    "kind": "conference",
    "title": "Hội nghị đối thoại với Nhân dân (mẫu)",
    "place": "Hội trường phường",
    "agenda": "Việc của phường (mẫu).",
    "starts_at": "08:00",
}
OF_NEIGHBOURHOOD = {
    "place": "Nhà văn hóa khu phố 1",
    "agenda": "Việc năm nay (mẫu).",
    "starts_at": "19:00",
}
PROMISE_WORKING_DAYS = 40


@dataclass
class Conferring:
    """What is promised in spring is a task; the neighbourhood's own comes late in the year."""

    on: date = date.min
    due_on: date = date.min
    own_on: date = date.min
    residents: int = 0
    dialogue: str = field(default="", compare=False)
    own: str = field(default="", compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """Both are told of some days before."""
        self.residents = draw.randint(40, 120)
        planned_on = diary.working(date(diary.year, 4, draw.randint(3, 12)))
        self.on = diary.after(planned_on, 8)
        self.due_on = diary.after(self.on, PROMISE_WORKING_DAYS)
        diary.note(planned_on, self.plan)
        diary.note(self.on, self.hold)
        diary.note(diary.after(self.on, 3), self.conclude)
        diary.note(diary.after(self.on, PROMISE_WORKING_DAYS - 5), self.keep_promise)
        self.own_on = diary.working(date(diary.year, 11, draw.randint(20, 28)))
        invited_on = diary.due("community.invitation", self.own_on) - timedelta(days=2)
        diary.note(invited_on, self.invite)
        diary.note(self.own_on, self.meet)

    async def plan(self, _: Deed, scene: Scene) -> None:
        """The office sets the day."""
        office = await scene.cast.person("vanphong")
        made = await office.post("reception/dialogues", **CONFERENCE, on=self.on.isoformat())
        self.dialogue = f"reception/dialogues/{made['id']}"

    async def hold(self, _: Deed, scene: Scene) -> None:
        """Who came is counted, and something is promised."""
        office = await scene.cast.person("vanphong")
        came = {"residents": self.residents, "officials": 8, "questions": 9, "answered": 8}
        minutes = await scene.proof("vanphong", "bien ban doi thoai")
        await office.post(f"{self.dialogue}/minutes", **came, summary="Mẫu.", minutes=minutes)
        promise = {"text": "Sửa cống đường chính (mẫu).", "due_on": self.due_on.isoformat()}
        unit = await scene.unit(UNIT)
        await office.post(f"{self.dialogue}/commitments", **promise, unit_id=unit)

    async def conclude(self, _: Deed, scene: Scene) -> None:
        """The chair gives summary and promises out."""
        chair = await scene.cast.person("chutich")
        await chair.post(f"{self.dialogue}/conclusion")

    async def keep_promise(self, _: Deed, scene: Scene) -> None:
        """What was promised is a task, and done."""
        unit = await scene.cast.person(PROMISING)
        tasks = (await unit.get("planning/tasks", limit=200))["tasks"]
        [task] = [each["id"] for each in tasks if _promised(each)]
        proof = [await scene.proof(PROMISING, "cong da sua")]
        await unit.post(f"planning/tasks/{task}/outcome", outcome="done", evidence=proof)

    async def invite(self, _: Deed, scene: Scene) -> None:
        """The head sends the plan, and every household its invitation."""
        head, today = await scene.cast.person(HEAD), scene.today.isoformat()
        said = {"year": scene.year, "on": self.own_on.isoformat(), **OF_NEIGHBOURHOOD}
        unit = await scene.unit(NEIGHBOURHOOD)
        made = await head.post("participation/community-conferences", unit_id=unit, **said)
        self.own = f"participation/community-conferences/{made['id']}"
        await head.post(f"{self.own}/plan", sent_on=today)
        await head.post(f"{self.own}/invitation", invited_on=today)

    async def meet(self, _: Deed, scene: Scene) -> None:
        """Some households come; what they ask is answered, and everybody reads the result."""
        head = await scene.cast.person(HEAD)
        await head.post(f"{self.own}/attendance", present=10)
        question = {"question": "Bao giờ sửa đèn đường? (mẫu)", "answer": "Quý sau (mẫu)."}
        await head.post(f"{self.own}/questions", **question)
        await head.post(f"{self.own}/result", result="Thống nhất việc năm sau (mẫu).")


def _promised(task: dict[str, Any]) -> bool:
    return bool(task["origin"] == "commitment")
