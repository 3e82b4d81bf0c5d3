"""A convention's whole way through the pages: drafted, hung, discussed, adopted, recognised."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from uuid import UUID

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of

DESK, ROLLS, QUARTER = "/06811/viec/huong-uoc", "/06811/viec/ho", "Khu Quy Ước"
TEXT = "Chương I. Chung\nĐiều 1. Nếp sống\nGiữ ngõ sạch.\nĐiều 2. Việc tang\nTiết kiệm."
BETTER = f"{TEXT}\nĐiều 3. Rác\nĐổ rác trước 18 giờ."
SIGNED = {"kind": "resolution", "decision": "Thông qua.", "head_name": "A", "front_name": "B"}
HOUSEHOLDS = 5


@pytest.fixture
async def head(house: House) -> AsyncIterator[Looker]:
    """The head of a neighbourhood of this story alone; the clock is put back afterwards."""
    form = {"kind": "neighbourhood", "name": QUARTER}
    opened = await house.ask(house.looker("operator"), "POST", "directory/units", form)
    house.units[QUARTER] = UUID(opened["id"])
    await house.settle()
    yield house.looker("neighbourhood_head", unit=QUARTER)
    clock.hold(NOON)
    end = {"closed_on": NOON.date().isoformat()}
    await house.ask(house.looker("office"), "POST", f"directory/units/{opened['id']}/closing", end)
    await house.settle()


def today() -> date:
    return clock.now().date()


async def test_from_the_first_draft_to_the_page_everybody_reads(house: House, head: Looker) -> None:
    one = await _hung(house, head)
    public = one.replace("/viec/", "/")
    await _heard(house, head, one)
    matter = await _put_to_the_vote(house, head, one)
    await _met(house, head, matter)
    await head.done(f"{matter}/quyet-dinh", **SIGNED, signers="1, 2")
    assert (await head.open(f"{matter}/tai/pdf")).body.startswith(b"%PDF-")
    await head.done(f"{matter}/gui")
    assert "Đã gửi hồ sơ đề nghị công nhận" in text_of(await house.looker().see(public))
    await _recognised(house, head, one, matter)

    page = await house.looker().see(public)
    assert "Đổ rác trước 18 giờ" in page
    assert f"có hiệu lực từ {today():%d/%m/%Y}" in text_of(page).casefold()
    assert QUARTER in text_of(await house.looker().see("/06811/huong-uoc"))
    assert (await house.looker().open(f"{public}/tai/pdf")).body.startswith(b"%PDF-")
    assert "Người Mẫu" not in page


async def _hung(house: House, head: Looker) -> str:
    """The roll is written down, the draft hangs; before its thirty days nobody votes on it."""
    roll = f"{ROLLS}/{house.units[QUARTER]}"
    for number in range(1, HOUSEHOLDS + 1):
        who = {"full_name": f"Người Mẫu {number}", "born": "1970", "capable": "1"}
        await head.done(roll, **who, address="Ngõ mẫu")
    plan = {"called": "rules", "title": f"Quy ước {QUARTER}", "purpose": "new", "replaces_id": ""}
    one = await head.done(
        f"{DESK}/soan", **plan, unit_id=str(house.units[QUARTER]), team="Người Mẫu A\nNgười Mẫu B"
    )
    await head.done(f"{one}/toan-van", text=TEXT, note="", **{"file": ""})
    await head.done(f"{one}/niem-yet", place="Nhà văn hóa")
    return one


async def _heard(house: House, head: Looker, one: str) -> None:
    """A resident says something; the head looks, and takes it up once the days are over."""
    public = one.replace("/viec/", "/")
    await house.looker().send(public, text="Nên thêm điều về rác.", key="walk")
    [release] = re.findall(rf'action="({one}/y-kien/[^"]+/hien)"', await head.see(f"{one}/y-kien"))
    await head.done(release, text="Nên thêm điều về rác.")
    assert "điều về rác" in await house.looker().see(public)
    clock.hold(NOON + timedelta(days=31))
    await head.done(f"{one}/toan-van", text=BETTER, note="Thêm điều về rác.", **{"file": ""})


async def _put_to_the_vote(house: House, head: Looker, one: str) -> str:
    """It is on the agenda: the Front agrees, the form is a meeting and nothing else."""
    await head.done(f"{one}/dua-ra-ban", matter_id="")
    found = re.findall(r'href="(/06811/[a-z/-]*nhan-dan-ban/[0-9a-f-]{36})"', await head.see(one))
    [matter] = {each.replace("/06811/nhan", "/06811/viec/nhan") for each in found}
    await house.looker("front").done(f"{matter}/thong-nhat")
    barred = await head.send(f"{matter}/hinh-thuc", form="online")
    assert (barred.status, 'role="alert"' in barred.body.decode()) == (422, True)
    await head.done(f"{matter}/hinh-thuc", form="meeting")
    return matter


async def _met(house: House, head: Looker, matter: str) -> None:
    """Four of five came, three said yes: more than half of all five."""
    noticed, on = today(), today() + timedelta(days=3)
    where = {"unit_id": str(house.units[QUARTER]), "starts_at": "19:00", "place": "Nhà văn hóa"}
    await head.done(f"{matter}/moi-hop", **where, on=on.isoformat())
    [held] = re.findall(r'href="(/06811/viec/hop-dan/[0-9a-f-]{36})"', await head.see(matter))
    told = dict.fromkeys(("noticed_on", "documents_on"), noticed.isoformat())
    await head.done(f"{held}/thong-bao", **told)
    clock.hold(clock.now() + timedelta(days=3))
    await head.done(f"{held}/mo")
    page = await head.see(held)
    [ticking] = set(re.findall(rf'action="({held}/diem-danh-[0-9a-f-]+)"', page))
    seats = list(dict.fromkeys(re.findall(r'name="(h-[0-9a-f-]{36})"', page)))
    await head.done(ticking, **dict.fromkeys(seats[:4], "1"))
    assert "4/5 hộ đã có đại diện dự" in text_of(await head.see(held))
    team = {"secretary": "S", "tellers": "A\nB\nC", "approving": "4", "secret": "1"}
    await head.done(f"{held}/ban-kiem-phieu", **team)
    sums = {"c0-present": "4", "c0-yes": "3", "c0-no": "1", "c0-other": "0", "c0-invalid": "0"}
    await head.done(f"{held}/kiem-phieu", **sums, witnesses="1, 2", course="")
    assert "3/5 hộ tán thành" in text_of(await house.looker().see("/06811/nhan-dan-ban"))


async def _recognised(house: House, head: Looker, one: str, matter: str) -> None:
    """The chair recognises, nobody else; the office sends it out."""
    chair = house.looker("chair", position="Chủ tịch")
    answer = {"number": "12/QĐ-UBND", "on": today().isoformat()}
    assert (await head.send(f"{matter}/cong-nhan", **answer)).status == 403
    assert (await house.looker("front").send(f"{matter}/cong-nhan", **answer)).status == 403
    assert "Công nhận" in text_of(await chair.see(matter))
    await chair.done(f"{matter}/cong-nhan", **answer)
    assert "Gửi quyết định công nhận" in text_of(await chair.see(one))
    await house.looker("office").done(f"{one}/gui-cong-dong")
