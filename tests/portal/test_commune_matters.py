"""A matter of the whole ward on the pages: every neighbourhood votes, two thirds of them decide."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of

DESK = "/06811/viec/nhan-dan-ban"
LARGE, SMALL = 40, 2  # households that this story adds to the first one, and to the others
LATER = NOON + timedelta(days=3)


@dataclass
class Area:
    """A neighbourhood, and the numbers of all its households."""

    unit: str
    name: str
    numbers: list[int]


@pytest.fixture
async def areas(house: House) -> AsyncIterator[list[Area]]:
    """Every neighbourhood with households enough; those of this story leave again."""
    office = house.looker("office")
    units = await house.ask(office, "GET", "participation/neighbourhoods")
    added = []
    for place, unit in enumerate(units):
        roll = f"participation/neighbourhoods/{unit['id']}/households"
        for number in range(SMALL if place else LARGE):
            who = {"full_name": f"Toàn Phường Mẫu {place}-{number}", "born": "1970"}
            said = {**who, "capable": True, "address": "Ngõ mẫu"}
            added.append((await house.ask(office, "POST", roll, said))["id"])
    found = []
    for unit in units:
        roll = f"participation/neighbourhoods/{unit['id']}/households"
        lines = (await house.ask(office, "GET", roll))["households"]
        found.append(Area(unit["id"], unit["name"], [each["number"] for each in lines]))
    yield found
    clock.hold(NOON)
    for household in added:
        path = f"participation/households/{household}/closing"
        await house.ask(office, "POST", path, {"ended_as": "mistaken"})


async def _prepared(house: House, chair: Looker, title: str) -> str:
    """Put forward by the chair, agreed by the Front, to be decided by ballots on paper."""
    clock.hold(NOON)
    by_day = (NOON + timedelta(days=90)).date().isoformat()
    said = {"clause": "works", "scope": "commune", "title": title, "summary": "Mẫu."}
    one = await chair.done(DESK, **said, carry_out_by=by_day)
    await house.looker("front").done(f"{one}/thong-nhat")
    barred = await chair.send(f"{one}/hinh-thuc", form="online")
    assert "trong phạm vi thôn, tổ dân phố" in text_of(barred.body.decode())
    unasked = await chair.send(f"{one}/hinh-thuc", form="paper_ballots")
    assert "Chủ tịch Ủy ban Mặt trận Tổ quốc thống nhất trước" in text_of(unasked.body.decode())
    await chair.done(f"{one}/xin-hinh-thuc", form="paper_ballots")
    assert f"Thống nhất hình thức phát phiếu: {title}" in text_of(
        await house.looker("front").see("/06811/viec")
    )
    await house.looker("front").done(f"{one}/dong-y-hinh-thuc", on=NOON.date().isoformat())
    await chair.done(f"{one}/hinh-thuc", form="paper_ballots")
    return one


async def _handed_out(front: Looker, one: str, areas: list[Area]) -> dict[str, str]:
    """A plan for each neighbourhood, told in time: its page by the unit."""
    pages: dict[str, str] = {}
    on, today = LATER.date().isoformat(), NOON.date().isoformat()
    for area in areas:
        days = {"unit_id": area.unit, "starts_on": on, "until": on}
        await front.done(f"{one}/phat-phieu", **days, team="Mẫu A\nMẫu B\nMẫu C")
        links = re.findall(r'href="(/06811/viec/phat-phieu/[0-9a-f-]{36})"', await front.see(one))
        [pages[area.unit]] = set(links) - set(pages.values())
        await front.done(f"{pages[area.unit]}/thong-bao", sent_on=today, informed_on=today)
    return pages


async def _counted(front: Looker, page: str, area: Area, *, yes: bool) -> None:
    """Every household answers alike."""
    await front.done(f"{page}/mo")
    every, longer = str(len(area.numbers)), (LATER + timedelta(days=1)).date().isoformat()
    said = {"until": longer, "reason": "Một hộ đi vắng (mẫu)."}
    needless = await front.send(f"{page}/gia-han", **said, given=every)
    assert "đều đã có phiếu" in text_of(needless.body.decode())
    await front.done(f"{page}/gia-han", **said, given=str(len(area.numbers) - 1))
    assert "gia hạn, trước đó thu đến hết" in text_of(await front.see(page))
    sums = {"given": every, "present": every, "yes": every if yes else "0"}
    sums |= {"no": "0" if yes else every, "other": "0", "invalid": "0"}
    seen = ", ".join(map(str, area.numbers[:2]))
    await front.done(f"{page}/kiem-phieu", **sums, witnesses=seen)


async def _sent(house: House, one: str, area: Area) -> None:
    """The head of the neighbourhood writes its decision down and sends it."""
    head = house.looker("neighbourhood_head", unit=area.name)
    assert "Lập, gửi quyết định của khu phố" in text_of(await head.see("/06811/viec"))
    signed = {"head_name": "Khu Mẫu", "front_name": "Mặt Trận Mẫu", "unit_id": area.unit}
    signed["signers"] = ", ".join(map(str, area.numbers[:2]))
    said = {"kind": "resolution", "decision": "Khu phố quyết định (mẫu)."}
    await head.done(f"{one}/quyet-dinh-khu", **said, **signed)
    assert (await head.open(f"{one}/tai/pdf?khu={area.unit}")).body.startswith(b"%PDF")
    await head.done(f"{one}/gui-khu", unit_id=area.unit)


async def _written_of_the_whole(chair: Looker, one: str) -> None:
    """The ward's paper: of effect nothing is said before it is sent."""
    effect = {"number": "5/QĐ-UBND", "on": "2026-12-10"}
    early = await chair.send(f"{one}/hieu-luc", **effect, lead_unit_id=_lead(chair.house))
    assert "văn bản tổng hợp kết quả của toàn phường" in text_of(early.body.decode())
    card = re.compile(rf'href="{one}"[^>]*>Lập, gửi văn bản tổng hợp')
    assert card.search(await chair.see("/06811/viec"))
    said = {"decision": "Các khu phố đã quyết định (mẫu).", "signer": "Chủ Tịch Mẫu"}
    await chair.done(f"{one}/quyet-dinh-phuong", **said)
    assert (await chair.open(f"{one}/tong-hop/docx")).body.startswith(b"PK")
    await chair.done(f"{one}/gui-phuong")
    assert not card.search(await chair.see("/06811/viec"))


def _lead(house: House) -> str:
    return next(str(each) for name, each in house.units.items() if name.startswith("Phòng"))


async def test_two_thirds_of_neighbourhoods_and_of_households_adopt_for_the_whole_ward(
    house: House, areas: list[Area]
) -> None:
    chair, front = house.looker("chair", position="Chủ tịch"), house.looker("front")
    one = await _prepared(house, chair, "Góp làm cầu liên khu (mẫu)")
    pages = await _handed_out(front, one, areas)
    clock.hold(LATER)
    needed = -(-2 * len(areas) // 3)
    for place, area in enumerate(areas):
        early = await chair.send(f"{one}/tong-hop")
        assert f"chưa có kết quả: {area.name}" in text_of(early.body.decode()), place
        await _counted(front, pages[area.unit], area, yes=place < needed)
    early = await chair.send(f"{one}/tong-hop")
    assert f"Còn {len(areas)} khu phố chưa gửi quyết định" in text_of(early.body.decode())
    for area in areas:
        await _sent(house, one, area)
    await chair.done(f"{one}/tong-hop")

    public = one.replace("/viec/", "/")
    seen = text_of(await house.looker().see(public))
    assert "Đã được thông qua" in seen
    assert all(area.name in seen for area in areas)
    yes = sum(len(area.numbers) for area in areas[:needed])
    every = sum(len(area.numbers) for area in areas)
    listed = text_of(await house.looker().see("/06811/nhan-dan-ban"))
    assert f"{yes}/{every} hộ tán thành" in listed
    nobody = await chair.send(f"{one}/hieu-luc", number="5/QĐ-UBND", on="2026-12-10")
    assert "Hãy chọn đơn vị thực hiện" in text_of(nobody.body.decode())
    await _written_of_the_whole(chair, one)
    effect = {"number": "5/QĐ-UBND", "on": "2026-12-10", "lead_unit_id": _lead(house)}
    await chair.done(f"{one}/hieu-luc", **effect)
    seen = text_of(await house.looker().see(public))
    assert "có hiệu lực từ 10/12/2026" in seen
    assert "Các khu phố đã quyết định (mẫu)." in seen
    assert "Khu Mẫu" not in seen  # who signs stands on the paper alone


async def test_households_of_one_large_neighbourhood_do_not_decide_for_the_others(
    house: House, areas: list[Area]
) -> None:
    chair, front = house.looker("chair", position="Chủ tịch"), house.looker("front")
    one = await _prepared(house, chair, "Góp làm kè suối (mẫu)")
    pages = await _handed_out(front, one, areas)
    clock.hold(LATER)
    for place, area in enumerate(areas):
        await _counted(front, pages[area.unit], area, yes=place == 0)
    every = sum(len(area.numbers) for area in areas)
    assert 3 * len(areas[0].numbers) >= 2 * every  # of the households it were enough
    explained = f"/han/sending?khu={areas[0].unit}"
    public = one.replace("/viec/", "/")
    assert "Điều 20 khoản 3" in text_of(await house.looker().see(f"{public}{explained}"))
    clock.hold(LATER + timedelta(days=14))  # whoever is late holds nobody up
    await chair.done(f"{one}/tong-hop")

    seen = text_of(await house.looker().see(public))
    assert "Không được thông qua" in seen
