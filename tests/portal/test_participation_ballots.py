"""The team opens a vote, gives out papers and counts on its pages; residents look on theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from libs.kernel import clock
from tests.portal import webvotes
from tests.portal.house import NOON, House, Looker, text_of

OPENS, CLOSES = NOON + timedelta(days=3), NOON + timedelta(days=5)
HOME, MATTERS = "/06811/viec/bieu-quyet", "/06811/viec/nhan-dan-ban"
VOTES = "/06811/viec/truc-tuyen"


@pytest.fixture
def back_to_noon() -> Iterator[None]:
    yield
    clock.hold(NOON)


def _typed(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


async def _agreed_by_the_front(house: House, head: Looker, one: str) -> None:
    """The head asks twice: the Front declines first, then agrees."""
    alone = await head.send(f"{one}/hinh-thuc", form="online")
    assert "Ban công tác Mặt trận thống nhất trước" in text_of(alone.body.decode())
    await head.done(f"{one}/xin-hinh-thuc", form="online")
    front = house.looker("front")
    await front.done(f"{one}/tu-choi-hinh-thuc", reason="Cần giải thích thêm cho các hộ (mẫu).")
    assert "không thống nhất hình thức biểu quyết trực tuyến" in text_of(await head.see(one))
    await head.done(f"{one}/xin-hinh-thuc", form="online")
    await front.done(f"{one}/dong-y-hinh-thuc", on=NOON.date().isoformat())


async def test_a_vote_from_its_acceptances_to_its_result(house: House, back_to_noon: None) -> None:
    head, resident = house.looker("neighbourhood_head", unit="Khu 3"), house.looker()
    unit = str(house.units["Khu 3"])
    for number in range(1, 4):
        who = {"full_name": f"Người Mẫu {number}", "born": "1970", "capable": True}
        roll = f"participation/neighbourhoods/{unit}/households"
        await house.ask(head, "POST", roll, {"address": f"Số {number}, ngõ mẫu", **who})
    matter = await webvotes.agreed(house, head, unit, "Giờ đóng cửa nhà văn hóa")
    one = f"{MATTERS}/{matter}"

    await head.done(f"{one}/dong-y-truc-tuyen", households="1")
    assert "1/3 hộ đồng ý biểu quyết trực tuyến, cần 2" in text_of(await head.see(one))
    strange = await head.send(f"{one}/dong-y-truc-tuyen", households="2, 99")
    assert "Không có hộ số 99" in text_of(strange.body.decode())
    barred = await head.send(f"{one}/hinh-thuc", form="online")
    assert "trên 50%" in text_of(barred.body.decode())
    await head.done(f"{one}/dong-y-truc-tuyen", households="2, 3")
    unsaid = await head.send(f"{one}/thoi-truc-tuyen", households="1")
    assert unsaid.status == 422
    await head.done(f"{one}/thoi-truc-tuyen", households="1", reason="taken_back")
    await _agreed_by_the_front(house, head, one)
    await head.done(f"{one}/hinh-thuc", form="online")
    team = {"team": "\n".join(webvotes.TEAM)}
    soon = {"opens_at": _typed(NOON), "closes_at": _typed(CLOSES), **team}
    refused = await head.send(f"{one}/truc-tuyen", **soon)
    assert "ít nhất 2 ngày" in text_of(refused.body.decode())
    await head.done(f"{one}/truc-tuyen", **{**soon, "opens_at": _typed(OPENS)})
    [vote] = re.findall(rf'href="({VOTES}/[0-9a-f-]{{36}})"', await head.see(one))
    early = await head.send(f"{vote}/mo")
    assert "Phải báo cáo Ủy ban nhân dân" in text_of(early.body.decode())
    await head.done(f"{vote}/bao-cao", reported_on=NOON.date().isoformat())
    await head.done(f"{vote}/mo")
    [work] = re.findall(rf'href="({HOME}/[0-9a-f-]{{36}})"', await head.see(vote))
    assert (await head.open(f"{vote}/tai/notice.pdf")).body.startswith(b"%PDF-")
    public = work.replace("/viec", "")
    assert f'href="{public}"' in await resident.see(one.replace("/viec", ""))
    assert "Sắp mở" in text_of(await resident.see(public))
    assert "Giờ đóng cửa" in text_of(await head.see(HOME))
    await _on_the_day(house, head, work, public)
    await _counted(head, vote, public, one)


async def _on_the_day(house: House, head: Looker, work: str, public: str) -> None:
    """Papers are given out at the table; the phone shows the ballot."""
    clock.hold(OPENS)
    resident = house.looker()
    page = await head.see(work)
    papers = re.findall(rf'action="({work}/ho/[0-9a-f-]{{36}}/phat)"', page)
    assert len(papers) == 3
    await head.done(papers[0])
    again = await head.send(papers[0])
    assert again.status == 422
    assert "Hộ này đã nhận phiếu giấy" in text_of(again.body.decode())
    shown = await resident.see(public)
    assert "Chọn ý kiến của hộ bạn" in text_of(shown)
    assert 'type="module"' in shown
    other = house.looker("neighbourhood_head", unit="Khu 2")
    assert (await other.open(work)).status == 403


async def _counted(head: Looker, vote: str, public: str, one: str) -> None:
    """The count needs its papers and two households; what it says decides the matter."""
    count = {"paper-0": "1", "paper-1": "0", "paper-2": "0", "paper_invalid": "0"}
    assert "Mở hòm" not in text_of(await head.see(vote))
    clock.hold(CLOSES)
    assert "Phiếu giấy: Không đồng ý" in text_of(await head.see(vote))
    alone = await head.send(f"{vote}/kiem-phieu", **count, witnesses="1")
    assert "ít nhất 2 hộ chứng kiến" in text_of(alone.body.decode())
    much = await head.send(f"{vote}/kiem-phieu", **{**count, "paper-1": "1"}, witnesses="1, 2")
    assert "chỉ phát ra 1" in text_of(much.body.decode())
    await head.done(f"{vote}/kiem-phieu", **count, witnesses="1, 2")
    assert "Đã kiểm phiếu" in text_of(await head.see(vote))
    assert (await head.open(f"{vote}/tai/minutes.pdf")).body.startswith(b"%PDF-")
    assert (await head.open(f"{vote}/tai/minutes.docx")).body.startswith(b"PK")
    said = text_of(await head.see(public))
    assert "1 trên tổng số 3 hộ đồng ý: không được thông qua" in said
    assert "Không có phiếu trực tuyến nào." in said
    result = text_of(await head.see(one.replace("/viec", "")))
    assert "Không thông qua (cần 2)" in result
    assert "Biểu quyết trực tuyến" in result
