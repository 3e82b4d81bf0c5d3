"""Residents decide: a road that is paid, built and accounted for; a demand the Front recognises."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.contributing import Road, carried_out_and_accounted_for
from tests.flows.house import House
from tools.people import Person, Refused
from tools.samples.cast import Cast

pytestmark = pytest.mark.timeout(400)

WARD = "06856"
HOUSEHOLDS, YES = 199, 133
TEAM = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]


class Neighbourhood:
    """The first neighbourhood: its head, the Front, its households."""

    def __init__(self, house: House, head: Person, front: Person, unit: str) -> None:
        self.house, self.head, self.front, self.unit = house, head, front, unit
        self.roll: list[str] = []

    async def grow(self, how_many: int) -> None:
        """So many households stand on the roll."""
        path = f"participation/neighbourhoods/{self.unit}/households"
        who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
        for number in range(len(self.roll), how_many):
            name = f"Đại Diện Mẫu {number + 1}"
            made = await self.head.post(path, full_name=name, **who)
            self.roll.append(str(made["id"]))

    async def meet(self, matter: str, came: int) -> str:
        """A meeting is told in time, opened on its day, and so many come."""
        await self.head.post(f"participation/matters/{matter}/form", form="meeting")
        on = self.house.today + timedelta(days=3)
        where = {"unit_id": self.unit, "starts_at": "19:00", "place": "Nhà văn hóa (mẫu)"}
        held = await self.head.post(
            f"participation/matters/{matter}/meetings", on=on.isoformat(), **where
        )
        path = f"participation/meetings-of-residents/{held['id']}"
        today = self.house.today.isoformat()
        await self.head.post(f"{path}/notice", noticed_on=today, documents_on=today)
        await self.house.live_until(on)
        opened = await self.head.post(f"{path}/opening")
        ticks = {"cluster_id": opened["clusters"][0]["id"], "household_ids": self.roll[:came]}
        await self.head.put(f"{path}/attendance", **ticks)
        return path

    async def send(self, matter: str) -> Any:
        """The decision is signed and goes to the ward and the Front."""
        path = f"participation/matters/{matter}"
        await self.head.put(
            f"{path}/decision",
            kind="resolution",
            decision="Đồng ý (mẫu).",
            head_name="Trưởng Khu Mẫu",
            front_name="Mặt Trận Mẫu",
            signer_ids=self.roll[:2],
        )
        return await self.head.post(f"{path}/sending")


async def test_a_road_is_adopted_by_133_of_199_carried_out_and_accounted_for(house: House):
    cast = await house.planned(WARD)
    north = await _neighbourhood(house, cast)
    await north.grow(HOUSEHOLDS)
    by_day = house.today + timedelta(days=200)
    words = {"title": "Góp làm đường ngõ 4 (mẫu)", "summary": "Mỗi hộ 2 triệu đồng."}
    said = {"clause": "works", "scope": "neighbourhood", "unit_id": north.unit}
    matter = await north.head.post(
        "participation/matters", **said, **words, carry_out_by=by_day.isoformat()
    )
    path = f"participation/matters/{matter['id']}"
    await north.front.post(f"{path}/agreement")
    with pytest.raises(Refused, match="khoản 6"):
        await north.head.post(f"{path}/form", form="online")
    meeting = await north.meet(matter["id"], 150)
    await _count(north, meeting, YES, 150)

    seen = await cast.citizen().get(path)
    assert (seen["state"], seen["yes"], seen["households"]) == ("adopted", YES, HOUSEHOLDS)
    assert seen["effective_on"] == house.today.isoformat()
    assert (await north.send(matter["id"]))["state"] == "sent"
    await house.settle()
    await _it_is_a_task(cast, matter["id"], by_day)
    await _its_accounts_are_owed(cast, house.today)
    road = Road(house, cast, matter["id"], north.unit, north.roll)
    await carried_out_and_accounted_for(road)
    await _a_demand_goes_by_ballots_to_the_front(house, cast, north)


async def _neighbourhood(house: House, cast: Cast) -> Neighbourhood:
    head, front = await cast.person("khu01"), await cast.person("mttq")
    units = await head.get("participation/units")
    unit = next(each["id"] for each in units if each["name"] == "Khu phố 1")
    return Neighbourhood(house, head, front, unit)


async def _count(north: Neighbourhood, meeting: str, yes: int, came: int) -> None:
    """Tellers are approved, the votes are counted, and what does not add up is refused."""
    head = north.head
    team = {"secretary": "Thư Ký Mẫu", "tellers": TEAM, "approving": came, "secret": True}
    clusters = (await head.post(f"{meeting}/tellers", **team))["clusters"]
    sums = {"present": came, "yes": yes, "no": came - yes}
    part = [{"cluster_id": clusters[0]["id"], **sums}]
    seen = {"witness_ids": north.roll[:2], "course": "Thảo luận (mẫu)."}
    wrong = [{**part[0], "no": came - yes + 1}]
    with pytest.raises(Refused, match="Hãy đếm lại"):
        await head.post(f"{meeting}/count", clusters=wrong, total=sums, **seen)
    await head.post(f"{meeting}/count", clusters=part, total=sums, **seen)


async def _it_is_a_task(cast: Cast, matter: str, by_day: date) -> None:
    culture = await cast.person("vhxh")
    tasks = (await culture.get("planning/tasks", limit=200))["tasks"]
    [task] = [each for each in tasks if each["origin"] == "decision"]
    assert task["origin_id"] == matter
    assert date.fromisoformat(task["due_on"]) <= by_day
    assert task["lead_unit"]["name"] == "Khu phố 1"


async def _its_accounts_are_owed(cast: Cast, decided_on: date) -> None:
    office = await cast.person("vanphong")
    owed = await office.get("disclosures/obligations", limit=200)
    [accounts] = [each for each in owed if each["raised_by"] == "decision"]
    due_on = add_working_days(decided_on, 5, national_calendar())
    assert (accounts["item"], accounts["due_on"]) == ("5c", due_on.isoformat())


async def _a_demand_goes_by_ballots_to_the_front(
    house: House, cast: Cast, north: Neighbourhood
) -> None:
    """12 % demand it, the meeting lacks households, ballots adopt it, the Front recognises."""
    about = {"kind": "investment", "title": "Đường ngõ 4 (mẫu)", "size": 5}
    board = await north.front.post("participation/people-boards", **about, seats={north.unit: 1})
    boards = f"participation/people-boards/{board['id']}"
    demanded = await north.head.post(f"{boards}/demands", unit_id=north.unit)
    path = f"participation/initiatives/{demanded['initiative_id']}"
    for household in north.roll[:24]:  # 12 % of 199; the twentieth is a tenth
        said = {"household_id": household, "given_on": house.today.isoformat()}
        demand = await north.head.post(f"{path}/consents", **said)
        if demand["state"] == "on_agenda":
            break
    assert (demand["state"], demand["consents"]) == ("on_agenda", 20)
    matter, public = demand["matter_id"], f"participation/matters/{demand['matter_id']}"
    await _somebody_stands(house, north, boards, matter)
    meeting = await north.meet(matter, 99)  # a hundred are needed
    await north.head.post(f"{meeting}/lacking")
    await _ballots_adopt_it(house, north, matter)
    sent = await north.send(matter)
    [due] = sent["dues"]
    last = add_working_days(house.today, 5, national_calendar())
    assert (due["owed"], due["due_on"]) == ("recognition", last.isoformat())
    await house.live_until(last)
    answer = {"number": "7/QĐ-MTTQ", "on": last.isoformat()}
    chair = await cast.person("chutich")
    with pytest.raises(Refused, match="Mặt trận Tổ quốc công nhận"):
        await chair.post(f"{public}/recognition", **answer)
    await north.front.post(f"{public}/recognition", **answer)
    seen = await cast.citizen().get(public)
    assert (seen["state"], seen["effective_on"], seen["late"]) == (
        "recognised",
        last.isoformat(),
        False,
    )
    [member] = (await cast.citizen().get(boards))["members"]
    assert member["full_name"] == "Ứng Cử Mẫu"


async def _somebody_stands(house: House, north: Neighbourhood, boards: str, matter: str) -> None:
    """The head sets the day of what was demanded, the Front tells residents who stands."""
    today, on = house.today.isoformat(), (house.today + timedelta(days=3)).isoformat()
    election = await north.head.post(f"{boards}/elections", unit_id=north.unit, on=on)
    assert election["matter_id"] == matter
    path = f"participation/elections/{election['id']}"
    listed = {"met_on": today, "present": 20, "course": "", "confirmed": True}
    people = [{"full_name": "Ứng Cử Mẫu", "born": "1980"}]
    await north.front.put(f"{path}/candidates", people=people, **listed)
    await north.front.post(f"{path}/announcement", announced_on=today)


async def _ballots_adopt_it(house: House, north: Neighbourhood, matter: str) -> None:
    await north.head.post(f"participation/matters/{matter}/form", form="paper_ballots")
    on, today = house.today + timedelta(days=3), house.today.isoformat()
    days = {"unit_id": north.unit, "starts_on": on.isoformat(), "until": on.isoformat()}
    handout = await north.front.post(f"participation/matters/{matter}/handouts", **days, team=TEAM)
    path = f"participation/handouts/{handout['id']}"
    await north.front.post(f"{path}/notice", sent_on=today, informed_on=today)
    await house.live_until(on)
    await north.front.post(f"{path}/opening")
    sums = {"given": 199, "present": 180, "yes": 120, "no": 50, "other": 4, "invalid": 6}
    with pytest.raises(Refused, match="chưa kiểm phiếu được"):
        await north.front.post(f"{path}/count", **sums, witness_ids=north.roll[:2])
    await house.live_until(on + timedelta(days=1))
    await north.front.post(f"{path}/count", **sums, witness_ids=north.roll[:2])
