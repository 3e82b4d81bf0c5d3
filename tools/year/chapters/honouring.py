"""A neighbourhood's model is registered, proven, scored, voted on, made public and recognised."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from libs.law.rubrics import rubric
from libs.law.rules import rule
from tools.people import Person
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

KEEPER, UNIT = "khu01", "Khu phố 1"
RUBRIC = "skilled_mobilisation"
MODEL = {
    "kind": "neighbourhood",
    "title": "Đường hoa khu phố (mẫu)",
    "aims": "Mỗi hộ một đoạn (mẫu).",
}


@dataclass
class Honouring:
    """From the approval in spring to the certificate in autumn; the centre makes it known."""

    lost_points: int = 0
    model: str = field(default="", compare=False)
    aired: str = field(default="", compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The days of a model."""
        self.lost_points = draw.randint(0, 1)
        registered_on = diary.working(date(diary.year, 2, draw.randint(10, 25)))
        proven_on = diary.working(date(diary.year, 9, draw.randint(3, 12)))
        appraised_on = diary.after(proven_on, 3)
        voted_on = diary.after(appraised_on, 4)
        noticed_on = diary.after(voted_on, 1)
        decided_on = diary.after(diary.due("award.notice", noticed_on), 1)
        for on, do in (
            (registered_on, self.register),
            (diary.after(registered_on, 3), self.approve),
            (proven_on, self.prove),
            (appraised_on, self.appraise),
            (diary.after(appraised_on, 2), self.seat_council),
            (voted_on, self.vote),
            (noticed_on, self.notice),
            (decided_on, self.recognise),
            (diary.after(decided_on, 2), self.make_known),
            (diary.after(decided_on, 4), self.note_broadcast),
        ):
            diary.note(on, do)

    async def register(self, _: Deed, scene: Scene) -> None:
        """The head registers it."""
        keeper = await scene.cast.person(KEEPER)
        units = await keeper.get("awards/units")
        [unit] = [each["id"] for each in units if each["name"] == UNIT]
        made = await keeper.post("awards/models", **MODEL, unit_id=unit, rubric=RUBRIC)
        self.model = f"awards/models/{made['id']}"

    async def approve(self, _: Deed, scene: Scene) -> None:
        """The chair lets it go on."""
        chair = await scene.cast.person("chutich")
        await chair.post(f"{self.model}/approval", number="9/TB-BCĐ")

    def _scores(self, on: date) -> list[dict[str, Any]]:
        lines = rubric(RUBRIC).on(on).lines
        return [{"key": line.key, "points": line.points - self.lost_points} for line in lines]

    async def prove(self, _: Deed, scene: Scene) -> None:
        """Every line is proven, and the unit gives itself points."""
        keeper = await scene.cast.person(KEEPER)
        scores = self._scores(scene.today)
        for score in scores:
            photo = await scene.proof(KEEPER, score["key"])
            said = {"line_key": score["key"], "note": "Ảnh (mẫu)."}
            await keeper.post(f"{self.model}/proofs", **said, file=photo)
        await keeper.post(f"{self.model}/scores", scores=scores)
        await keeper.post(f"{self.model}/score")

    async def appraise(self, _: Deed, scene: Scene) -> None:
        """The department of culture looks at the points."""
        culture = await scene.cast.person("vhxh")
        await culture.post(f"{self.model}/findings", scores=self._scores(scene.today))
        await culture.post(f"{self.model}/appraisal", number="20/BC-VHXH")

    async def seat_council(self, _: Deed, scene: Scene) -> None:
        """The council is named, as many as it has to have."""
        culture, on = await scene.cast.person("vhxh"), scene.today
        for number in range(rule("award.council_least", on).value):
            seat = {"full_name": f"Người mẫu {number}", "position": "Ủy viên", "number": "3/QĐ"}
            await culture.post("awards/council", **seat, begins_on=on.isoformat())

    async def vote(self, _: Deed, scene: Scene) -> None:
        """The council votes; one is against."""
        culture, on = await scene.cast.person("vhxh"), scene.today
        seats = rule("award.council_least", on).value
        said = {"title": "model", "held_on": on.isoformat()}
        count = {"present": seats, "in_favour": seats - 1, "against": 1, "blank": 0}
        minutes = await scene.proof("vhxh", "bien ban")
        tellers = rule("award.tellers", on).value
        await culture.post(f"{self.model}/vote", **said, **count, tellers=tellers, minutes=minutes)

    async def notice(self, _: Deed, scene: Scene) -> None:
        """Everybody may say something of it."""
        await (await scene.cast.person("vhxh")).post(f"{self.model}/notice")

    async def recognise(self, _: Deed, scene: Scene) -> None:
        """The chair grants it, and it gets its certificate."""
        chair = await scene.cast.person("chutich")
        await chair.post(f"{self.model}/recognition", number="88/QĐ-UBND")

    async def _campaign(self, centre: Person, scene: Scene) -> str:
        campaigns = await centre.get("planning/campaigns", year=scene.year)
        [found] = [each["id"] for each in campaigns if each["honour_code"]]
        return f"planning/campaigns/{found}"

    async def make_known(self, _: Deed, scene: Scene) -> None:
        """The service centre, which was asked to, puts it on the loudspeakers."""
        centre, day = await scene.cast.person("dichvu"), scene.today.isoformat()
        path = await self._campaign(centre, scene)
        slot = {"title": MODEL["title"], "system": "Loa khu phố 1", "days": [day]}
        said = {"times": ["18:00"], "minutes": 15, "script": []}
        [aired] = await centre.post(f"{path}/broadcasts", **slot, **said)
        self.aired = f"planning/activities/{aired['id']}"

    async def note_broadcast(self, _: Deed, scene: Scene) -> None:
        """It was read out, with the log of the loudspeakers."""
        centre = await scene.cast.person("dichvu")
        log = await scene.proof("dichvu", "nhat ky phat")
        await centre.post(f"{self.aired}/result", amount=15, evidence=[log])
