"""Checks filled in on phones for a day without a network: none is lost, none is there twice.

`CHECKS_OFFLINE=500` takes as many as a large city's wards have in a year.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from libs.kernel.clock import VIETNAM
from tests.flows.house import House
from tools.people import Person, Refused, sample_photo

pytestmark = pytest.mark.timeout(3_000)

CODE = "06886"
CHECKS = int(os.environ.get("CHECKS_OFFLINE", "12"))
AT_ONCE = 6
LINES = ("present", "fees")  # the second with a photo


@dataclass(frozen=True)
class Written:
    """An answer as it lies on a phone."""

    number: int
    check: str
    form: dict[str, Any]
    photo: bytes

    @property
    def id(self) -> str:
        """The id that the phone gave it."""
        return str(self.form["entry_id"])


async def _each(work: list[Any]) -> list[Any]:
    """Some at a time, as phones come back to their network one after another."""
    place = asyncio.Semaphore(AT_ONCE)

    async def one(doing: Any) -> Any:
        async with place:
            return await doing

    return await asyncio.gather(*map(one, work))


async def _begun(house: House, number: int) -> str:
    cast = house.casts[CODE]
    office, chair, team = [await cast.person(who) for who in ("vanphong", "chutich", "vhxh")]
    units = {each["name"]: each["id"] for each in await office.get("inspections/units")}
    accounts = await chair.get("directory/officials")
    leader = next(each["account_id"] for each in accounts if each["username"] == "vhxh")
    made = await office.post(
        "inspections/inspections",
        kind="thematic",
        subject=f"Kiểm tra chuyên đề {number} (mẫu)",
        scope="Mẫu.",
        unit_id=units["Phòng Kinh tế, Hạ tầng và Đô thị"],
        planned_on=house.today.isoformat(),
        leader_id=leader,
        checklist_key="front_desk",
    )
    path = f"inspections/inspections/{made['id']}"
    await chair.post(f"{path}/decision", number=f"{number}/QĐ-UBND")
    await office.post(f"{path}/notice")
    await team.post(f"{path}/start")
    return str(made["id"])


def _written(house: House, number: int, check: str) -> list[Written]:
    nine = datetime.combine(house.today, time(9), VIETNAM) + timedelta(seconds=number)
    found = []
    for line in LINES:
        seen = (nine + timedelta(minutes=len(found))).isoformat()
        form = {"line": line, "said": "partly", "note": f"Cuộc {number}, dòng {line}."}
        form |= {"entry_id": str(uuid4()), "seen_at": seen, "device": f"máy {number % 7}"}
        photo = sample_photo(f"offline {number}", number) if line == "fees" else b""
        found.append(Written(number, check, form, photo))
    return found


async def _send(team: Person, one: Written) -> None:
    """With what goes wrong on the way: an answer not heard, two pages that send at once."""
    times = 1 + (one.number % 3 == 0)
    for turn in range(times):
        form = dict(one.form)
        if one.photo:
            form["photo"] = await team.upload(one.photo)
        again = 1 + (one.number % 5 == 0)
        said = await asyncio.gather(*(_post(team, one, form, f"{turn}") for _ in range(again)))
        assert {each["id"] for each in said} == {one.id}


async def _post(team: Person, one: Written, form: dict[str, Any], turn: str) -> dict[str, Any]:
    address = f"/api/wards/{CODE}/inspections/inspections/{one.check}/answers"
    headers = {"x-csrf-token": team.csrf, "idempotency-key": f"{one.id}-{turn}"}
    answer = await team.client.post(address, json=form, headers=headers)
    if answer.is_error:
        raise Refused("POST", address, answer)
    told: dict[str, Any] = answer.json()
    return told


async def _found(chair: Person, check: str) -> list[dict[str, Any]]:
    told = await chair.get(f"inspections/inspections/{check}/checklist")
    lines = [line for line in told["lines"] if line["entry"]]
    return [each for line in lines for each in (line["entry"], *line["earlier"])]


async def test_a_day_of_checks_arrives_whole_and_once(house: House) -> None:
    cast = await house.founded(CODE)
    for who in ("vanphong", "chutich", "vhxh"):
        await cast.person(who)
    checks = await _each([_begun(house, number) for number in range(CHECKS)])
    kept = [each for pair in enumerate(checks) for each in _written(house, *pair)]
    first_day = house.today
    await house.live_until(house.today + timedelta(days=1))
    await cast.leave("vhxh")  # the session of yesterday has ended
    team, chair = await cast.person("vhxh"), await cast.person("chutich")

    await _each([_send(team, one) for one in kept])

    found = await _each([_found(chair, check) for check in checks])
    for check, there in zip(checks, found, strict=True):
        wanted = {one.id: one for one in kept if one.check == check}
        assert sorted(each["id"] for each in there) == sorted(wanted)
        for each in there:
            assert each["note"] == wanted[each["id"]].form["note"]
            assert datetime.fromisoformat(each["seen_at"]).astimezone(VIETNAM).date() == first_day
            assert bool(each["photo"]) == bool(wanted[each["id"]].photo)
    photos = [each["photo"] for there in found for each in there if each["photo"]]
    assert len({link.partition("?")[0] for link in photos}) == CHECKS
    shown = await chair.client.get(photos[-1])
    assert shown.headers["content-type"] == "image/jpeg"
