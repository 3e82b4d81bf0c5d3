"""Petitions of every kind come by every channel and go the ways the law has for them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from libs.law.procedures import Need, procedure
from tools.samples.cast import CLERK
from tools.samples.ward import appoint_clerk
from tools.year.chapters.petition_ways import CHANNELS, KINDS, MATTERS, WAYS, AfterClock, Way
from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

LAST_RECEIVED = (10, 15)
ASSIGNED = ("complaint", "proposal")
UNITS = ("KTHTĐT", "VHXH")
# The chair decides himself; everything else is the clerk's.
BY_CHAIR = ("decide", "conclude", "extend")
WORDS = {
    Need.REASON: "Lý do mẫu.",
    Need.ANSWER: "Trả lời mẫu.",
    Need.BODY: "Ủy ban nhân dân tỉnh (mẫu)",
    Need.GRADE: "phức tạp",
}


@dataclass(frozen=True)
class Step:
    """A move of a case on its day."""

    move: str
    on: date


@dataclass(frozen=True)
class Petition:
    """A letter, what it turns out to be, and how it goes."""

    kind: str
    channel: str
    received_on: date
    matter: str
    way: Way
    steps: tuple[Step, ...]


@dataclass
class Petitioning:
    """Registered, sorted, given to a unit, moved; some late, some taken back."""

    petitions: list[Petition] = field(default_factory=list)
    cases: dict[int, str] = field(default_factory=dict, compare=False)
    tickets: dict[int, dict[str, str]] = field(default_factory=dict, compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """So many petitions over the year."""
        diary.note(diary.begins_on, self.appoint)
        first, last = diary.after(diary.begins_on, 2), date(diary.year, *LAST_RECEIVED)
        # What only the newest law has is gone first, where it is law already.
        ways = {
            kind: sorted(draw.sample(found, len(found)), key=partial(_since, kind), reverse=True)
            for kind, found in WAYS.items()
        }
        for number in range(diary.size.petitions):
            kind = KINDS[number % len(KINDS)]
            back = timedelta(days=draw.randint(0, (last - first).days))
            received_on = diary.working(first + back)
            way = _open_way(ways[kind], kind, received_on)
            channel = "portal" if ("withdraw" in dict(way.moves)) else draw.choice(CHANNELS)
            sorted_on = diary.after(received_on, way.sorted_after)
            steps = tuple(_steps(diary, draw, kind, way, received_on, sorted_on))
            matter = draw.choice(MATTERS)
            self.petitions.append(Petition(kind, channel, received_on, matter, way, steps))
            diary.note(received_on, self.receive, number)
            diary.note(sorted_on, self.sort, number)
            for place, step in enumerate(steps):
                diary.note(step.on, self.move, number, place)

    async def appoint(self, _: Deed, scene: Scene) -> None:
        """The ward gets a clerk who receives citizens."""
        await appoint_clerk(scene.cast)

    async def receive(self, deed: Deed, scene: Scene) -> None:
        """It comes on the web, or the clerk writes it down."""
        petition = self.petitions[deed.about]
        letter = {"text": f"Nội dung mẫu số {deed.about}."}
        if petition.way.named:
            letter |= {"full_name": f"Người Gửi Mẫu {deed.about}", "address": "Khu mẫu"}
        if petition.channel == "portal":
            sent = await scene.cast.citizen().post("reception/petitions", **letter)
        else:
            clerk = await scene.cast.person(CLERK.username)
            how = {"channel": petition.channel, "received_on": scene.today.isoformat()}
            sent = await clerk.post("reception/petitions/registered", **letter, **how)
        self.cases[deed.about] = f"reception/cases/{sent['case_id']}"
        self.tickets[deed.about] = {"code": sent["code"], "secret": sent["secret"]}

    async def sort(self, deed: Deed, scene: Scene) -> None:
        """The clerk says of which kind it is, and gives it to a unit."""
        petition, case = self.petitions[deed.about], self.cases[deed.about]
        clerk = await scene.cast.person(CLERK.username)
        said = {"kind": petition.kind, "summary": f"Việc mẫu số {deed.about}"}
        if petition.kind in ASSIGNED:
            said["matter"] = petition.matter
        facts, on = list(petition.way.facts), scene.today.isoformat()
        await clerk.post(f"{case}/kind", **said, facts=facts, on=on)
        if petition.kind in ASSIGNED and "not_ours" not in facts:
            unit = await scene.unit(UNITS[deed.about % len(UNITS)])
            await clerk.post(f"{case}/unit", unit_id=unit)

    async def move(self, deed: Deed, scene: Scene) -> None:
        """A step that the law allows."""
        petition, number = self.petitions[deed.about], deed.about
        move = petition.steps[deed.place].move
        if move == "withdraw":
            path = "reception/petitions/tracked/withdrawal"
            await scene.cast.citizen().post(path, **self.tickets[number], part=1)
            return
        person = await scene.cast.person("chutich" if move in BY_CHAIR else CLERK.username)
        symbol = f"{300 + 10 * number + deed.place}/UBND"
        said = form_of(petition.kind, move, symbol, scene.today)
        await person.post(f"{self.cases[number]}/steps/{move}", **said)


def form_of(kind: str, move: str, number: str, on: date) -> dict[str, str]:
    """What a step of a case asks for, in sample words; `number` where it asks for one."""
    asked = WORDS | {Need.NUMBER: number, Need.EVENT_ON: on.isoformat()}
    needs = procedure(kind).move(move).needs
    return {need.value: asked[need] for need in needs if need in asked} | {"on": on.isoformat()}


def _since(kind: str, way: Way) -> date:
    """The day from which every move of a way is law."""
    moves = [procedure(kind).move(move) for move, _ in way.moves]
    return max((move.since for move in moves if move.since), default=date.min)


def _open_way(ways: list[Way], kind: str, on: date) -> Way:
    """The next way whose every move is already law on that day; it goes to the end of the line."""
    for place, way in enumerate(ways):
        if _since(kind, way) <= on:
            ways.append(ways.pop(place))
            return way
    raise ValueError(f"no way is open for a {kind} on {on}")


def _steps(
    diary: Diary, draw: random.Random, kind: str, way: Way, received_on: date, sorted_on: date
) -> list[Step]:
    """The moves with their days; what would fall into the next year stays undone."""
    steps: list[Step] = []
    on, since = sorted_on, {"": received_on}
    for move, time in way.moves:
        if isinstance(time, AfterClock):
            clocks = {clock.id: clock for clock in procedure(kind).clocks}
            rule = clocks[time.clock].rule_for(frozenset(way.facts))
            over_on = diary.due(rule, since[time.since])
            on = max(on, diary.after(over_on, time.working_days))
        else:
            on = diary.after(on, draw.randint(max(1, time - 2), time))
        if on.year > diary.year:
            break
        since[move] = on
        steps.append(Step(move, on))
    return steps
