"""Each report that the year owes is drafted when figures close, approved, and issued; one late."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

QUARTER, HALF, YEAR = "quarter", "half_year", "year"
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Report:
    """A report of the year and when it goes out."""

    kind: str
    ordinal: int
    due_on: date
    issued_on: date


@dataclass
class Reporting:
    """Four quarters, six months, the year."""

    reports: list[Report] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict, compare=False)
    figures: dict[str, int] = field(default_factory=dict, compare=False)  # of the whole year

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """Everything by its last day, but for one quarter."""
        first = date(diary.year, 1, 1)
        starts = [(HALF, 1, first), (YEAR, 1, first)]  # in this order their ids are handed on
        quarters = [date(diary.year, month, day) for month, day in QUARTER_ENDS]
        starts += [(QUARTER, number, end) for number, end in enumerate(quarters, 1)]
        late = draw.randint(1, len(quarters))
        for number, (kind, ordinal, start) in enumerate(starts):
            due_on = diary.due(f"report.{kind}", start)
            forgotten = (kind, ordinal) == (QUARTER, late)
            issued_on = diary.after(due_on, draw.randint(1, 4)) if forgotten else due_on
            self.reports.append(Report(kind, ordinal, due_on, issued_on))
            drafted_on = diary.due("report.cutoff", due_on)
            diary.note(diary.after(drafted_on, 1), self.draft, number)
            diary.note(diary.after(drafted_on, 3), self.approve, number)
            diary.note(issued_on, self.issue, number)
        diary.note(diary.working(date(diary.year + 1, 1, 2)), self.look_back)

    async def draft(self, deed: Deed, scene: Scene) -> None:
        """The department of culture draws it up from what was told."""
        culture, report = await scene.cast.person("vhxh"), self.reports[deed.about]
        periods = await culture.get("reporting/periods", year=scene.year)
        [period] = [
            each["id"]
            for each in periods
            if (each["kind"], each["ordinal"]) == (report.kind, report.ordinal)
        ]
        made = await culture.post("reporting/reports", period_id=period)
        self.ids[deed.about] = str(made["id"])

    async def approve(self, deed: Deed, scene: Scene) -> None:
        """The chair approves what others wrote."""
        chair = await scene.cast.person("chutich")
        report = f"reporting/reports/{self.ids[deed.about]}"
        read = (await chair.get(report))["content_sha256"]
        await chair.post(f"{report}/approval", content_sha256=read)

    async def issue(self, deed: Deed, scene: Scene) -> None:
        """It gets its number and goes out."""
        culture = await scene.cast.person("vhxh")
        await culture.post(
            f"reporting/reports/{self.ids[deed.about]}/issuance",
            number=str(80 + deed.about),
            issued_on=scene.today.isoformat(),
            signer_name="Chủ tịch (mẫu)",
        )

    async def look_back(self, _: Deed, scene: Scene) -> None:
        """The council asks for the figures of the whole year, and gets them in a draft."""
        culture, today = await scene.cast.person("vhxh"), scene.today.isoformat()
        order = {
            "title": f"Số liệu cả năm {scene.year} (mẫu)",
            "requested_by": "Thường trực HĐND phường",
            "period_start": f"{scene.year}-01-01",
            "cutoff_on": f"{scene.year}-12-31",
            "due_on": today,
        }
        made = await culture.post("reporting/reports", on_demand=order)
        drafted = await culture.get(f"reporting/reports/{made['id']}")
        self.figures = drafted["values"]
