"""Documents are signed all year long and shown to the people, some late, some with a lost sheet."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from libs.law.catalogue import items, required_forms
from libs.law.forms import Form, Place, RequiredForm, Rhythm
from tools.samples import showing
from tools.samples.showing import Paper
from tools.year.chapters.papers import PAPERS
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

LATE_SHARE = 0.2
GAP_SHARE = 0.02
LAST_SIGNED = (11, 14)  # so that the last sheet has hung its days before the year ends
SUMMARY = "Văn bản mẫu của năm mô phỏng."
LISTS = 4
# What the people may always read is owed from the first day of a plan.
AT_ONCE = {each.key for each in items() if each.rhythm is Rhythm.PERMANENT}


@dataclass
class Disclosing:
    """Registered, published, hung at every place, read out, told, taken down; lists shown."""

    papers: list[Paper] = field(default_factory=list)
    obligations: dict[int, str] = field(default_factory=dict, compare=False)
    disclosures: dict[int, str] = field(default_factory=dict, compare=False)
    postings: dict[tuple[int, int], str] = field(default_factory=dict, compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """So many papers over the year, and the list of each quarter."""
        first, last = diary.begins_on, date(diary.year, *LAST_SIGNED)
        for number, which in enumerate(draw.sample(range(len(PAPERS)), diary.size.papers)):
            item, title, owner = PAPERS[which]
            back = draw.randint(*((1, 2) if item in AT_ONCE else (3, (last - first).days)))
            signed_on = diary.working(first + timedelta(days=back))
            symbol = f"{100 + number}/TB-UBND"
            self.papers.append(Paper(item, f"{title} (mẫu)", symbol, signed_on, owner))
            self._show(diary, draw, number)
        for quarter in range(1, LISTS + 1):
            after = date(diary.year + quarter // LISTS, quarter * 3 % 12 + 1, 1)
            diary.note(diary.after(diary.working(after), 1), self.publish_list, quarter)

    def _show(self, diary: Diary, draw: random.Random, number: int) -> None:
        paper = self.papers[number]
        due_on = diary.due("disclosure.publish", paper.signed_on)
        late = draw.random() < LATE_SHARE
        delay = draw.randint(1, 4)
        registered_on = diary.after(paper.signed_on, draw.randint(0, 1))
        shown_on = diary.after(due_on if late else paper.signed_on, delay)
        diary.note(registered_on, self.register, number)
        diary.note(shown_on, self.publish, number)
        wanted = required_forms(paper.item, paper.signed_on)
        for each in wanted:
            if each.form is Form.POSTING:
                self._post(diary, draw, number, each, shown_on)
        forms = {each.form: each for each in wanted}
        if Form.WRITTEN_NOTICE in forms:
            diary.note(shown_on + timedelta(days=2), self.write_to_organisations, number)
        if Form.LOUDSPEAKER in forms:
            days = forms[Form.LOUDSPEAKER].days or 1
            diary.note(shown_on + timedelta(days=days), self.read_out, number, days)
        if Form.NOTICE_TO_HEADS in forms:
            diary.note(shown_on + timedelta(days=1), self.tell_heads, number)

    def _post(
        self,
        diary: Diary,
        draw: random.Random,
        number: int,
        sheet: RequiredForm,
        shown_on: date,
    ) -> None:
        houses = range(1, diary.size.neighbourhoods + 1)
        for place in houses if sheet.place is Place.COMMUNITY_HOUSE else (0,):
            hung_on = shown_on + timedelta(days=draw.randint(0, 2))
            diary.note(hung_on, self.hang, number, place, beside=True)
            if sheet.permanent:
                continue
            days = sheet.days or self._ward_days(diary, shown_on)
            if draw.random() < GAP_SHARE:
                lost_on = hung_on + timedelta(days=draw.randint(5, days - 5))
                hung_on = lost_on + timedelta(days=1)
                diary.note(lost_on, self.lose, number, place)
                diary.note(hung_on, self.hang, number, place)
            # Whole days after the first; down on the day after them.
            down_on = hung_on + timedelta(days=days + 1)
            diary.note(down_on, self.take_down, number, place, beside=True)

    def _ward_days(self, diary: Diary, on: date) -> int:
        """How long a sheet hangs for which no law says how long."""
        return (diary.due("disclosure.ward_item_posting", on) - on).days

    async def register(self, deed: Deed, scene: Scene) -> None:
        """The office enters a signed document."""
        paper = self.papers[deed.about]
        self.obligations[deed.about] = await showing.register(scene.cast, paper)

    async def publish(self, deed: Deed, scene: Scene) -> None:
        """It is drafted, approved and published."""
        obligation = self.obligations[deed.about]
        self.disclosures[deed.about] = await showing.publish(scene.cast, obligation, SUMMARY)

    async def hang(self, deed: Deed, scene: Scene) -> None:
        """A sheet goes up."""
        place = (await scene.places())[deed.place]
        self.postings[deed.about, deed.place] = await showing.hang(
            scene.cast, self.disclosures[deed.about], place, scene.today
        )

    async def lose(self, deed: Deed, scene: Scene) -> None:
        """The Front finds no sheet."""
        posting, places = self.postings[deed.about, deed.place], await scene.places()
        await showing.lose(scene.cast, posting, places[deed.place], scene.today)

    async def take_down(self, deed: Deed, scene: Scene) -> None:
        """A sheet has hung its days."""
        posting, places = self.postings[deed.about, deed.place], await scene.places()
        await showing.take_down(scene.cast, posting, places[deed.place], scene.today)

    async def read_out(self, deed: Deed, scene: Scene) -> None:
        """The loudspeakers read it for so many days until today."""
        days = deed.place
        await showing.read_out(scene.cast, self.disclosures[deed.about], scene.today, days)

    async def tell_heads(self, deed: Deed, scene: Scene) -> None:
        """Every neighbourhood head is told."""
        await showing.tell_heads(scene.cast, self.disclosures[deed.about], scene.today)

    async def write_to_organisations(self, deed: Deed, scene: Scene) -> None:
        """The organisations get it in writing."""
        disclosure = self.disclosures[deed.about]
        await showing.write_to_organisations(scene.cast, disclosure, scene.today)

    async def publish_list(self, deed: Deed, scene: Scene) -> None:
        """The list of a quarter, which the morning made, is shown like any other paper."""
        lists = await scene.cast.citizen().get("disclosures/quarterly-lists")
        [made] = [each for each in lists if each["quarter"] == deed.about]
        await showing.publish(scene.cast, made["obligation_id"], SUMMARY)
