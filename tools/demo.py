"""Live a week in the ward through the gateway, on a machine apart, in simulated time."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as moment
from typing import Any

from libs.kernel import clock
from libs.kernel.events import stream_of
from libs.vietnamese import dmy
from tools.apart import Apart
from tools.conductor import Conductor
from tools.parts import SERVICES
from tools.sample import WARD
from tools.samples import asking, showing
from tools.samples.cast import HEADS, Cast, passwords_kept
from tools.samples.showing import Paper
from tools.samples.ward import approve_plan, found_ward

MONDAY = date(2025, 3, 3)  # in the year of the sample plan, with no holiday near
MORNING = moment(8)
LIVE_SECONDS_MAX = 100.0
BUDGET = Paper("2b", "Dự toán ngân sách năm 2025 (mẫu)", "12/QĐ-UBND", MONDAY, "KTHTĐT")
# Signed on the Friday before, so its fifth working day is the Friday of this week.
FEES = Paper("12a", "Mức thu các loại phí (mẫu)", "9/QĐ-UBND", date(2025, 2, 28), "KTHTĐT")
DESKS = {"chutich": "chair: approves", "vanphong": "office: publishes", "khu01": "head of khu 1"}


def main(argv: list[str]) -> int:
    """Lives the week and tells it line by line; with --keep the machine stays until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="danbiet demo", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="leave it running until Ctrl-C")
    options = parser.parse_args(argv)
    # Like Ctrl-C: the machine apart must not outlive us.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    began = time.monotonic()
    print("A ward of its own is being started; the clock is simulated.", flush=True)
    try:
        with Apart(simulation=True) as machine:
            addresses = asyncio.run(live(machine))
            print(f"\nA week lived in {time.monotonic() - began:.0f} s.")
            if not options.keep:
                print("It ends here; `danbiet demo --keep` leaves it running, to look at:")
            print("\n".join(addresses), flush=True)
            if options.keep:
                print("\n".join(_accounts(machine)) + "\nCtrl-C stops everything.", flush=True)
                signal.pause()
    except KeyboardInterrupt:
        return 0 if options.keep else 130
    return 0


async def live(machine: Apart) -> list[str]:
    """The whole week on a machine in simulation; the addresses to look at afterwards."""
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    try:
        async with (
            asyncio.timeout(LIVE_SECONDS_MAX),
            Conductor(machine.operator()) as conductor,
            Cast(machine.base_url, WARD, passwords) as cast,
        ):
            week = Week(cast, conductor)
            await week.comes(MONDAY)
            url = machine.machine.database_url("directory", "app")
            await cast.onboard(url)
            await week.found()
            await week.show_budget()
            await week.forget_fees()
            await week.ask_residents()
            for number in range(1, 7):
                await week.comes(MONDAY + timedelta(days=number))
                if number == 4:
                    await week.lose_a_sheet()
                if number == 5:
                    await week.publish_survey()
            return await week.look_back(machine.machine.http_port)
    finally:
        clock.hold(None)


@dataclass
class Week:
    """One ward living seven days; every step says what was done and what was told of it."""

    cast: Cast
    conductor: Conductor
    today: date = MONDAY
    budget: str = ""
    draft: str = ""  # where residents say what they think of it
    survey: asking.Asked | None = None
    hung: dict[str, str] = field(default_factory=dict)  # place -> posting
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    _heard: dict[str, int] = field(default_factory=dict)  # stream -> how far it was read

    async def comes(self, day: date) -> None:
        """The morning of a day: jobs run, and what they find is told."""
        self.today = day
        await self.conductor.move_to(datetime.combine(day, MORNING, clock.VIETNAM))
        print(f"\n{day:%A} {dmy(day)}")
        await self._told("The jobs of the morning have run.")

    async def found(self) -> None:
        """Units and accounts are entered, the plan of the year is approved."""
        await found_ward(self.cast, HEADS)
        await self._told("The ward is founded: units by the office, accounts by the chair.")
        await approve_plan(self.cast, self.today.year, signed_on=self.today)
        await self._told(f"The chair approves the plan of {self.today.year}.")
        culture = await self.cast.person("vhxh")
        for period in await culture.get("reporting/periods", year=self.today.year):
            _line(f"owed: report {period['kind']} {period['ordinal']}, {_due(period)}")

    async def show_budget(self) -> None:
        """A signed paper is registered, drafted, approved, published and hung at three places."""
        owed = await self._registered(BUDGET)
        self.budget = await showing.publish(self.cast, owed, "Dự toán đã được quyết định.")
        await self._told("The office drafts it, the chair approves it, the office publishes it.")
        page = await self._page()
        asked = {wall["place_id"] for wall in page["walls"]}
        every = {one["name"]: one for one in await showing.places(self.cast) if one["id"] in asked}
        self.places = dict(list(every.items())[:3])
        for name, place in self.places.items():
            self.hung[name] = await showing.hang(self.cast, self.budget, place, self.today)
        await self._told(f"Sheets hang at 3 of {len(every)} places, each with its photo.")
        await self._walls()

    async def forget_fees(self) -> None:
        """Another paper is registered, and nobody goes on with it."""
        await self._registered(FEES)

    async def ask_residents(self) -> None:
        """Everybody is asked about a draft; a survey lies at the counter until Friday."""
        self.draft = await asking.ask_opinions(self.cast, self.today)
        await self._told("The chair opens a draft to everybody, and sample opinions come.")
        last = self.today + timedelta(days=4)
        self.survey = await asking.survey_satisfaction(self.cast, self.today, last)
        await asking.type_in_papers(self.cast, self.survey)
        await self._told(f"A survey goes out, with {asking.PAPERS} invented papers.")

    async def publish_survey(self) -> None:
        """The survey closed by itself; its sample results are published."""
        assert self.survey
        await asking.publish_results(self.cast, self.survey)
        await self._told("The office publishes its results, which say that they are samples.")

    async def lose_a_sheet(self) -> None:
        """The sheet of one house is missing; it is hung again, and its days begin again."""
        name = list(self.places)[1]
        await showing.lose(self.cast, self.hung[name], self.places[name], self.today)
        await self._told(f"The Front finds no sheet at {name}.")
        place = self.places[name]
        self.hung[name] = await showing.hang(self.cast, self.budget, place, self.today)
        await self._told("It is hung again; only there the thirty days begin anew.")
        await self._walls()

    async def look_back(self, port: int) -> list[str]:
        """What is late now, and where to look."""
        office = await self.cast.person("vanphong")
        for owed in await office.get("disclosures/obligations", state="late"):
            _line(f"late: {owed['document_number']} {owed['title']}, {_due(owed)}")
        here = f"http://localhost:{port}"
        house = list(self.places.values())[1]["id"]
        paper = f"disclosures/disclosures/{self.budget}"
        assert self.survey
        return [
            f"  the board of everybody   {here}/{WARD}",
            f"  the budget, with proofs  {here}/{WARD}/cong-khai/{self.budget}",
            f"  its sheet to print       {here}/api/wards/{WARD}/{paper}/sheet?place={house}",
            f"  what residents are asked {here}/{WARD}/{self.draft}",
            f"  a survey, its results    {here}/{WARD}/khao-sat/{self.survey.id}",
            f"  the desks of officials   {here}/{WARD}/viec",
        ]

    async def _registered(self, paper: Paper) -> str:
        owed = await showing.register(self.cast, paper)
        office = await self.cast.person("vanphong")
        seen = await office.get(f"disclosures/obligations/{owed}")
        await self._told(
            f"The office registers {paper.number}, signed {dmy(paper.signed_on)}: {_due(seen)}."
        )
        return owed

    async def _page(self) -> dict[str, Any]:
        page: dict[str, Any] = await self.cast.citizen().get(
            f"disclosures/disclosures/{self.budget}"
        )
        return page

    async def _walls(self) -> None:
        for wall in (await self._page())["walls"]:
            until = f"until {_day(wall['keep_until'])}" if wall["keep_until"] else "no sheet yet"
            _line(f"{wall['name']}: {until}{', hung again' if wall['attempt'] > 1 else ''}")

    async def _told(self, done: str) -> None:
        """Say what was done, and which events it made the services tell."""
        await self.conductor.settle()
        told: dict[str, list[str]] = {}
        for service in SERVICES:
            for name, body in await self._news(stream_of(service)):
                told.setdefault(name, []).append(body.get("due_on") or "")
        print(f"  {done}", flush=True)
        for name, days in told.items():
            times = f" x{len(days)}" if len(days) > 1 else ""
            due = f", due {_day(days[0])}" if days[0] and len(set(days)) == 1 else ""
            _line(f"told: {name}{times}{due}")

    async def _news(self, stream: str) -> list[tuple[str, dict[str, Any]]]:
        """What was told in one stream since it was last read."""
        js, first = self.conductor.js, self._heard.get(stream, 0) + 1
        self._heard[stream] = (await js.stream_info(stream)).state.last_seq
        found = [await js.get_msg(stream, seq) for seq in range(first, self._heard[stream] + 1)]
        return [((one.headers or {})["ce-type"], json.loads(one.data or b"{}")) for one in found]


def _day(text: str) -> str:
    return dmy(date.fromisoformat(text))


def _due(owed: dict[str, Any]) -> str:
    return f"due {_day(owed['due_on'])} ({owed['basis']})"


def _line(text: str) -> None:
    print(f"    {text}", flush=True)


def _accounts(machine: Apart) -> list[str]:
    """What to type at the desks."""
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    return [f"  {name:<10} {passwords[name]:<14} {what}" for name, what in DESKS.items()]
