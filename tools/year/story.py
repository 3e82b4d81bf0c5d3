"""Does what the diary says, through the door, day after day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from libs.kernel import clock
from tools.conductor import Conductor
from tools.people import sample_photo
from tools.samples import showing
from tools.samples.cast import Cast
from tools.samples.ward import approve_plan
from tools.year.diary import Deed, Diary

MORNING = time(7, 30)


class Story:
    """One ward living its diary."""

    def __init__(self, cast: Cast, conductor: Conductor, diary: Diary, year: int) -> None:
        self.cast, self.conductor, self.diary, self.year = cast, conductor, diary, year
        self.obligations: dict[int, str] = {}
        self.disclosures: dict[int, str] = {}
        self.postings: dict[tuple[int, int], str] = {}
        self.places: list[dict[str, Any]] = []
        self.report_id = ""
        self.deeds = 0

    def days(self) -> Iterator[date]:
        """Every day from the first deed to the last."""
        day, last = min(self.diary.days), max(self.diary.days)
        while day <= last:
            yield day
            day += timedelta(days=1)

    async def live(self, day: date) -> None:
        """Morning comes, jobs run, then people do what the diary says of the day."""
        await self.conductor.move_to(datetime.combine(day, MORNING, clock.VIETNAM))
        for deed in self.diary.days.get(day, ()):
            await getattr(self, f"_{deed.what}")(deed, day)
            self.deeds += 1
        if day in self.diary.days:
            await self.conductor.settle()

    async def _approve_plan(self, _: Deed, day: date) -> None:
        await approve_plan(self.cast, self.year, signed_on=day)

    async def _register(self, deed: Deed, _: date) -> None:
        paper = self.diary.papers[deed.paper]
        self.obligations[deed.paper] = await showing.register(self.cast, paper)

    async def _publish(self, deed: Deed, _: date) -> None:
        self.disclosures[deed.paper] = await showing.publish(
            self.cast, self.obligations[deed.paper], "Văn bản mẫu của năm mô phỏng."
        )

    async def _hang(self, deed: Deed, day: date) -> None:
        self.places = self.places or await showing.places(self.cast)
        self.postings[deed.paper, deed.place] = await showing.hang(
            self.cast, self.disclosures[deed.paper], self.places[deed.place], day
        )

    async def _lose(self, deed: Deed, day: date) -> None:
        posting = self.postings[deed.paper, deed.place]
        await showing.lose(self.cast, posting, self.places[deed.place], day)

    async def _take_down(self, deed: Deed, day: date) -> None:
        posting = self.postings[deed.paper, deed.place]
        await showing.take_down(self.cast, posting, self.places[deed.place], day)

    async def _read_out(self, deed: Deed, day: date) -> None:
        await showing.read_out(self.cast, self.disclosures[deed.paper], day)

    async def _tell_heads(self, deed: Deed, day: date) -> None:
        await showing.tell_heads(self.cast, self.disclosures[deed.paper], day)

    async def _write_to_organisations(self, deed: Deed, day: date) -> None:
        await showing.write_to_organisations(self.cast, self.disclosures[deed.paper], day)

    async def _hold_training(self, deed: Deed, day: date) -> None:
        await self._progress("training", day, 20 + 5 * deed.paper, "lượt người")

    async def _broadcast_outreach(self, deed: Deed, day: date) -> None:
        await self._progress("outreach", day, 30 * deed.paper, "phút")

    async def _progress(self, kind: str, day: date, quantity: int, measure: str) -> None:
        culture = await self.cast.person("vhxh")
        found = await culture.get("planning/tasks", kind=kind)
        await culture.post(
            f"planning/tasks/{found['tasks'][0]['id']}/progress",
            on=day.isoformat(),
            note="Việc mẫu của năm mô phỏng.",
            quantity=quantity,
            measure=measure,
            evidence=[await culture.upload(sample_photo(f"{kind} {day}"))],
        )

    async def _draft_report(self, _: Deed, __: date) -> None:
        culture = await self.cast.person("vhxh")
        periods = await culture.get("reporting/periods", year=self.year)
        half = next(one for one in periods if one["kind"] == "half_year")
        self.report_id = (await culture.post("reporting/reports", period_id=half["id"]))["id"]

    async def _issue_report(self, _: Deed, day: date) -> None:
        chair, culture = await self.cast.person("chutich"), await self.cast.person("vhxh")
        await chair.post(f"reporting/reports/{self.report_id}/approval")
        await culture.post(
            f"reporting/reports/{self.report_id}/issuance",
            number="88",
            issued_on=day.isoformat(),
            signer_name="Chủ tịch (mẫu)",
        )
