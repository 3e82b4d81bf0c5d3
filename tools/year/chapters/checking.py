"""The ward checks by its programme, once unannounced, and units check themselves."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tools.year.diary import Deed, Diary
from tools.year.scene import Scene

LEADER = "vhxh"
# username of the desk that is checked -> its unit
CHECKED = {"kinhte": "KTHTĐT", "dichvu": "TTDV"}
FAULTS = ("Bảng phí treo mức cũ (mẫu).", "Không có lịch trực (mẫu).", "Sổ thiếu ngày (mẫu).")
BASIS = "Điều 11 Luật 10/2022/QH15"
OWN_LIST = "internal_democracy"


@dataclass(frozen=True)
class Check:
    """A check of a unit, by which list, in which month."""

    kind: str
    desk: str
    checklist: str
    month: int


CHECKS = (
    Check("planned", "kinhte", "front_desk", 5),
    Check("unannounced", "dichvu", "reception", 8),
    Check("planned", "dichvu", "reception", 10),
)
SELF_CHECK_MONTH = 6


@dataclass
class Checking:
    """What is found is to be put right: one fault is put right late, by each check."""

    starts: list[date] = field(default_factory=list)
    paths: dict[int, str] = field(default_factory=dict, compare=False)
    items: dict[int, str] = field(default_factory=dict, compare=False)
    asked: dict[int, list[str]] = field(default_factory=dict, compare=False)

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """The programme in winter, the checks in their months."""
        diary.note(diary.after(diary.begins_on, 10), self.plan)
        own = diary.working(date(diary.year, SELF_CHECK_MONTH, draw.randint(5, 20)))
        diary.note(own, self.check_itself)
        for number, check in enumerate(CHECKS):
            on = diary.working(date(diary.year, check.month, draw.randint(3, 12)))
            start = diary.after(on, 5)
            self.starts.append(start)
            diary.note(on, self.order, number)
            diary.note(start, self.start, number)
            diary.note(diary.after(start, 3), self.conclude, number)
            due_on = diary.due("inspection.remedy", diary.after(start, 3))
            late = draw.randrange(len(FAULTS))
            for fault in range(len(FAULTS)):
                days = draw.randint(3, 10)
                from_on = due_on if fault == late else diary.after(start, 4)
                done_on = diary.after(from_on, days)
                if done_on.year == diary.year:
                    diary.note(done_on, self.remedy, number, fault)
                    diary.note(diary.after(done_on, 1), self.close, number, fault)

    async def plan(self, _: Deed, scene: Scene) -> None:
        """The programme of the year, approved by the chair."""
        office, chair = await scene.cast.person("vanphong"), await scene.cast.person("chutich")
        made = await office.post("inspections/check-programmes", year=scene.year)
        path = f"inspections/check-programmes/{made['id']}"
        for number, check in enumerate(CHECKS):
            if check.kind == "planned":
                line = {"kind": check.kind, "month": check.month, "form": "on_site"}
                unit = await scene.unit(CHECKED[check.desk])
                line |= {"subject": f"Kiểm tra {number} (mẫu)", "unit_id": unit}
                written = await office.post(f"{path}/items", **line)
                self.items[number] = _item(written, f"Kiểm tra {number} (mẫu)")
        own = {"kind": "self", "subject": "Tự kiểm tra (mẫu)", "form": "report"}
        await office.post(f"{path}/items", **own, month=SELF_CHECK_MONTH)
        await chair.post(f"{path}/approval", number="9/CTr-UBND")

    async def check_itself(self, _: Deed, scene: Scene) -> None:
        """A unit goes through a list about itself."""
        person = await scene.cast.person(LEADER)
        begun = await person.post(
            "inspections/self-checks",
            subject="Tự kiểm tra (mẫu)",
            checklist_key=OWN_LIST,
            unit_id=await scene.unit("VHXH"),
        )
        path = f"inspections/inspections/{begun['id']}"
        for line in (await person.get(f"{path}/checklist"))["lines"]:
            await person.post(f"{path}/answers", line=line["key"], said="yes")
        await person.post(f"{path}/end", conclusion="Tự kiểm tra xong (mẫu).")

    async def order(self, deed: Deed, scene: Scene) -> None:
        """Drafted and decided; the unit is told, unless it must not know."""
        check = CHECKS[deed.about]
        office, chair = await scene.cast.person("vanphong"), await scene.cast.person("chutich")
        officials = await chair.get("directory/officials")
        [leader] = [each["account_id"] for each in officials if each["username"] == LEADER]
        drafted = await office.post(
            "inspections/inspections",
            kind=check.kind,
            subject=f"Kiểm tra {deed.about} (mẫu)",
            scope="Niêm yết, tiếp dân (mẫu).",
            unit_id=await scene.unit(CHECKED[check.desk]),
            planned_on=self.starts[deed.about].isoformat(),
            leader_id=leader,
            checklist_key=check.checklist,
            check_item_id=self.items.get(deed.about),
        )
        self.paths[deed.about] = f"inspections/inspections/{drafted['id']}"
        number = f"{40 + deed.about}/QĐ-UBND"
        await chair.post(f"{self.paths[deed.about]}/decision", number=number)
        if check.kind != "unannounced":
            await office.post(f"{self.paths[deed.about]}/notice")

    async def start(self, deed: Deed, scene: Scene) -> None:
        """The team goes through its list and writes down what is wrong."""
        team, path = await scene.cast.person(LEADER), self.paths[deed.about]
        await team.post(f"{path}/start")
        for line in (await team.get(f"{path}/checklist"))["lines"]:
            await team.post(f"{path}/answers", line=line["key"], said="yes")
        proof = await scene.proof(LEADER, "phat hien")
        for fault in FAULTS:
            found = {"severity": "minor", "text": fault, "basis": BASIS}
            await team.post(f"{path}/findings", **found, evidence=proof)

    async def conclude(self, deed: Deed, scene: Scene) -> None:
        """The chair concludes, and the unit is asked to put each fault right."""
        team, chair = await scene.cast.person(LEADER), await scene.cast.person("chutich")
        path, number = self.paths[deed.about], f"{50 + deed.about}/KL-UBND"
        await chair.post(f"{path}/conclusion", number=number, conclusion="Khắc phục (mẫu).")
        unit = await scene.unit(CHECKED[CHECKS[deed.about].desk])
        findings = {each["text"]: each["id"] for each in await team.get(f"{path}/findings")}
        self.asked[deed.about] = []
        for fault in FAULTS:
            said = {"finding_id": findings[fault], "unit_id": unit, "basis": BASIS}
            row = await team.post(f"{path}/recommendations", **said, text=f"Khắc phục: {fault}")
            self.asked[deed.about].append(f"inspections/recommendations/{row['id']}")

    async def remedy(self, deed: Deed, scene: Scene) -> None:
        """The unit puts it right, with a photo."""
        desk = CHECKS[deed.about].desk
        proof = [await scene.proof(desk, "khac phuc")]
        person = await scene.cast.person(desk)
        path = self.asked[deed.about][deed.place]
        await person.post(f"{path}/remedy", note="Đã khắc phục (mẫu).", evidence=proof)

    async def close(self, deed: Deed, scene: Scene) -> None:
        """The team looks at it."""
        team, path = await scene.cast.person(LEADER), self.asked[deed.about][deed.place]
        await team.post(f"{path}/closing", note="Đã xem (mẫu).")


def _item(programme: dict[str, Any], subject: str) -> str:
    [found] = [item["id"] for item in programme["items"] if item["subject"] == subject]
    return str(found)
