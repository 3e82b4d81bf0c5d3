"""A neighbourhood decides: a road at a meeting, paid and accounted for; a demand, by ballots."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

HEAD, FRONT, UNIT = "khu01", "mttq", "K1"
TEAM = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]
LEVEL_DONG = 2_000_000
PLACE = {"starts_at": "19:00", "place": "Nhà văn hóa khu phố 1"}
HEADINGS = "Người đại diện;Ngày sinh;Địa chỉ"
ROAD = {"title": "Góp làm đường ngõ 4 (mẫu)", "summary": "Mỗi hộ 2 triệu đồng."}
DEMAND = {"title": "Đội tự quản về rác (mẫu)", "summary": "Nội dung mẫu."}
SIGNED = {
    "kind": "resolution",
    "decision": "Đồng ý (mẫu).",
    "head_name": "Trưởng Khu Mẫu",
    "front_name": "Mặt Trận Mẫu",
}


@dataclass
class Deciding:
    """The road goes out in time, what was demanded a day late."""

    households: int = 0
    absent: int = 0
    against: int = 0
    met_on: date = date.min
    handed_on: date = date.min
    roll: list[str] = field(default_factory=list, compare=False)
    road: str = field(default="", compare=False)
    demanded: str = field(default="", compare=False)
    meeting: str = field(default="", compare=False)
    handout: str = field(default="", compare=False)
    fund: str = field(default="", compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The road in spring and summer, the demand in autumn."""
        self.households = diary.size.households
        self.absent = draw.randint(0, self.households // 6)
        self.against = draw.randint(0, self.households // 8)
        begun_on = diary.working(date(diary.year, 3, draw.randint(3, 20)))
        self.met_on = diary.after(begun_on, draw.randint(6, 9))
        diary.note(begun_on, self.enter_roll)
        diary.note(diary.after(begun_on, 1), self.propose_road)
        diary.note(diary.after(begun_on, 2), self.call_meeting)
        diary.note(self.met_on, self.meet)
        diary.note(diary.due("participation.decision_sent", self.met_on), self.send_road)
        diary.note(diary.after(self.met_on, 3), self.open_account)
        paid_on = diary.after(self.met_on, 20)
        diary.note(paid_on, self.pay)
        built_on = diary.after(paid_on, draw.randint(30, 50))
        diary.note(built_on, self.build)
        diary.note(diary.after(built_on, 5), self.settle_account)
        self._foresee_demand(diary, draw)

    def _foresee_demand(self, diary: Diary, draw: random.Random) -> None:
        asked_on = diary.working(date(diary.year, 9, draw.randint(5, 20)))
        self.handed_on = diary.after(asked_on, 6)
        diary.note(asked_on, self.demand)
        diary.note(diary.after(asked_on, 1), self.announce_ballots)
        diary.note(self.handed_on, self.hand_out)
        counted_on = self.handed_on + timedelta(days=1)
        diary.note(counted_on, self.count_ballots)
        sent_by = diary.due("participation.decision_sent", counted_on)
        diary.note(diary.after(sent_by, 1), self.send_demanded)

    async def enter_roll(self, _: Deed, scene: Scene) -> None:
        """The head enters the households from a list."""
        head, unit = await scene.cast.person(HEAD), await scene.unit(UNIT)
        rows = [
            f"Đại Diện Mẫu {number};{1950 + number % 50};Ngõ mẫu {number}"
            for number in range(1, self.households + 1)
        ]
        path = f"participation/neighbourhoods/{unit}/households"
        await head.post(f"{path}/import", text="\n".join([HEADINGS, *rows]), capable=True)
        self.roll = [str(each["id"]) for each in (await head.get(path))["households"]]

    async def propose_road(self, _: Deed, scene: Scene) -> None:
        """The head puts it forward, and the Front agrees."""
        head, front = await scene.cast.person(HEAD), await scene.cast.person(FRONT)
        by_day = (scene.today + timedelta(days=200)).isoformat()
        said = {"clause": "works", "scope": "neighbourhood", "unit_id": await scene.unit(UNIT)}
        made = await head.post("participation/matters", **said, **ROAD, carry_out_by=by_day)
        self.road = str(made["id"])
        await front.post(f"participation/matters/{self.road}/agreement")
        await head.post(f"participation/matters/{self.road}/form", form="meeting")

    async def call_meeting(self, _: Deed, scene: Scene) -> None:
        """Households are told of it in time."""
        head, today = await scene.cast.person(HEAD), scene.today.isoformat()
        when = {"unit_id": await scene.unit(UNIT), "on": self.met_on.isoformat()}
        path = f"participation/matters/{self.road}/meetings"
        held = await head.post(path, **when, **PLACE)
        self.meeting = f"participation/meetings-of-residents/{held['id']}"
        await head.post(f"{self.meeting}/notice", noticed_on=today, documents_on=today)

    async def meet(self, _: Deed, scene: Scene) -> None:
        """Who came is ticked, tellers are approved, and the votes are counted."""
        head = await scene.cast.person(HEAD)
        came = self.roll[: self.households - self.absent]
        cluster = (await head.post(f"{self.meeting}/opening"))["clusters"][0]["id"]
        ticks = {"cluster_id": cluster, "household_ids": came}
        await head.put(f"{self.meeting}/attendance", **ticks)
        team = {"secretary": "Thư Ký Mẫu", "tellers": TEAM, "secret": True}
        await head.post(f"{self.meeting}/tellers", **team, approving=len(came))
        sums = {"present": len(came), "yes": len(came) - self.against, "no": self.against}
        part = [{"cluster_id": cluster, **sums}]
        seen = {"witness_ids": self.roll[:2], "course": "Thảo luận (mẫu)."}
        await head.post(f"{self.meeting}/count", clusters=part, total=sums, **seen)

    async def send_road(self, _: Deed, scene: Scene) -> None:
        """The decision goes to the ward and the Front."""
        await self._send(scene, self.road)

    async def send_demanded(self, _: Deed, scene: Scene) -> None:
        """The decision goes out, a working day after its last day."""
        await self._send(scene, self.demanded)

    async def _send(self, scene: Scene, matter: str) -> None:
        head, path = await scene.cast.person(HEAD), f"participation/matters/{matter}"
        await head.put(f"{path}/decision", **SIGNED, signer_ids=self.roll[:2])
        await head.post(f"{path}/sending")

    async def open_account(self, _: Deed, scene: Scene) -> None:
        """Each household is to give the same, as the Front confirms."""
        head, unit = await scene.cast.person(HEAD), await scene.unit(UNIT)
        about = {"matter_id": self.road, "unit_id": unit, "level_dong": LEVEL_DONG}
        fund = await head.post("participation/funds", **about)
        self.fund = f"participation/funds/{fund['id']}"
        front, seen = await scene.cast.person(FRONT), {"from_on": scene.today.isoformat()}
        path = f"{self.fund}/levels/{self.road}/confirmation"
        await front.post(path, **seen, level_dong=LEVEL_DONG)

    async def pay(self, _: Deed, scene: Scene) -> None:
        """All but one household give."""
        head = await scene.cast.person(HEAD)
        paid = {"kind": "money", "on": scene.today.isoformat(), "dong": LEVEL_DONG}
        await head.post(f"{self.fund}/contributions", **paid, household_ids=self.roll[:-1])

    async def build(self, _: Deed, scene: Scene) -> None:
        """The road is paid, the Front saw the bill, and the task of it is done."""
        head, front = await scene.cast.person(HEAD), await scene.cast.person(FRONT)
        bill = await scene.proof(HEAD, "hoa don")
        spending = {"on": scene.today.isoformat(), "words": "Bê tông (mẫu)", "evidence": bill}
        dong = LEVEL_DONG * (self.households - 1)
        spent = await head.post(f"{self.fund}/spendings", **spending, dong=dong)
        line = spent["spendings"][0]["id"]
        await front.post(f"participation/ledger-entries/{line}/confirmation")
        task = await self._task(head)
        proof = [await scene.proof(HEAD, "duong da lam")]
        await head.post(f"planning/tasks/{task}/outcome", outcome="done", evidence=proof)

    async def _task(self, head: Any) -> str:
        tasks = (await head.get("planning/tasks", limit=200))["tasks"]
        [task] = [each["id"] for each in tasks if each["origin_id"] == self.road]
        return str(task)

    async def settle_account(self, _: Deed, scene: Scene) -> None:
        """Its sheet hangs out, and the account ends."""
        head = await scene.cast.person(HEAD)
        await head.post(f"{self.fund}/postings", posted_on=scene.today.isoformat())
        await head.post(f"{self.fund}/settlement", left_use="")

    async def demand(self, _: Deed, scene: Scene) -> None:
        """As many households demand it as the law asks for."""
        head, unit = await scene.cast.person(HEAD), await scene.unit(UNIT)
        asked = {"unit_id": unit, "clause": "other", **DEMAND}
        made = await head.post("participation/initiatives", **asked)
        path, on = f"participation/initiatives/{made['id']}", scene.today.isoformat()
        for household in self.roll:
            said = {"household_id": household, "given_on": on}
            made = await head.post(f"{path}/consents", **said)
            if made["state"] == "on_agenda":
                break
        self.demanded = str(made["matter_id"])

    async def announce_ballots(self, _: Deed, scene: Scene) -> None:
        """Ballots will be handed out on a day, and everybody is told."""
        head, front = await scene.cast.person(HEAD), await scene.cast.person(FRONT)
        path, today = f"participation/matters/{self.demanded}", scene.today.isoformat()
        await head.post(f"{path}/form/agreement-asked", form="paper_ballots")
        await front.post(f"{path}/form/agreement", on=today)
        await head.post(f"{path}/form", form="paper_ballots")
        on = self.handed_on.isoformat()
        days = {"unit_id": await scene.unit(UNIT), "starts_on": on, "until": on}
        handout = await front.post(f"{path}/handouts", **days, team=TEAM)
        self.handout = f"participation/handouts/{handout['id']}"
        await front.post(f"{self.handout}/notice", sent_on=today, informed_on=today)

    async def hand_out(self, _: Deed, scene: Scene) -> None:
        """The ballots go to the households."""
        await (await scene.cast.person(FRONT)).post(f"{self.handout}/opening")

    async def count_ballots(self, _: Deed, scene: Scene) -> None:
        """Two households watch them being counted."""
        front = await scene.cast.person(FRONT)
        present = self.households - self.absent
        sums = {"given": self.households, "present": present}
        sums |= {"yes": present - self.against, "no": self.against, "other": 0, "invalid": 0}
        await front.post(f"{self.handout}/count", **sums, witness_ids=self.roll[:2])
