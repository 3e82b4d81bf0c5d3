"""The chair receives on the days of the year, moved where a day is off; a few people come."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from libs.law.reception import reception_days
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))
POSTED_AHEAD_DAYS = 14
BOOKED_AHEAD_DAYS = 4
REASON = "Lãnh đạo dự họp của tỉnh (mẫu)."
# What people come for, what is noted of it, and what becomes of it. Nobody real.
VISITS = (
    ("proposal", "Đề nghị sửa đường ngõ (mẫu)", "answered", ""),
    ("proposal", "Đề nghị lắp thêm đèn đường (mẫu)", "accepted", ""),
    ("complaint", "Khiếu nại mức bồi thường (mẫu)", "guided", "Ủy ban nhân dân tỉnh (mẫu)"),
    ("proposal", "Hỏi về thủ tục đất đai (mẫu)", "answered", ""),
)


@dataclass(frozen=True)
class Meeting:
    """A day on which the chair, or once a deputy, receives."""

    held_on: date
    was_on: date  # the day of the calendar, before it was postponed
    by: str


@dataclass
class Receiving:
    """Posted each quarter; held; one put off, one taken by a deputy, one never noted."""

    meetings: list[Meeting] = field(default_factory=list)
    callers: list[int] = field(default_factory=list)  # which of the VISITS each brings
    ids: dict[int, str] = field(default_factory=dict, compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The days of the law's calendar, and who comes on them."""
        self._post(diary)
        planned = [day.held_on for day in reception_days(diary.year, diary.calendar)]
        ahead = [day for day in planned if day > diary.after(diary.begins_on, 2)]
        held = sorted(draw.sample(ahead, min(diary.size.sessions, len(ahead))))
        put_off, deputised, forgotten = draw.sample(range(len(held)), 3)
        for number, day in enumerate(held):
            moved = number == put_off
            on = diary.after(day, 1) if moved else day
            by = "deputy" if number == deputised else "chair"
            self.meetings.append(Meeting(on, day, by))
            if moved:
                told_on = diary.calendar.previous_working(day - timedelta(days=1))
                diary.note(told_on, self.put_off, number)
            closes_on = diary.due("reception.booking_closes", day)
            booked_on = closes_on - timedelta(days=draw.randint(0, BOOKED_AHEAD_DAYS))
            if booked_on > diary.after(diary.begins_on, 1) and not moved:
                diary.note(booked_on, self.book, number)
            if number != forgotten:
                self._receive(diary, draw, number)

    def _post(self, diary: Diary) -> None:
        for number, _ in enumerate(QUARTERS):
            on = diary.after(diary.begins_on, 1)
            if number:
                month, day = QUARTERS[number - 1]
                ahead = timedelta(days=POSTED_AHEAD_DAYS)
                on = diary.working(date(diary.year, month, day) - ahead)
            diary.note(on, self.post, number)

    def _receive(self, diary: Diary, draw: random.Random, number: int) -> None:
        on = self.meetings[number].held_on
        diary.note(on, self.find, number)
        for _ in range(draw.randint(0, diary.size.visits)):
            self.callers.append(draw.randrange(len(VISITS)))
            diary.note(on, self.receive, number, len(self.callers) - 1)
        diary.note(on, self.hold, number)

    async def post(self, deed: Deed, scene: Scene) -> None:
        """The calendar of a quarter hangs out."""
        office = await scene.cast.person("vanphong")
        month, day = QUARTERS[deed.about]
        until = date(scene.year, month, day).isoformat()
        number = f"{20 + deed.about}/TB-UBND"
        await office.post("reception/sessions/posting", until=until, number=number)

    async def _session(self, number: int, scene: Scene) -> str:
        if number not in self.ids:
            found = await scene.cast.citizen().get("reception/sessions", year=scene.year)
            on = self.meetings[number].was_on.isoformat()
            [self.ids[number]] = [s["id"] for s in found["sessions"] if s["held_on"] == on]
        return f"reception/sessions/{self.ids[number]}"

    async def put_off(self, deed: Deed, scene: Scene) -> None:
        """It takes place a working day later."""
        office, path = await scene.cast.person("vanphong"), await self._session(deed.about, scene)
        on = self.meetings[deed.about].held_on.isoformat()
        hours = {"starts_at": "07:30", "ends_at": "11:30"}
        await office.post(f"{path}/postponement", held_on=on, reason=REASON, **hours)

    async def book(self, deed: Deed, scene: Scene) -> None:
        """Somebody takes a slot without an account."""
        path, citizen = await self._session(deed.about, scene), scene.cast.citizen()
        slots = await citizen.get(f"{path}/slots")
        who = {"full_name": f"Người Hẹn Mẫu {deed.about}", "phone": "0900 000 000"}
        await citizen.post(f"{path}/bookings", **who, slot_at=slots["free"][0])

    async def find(self, deed: Deed, scene: Scene) -> None:
        """The desk opens the session of the day."""
        await self._session(deed.about, scene)

    async def receive(self, deed: Deed, scene: Scene) -> None:
        """Somebody comes in and gets a line of the register."""
        matter, summary, outcome, body = VISITS[self.callers[deed.place]]
        office = await scene.cast.person("vanphong")
        await office.post(
            "reception/visits",
            full_name=f"Người Đến Mẫu {deed.place}",
            address="Khu mẫu",
            id_number=f"{deed.place:012}",
            received_on=scene.today.isoformat(),
            session_id=self.ids[deed.about],
            received_by=self.meetings[deed.about].by,
            matter=matter,
            summary=summary,
            outcome=outcome,
            outcome_body=body,
        )

    async def hold(self, deed: Deed, scene: Scene) -> None:
        """It took place."""
        office, path = await scene.cast.person("vanphong"), await self._session(deed.about, scene)
        await office.post(f"{path}/holding", taken_by=self.meetings[deed.about].by)
