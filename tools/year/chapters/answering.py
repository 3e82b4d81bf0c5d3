"""Everyday feedback on the web and on the hotline: logged, shown, given to a unit, answered."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.samples.cast import CLERK
from tools.year.chapters.petitioning import form_of
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

LAST_SENT = (11, 30)
HOTLINE_SHARE = 0.4
CATEGORIES = ("road", "lighting", "waste", "drainage", "water", "noise", "trees", "order")
# unit that answers -> the desk of it
DESKS = {"KTHTĐT": "kinhte", "VHXH": "vhxh"}
CLAIM = "proposal"  # of what is handed over to the register
GOES = ("answered", "answered", "answered", "rated", "late", "reopened", "declined", "handed_over")


@dataclass(frozen=True)
class Report:
    """What somebody sees, how it comes, and how it goes."""

    category: str
    channel: str
    neighbourhood: int
    unit: str
    goes: str


@dataclass
class Answering:
    """Most are answered in time; some late, looked at again, not taken, or really a petition."""

    reports: list[Report] = field(default_factory=list)
    told: dict[int, dict[str, str]] = field(default_factory=dict, compare=False)
    letters: list[str] = field(default_factory=list, compare=False)  # handed over, to be answered
    answered: int = field(default=0, compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """So many reports over the year, on any day of the week."""
        first, last = diary.after(diary.begins_on, 2), date(diary.year, *LAST_SENT)
        for number in range(diary.size.reports):
            sent_on = first + timedelta(days=draw.randint(0, (last - first).days))
            hotline = draw.random() < HOTLINE_SHARE
            self.reports.append(
                Report(
                    category=draw.choice(CATEGORIES),
                    channel="hotline" if hotline else "web",
                    neighbourhood=draw.randint(1, diary.size.neighbourhoods),
                    unit=draw.choice(sorted(DESKS)),
                    goes=GOES[number % len(GOES)],
                )
            )
            # The clerk writes down calls on working days.
            sent_on = diary.working(sent_on) if hotline else sent_on
            diary.note(sent_on, self.send, number)
            self._go(diary, draw, number, sent_on)

    def _go(self, diary: Diary, draw: random.Random, number: int, sent_on: date) -> None:
        report = self.reports[number]
        logged_on = diary.after(sent_on, draw.randint(0, 1))
        diary.note(logged_on, self.log, number)
        if report.goes == "declined":
            diary.note(diary.after(logged_on, 1), self.decline, number)
            return
        if report.goes == "handed_over":
            # Its days count from the day on which it was sent.
            diary.note(logged_on, self.hand_over, number)
            diary.note(diary.after(logged_on, draw.randint(0, 1)), self.sort_letters)
            diary.note(diary.after(logged_on, draw.randint(3, 7)), self.answer_letters)
            return
        assigned_on = diary.after(logged_on, 1)
        diary.note(assigned_on, self.assign, number)
        answered_on = diary.after(assigned_on, draw.randint(2, 5))
        if report.goes == "late":
            answered_on = diary.after(diary.due("hotline.answer", sent_on), 3)
        diary.note(answered_on, self.answer, number)
        if report.goes == "rated":
            diary.note(answered_on + timedelta(days=1), self.rate, number, draw.randint(2, 5))
        if report.goes == "reopened":
            diary.note(answered_on + timedelta(days=2), self.reopen, number)
            diary.note(diary.after(answered_on, 6), self.answer, number)

    async def send(self, deed: Deed, scene: Scene) -> None:
        """Somebody writes on the web, or calls."""
        report = self.reports[deed.about]
        seen = {"category": report.category, "text": f"Phản ánh mẫu số {deed.about}"}
        seen |= {"place": f"Ngõ mẫu {deed.about}"}
        seen["neighbourhood_id"] = await scene.unit(f"K{report.neighbourhood}")
        if report.channel == "web":
            sent = await scene.cast.citizen().post("reception/feedback", **seen)
        else:
            clerk = await scene.cast.person(CLERK.username)
            path = "reception/feedback-work"
            sent = await clerk.post(path, **seen, channel=report.channel)
        self.told[deed.about] = {name: str(sent[name]) for name in ("id", "code", "secret")}

    async def _work(self, deed: Deed, scene: Scene, act: str, **form: object) -> None:
        clerk = await scene.cast.person(CLERK.username)
        await clerk.post(f"reception/feedback-work/{self.told[deed.about]['id']}/{act}", **form)

    async def log(self, deed: Deed, scene: Scene) -> None:
        """The clerk writes it into the book."""
        await self._work(deed, scene, "log", category=self.reports[deed.about].category)

    async def assign(self, deed: Deed, scene: Scene) -> None:
        """What names nobody is shown to all, and a unit has to answer."""
        words = {"text": f"Phản ánh mẫu số {deed.about}", "place": f"Ngõ mẫu {deed.about}"}
        await self._work(deed, scene, "release", **words)
        unit = await scene.unit(self.reports[deed.about].unit)
        await self._work(deed, scene, "assignment", unit_id=unit)

    async def answer(self, deed: Deed, scene: Scene) -> None:
        """The unit says what was done; a photo shows it."""
        desk = DESKS[self.reports[deed.about].unit]
        person = await scene.cast.person(desk)
        photo = await scene.proof(desk, f"da xong {deed.about}")
        path = f"reception/feedback-work/{self.told[deed.about]['id']}/answer"
        await person.post(path, answer="Đã xử lý (mẫu).", photo=photo)

    async def decline(self, deed: Deed, scene: Scene) -> None:
        """It is not work of the ward."""
        words = "Việc này do công ty điện lực làm (mẫu)."
        await self._work(deed, scene, "decline", ground="not_ours", words=words)

    async def hand_over(self, deed: Deed, scene: Scene) -> None:
        """It is really a proposal that the register has to hold."""
        await self._work(deed, scene, "handing-over", claim=CLAIM)

    async def sort_letters(self, _: Deed, scene: Scene) -> None:
        """What was handed over is a proposal, for a unit to look at."""
        clerk, on = await scene.cast.person(CLERK.username), scene.today.isoformat()
        for case in (await clerk.get("reception/cases", sight="inbox"))["lines"]:
            if CLAIM not in case["claimed"]:
                continue
            path = f"reception/cases/{case['id']}"
            said = {"kind": CLAIM, "summary": "Từ phản ánh (mẫu).", "matter": "works"}
            await clerk.post(f"{path}/kind", **said, facts=[], on=on)
            await clerk.post(f"{path}/unit", unit_id=await scene.unit("KTHTĐT"))
            self.letters.append(path)

    async def answer_letters(self, _: Deed, scene: Scene) -> None:
        """It is taken up and answered."""
        clerk = await scene.cast.person(CLERK.username)
        while self.letters:
            path = self.letters.pop()
            for move in ("take_up", "answer"):
                self.answered += 1
                said = form_of(CLAIM, move, f"{700 + self.answered}/UBND", scene.today)
                await clerk.post(f"{path}/steps/{move}", **said)

    async def rate(self, deed: Deed, scene: Scene) -> None:
        """Whoever sent it judges the answer."""
        await self._tracked(deed, scene, "rating", rating=deed.place)

    async def reopen(self, deed: Deed, scene: Scene) -> None:
        """Whoever sent it wants another look."""
        await self._tracked(deed, scene, "reopening", because="Vẫn chưa xong (mẫu).")

    async def _tracked(self, deed: Deed, scene: Scene, act: str, **form: object) -> None:
        told = self.told[deed.about]
        held = {"code": told["code"], "secret": told["secret"]}
        await scene.cast.citizen().post(f"reception/feedback/tracked/{act}", **held, **form)
