"""The team announces a vote, gives out papers and counts on its pages; residents look on theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, text_of

OPENS, CLOSES = NOON + timedelta(days=3), NOON + timedelta(days=5)
HOME = "/06811/viec/bieu-quyet"


@pytest.fixture
def back_to_noon() -> Iterator[None]:
    yield
    clock.hold(NOON)


def _typed(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


async def test_a_vote_from_its_announcement_to_its_result(house: House, back_to_noon: None) -> None:
    head, resident = house.looker("neighbourhood_head", unit="Khu 3"), house.looker()
    unit = house.units["Khu 3"]
    for number in range(1, 4):
        who = {"full_name": f"Người Mẫu {number}", "born": "1970", "capable": True}
        roll = f"participation/neighbourhoods/{unit}/households"
        await house.ask(head, "POST", roll, {"address": f"Số {number}, ngõ mẫu", **who})
    form = {"unit_id": str(unit), "title": "Giờ đóng cửa nhà văn hóa", "accepted": "1"}
    form |= {"opens_at": _typed(OPENS), "closes_at": _typed(CLOSES)}

    refused = await head.send(HOME, **form)
    assert refused.status == 422
    assert "chỉ dùng cho" in text_of(refused.body.decode()) or "trên 50%" in refused.body.decode()
    work = await head.done(HOME, **form | {"accepted": "2"})
    public = work.replace("/viec", "")
    assert "Sắp mở" in text_of(await resident.see(public))

    clock.hold(OPENS)
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

    clock.hold(CLOSES)
    count = {"paper_1": "1", "paper_2": "0", "paper_3": "0", "invalid": "0", "witnesses": "2"}
    wrong = await head.send(f"{work}/kiem-phieu", **count, tellers="2")
    assert "từ 3 đến 5 người" in text_of(wrong.body.decode())
    assert await head.done(f"{work}/kiem-phieu", **count, tellers="3") == public
    said = text_of(await resident.see(public))
    assert "1 trên tổng số 3 hộ đồng ý: không được thông qua" in said
    assert "Không có phiếu trực tuyến nào." in said
