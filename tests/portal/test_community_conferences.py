"""A yearly conference on the pages: planned, invited to in time, held, read by everybody."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, text_of
from tests.portal.quarters import a_quarter

DESK = "/06811/viec/hoi-nghi-dan-cu"
QUARTER = "Khu Hội Nghị"
TODAY = NOON.date()


@pytest.fixture
async def quarter(house: House) -> AsyncIterator[str]:
    """Three households in a neighbourhood of this story alone."""
    async with a_quarter(house, QUARTER, households=3) as opened:
        yield opened


async def test_from_the_plan_to_the_result(house: House, quarter: str) -> None:
    head, resident = house.looker("neighbourhood_head", unit=QUARTER), house.looker()
    on = TODAY + timedelta(days=10)
    plan = {"unit_id": quarter, "year": str(TODAY.year), "starts_at": "19:00"}
    plan |= {"place": "Nhà văn hóa", "agenda": "Việc <b>năm</b> tới."}
    early = await head.send(DESK, **plan, on=(TODAY + timedelta(days=1)).isoformat())
    assert (early.status, "sớm nhất" in text_of(early.body.decode())) == (422, True)
    one = await head.done(DESK, **plan, on=on.isoformat())
    public = one.replace("/viec/", "/")
    assert (await resident.open(public)).status == 404
    asked_early = await head.send(f"{one}/moi", invited_on=TODAY.isoformat())
    assert "Ban Thanh tra nhân dân" in text_of(asked_early.body.decode())
    await head.done(f"{one}/gui-ke-hoach", sent_on=TODAY.isoformat())
    await head.done(f"{one}/moi", invited_on=TODAY.isoformat())
    assert "Việc &lt;b&gt;năm&lt;/b&gt; tới." in await resident.see(public)
    invitation = await resident.open(f"{public}/tai/invitation.pdf")
    assert invitation.body.startswith(b"%PDF-")

    clock.hold(NOON + timedelta(days=10))
    too_many = await head.send(f"{one}/so-du", present="4")
    assert (too_many.status, "3 hộ" in text_of(too_many.body.decode())) == (422, True)
    await head.done(f"{one}/so-du", present="3")
    await head.done(f"{one}/cau-hoi", question="Bao giờ sửa cống?", answer="Tháng Một.")
    await head.done(f"{one}/cau-hoi", question="Ai ăn chặn tiền?", answer="Sẽ trả lời.")
    assert "Không công khai" in text_of(await head.see(one))
    await head.done(f"{one}/ket-qua", result="Làm đèn ngõ 7.")

    seen = await resident.see(public)
    assert "Làm đèn ngõ 7." in seen
    assert "sửa cống" in seen
    assert "ăn chặn" not in seen
    listed = text_of(await resident.see("/06811/hoi-nghi-dan-cu"))
    assert "3/3 hộ dự" in listed
    desk = text_of(await house.looker("office").see(f"{DESK}?nam={TODAY.year}"))
    # Of all neighbourhoods: other stories add theirs.
    assert re.search(rf"1 trong \d+ khu phố đã họp hội nghị năm {TODAY.year}", desk)
