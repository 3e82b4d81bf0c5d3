"""What residents of the busy ward pay for and meet on: an account, a conference of the year."""

from __future__ import annotations

from datetime import timedelta

from tests.flows.house import House
from tools.people import sample_photo
from tools.samples.cast import Cast

TEAM = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]


async def of_contributions(house: House, cast: Cast) -> dict[str, str]:
    """Three days later the second neighbourhood has an account with one spending in it."""
    head = await cast.person("khu02")
    units = await head.get("participation/units")
    unit = next(each["id"] for each in units if each["name"] == "Khu phố 2")
    matter = await _decided(house, cast, unit)
    about = {"matter_id": matter, "unit_id": unit, "level_dong": 2_000_000}
    fund = await head.post("participation/funds", **about, opening_dong=5_000_000)
    path, on = f"participation/funds/{fund['id']}", house.today.isoformat()
    bill = {"words": "Xi măng (mẫu)", "evidence": await head.upload(sample_photo("hóa đơn"))}
    told = await head.post(f"{path}/spendings", on=on, dong=1_000_000, **bill)
    line = str(told["spendings"][0]["id"])
    conference = await _conference(house, cast, unit)
    return {"fund_id": str(fund["id"]), "entry_id": line, **conference}


async def _conference(house: House, cast: Cast, unit: str) -> dict[str, str]:
    """A conference to which households are invited."""
    head, today = await cast.person("khu02"), house.today.isoformat()
    on = (house.today + timedelta(days=10)).isoformat()
    plan = {"place": "Nhà văn hóa (mẫu)", "agenda": "Việc năm nay (mẫu).", "starts_at": "19:00"}
    held = await head.post(
        "participation/community-conferences",
        unit_id=unit,
        year=house.today.year,
        on=on,
        **plan,
    )
    path = f"participation/community-conferences/{held['id']}"
    await head.post(f"{path}/plan", sent_on=today)
    await head.post(f"{path}/invitation", invited_on=today)
    return {"community_conference_id": str(held["id"])}


async def _decided(house: House, cast: Cast, unit: str) -> str:
    head, front = await cast.person("khu02"), await cast.person("mttq")
    who = {"address": "Ngõ mẫu", "born": "1970", "capable": True}
    roll = [
        str((await head.post(_roll(unit), full_name=f"Đại Diện Góp {name}", **who))["id"])
        for name in ("Một", "Hai")
    ]
    words = {"title": "Góp làm đường (mẫu)", "summary": "Nội dung mẫu."}
    said = {"clause": "works", "scope": "neighbourhood", "unit_id": unit, **words}
    matter = str((await head.post("participation/matters", **said))["id"])
    path = f"participation/matters/{matter}"
    await front.post(f"{path}/agreement")
    await head.post(f"{path}/form", form="meeting")
    on, today = house.today + timedelta(days=3), house.today.isoformat()
    where = {"unit_id": unit, "starts_at": "19:00", "place": "Nhà văn hóa (mẫu)"}
    meeting = await head.post(f"{path}/meetings", on=on.isoformat(), **where)
    held = f"participation/meetings-of-residents/{meeting['id']}"
    await head.post(f"{held}/notice", noticed_on=today, documents_on=today)
    await house.live_until(on)
    cluster = (await head.post(f"{held}/opening"))["clusters"][0]["id"]
    await head.put(f"{held}/attendance", cluster_id=cluster, household_ids=roll)
    team = {"secretary": "Người Mẫu S", "tellers": TEAM, "approving": 2, "secret": True}
    await head.post(f"{held}/tellers", **team)
    sums = {"present": 2, "yes": 2, "no": 0}
    counts = [{"cluster_id": cluster, **sums}]
    await head.post(f"{held}/count", clusters=counts, total=sums, witness_ids=roll, course="")
    return matter


def _roll(unit: str) -> str:
    return f"participation/neighbourhoods/{unit}/households"
