"""The people's inspection board looks at a unit, and what it recommends is answered late."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

BOARD, FRONT = "ttnd", "mttq"
LOOKED_AT = {"subject": "Giám sát thu phí (mẫu)", "scope": "Sổ thu, biên lai (mẫu)."}
ADVICE = {"text": "Trả lại khoản thu sai (mẫu).", "basis": "Điều 11 Luật 10/2022/QH15"}
ANSWER = {"taken": "accepted", "answer": "Đã trả lại (mẫu).", "number": "70/UBND"}
DAYS_LATE = 2


@dataclass
class Supervising:
    """Planned in its room, sent in time, confirmed by the Front, answered by the chair."""

    starts_on: date = date.min
    wrongs: int = 0
    path: str = field(default="", compare=False)
    advice: str = field(default="", compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The days of one supervision in summer."""
        self.wrongs = draw.randint(1, 3)
        self.starts_on = diary.working(date(diary.year, 7, draw.randint(10, 25)))
        sent_by = diary.due("supervision.plan_sent", self.starts_on)
        diary.note(diary.calendar.previous_working(sent_by), self.send)
        diary.note(self.starts_on, self.start)
        confirmed_on = diary.after(self.starts_on, 6)
        diary.note(diary.after(self.starts_on, 4), self.hand_in)
        diary.note(confirmed_on, self.confirm)
        answer_by = diary.due("supervision.inspectors_answer", confirmed_on)
        diary.note(diary.after(answer_by, DAYS_LATE), self.answer)

    async def send(self, _: Deed, scene: Scene) -> None:
        """The plan goes to the Front, the chair and the unit."""
        board, unit = await scene.cast.person(BOARD), await scene.unit("KTHTĐT")
        on = self.starts_on.isoformat()
        made = await board.post("inspections/supervisions", **LOOKED_AT, unit_id=unit, starts_on=on)
        self.path = f"inspections/supervisions/{made['id']}"
        await board.post(f"{self.path}/sending", number="5/KH-TTND")

    async def start(self, _: Deed, scene: Scene) -> None:
        """The board begins to look."""
        await (await scene.cast.person(BOARD)).post(f"{self.path}/start")

    async def hand_in(self, _: Deed, scene: Scene) -> None:
        """What it recommends and found goes to the Front."""
        board = await scene.cast.person(BOARD)
        advised = await board.post(f"{self.path}/advice", **ADVICE)
        self.advice = f"inspections/advice/{advised['advice'][0]['id']}"
        await board.post(f"{self.path}/end")
        said = {"result": "Thu sai (mẫu).", "wrongs": self.wrongs}
        await board.post(f"{self.path}/result", **said)

    async def confirm(self, _: Deed, scene: Scene) -> None:
        """The Front confirms, and the committee has it."""
        front = await scene.cast.person(FRONT)
        await front.post(f"{self.path}/confirmation", number="6/MTTQ")

    async def answer(self, _: Deed, scene: Scene) -> None:
        """The chair says what is done."""
        await (await scene.cast.person("chutich")).post(f"{self.advice}/answer", **ANSWER)
