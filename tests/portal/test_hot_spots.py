"""The chair sees what several people wrote about, and says what was done."""

from __future__ import annotations

import re
from datetime import timedelta

from libs.kernel import clock
from libs.kernel.actor import Actor
from services.reception.hotspots.actions import raise_hot_spots
from tests.portal.house import NOON, WARD, House, text_of
from tests.portal.test_petitions import case_of, sent

HERE = "/06811/viec/diem-nong"


async def morning_comes(house: House) -> None:
    """What the job of the morning does."""
    reception = next(part for part in house.running if part.service.name == "reception")
    async with reception.database.transaction(WARD) as session:
        by = Actor("clock", WARD, frozenset({"clock"}))
        await raise_hot_spots(session, by=by, now=clock.now())


async def test_a_hot_spot_is_closed_with_what_was_done(house: House) -> None:
    chair = house.looker("chair", position="Chủ tịch")
    resident = house.looker()
    here = str(house.units["Khu 3"])
    flood = {"category": "drainage", "text": "Ngập", "place": "", "point": "", "public": "1"}
    for n in range(3):
        told = {**flood, "place": f"Ngõ {n}", "neighbourhood_id": here}
        assert (await resident.send("/06811/phan-anh/gui", **told)).status == 200
    await morning_comes(house)

    page = await chair.see(HERE)
    assert "Khu 3: Thoát nước, ngập" in text_of(page)
    assert "Ngõ 1" not in text_of(page)
    [one] = re.findall(rf'action="({HERE}/[0-9a-f-]{{36}})"', page)
    empty = await chair.send(one, done=" ")
    assert (empty.status, "Cần ít nhất 1 ký tự" in text_of(empty.body.decode())) == (422, True)
    await chair.done(one, done="Đã nạo vét cống.")
    assert "Đã nạo vét cống." in text_of(await chair.see(HERE))

    few = await chair.send(f"{HERE}/nguong", days="30", same_matter="2", same_place="5")
    assert (few.status, "Cần từ 3 trở lên" in text_of(few.body.decode())) == (422, True)
    await chair.done(f"{HERE}/nguong", days="30", same_matter="3", same_place="5")
    clerk = house.looker("reception_clerk")
    assert "Ngưỡng của phường" not in await clerk.see(HERE)
    assert (await house.looker("department").open(HERE)).status == 403
    assert NOON + timedelta(0) == clock.now()


async def test_letters_on_one_matter_lead_the_chair_to_them(house: House) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    said = {"kind": "complaint", "summary": "Xem xét việc cấp giấy", "on": f"{NOON:%Y-%m-%d}"}
    for _ in range(3):
        number, *_ = await sent(house)
        page = await case_of(clerk, number, "inbox")
        where = {"matter": "land", "neighbourhood_id": str(house.units["Khu 3"])}
        wrong = await clerk.send(f"{page}/sort", **said | {"kind": "denunciation"}, **where)
        assert "không đi cùng đơn với tố cáo" in text_of(wrong.body.decode())
        await clerk.done(f"{page}/sort", **said, **where)
        assert "Nơi xảy ra: Khu 3" in text_of(await clerk.see(page))
    clock.hold(NOON + timedelta(days=1))
    try:
        await morning_comes(house)
        assert "Khu 3: Đất đai, giấy chứng nhận" in text_of(await chair.see("/06811/viec"))
        assert "Khu 3: Đất đai" not in text_of(await clerk.see("/06811/viec"))
        html = await chair.see(HERE)
        assert "Khu 3: Đất đai, giấy chứng nhận" in text_of(html)
        assert "3 đơn khiếu nại, kiến nghị" in text_of(html)
        [there] = re.findall(r'href="(/06811/viec/don-thu[?]khu=[^"]+linh-vuc=land)"', html)
        listed = text_of(await chair.see(there.replace("&amp;", "&")))
        assert "Các vụ việc: Đất đai, giấy chứng nhận, Khu 3" in listed
        assert "Khu 3: Đất đai" not in text_of(await clerk.see(HERE))
    finally:
        clock.hold(NOON)
