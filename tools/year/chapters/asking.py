"""Residents are asked about a draft for the days of the law, and how satisfied they are."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from tools.samples import asking
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

SURVEY_WORKING_DAYS = 15
EXPLAINED = {"answer": "partly", "explanation": "Chợ họp đến 17 giờ (mẫu)."}


@dataclass
class Asking:
    """A consultation in spring, explained, decided and reported; a survey in summer."""

    closes_on: date = date.min
    draft: str = field(default="", compare=False)
    survey: asking.Asked | None = field(default=None, compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """What happens when."""
        opened_on = diary.working(date(diary.year, 4, draw.randint(1, 20)))
        closed_on = diary.due("consultation.opinion_period", opened_on)
        diary.note(opened_on, self.open)
        explained_on = diary.after(closed_on, draw.randint(3, 6))
        diary.note(explained_on, self.explain)
        diary.note(diary.after(explained_on, 4), self.decide)
        sent_on = diary.working(date(diary.year, 8, draw.randint(1, 20)))
        self.closes_on = diary.after(sent_on, SURVEY_WORKING_DAYS)
        diary.note(sent_on, self.send_survey)
        diary.note(diary.after(sent_on, 5), self.type_in)
        diary.note(diary.after(self.closes_on, draw.randint(2, 4)), self.publish_survey)

    async def open(self, _: Deed, scene: Scene) -> None:
        """The draft is public, and a few opinions come."""
        where = await asking.ask_opinions(scene.cast, scene.today)
        self.draft = f"participation/consultation-work/{where.rpartition('/')[2]}"

    async def explain(self, _: Deed, scene: Scene) -> None:
        """What says alike is one group; each is answered, and everybody reads it."""
        office = await scene.cast.person("vanphong")
        for opinion in await office.get(f"{self.draft}/opinions"):
            if opinion["standing"] == "waiting":
                path = f"participation/opinions/{opinion['id']}/release"
                await office.post(path, text=opinion["text"])
        for number, group in enumerate(await office.post(f"{self.draft}/groups"), 1):
            path = f"participation/opinion-groups/{group['id']}/explanation"
            await office.post(path, title=f"Nhóm ý kiến {number} (mẫu)", **EXPLAINED)
        chair = await scene.cast.person("chutich")
        await chair.post(f"{self.draft}/explanation", summary="Tổng hợp ý kiến (mẫu).")

    async def decide(self, _: Deed, scene: Scene) -> None:
        """The draft is issued with changes; council and Front are told."""
        office, on = await scene.cast.person("vanphong"), scene.today.isoformat()
        said = {"decision": "changed", "number": "61/QĐ-UBND", "decided_on": on}
        why = "Ý kiến của Nhân dân được tiếp thu một phần (mẫu)."
        await office.post(f"{self.draft}/decision", **said, reasons=why)
        days = {"council_reported_on": on, "front_reported_on": on}
        await office.post(f"{self.draft}/report", **days)

    async def send_survey(self, _: Deed, scene: Scene) -> None:
        """A ready form goes out with a sheet at the counter."""
        self.survey = await asking.survey_satisfaction(scene.cast, scene.today, self.closes_on)

    async def type_in(self, _: Deed, scene: Scene) -> None:
        """Papers are typed in."""
        assert self.survey
        await asking.type_in_papers(scene.cast, self.survey)

    async def publish_survey(self, _: Deed, scene: Scene) -> None:
        """The results go out."""
        assert self.survey
        await asking.publish_results(scene.cast, self.survey)
